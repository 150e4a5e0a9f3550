"""The tables of a brief."""

from collections.abc import Sequence

from legation.exchange.dossier import phrases
from legation.exchange.dossier.blocks import Cell, Column, Run, Table, Tone
from legation.exchange.dossier.phrases import clean
from legation.views.dossier_items import UNDATED
from legation.views.dossier_parts import (
    CameOf,
    Cited,
    Commitment,
    Instrument,
    Item,
    KindCount,
    Meeting,
    Speaker,
    Statement,
    Total,
    Transfer,
)

_WORDS_AT_MOST = 320
_VERDICTS = {
    "fulfilled": "fulfilled",
    "partly": "in part",
    "contradicted": "came to nothing",
    "open": "nothing on record yet",
    "indefinite": "names no act to look for",
    "": "not looked for",
}
_WHEN = Column("When", 3)
_STAGE = Column("Stage", 3)


def cited(value: Cited | None, words: str | None = None, tone: Tone = "plain") -> Cell:
    """A value with its sources; `words` stand in its place."""
    if value is None:
        return ()
    return (Run(_short(clean(words if words is not None else value.value)), value.sources, value.more, tone),)


def kinds(rows: Sequence[KindCount]) -> Table:
    """How many entries of each kind, by status."""
    names = ("All", "Occurred", "Planned", "Proposed", "Denied")
    columns = (Column("Kind", 4), *(Column(name, 2, right=True) for name in names))
    return Table(columns, tuple((plain(row.kind), *_numbers(row)) for row in rows))


def instruments(rows: Sequence[Instrument], beside: Sequence[str]) -> Table:
    """Instruments with what became of them."""
    columns = (_WHEN, Column("Title", 7), Column("Form", 3), Column("Stages on record", 5))
    return Table(
        columns,
        tuple(
            (
                _when(row.item),
                (*cited(row.title), *_others(row.item, beside), *_doubt(row.item)),
                plain(phrases.term(row.item.form)),
                _steps(row),
            )
            for row in rows
        ),
    )


def meetings(rows: Sequence[Meeting]) -> Table:
    """Meetings of one level."""
    columns = (_WHEN, Column("What", 3), Column("Who", 8), Column("Where", 3))
    return Table(
        columns,
        tuple(
            (
                _when(row.item),
                _stage(row.item, phrases.term(row.item.form)),
                (
                    *cited(row.item.what, phrases.people(row.present) or "/".join(row.item.parties)),
                    *_doubt(row.item),
                ),
                cited(row.item.place),
            )
            for row in rows
        ),
    )


def transfers(rows: Sequence[Transfer]) -> Table:
    """Deals: what was ordered, what came, for how much."""
    columns = (
        Column("From → to", 3),
        Column("What", 6),
        Column("Ordered", 4),
        Column("Delivered", 4),
        Column("Value", 4),
        _STAGE,
    )
    return Table(columns, tuple(_transfer(row) for row in rows))


def totals(rows: Sequence[Total], of: str) -> Table:
    """Sums by period or category."""
    columns = (
        Column(of.capitalize(), 4),
        Column("Deals", 2, right=True),
        Column("With a value", 3, right=True),
        Column("Sum", 8),
    )
    return Table(
        columns,
        tuple(
            (
                (Run(phrases.term(row.label), tone="strong" if row.label == "all" else "plain"),),
                plain(f"{row.deals:,}"),
                plain(f"{row.priced:,}"),
                plain(phrases.sums(row.sums)),
            )
            for row in rows
        ),
    )


def things(rows: Sequence[Item], beside: Sequence[str]) -> Table:
    """Activities, programmes, relations and plans."""
    columns = (_WHEN, Column("What", 3), Column("In short", 9), _STAGE)
    return Table(
        columns,
        tuple(
            (
                _when(row),
                plain(_kind(row)),
                (*cited(row.what), *_others(row, beside), *_doubt(row)),
                plain(phrases.term(row.stage)),
            )
            for row in rows
        ),
    )


def commitments(rows: Sequence[Commitment], beside: Sequence[str]) -> Table:
    """What was undertaken, and what came of it."""
    columns = (_WHEN, Column("What", 3), Column("Undertaken", 8), Column("What came of it", 6))
    return Table(
        columns,
        tuple(
            (
                _when(row.item),
                plain(row.item.form),
                (*cited(row.pledge, tone="quote"), *_others(row.item, beside), *_doubt(row.item)),
                _came_of(row.outcome),
            )
            for row in rows
        ),
    )


def statements(rows: Sequence[Statement], beside: Sequence[str]) -> Table:
    """The newest things said."""
    columns = (_WHEN, Column("Who", 5), Column("What was said", 10))
    return Table(
        columns,
        tuple(
            (
                _when(row.item),
                plain(phrases.people((row.speaker,)) if row.speaker else "speaker not named"),
                (
                    *cited(row.item.what, tone="quote" if row.direct else "plain"),
                    *_others(row.item, beside),
                ),
            )
            for row in rows
        ),
    )


def speakers(rows: Sequence[Speaker]) -> Table:
    """Persons of one side."""
    columns = (
        Column("Name", 5),
        Column("Office", 7),
        Column("Entries", 2, right=True),
        Column("Last", 3),
    )
    return Table(
        columns,
        tuple(
            (
                (Run(clean(row.name), tone="strong"),),
                cited(row.office),
                plain(f"{row.entries:,}"),
                plain(phrases.day(row.last) if row.last else ""),
            )
            for row in rows
        ),
    )


def _transfer(row: Transfer) -> tuple[Cell, ...]:
    goods: list[Run] = []
    for thing in row.goods:
        goods += [Run(", ")] if goods else []
        goods += cited(thing)
    value: Cell = cited(row.value, phrases.money(row.value.value)) if row.value else (Run("–", tone="soft"),)
    return (
        plain(f"{row.supplier.value} → {row.recipient.value}"),
        (*(goods or cited(row.item.what, "not specified", "soft")), *_doubt(row.item)),
        _acts(row.ordered),
        _acts(row.delivered),
        value,
        _came_to(row),
    )


def _came_of(outcome: CameOf | None) -> Cell:
    """The verdict, and the events that it rests on."""
    if outcome is None or not outcome.events:
        return (Run(_VERDICTS[outcome.verdict if outcome else ""], tone="soft"),)
    runs: list[Run] = [Run(f"{_VERDICTS[outcome.verdict]}: ", tone="strong")]
    for place, event in enumerate(outcome.events):
        runs += [Run("; ")] if place else []
        runs += cited(event)
    return tuple(runs)


def _came_to(row: Transfer) -> Cell:
    """The stage, with its date where that stands in no other column."""
    stage, its = phrases.term(row.item.stage), row.item.when
    if row.ordered or row.delivered or its is None:
        return plain(stage)
    return cited(its, f"{stage}, {phrases.when(its.value)}")


def _acts(acts: Sequence[Cited]) -> Cell:
    runs: list[Run] = []
    for act in acts:
        runs += [Run("; ")] if runs else []
        runs += cited(act, phrases.acts(act.value))
    return tuple(runs) or (Run("–", tone="soft"),)


def _steps(row: Instrument) -> Cell:
    runs: list[Run] = []
    for step in row.history:
        runs += [Run("; ")] if runs else []
        dated = "" if step.when.value == UNDATED else f" {phrases.when(step.when.value)}"
        runs += cited(step.when, f"{phrases.term(step.phase)}{dated}")
    return tuple(runs)


def _when(item: Item) -> Cell:
    if item.when:
        return cited(item.when, phrases.when(item.when.value))
    return (Run(f"reported {phrases.day(item.reported)}" if item.reported else UNDATED, tone="soft"),)


def _kind(item: Item) -> str:
    if item.kind in ("activity", "programme", "relation"):
        return phrases.term(item.form)
    return f"{item.kind}, {phrases.term(item.form)}" if item.form != item.stage else item.kind


def _stage(item: Item, words: str) -> Cell:
    said = f"{words} ({item.status})" if item.status != "occurred" and item.kind == "meeting" else words
    return plain(said)


def _others(item: Item, beside: Sequence[str]) -> Cell:
    """The other parties to an entry, beside those that the brief is on."""
    others = [code for code in item.parties if code not in beside]
    return (Run(f" with {', '.join(others)}", tone="soft"),) if others else ()


def _doubt(item: Item) -> Cell:
    return (Run(" ≠", tone="strong"),) if item.disputed else ()


def plain(text: str) -> Cell:
    """Words that no source is given for."""
    return (Run(_short(clean(text))),)


def _numbers(row: KindCount) -> list[Cell]:
    every = (row.total, row.occurred, row.planned, row.proposed, row.denied)
    return [plain(f"{number:,}" if number else "–") for number in every]


def _short(text: str) -> str:
    return text if len(text) <= _WORDS_AT_MOST else text[: _WORDS_AT_MOST - 1].rsplit(" ", 1)[0] + " …"
