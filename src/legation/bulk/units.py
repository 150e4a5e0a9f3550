"""Units to items: each form of file by its reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legation.bulk import lines, lists, tables, warc, zips
from legation.bulk.bounds import MOST_MEMBER
from legation.bulk.corpus import is_gdelt
from legation.bulk.item import Bad, Item, Unit
from legation.bulk.opening import damage, is_remote, open_raw, open_unpacked
from legation.documents.normalise import shown
from legation.errors import DocumentError

if TYPE_CHECKING:
    from legation.bulk.fetcher import Fetcher

_MOST_MAPS = 500
"""Sitemaps that one index may lead to."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Gives the items of units; `fetcher` fetches the addresses of lists and feeds."""

    fetcher: "Fetcher"

    def items(self, unit: Unit) -> Iterator[Item | Bad]:
        """The unit's items in order; what can't be read is `Bad` in its place, and the rest goes on."""
        name = shown(unit.path)
        is_empty = True
        try:
            for item in self._of_form(unit, name):
                is_empty = False
                yield item
            if is_empty:
                yield Bad(name, "empty: it holds no document")
        except DocumentError as error:
            yield Bad(name, str(error))
        except Exception as error:
            why = damage(error)
            if why is None:
                raise
            yield Bad(name, why)

    def _of_form(self, unit: Unit, name: str) -> Iterator[Item | Bad]:
        if unit.form in ("list", "feed"):
            return self.fetcher.fetch_all(self._addresses(unit, name))
        return _held(unit, name)

    def _addresses(self, unit: Unit, name: str) -> Iterator[Item | Bad]:
        if unit.path.startswith(("http://", "https://")):
            if unit.form == "list":
                yield Item(name, url=unit.path)
            else:
                yield from self._entries(self.fetcher.content(unit.path), unit.path, [])
        elif unit.form == "feed":
            with open_unpacked(unit, name) as stream:
                content = stream.read(MOST_MEMBER + 1)
            if len(content) > MOST_MEMBER:
                raise DocumentError(f"{name}: more than {MOST_MEMBER // 1_000_000} MB; split it")
            yield from self._entries(content, name, [])
        elif is_gdelt(unit.path) and unit.path.casefold().endswith(".zip"):
            with open_raw(unit.path) as raw:
                yield from zips.items(raw, name, unit.size)
        else:
            with open_unpacked(unit, name) as stream:
                if is_gdelt(unit.path):
                    yield from lists.gdelt(stream, unit.path, name)
                else:
                    yield from lists.addresses(stream, unit.path)

    def _entries(self, content: bytes, where: str, maps: list[str]) -> Iterator[Item | Bad]:
        from legation.bulk.feeds import entries_of

        for entry in entries_of(content, where):
            if not entry.is_index:
                yield Item(shown(entry.url), url=entry.url, title=entry.title, published=entry.published)
            elif entry.url not in maps and len(maps) < _MOST_MAPS:
                maps.append(entry.url)
                try:
                    yield from self._entries(self.fetcher.content(entry.url), entry.url, maps)
                except DocumentError as error:
                    yield Bad(shown(entry.url), str(error))


def _held(unit: Unit, name: str) -> Iterator[Item | Bad]:
    """Items of a unit that holds its documents itself."""
    match unit.form:
        case "document":
            if is_remote(unit.path):
                with open_raw(unit.path) as raw:
                    yield Item(name, raw.read(MOST_MEMBER + 1))
            else:
                yield Item(name, path=unit.path)
        case "zip":
            with open_raw(unit.path) as raw:
                yield from zips.items(raw, name, unit.size)
        case "parquet":
            with open_raw(unit.path) as raw:
                yield from tables.items(raw, name, unit.size)
        case "lines":
            with open_unpacked(unit, name) as stream:
                yield from lines.items(stream, name)
        case "warc":
            yield from warc.items(lambda: open_unpacked(unit, name), name)
