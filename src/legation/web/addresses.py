"""Addresses of the site's pages, from ids to paths."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import quote, urlencode

_DOTS = (".", "..")

Asked = str | int | date | Sequence[str] | None


class Addresses:
    """Paths with the prefix that a proxy adds. Whatever an id holds, it stays one segment of the path."""

    def __init__(self, root: str) -> None:
        self.root = root

    def page(self, path: str, **query: Asked) -> str:
        """`page("/search", q="drones")`; parameters that are null or empty are left out."""
        asked = urlencode(list(_pairs(query))) if query else ""
        return self.root + path + (f"?{asked}" if asked else "")

    def static(self, name: str) -> str:
        """A file of the site's own."""
        return f"{self.root}/static/{name}"

    def entry(self, name: str) -> str:
        """An entry by its id."""
        return f"{self.root}/entry/{_segment(name)}"

    def document(self, name: str, claim: str | None = None) -> str:
        """A document; with `claim`, the words that make this claim."""
        anchor = f"#claim-{quote(claim, safe='')}" if claim else ""
        path = f"/document?id={quote(name)}" if name in _DOTS else f"/document/{_segment(name)}"
        return self.root + path + anchor

    def person(self, name: str) -> str:
        """A person by their id."""
        return f"{self.root}/person/{_segment(name)}"

    def state(self, code: str) -> str:
        """A state, or an organisation of states."""
        return f"{self.root}/state/{_segment(code)}"

    def dyad(self, one: str, other: str) -> str:
        """Two parties; the same address whichever is named first."""
        first, second = sorted((one, other))
        return f"{self.root}/dyad/{_segment(first)}/{_segment(second)}"

    def outlet(self, source: str) -> str:
        """The documents of an outlet."""
        return self.page("/documents", source=source)


def _segment(name: str) -> str:
    return name if name.isascii() and name.isalnum() else quote(name, safe=":~")


def _pairs(query: Mapping[str, Asked]) -> Iterable[tuple[str, str]]:
    for name, value in query.items():
        if value is None or value == "":
            continue
        if isinstance(value, tuple | list):
            yield from ((name, one) for one in value if one)
        else:
            yield name, str(value)
