"""The client's side of HTTP: questions to a site's interface, and what its answers mean."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

import httpx
from pydantic import TypeAdapter

from legation.errors import QuestionError, RecordError, StaleError
from legation.record.answers import Rows

T = TypeVar("T")
PAGE: Final = 1_000
"""Rows asked for at once."""


class Connection:
    """Asks the interface at an address, with a token where there is one."""

    def __init__(
        self, url: str, token: str | None, timeout: float, transport: httpx.BaseTransport | None
    ) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(
            base_url=url.rstrip("/") + "/api/v1/", headers=headers, timeout=timeout, transport=transport
        )

    def close(self) -> None:
        """Lets go of it."""
        self._http.close()

    def rows(self, path: str, kind: type[T], query: Mapping[str, Any], limit: int | None) -> Rows[T]:
        """Rows of all pages, up to `limit`."""
        found: list[T] = []
        for part in self._pages(path, query, limit):
            found += adapter(list[kind]).validate_json(part)  # type: ignore[valid-type]
        return Rows(found if limit is None else found[:limit], kind)

    def _pages(self, path: str, query: Mapping[str, Any], limit: int | None) -> Iterator[bytes]:
        size = PAGE if limit is None else max(1, min(limit, PAGE))
        answer = self._ask("GET", path, params=query_of({**query, "limit": size}))
        taken = size
        yield answer.content
        while (limit is None or taken < limit) and "next" in answer.links:
            after = httpx.URL(answer.links["next"]["url"]).params["after"]
            answer = self._ask("GET", path, params=query_of({**query, "limit": size, "after": after}))
            taken += size
            yield answer.content

    def get(self, path: str, kind: type[T], query: Mapping[str, Any] | None = None) -> T:
        """One answer, as a value of this type."""
        answer = self._ask("GET", path, params=query_of(query or {}))
        wanted: Any = kind
        found: T = adapter(wanted).validate_json(answer.content)
        return found

    def post(self, path: str, sent: Mapping[str, Any]) -> Any:
        """Sends JSON; the answer's."""
        return self._ask("POST", path, json=sent).json()

    def _ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, path, **sent)
        except httpx.HTTPError as error:
            raise RecordError(f"{self._http.base_url}: can't be reached ({error})") from None
        if answer.is_success:
            return answer
        line = _line(answer)
        if answer.status_code == httpx.codes.CONFLICT:
            raise StaleError(line)
        if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
            raise QuestionError(line)
        raise RecordError(line)


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What makes values of this type out of JSON."""
    return TypeAdapter(kind)


def _line(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return f"{answer.url}: {answer.status_code} {answer.reason_phrase}"


def query_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters without those that ask nothing."""
    return {name: plain(value) for name, value in given.items() if value not in (None, "", [], ())}


def plain(value: Any) -> Any:
    """A value as it stands in an address or in JSON."""
    return value.isoformat() if isinstance(value, date) else value
