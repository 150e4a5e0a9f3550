"""Answers to programs: JSON, CSV or Parquet, with a tag that lasts until the record changes."""

import csv
import io
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Final, Literal

from fastapi import HTTPException, Query, Request, Response
from pydantic import TypeAdapter

from legation.errors import LegationError, QuestionError, RecordError, StaleError
from legation.exchange.cells import guarded
from legation.record.answers import Rows
from legation.web.addresses import Asked
from legation.web.site import site_of

Format = Literal["json", "csv", "parquet"]
Wanted = Annotated[Format | None, Query(alias="format", description="Instead of `Accept`: how to answer.")]
TYPES: Final[dict[str, str]] = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
_boot: Final = secrets.token_hex(4)
"""A tag of one process says nothing in another."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What was wrong, in one line."""

    detail: str


READ: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "Nothing has changed since the answer with this ETag."},
    401: {"model": Problem, "description": "Sign in, or show a token."},
    404: {"model": Problem, "description": "The record does not have it."},
    422: {"model": Problem, "description": "The question can't be understood."},
    503: {"model": Problem, "description": "Not now; try again."},
}
WRITE: Final[dict[int | str, dict[str, Any]]] = {
    400: {"model": Problem, "description": "Not JSON."},
    401: READ[401],
    403: {"model": Problem, "description": "The token's role may not do this."},
    404: READ[404],
    409: {"model": Problem, "description": "Somebody has decided on it since."},
    413: {"description": "Too much at once."},
    415: {"model": Problem, "description": "Send JSON."},
    422: READ[422],
    429: {"model": Problem, "description": "Too often; `Retry-After` says when."},
    503: READ[503],
}
TABLES: Final[dict[int | str, dict[str, Any]]] = {
    **READ,
    200: {"content": {kind.partition(";")[0]: {} for name, kind in TYPES.items() if name != "json"}},
}
"""Of answers that are rows, and come as CSV and Parquet too."""


def answer(request: Request, make: Callable[[], Any], wanted: Format | None = None) -> Response:
    """What `make` gives, as JSON; rows also as CSV and Parquet. 304 where the asker has it."""
    form = chosen(request, wanted)
    tag = _tag(request, form)
    headers = {"ETag": tag, "Vary": "Accept, Authorization, Cookie"}
    if tag in (one.strip() for one in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(_written(asked(make), form), media_type=TYPES[form], headers=headers)


def page(request: Request, rows: Sequence[Any], after: str | None, wanted: Format | None = None) -> Response:
    """A page of rows; `Link` leads to the next one."""
    found = answer(request, lambda: rows, wanted)
    if after is not None:
        query: dict[str, Asked] = {}
        for name in request.query_params:
            query[name] = request.query_params.getlist(name)
        query["after"] = after
        path = request.scope["path"].removeprefix(site_of(request).to.root)
        found.headers["Link"] = f'<{site_of(request).to.page(path, **query)}>; rel="next"'
    return found


def chosen(request: Request, wanted: Format | None) -> Format:
    """By `?format=`, else by `Accept`, else JSON."""
    if wanted is not None:
        return wanted
    accept = request.headers.get("accept", "")
    if "text/csv" in accept:
        return "csv"
    return "parquet" if "parquet" in accept else "json"


def asked(make: Callable[[], Any]) -> Any:
    """What `make` gives; what the record can't answer is 404 or 422 in one line."""
    try:
        return make()
    except QuestionError as error:
        raise HTTPException(422, str(error)) from None
    except StaleError as error:
        raise HTTPException(409, str(error)) from None
    except RecordError as error:
        line = str(error)
        absent = ": no " in line or "nobody" in line or "several ids" in line
        raise HTTPException(404 if absent else 422, line) from None
    except LegationError as error:
        raise HTTPException(422, str(error)) from None


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return _ANY.dump_python(value, mode="json")


def _written(value: Any, form: Format) -> bytes:
    if form == "json":
        return _ANY.dump_json(list(value) if isinstance(value, Rows) else value)
    rows = [_flat(row) for row in value] if isinstance(value, Sequence) and not isinstance(value, str) else []
    if not isinstance(value, Sequence):
        raise HTTPException(406, "this answer is not a table: ask for JSON")
    names = _names(value, rows)
    return _csv(names, rows) if form == "csv" else _parquet(names, rows)


def _names(value: Any, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    if rows:
        return list(rows[0])
    kind = getattr(value, "_kind", None)
    return [one.name for one in fields(kind)] if kind is not None and is_dataclass(kind) else []


def _flat(row: Any) -> dict[str, Any]:
    """A row's columns; what is more than a value is JSON in its cell."""
    given = {one.name: getattr(row, one.name) for one in fields(row)} if is_dataclass(row) else dict(row)
    found: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or isinstance(value, str | int | float | bool | date):
            found[name] = value
        elif isinstance(value, tuple | list) and all(isinstance(one, str) for one in value):
            found[name] = " ".join(value)
        else:
            found[name] = json.dumps(plain(value), ensure_ascii=False)
    return found


def _csv(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(names)
    write.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    return guarded(value) if isinstance(value, str) else "" if value is None else value


def _parquet(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    import polars

    columns = {name: [row[name] for row in rows] for name in names}
    out = io.BytesIO()
    polars.DataFrame(columns, infer_schema_length=None).write_parquet(out)
    return out.getvalue()


_ANY: Final[TypeAdapter[Any]] = TypeAdapter(Any)


def _tag(request: Request, form: str) -> str:
    """Differs once the record does, or the day: what is ahead today is overdue tomorrow."""
    site = site_of(request)
    parts = (_boot, site.fresh.version(), form, request.url.path, request.url.query, date.today())
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:20]}"'
