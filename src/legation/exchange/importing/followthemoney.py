"""FollowTheMoney entities, one a line: events whose keywords say what they are in the record."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from legation.documents.encoding import decode
from legation.documents.identity import document_id
from legation.errors import DocumentError
from legation.exchange.importing.dates import between, days
from legation.exchange.importing.form import Given, Outcome
from legation.exchange.importing.page import Page
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.register import ROWS
from legation.exchange.importing.tables import LARGEST, LONGEST_CELL, Row
from legation.schema import FORMS, KINDS, STATUSES, Document, ReaderInfo, Reading, When
from legation.version import __version__

SOURCE: Final = "FollowTheMoney"
_COLUMNS: Final = (
    *("id", "schema", "name", "title", "startDate", "endDate", "date", "contractDate", "location", "country"),
    *("involved", "authority", "supplier", "amount", "currency", "keywords", "summary"),
)
_OWN_CONTRACT: Final = "legation-contract-"
_READER: Final = ReaderInfo(version=__version__, model="import followthemoney")

Entity = Mapping[str, Any]


@dataclass(frozen=True)
class Entities:
    """The entities of a file by line; those that are no events or contracts give names to those that are."""

    path: Path
    by_id: Mapping[str, Entity] = field(repr=False)
    lines: tuple[tuple[int, Entity | None], ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the form."""
        return "followthemoney"

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """A reading of every so many events and contracts; other entities are taken in with them."""
        found: list[tuple[int, Entity]] = []
        for number, entity in self.lines:
            if entity is None:
                yield (
                    None,
                    [Outcome(str(self.path), number, 0, "no entity: no id, schema and properties")],
                )
            elif entity["schema"] in ("Event", "Contract") and not entity["id"].startswith(_OWN_CONTRACT):
                found.append((number, entity))
            else:
                yield None, [Outcome(str(self.path), number, 0)]
        for start in range(0, len(found), ROWS):
            yield self._read(found[start : start + ROWS], given)

    def _read(self, found: Sequence[tuple[int, Entity]], given: Given) -> tuple[Reading, list[Outcome]]:
        page = Page([self._row(*one) for one in found], [(name, name) for name in _COLUMNS])
        claims, outcomes = [], []
        for (number, entity), line in zip(found, page.lines, strict=True):
            reason = None
            try:
                claims.append(page.claim(evidence=[line.span], **self._fields(entity)))
            except Refusal as refusal:
                reason = str(refusal)
            except ValidationError as error:
                reason = f"not sound: {error.errors()[0]['msg']}"
            outcomes.append(Outcome(str(self.path), number, int(reason is None), reason))
        title = f"{given.title or self.path.name}, lines {found[0][0]}–{found[-1][0]}"
        document = Document(
            id=document_id(page.text, title), text=page.text, title=title, source=given.source or SOURCE,
            url=given.url, published=given.published,
        )  # fmt: skip
        return Reading(document=document, claims=tuple(claims), reader=_READER), outcomes

    def _row(self, number: int, entity: Entity) -> Row:
        """The entity's properties as cells; other entities by their names."""
        cells = []
        for name in _COLUMNS:
            values = [entity[name]] if name in ("id", "schema") else _values(entity, name)
            shown = [self._called(v) if name in ("involved", "authority", "supplier") else v for v in values]
            cells.append("; ".join(shown)[:LONGEST_CELL])
        return Row(number, tuple(cells))

    def _called(self, key: str) -> str:
        other = self.by_id.get(key)
        return next(iter(_values(other, "name")), key) if other else key

    def _fields(self, entity: Entity) -> dict[str, Any]:
        """An event's claim: kind, form and status stand in `keywords`, as Legation writes them."""
        if entity["schema"] == "Contract":
            raise Refusal("a contract: its schema has no place for what passes; use a spreadsheet")
        told = _values(entity, "keywords")
        kind = next((k for k in KINDS if k in told), None)
        form = next((f for f in FORMS[kind] if f in told), None) if kind else None
        if kind is None or form is None:
            raise Refusal("an event whose keywords name no kind and form of the record")
        codes = {one.code for word in told if (one := party(word)) and one.code}
        codes |= {code for country in _values(entity, "country") if (code := _of_country(country))}
        if not codes:
            raise Refusal("no party that the record knows")
        place = next(iter(_values(entity, "location")), None)
        return {
            "kind": kind,
            "form": form,
            "status": next((s for s in STATUSES if s in told), "occurred"),
            "parties": tuple(codes),
            "participants": self._people(entity),
            "when": _when(entity),
            "where": {"name": place} if place else None,
            "details": {"action": "signed"} if kind == "instrument" else {},
        }

    def _people(self, entity: Entity) -> list[dict[str, Any]]:
        """Persons and bodies involved that are not parties themselves."""
        people = []
        for key in _values(entity, "involved"):
            other = self.by_id.get(key)
            name = next(iter(_values(other, "name")), None) if other else None
            if other is None or name is None or {"state", "organisation"} & set(_values(other, "keywords")):
                continue
            country = next(iter(_values(other, "country")), None)
            person = other["schema"] == "Person"
            people.append({
                "name": name, "type": "person" if person else "organisation", "role": "participant",
                "state": _of_country(country) if country else None,
            })  # fmt: skip
        return people


def entities(path: Path) -> Entities:
    """The entities of a file; raises `DocumentError` where it holds none."""
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError(f"{path}: over {LARGEST // 1024 // 1024} MB; import it in parts")
        text = decode(path.read_bytes(), str(path))
    except OSError as error:
        raise DocumentError(f"{path}: can't be read ({error.strerror})") from None
    lines = tuple((n, _entity(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip())
    by_id = {entity["id"]: entity for _, entity in lines if entity}
    if not by_id:
        raise DocumentError(f"{path}: no line is an entity of FollowTheMoney")
    return Entities(path, by_id, lines)


def _entity(line: str) -> Entity | None:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("properties"), dict):
        return None
    sound = isinstance(data.get("id"), str) and isinstance(data.get("schema"), str)
    return data if sound else None


def _values(entity: Entity | None, name: str) -> list[str]:
    values = entity["properties"].get(name, []) if entity else []
    return [one for one in values if isinstance(one, str)] if isinstance(values, list) else []


def _when(entity: Entity) -> When | None:
    """Dates as far as they are known: `2022`, `2022-06`, `2022-06-02`."""
    first, last = (next(iter(sorted(_values(entity, name))), "") for name in ("startDate", "endDate"))
    if not first and not last:
        return None
    ends = [days(*(int(p) if p.isdigit() else None for p in (*text[:10].split("-"), "", "")[:3])) if text
            else None for text in (first, last)]  # fmt: skip
    return between(ends[0], ends[1], " – ".join(dict.fromkeys(filter(None, (first, last)))))


@cache
def _of_country(code: str) -> str | None:
    """The party of a country code of FollowTheMoney, two letters in lower case."""
    from rigour.territories import get_territory

    territory = get_territory(code)
    found = party(territory.alpha3) if territory and territory.alpha3 else None
    return found.code if found else None
