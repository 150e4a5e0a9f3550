"""A mapping file: which column of a spreadsheet is which field, and what is the same in every row."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from legation.errors import DocumentError

FIELDS: Final = (
    *("kind", "form", "status", "parties", "start", "end", "where", "where_state", "source", "topics"),
    *("title", "action", "supplier", "recipient", "item", "category", "quantity", "amount", "currency"),
    *("name", "subject", "content", "cue", "pledge"),
)
"""Fields of a claim that a column or a constant can give."""
SEVERAL: Final = ("parties", "topics")
"""Fields that take several columns, and cells with several values."""
PERSON: Final = ("name", "role", "type", "state", "office")
_SECTIONS: Final = ("register", "constants", "columns", "values", "participants")
_ABOUT: Final = ("title", "source", "url", "header", "dates", "between")


@dataclass(frozen=True)
class ColumnMapping:
    """A mapping file, read.

    `constants` and `columns` give fields; `participants` give those who take part, each field a column's
    name, or a constant after `=`; `values` turn cells of a field into terms. `header` is the row of the
    column names, `dates` the ways that days are written, `between` what stands between values of a cell.
    """

    title: str
    source: str
    url: str | None = None
    header: int = 1
    dates: tuple[str, ...] = ("%Y-%m-%d", "%Y-%m", "%Y")
    between: str = ";"
    constants: Mapping[str, Any] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    participants: tuple[Mapping[str, str], ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Every column that the mapping names."""
        mapped = {column for columns in self.columns.values() for column in columns}
        return frozenset(mapped | {c for one in self.participants for c in one.values() if c[:1] != "="})


def mapping(path: Path) -> ColumnMapping:
    """The mapping in a TOML file; raises `DocumentError` with what is wrong in it."""
    try:
        with path.open("rb") as content:
            data = tomllib.load(content)
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentError(f"{path}: not TOML: {error}") from None
    try:
        return _mapping(data, path.stem)
    except (ValueError, TypeError, AttributeError) as error:
        raise DocumentError(f"{path}: {error}") from None


def _mapping(data: Mapping[str, Any], name: str) -> ColumnMapping:
    _known(data, _SECTIONS, "section")
    about, constants = dict(data.get("register", {})), dict(data.get("constants", {}))
    columns = {f: _several(f, c) for f, c in data.get("columns", {}).items()}
    _known(about, _ABOUT, "[register]")
    _known(constants, FIELDS, "[constants]")
    _known(columns, FIELDS, "[columns]")
    _known(data.get("values", {}), FIELDS, "[values]")
    people = tuple(dict(one) for one in data.get("participants", ()))
    for one in people:
        _known(one, PERSON, "[[participants]]")
        if not {"name", "role"} <= set(one):
            raise ValueError("[[participants]] needs a name and a role")
    for needed in ("kind", "form"):
        if needed not in columns and needed not in constants:
            raise ValueError(f"{needed} is neither among [constants] nor [columns]")
    if about.get("header") is not None and not 1 <= int(about["header"]) <= 1000:
        raise ValueError("header is the number of the row with the column names, from 1")
    return ColumnMapping(
        title=str(about.get("title", name)),
        source=str(about.get("source", about.get("title", name))),
        url=about.get("url"),
        header=int(about.get("header", 1)),
        dates=tuple(about.get("dates", ColumnMapping.dates)),
        between=str(about.get("between", ";")),
        constants=constants,
        columns=columns,
        values={f: {str(k): str(v) for k, v in terms.items()} for f, terms in data.get("values", {}).items()},
        participants=people,
    )


def _known(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise ValueError(f"{where}: no {unknown[0]!r}; there are {', '.join(known)}")


def _several(name: str, given: Any) -> tuple[str, ...]:
    columns = (given,) if isinstance(given, str) else tuple(given)
    if not columns or not all(isinstance(column, str) for column in columns):
        raise ValueError(f"[columns] {name}: a column's name, or a list of them")
    if len(columns) > 1 and name not in SEVERAL:
        raise ValueError(f"[columns] {name}: one column")
    return columns
