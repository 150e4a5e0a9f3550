"""News laid out as a brief, which the terminal and Markdown write."""

from collections.abc import Iterable, Sequence

from legation.exchange.dossier import phrases
from legation.exchange.dossier.blocks import Block, Brief, Cell, Column, Paragraph, Part, Run, Table
from legation.exchange.dossier.dispute_table import disputes
from legation.exchange.dossier.layout import source_line
from legation.exchange.dossier.phrases import count
from legation.exchange.dossier.tables import cited, plain
from legation.version import __version__
from legation.views.dossier_parts import Item
from legation.views.news_parts import Disputed, Entered, Moved, News
from legation.views.parties import parties_name


def news_brief(found: News) -> Brief:
    """The news as a brief; where there is none it says so."""
    of = f" on {parties_name(found.parties)}" if found.parties else ""
    documents = count(found.documents, "document")
    about = f"Made by Legation {__version__} from the record alone."
    title, subtitle = f"New in the record{of}", f"Since {found.since}, {documents} added"
    if found.empty:
        return Brief(title, subtitle, f"Nothing new{of}. {_confirmed(found)}".strip(), (), (), about)
    sources = tuple(source_line(one) for one in found.sources)
    return Brief(title, subtitle, _confirmed(found), tuple(_parts(found)), sources, about)


def _confirmed(found: News) -> str:
    parts = []
    if found.confirmed:
        parts.append(f"{count(found.confirmed, 'entry', 'entries')} gained sources and nothing else.")
    if found.looked_at is not None:
        parts.append(f"Of entries that gained sources, the newest {found.looked_at:,} were looked into.")
    return " ".join(parts)


def _parts(found: News) -> Iterable[Part]:
    rows: Sequence[tuple[str, str, int, int, Iterable[Block]]] = (
        ("entered", "Entered", found.entered.total, len(found.entered.shown), _entered(found.entered.shown)),
        ("moved", "Moved a stage", found.moved.total, len(found.moved.shown), _moved(found.moved.shown)),
        (
            "disputed",
            "Now in dispute",
            found.disputed.total,
            len({one.item.entry for one in found.disputed.shown}),
            _disputed(found.disputed.shown),
        ),
    )
    for anchor, title, total, shown, blocks in rows:
        if total:
            aside = f"{shown:,} of {total:,} shown" if shown < total else f"{total:,}"
            yield Part(anchor, title, aside, tuple(blocks))


def _entered(rows: Sequence[Entered]) -> Iterable[Block]:
    columns = (Column("When", 3), Column("What", 3), Column("In short", 9), Column("Parties", 2))
    yield Table(
        columns,
        tuple(
            (
                _when(row.item),
                plain(f"{row.item.kind}, {phrases.term(row.item.stage)}"),
                cited(row.item.what),
                plain(" ".join(row.item.parties)),
            )
            for row in rows
        ),
    )


def _moved(rows: Sequence[Moved]) -> Iterable[Block]:
    columns = (Column("What", 3), Column("In short", 9), Column("From", 3), Column("To", 3))
    yield Table(
        columns,
        tuple(
            (
                plain(row.item.kind),
                plain(row.item.what.value),
                plain(phrases.term(row.before)),
                (Run(phrases.term(row.after), row.sources, tone="strong"),),
            )
            for row in rows
        ),
    )


def _disputed(rows: Sequence[Disputed]) -> Iterable[Block]:
    if rows:
        yield disputes([row.disagreement for row in rows])
    else:
        yield Paragraph((Run("None is shown."),))


def _when(item: Item) -> Cell:
    if item.when:
        return plain(phrases.when(item.when.value))
    return (Run(f"reported {phrases.day(item.reported)}" if item.reported else "undated", tone="soft"),)
