"""From the addresses of the app's pages to files of a site."""

import hashlib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

from legation.schema import KINDS
from legation.web.publishing.extent import Extent

SEARCH: Final = "/published/search"
LOST: Final = "/published/lost"
YEARS: Final = "/published/entries"
PERSONS: Final = "/published/persons"
_SAFE: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_LONGEST: Final = 48
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", "index"})
_PLAIN: Final = ("dyads", "states", "persons", "network", "map", "sources", "about", "documents")


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a link leads: a file, what follows its name, and the address at which the app shows it (null
    for what is not made by walking). `number` counts the pages of a list, from 1."""

    file: str
    address: str | None = None
    tail: str = ""
    number: int = 1

    def seen_from(self, file: str) -> str:
        """The link, relative to a file of the site."""
        return posixpath.relpath(self.file, posixpath.dirname(file) or ".") + self.tail


class Places:
    """Says where links lead. What is outside the selection, or only the app can do, leads nowhere.

    A file's name depends on the id alone, so it is the same each time the site is made; pages of a list
    are numbered in the order of the walk, which is the list's own.
    """

    def __init__(self, holds: Extent) -> None:
        self._holds = holds
        self._later: dict[tuple[str, str], int] = {}

    def lead(self, link: str, origin: Lead) -> Lead | None:
        """Where a link of the page `origin` leads."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path.startswith("/"):
            return None
        asked = parse_qs(parts.query)
        first, _, rest = parts.path[1:].partition("/")
        found = self._page(first, rest, asked, origin)
        if found is not None and parts.fragment:
            return Lead(found.file, found.address, found.tail + "#" + parts.fragment, found.number)
        return found

    def _page(self, first: str, rest: str, asked: Mapping[str, list[str]], origin: Lead) -> Lead | None:
        name, one = unquote(rest), {key: values[0] for key, values in asked.items()}
        found: Lead | None = None
        match first:
            case "":
                found = Lead("index.html", "/")
            case "static":
                found = Lead(f"static/{rest}", None, _query(asked))
            case "marks":
                found = Lead(f"static/marks-{rest}", f"/marks/{rest}", _query(asked))
            case "search":
                found = Lead("search/index.html", SEARCH, _query(asked))
            case "published":
                found = self._own(rest)
            case "entry" if name in self._holds.entries:
                found = Lead(f"entry/{slug(name)}.html", f"/entry/{rest}")
            case "document":
                found = self._document(rest, one)
            case "person" if name in self._holds.persons:
                found = self._person(rest, one)
            case "state" if name in self._holds.parties:
                found = self._list(f"state/{slug(name, upper=True)}", f"/state/{rest}", one, origin)
            case "dyad":
                found = self._dyad(name)
            case _ if first in _PLAIN and not rest:
                found = self._plain(first, one, origin)
        return found

    def _plain(self, first: str, one: Mapping[str, str], origin: Lead) -> Lead | None:
        if first == "persons" and "name" in one:
            return self._persons(one["name"])
        if first == "documents" and one:
            return self._documents(one, origin)
        if first in ("map", "network") and one:
            return self._picture(first, one)
        return Lead(f"{first}.html", f"/{first}")

    def _own(self, rest: str) -> Lead | None:
        what, _, which = rest.partition("/")
        if what == "search":
            return Lead("search/index.html", SEARCH)
        if what == "lost":
            return Lead("404.html", LOST)
        year, _, number = which.partition("/")
        if what == "entries":
            return Lead(f"entries/{_numbered(year, int(number or 1))}.html", f"{YEARS}/{which}")
        return Lead(f"persons-by-name/{_numbered('page', int(year or 1))}.html", f"{PERSONS}/{which}")

    def _document(self, rest: str, one: Mapping[str, str]) -> Lead | None:
        name = unquote(rest) or one.get("id", "")
        if name not in self._holds.documents:
            return None
        address = f"/document/{rest}" if rest else f"/document?id={quote(name, safe='')}"
        return Lead(f"document/{slug(name)}.html", address)

    def _person(self, rest: str, one: Mapping[str, str]) -> Lead | None:
        name = unquote(rest)
        if one.get("kind") in KINDS:
            called = self._holds.called.get(name)
            asked = {"person": [called or ""], "kind": [one["kind"]]}
            return Lead("search/index.html", SEARCH, _query(asked)) if called else None
        number = int(one.get("page", "1"))
        address = f"/person/{rest}" + (f"?page={number}" if number > 1 else "")
        return Lead(f"person/{_numbered(slug(name), number)}.html", address, number=number)

    def _dyad(self, name: str) -> Lead | None:
        one, _, other = name.partition("/")
        if (one, other) not in self._holds.dyads:
            return None
        return Lead(f"dyad/{slug(one, upper=True)}_{slug(other, upper=True)}.html", f"/dyad/{one}/{other}")

    def _persons(self, called: str) -> Lead:
        known = self._holds.named.get(called)
        if known:
            return Lead(f"person/{slug(known)}.html", f"/person/{quote(known, safe=':~')}")
        return Lead("search/index.html", SEARCH, _query({"person": [called]}))

    def _documents(self, one: Mapping[str, str], origin: Lead) -> Lead | None:
        source = one.get("source")
        if source is None:
            return self._list("documents", "/documents", one, origin)
        if source not in self._holds.outlets:
            return None
        return self._list(
            f"outlet/{slug(source)}", f"/documents?{urlencode({'source': source})}", one, origin
        )

    def _picture(self, first: str, one: Mapping[str, str]) -> Lead | None:
        party = one.get("state" if first == "map" else "around", "")
        if party not in self._holds.parties:
            return None
        if party not in self._holds.pictured:
            return Lead(f"state/{slug(party, upper=True)}.html", f"/state/{party}")
        key = "state" if first == "map" else "around"
        return Lead(f"{first}/{slug(party, upper=True)}.html", f"/{first}?{key}={party}")

    def _list(self, base: str, address: str, one: Mapping[str, str], origin: Lead) -> Lead:
        after = one.get("after")
        if after is None:
            return Lead(f"{base}.html", address)
        number = self._later.setdefault((base, after), origin.number + 1)
        mark = "&" if "?" in address else "?"
        later = f"{address}{mark}{urlencode({'after': after})}"
        return Lead(f"{_numbered(base, number)}.html", later, number=number)


def slug(name: str, *, upper: bool = False) -> str:
    """A file's name for an id: itself where it is plain, else its letters and a hash of it.

    No two ids have one name, on disks that tell large letters from small and on those that don't.
    """
    plain = name.lower() if upper else name
    if plain and len(plain) <= _LONGEST and _SAFE.issuperset(plain) and plain not in _RESERVED:
        return name
    letters = "".join(c if c in _SAFE else "-" for c in name.lower())
    shown = "-".join(filter(None, letters.split("-")))[:_LONGEST].strip("-") or "x"
    return f"{shown}_{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}.{number}"


def _query(asked: Mapping[str, list[str]]) -> str:
    pairs = [(name, value) for name, values in asked.items() for value in values if name != "page"]
    return f"?{urlencode(pairs)}" if pairs else ""
