"""GDELT 2.0's tables: an event is a claim by its row; each mention of it a claim of the outlet's report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from legation import lexicon
from legation.documents.identity import document_id
from legation.errors import DocumentError
from legation.exchange.country_codes import party_of_cameo, party_of_fips
from legation.exchange.importing.form import About, Form, Given, Outcome
from legation.exchange.importing.page import Line, Page
from legation.exchange.importing.parties import party
from legation.exchange.importing.refusal import Refusal
from legation.exchange.importing.register import Register
from legation.exchange.importing.tables import Row, rows
from legation.schema import Claim, Document, ReaderInfo, Reading
from legation.version import __version__

SOURCE: Final = "GDELT Project"
_EVENTS: Final = tuple(column["name"] for column in lexicon.words("registers/gdelt")["events"]["columns"])
_MENTIONS: Final = tuple(column["name"] for column in lexicon.words("registers/gdelt")["mentions"]["columns"])
_MOST_EVENTS: Final = 5_000_000
_READER: Final = ReaderInfo(version=__version__, model="import gdelt")

Events = dict[str, tuple[Row, dict[str, Any]]]
"""Events by number: their row, and the fields of their claim."""


def gdelt(path: Path, events: Events) -> "Register | Mentions":
    """An event table, whose events are remembered in `events`, or a mentions table, which is read with them.

    Raises `DocumentError` for a file of another width.
    """
    every = rows(path)
    first = next(every, None)
    width = len(first.cells) if first else 0
    if first is None or width not in (len(_EVENTS), len(_MENTIONS)):
        raise DocumentError(f"{path}: {width} columns; GDELT's event table has 61, its mentions table 16")
    below = chain([first], every)
    if width == len(_MENTIONS):
        return Mentions(path, events, below)
    columns = tuple((name, name) for name in _EVENTS)
    return Register(path, _form(events), About(), columns, tuple(range(width)), width, (), below)


def _form(events: Events) -> Form:
    def says(lines: Sequence[Line], notes: list[str]) -> list[Claim]:
        line = lines[0]
        fields = event_fields(line)
        if len(events) < _MOST_EVENTS:
            events[line["GlobalEventID"]] = (line.row, fields)
        return [line.page.claim(evidence=[line.span], **fields)]

    columns = tuple((name, name) for name in _EVENTS)
    return Form("gdelt", SOURCE, "GDELT 2.0 event table", (), columns, says)


def event_fields(line: Mapping[str, str] | Line) -> dict[str, Any]:
    """The fields of a claim; refuses events that are of no kind of the record, or without two parties."""
    code = line["EventCode"]
    kind = kind_of("cameo", code)
    if kind is None:
        raise Refusal(f"CAMEO {code or 'without a code'} is of no kind that the record holds")
    codes = {found for which in ("1", "2") if (found := _actor(line, which))}
    if len(codes) < 2:
        raise Refusal("fewer than two states or organisations")
    day = _day(line["Day"])
    if day is None:
        raise Refusal(f"{line['Day']!r} is no day")
    place = line["ActionGeo_Fullname"]
    where = {"name": place, "state": party_of_fips(line["ActionGeo_CountryCode"])} if place else None
    when = {"start": day, "end": day, "precision": "day", "text": line["Day"]}
    return {**claim_fields(kind), "parties": tuple(codes), "when": when, "where": where}


def claim_fields(kind: Mapping[str, str]) -> dict[str, Any]:
    """Kind, form and status, and an action where the kind has one."""
    fields: dict[str, Any] = {name: kind[name] for name in ("kind", "form", "status")}
    return fields | ({"details": {"action": kind["action"]}} if "action" in kind else {})


def kind_of(system: str, code: str) -> Mapping[str, str] | None:
    """What a code is in the record format, by the longest code of the lexicon that it begins with."""
    known: Mapping[str, Mapping[str, str]] = _kinds()[system]
    for size in range(len(code), 2, -1):
        if code[:size] in known:
            return known[code[:size]]
    return None


@cache
def _kinds() -> Mapping[str, Any]:
    return lexicon.words("registers/event_kinds")


def _actor(line: Mapping[str, str] | Line, which: str) -> str | None:
    group = party_of_cameo(line[f"Actor{which}KnownGroupCode"])
    country = party_of_cameo(line[f"Actor{which}CountryCode"])
    named = party(line[f"Actor{which}CountryCode"])
    return group or country or (named.code if named else None)


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text[:8], "%Y%m%d").date()
    except ValueError:
        return None


@dataclass(frozen=True)
class Mentions:
    """A mentions table: a document for each article, as its outlet published it, that quotes the rows."""

    path: Path
    events: Events = field(repr=False)
    rows: Iterator[Row] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the form."""
        return "gdelt"

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """A reading for each run of rows on one article."""
        article: list[Row] = []
        for row in self.rows:
            if article and row.cells[4:6] != article[0].cells[4:6]:
                yield self._article(article)
                article = []
            article.append(row)
        if article:
            yield self._article(article)

    def _article(self, article: list[Row]) -> tuple[Reading | None, list[Outcome]]:
        reasons = [self._reason(row) for row in article]
        sound = [row for row, reason in zip(article, reasons, strict=True) if reason is None]
        outcomes = [
            Outcome(str(self.path), row.number, int(reason is None), reason)
            for row, reason in zip(article, reasons, strict=True)
        ]
        return (self._reading(sound) if sound else None), outcomes

    def _reason(self, row: Row) -> str | None:
        if row.flaw or len(row.cells) != len(_MENTIONS):
            return row.flaw or f"{len(row.cells)} cells instead of {len(_MENTIONS)}"
        if row.cells[0] not in self.events:
            return f"event {row.cells[0][:40]} is not among the events of this import"
        return None

    def _reading(self, article: list[Row]) -> Reading:
        told = [self.events[row.cells[0]] for row in article]
        both = Page(article, [(name, name) for name in _MENTIONS])
        below = Page([row for row, _ in told], [(name, name) for name in _EVENTS])
        text = both.text + below.text
        claims = []
        for line, event, (_, fields) in zip(both.lines, below.lines, told, strict=True):
            start, end = event.start + len(both.text), event.end + len(both.text)
            spans = [line.span, {"start": start, "end": end, "text": text[start:end]}]
            claims.append(Claim.make(text, evidence=spans, confidence=_confidence(line), **fields))
        first = both.lines[0]
        url = first["MentionIdentifier"]
        document = Document(
            id=document_id(text, url),
            text=text,
            title=f"GDELT mention, {url}"[:300],
            source=first["MentionSourceName"] or SOURCE,
            url=url if url.startswith(("http://", "https://")) else None,
            published=_day(first["MentionTimeDate"]),
        )
        return Reading(document=document, claims=tuple(claims), reader=_READER)


def _confidence(line: Line) -> float | None:
    cell = line["Confidence"]
    return min(int(cell), 100) / 100 if cell.isascii() and cell.isdigit() and len(cell) < 4 else None
