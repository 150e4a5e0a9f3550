"""A dossier laid out as a brief: which sections, in which order, with which words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from legation.exchange.dossier import phrases, tables
from legation.exchange.dossier.blocks import (
    Bars,
    Block,
    Brief,
    Figures,
    Paragraph,
    Part,
    Run,
    SourceLine,
    Subheading,
    Table,
)
from legation.exchange.dossier.dispute_table import disputes as disputes_table
from legation.exchange.dossier.phrases import clean, count
from legation.exchange.dossier.tables import cited
from legation.version import __version__
from legation.views.dossier_parts import Dossier, Glance, Item, Section, Source
from legation.views.parties import parties_name, party_name

T = TypeVar("T")
_LEAD: Final = (
    "Numbers after a fact lead to the sources at the end, each with the words that support the fact. "
    "≠ marks what sources disagree on."
)
_NOTHING: Final = "The record has nothing on this."


def brief(dossier: Dossier) -> Brief:
    """The dossier as a brief; an empty one is a title and a line that says so."""
    title = parties_name(dossier.parties)
    about = f"Made by Legation {__version__} from the record alone."
    if dossier.empty:
        return Brief(title, _subtitle(dossier), f"{_NOTHING} {_scope(dossier)}".strip(), (), (), about)
    return Brief(
        title=title,
        subtitle=_subtitle(dossier),
        lead=_LEAD,
        parts=tuple(part for part in _parts(dossier) if part.blocks),
        sources=tuple(source_line(one) for one in dossier.sources),
        about=about,
    )


def _subtitle(dossier: Dossier) -> str:
    alone = len(dossier.parties) == 1
    words = "Defence cooperation on record"
    period = _period(dossier)
    together = " that all of them are party to" if len(dossier.parties) > 2 else ""
    return (
        f"{words}{period}"
        + (": entries" + together if together else "")
        + (", all partners" if alone else "")
    )


def _period(dossier: Dossier) -> str:
    if dossier.since and dossier.until:
        return f", {phrases.day(dossier.since)} – {phrases.day(dossier.until)}"
    if dossier.since:
        return f" since {phrases.day(dossier.since)}"
    return f" until {phrases.day(dossier.until)}" if dossier.until else ""


def _scope(dossier: Dossier) -> str:
    if dossier.since or dossier.until:
        return "A longer period may show more."
    found = ", ".join(f"{pair} {number:,}" for pair, number in dossier.glance.pairs if number)
    return f"Entries of two of them: {found}." if found else ""


def _parts(dossier: Dossier) -> Iterable[Part]:
    yield Part("glance", "At a glance", "", tuple(_glance(dossier.glance)))
    yield _part(("instruments", "Instruments"), dossier.instruments, tables.instruments, dossier.parties)
    yield Part(
        "meetings",
        "Meetings and visits",
        _aside(dossier.meetings.section),
        tuple(_meetings(dossier)),
    )
    yield Part("transfers", "Arms transfers", _aside(dossier.transfers.section), tuple(_transfers(dossier)))
    yield _part(("activities", "Activities"), dossier.activities, tables.things, dossier.parties)
    yield _part(("programmes", "Programmes"), dossier.programmes, tables.things, dossier.parties)
    yield _part(("commitments", "Commitments"), dossier.commitments, tables.commitments, dossier.parties)
    yield _part(("relations", "Relations"), dossier.relations, tables.things, dossier.parties)
    yield _part(("statements", "What was said"), dossier.statements, tables.statements, dossier.parties)
    yield Part("speakers", "Who speaks for each side", _looked_at(dossier), tuple(_speakers(dossier)))
    disputes = dossier.disagreements
    aside = _more(disputes.total, len({one.entry for one in disputes.shown}), "entry", "entries")
    shown: tuple[Block, ...] = (disputes_table(disputes.shown),) if disputes.shown else ()
    yield Part("disagreements", "What sources disagree on", aside, shown)
    yield Part("plans", "Planned next", _aside(dossier.plans.ahead), tuple(_plans(dossier)))


def _part(
    head: tuple[str, str],
    rows: Section[T],
    table: Callable[[Sequence[T], Sequence[str]], Table],
    beside: Sequence[str],
) -> Part:
    """A section that is one table; `head` is its anchor and title."""
    return Part(*head, _aside(rows), (table(rows.shown, beside),) if rows.shown else ())


def _aside(section: Section[Any]) -> str:
    return _more(section.total, len(section.shown))


def _more(total: int, shown: int, noun: str = "", plural: str = "") -> str:
    """`12 of 340 shown, the newest`, or the number alone where all are."""
    if not total:
        return ""
    if shown < total:
        return f"{shown:,} of {total:,} {plural}".rstrip() + " shown"
    return f"{count(total, noun, plural)}" if noun else f"{total:,}"


def _glance(its: Glance) -> Iterable[Block]:
    yield Figures(
        (
            (f"{its.entries:,}", "entry" if its.entries == 1 else "entries"),
            (f"{its.claims:,}", "claim in sources" if its.claims == 1 else "claims in sources"),
            (f"{its.disputed:,}", "with sources that differ"),
            (_years(its), "first to last year"),
        )
    )
    yield tables.kinds(its.kinds)
    yield Bars("Entries a year", tuple((str(year), number) for year, number in its.years))
    for name, one in (("First", its.first), ("Latest", its.last)):
        if one and one != (its.last if name == "First" else None):
            yield Paragraph((Run(f"{name}: ", tone="strong"), *_line(one)))
    if its.partners:
        words = phrases.others(its.partners)
        yield Paragraph((Run("Others taking part: ", tone="strong"), Run(f"{words}.")))
    if any(number for _, number in its.pairs):
        words = ", ".join(f"{pair.replace(' ', '–')} {number:,}" for pair, number in its.pairs)
        yield Paragraph((Run("Entries of two of them, others or not: ", tone="strong"), Run(f"{words}.")))


def _years(its: Glance) -> str:
    if not its.years:
        return "–"
    first, last = its.years[0][0], its.years[-1][0]
    return str(first) if first == last else f"{first}–{last}"


def _line(one: Item) -> tuple[Run, ...]:
    head = f"{phrases.when(one.when.value)}, " if one.when else ""
    return (Run(f"{head}{one.kind}, {phrases.term(one.stage)}: "), *cited(one.what))


def _meetings(dossier: Dossier) -> Iterable[Block]:
    meetings = dossier.meetings
    if not meetings.section.total:
        return
    levels = "; ".join(f"{name} {number:,}" for name, number in meetings.levels)
    yield Paragraph((Run("By level: ", tone="strong"), Run(f"{levels}.")))
    names = list(dict.fromkeys(one.level for one in meetings.section.shown))
    for name in names:
        yield Subheading(name[:1].upper() + name[1:])
        yield tables.meetings([one for one in meetings.section.shown if one.level == name])


def _transfers(dossier: Dossier) -> Iterable[Block]:
    transfers = dossier.transfers
    if not transfers.section.total:
        return
    yield tables.transfers(transfers.section.shown)
    if not transfers.counted.deals:
        return
    rest = (
        "Offers, requests, approvals, refusals and sums over a period are left out; currencies stand apart."
    )
    yield Subheading("Ordered or delivered, by period")
    yield tables.totals((*transfers.by_period, transfers.counted), "period")
    yield Subheading("Ordered or delivered, by category")
    yield tables.totals(transfers.by_category, "category")
    yield Paragraph((Run(rest, tone="soft"),))


def _looked_at(dossier: Dossier) -> str:
    if dossier.speakers.looked_at < dossier.glance.entries:
        return f"in the newest {dossier.speakers.looked_at:,} entries"
    return ""


def _speakers(dossier: Dossier) -> Iterable[Block]:
    for side, persons in dossier.speakers.sides:
        if persons:
            yield Subheading(party_name(side))
            yield tables.speakers(persons)


def _plans(dossier: Dossier) -> Iterable[Block]:
    plans = dossier.plans
    if plans.as_of is None:
        return
    of_day = phrases.day(plans.as_of)
    if plans.ahead.shown:
        yield Paragraph((Run(f"As of {of_day}."),))
        yield tables.things(plans.ahead.shown, dossier.parties)
    else:
        yield Paragraph((Run(f"As of {of_day} the record has no plan that lies ahead."),))
    if plans.overdue:
        number = count(plans.overdue, "plan")
        yield Paragraph(
            (
                Run(
                    f"{number} had an earlier day, and no report on record says that it came about.",
                    tone="soft",
                ),
            )
        )


def source_line(one: Source) -> SourceLine:
    """A source as a line of the list."""
    parts: Sequence[str | None] = (
        one.outlet,
        phrases.day(one.published) if one.published else None,
        one.document,
    )
    return SourceLine(
        number=one.number,
        title=clean(one.title or "Untitled"),
        origin=", ".join(clean(part) for part in parts if part),
        url=clean(one.url) if one.url else None,
        words=tuple(clean(quoted.words) for quoted in one.words),
    )
