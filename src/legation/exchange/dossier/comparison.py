"""A comparison laid out as a brief, and as JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Final

from legation.exchange.dossier import phrases
from legation.exchange.dossier.blocks import (
    Bars,
    Block,
    Brief,
    Cell,
    Column,
    Paragraph,
    Part,
    Run,
    Subheading,
    Table,
)
from legation.exchange.dossier.layout import source_line
from legation.exchange.dossier.tables import cited, plain
from legation.version import __version__
from legation.views.comparison_parts import Comparison, Named, Row, Side
from legation.views.parties import parties_name

_LONGEST: Final = 12
_LEAD: Final = "The same figures of both sides. Currencies are never added to each other."


def comparison_brief(found: Comparison) -> Brief:
    """The comparison as a brief; an empty one is a title and a line that says so."""
    title = f"{found.one.label} and {found.other.label}"
    about = f"Made by Legation {__version__} from the record alone."
    subtitle = "Defence cooperation on record, side by side"
    if found.one.parties == found.other.parties and (found.one.since or found.one.until):
        subtitle = f"{parties_name(found.one.parties)} in two periods, side by side"
    if found.empty:
        return Brief(title, subtitle, "The record has nothing on either side.", (), (), about)
    return Brief(title, subtitle, _LEAD, tuple(_parts(found)), tuple(map(source_line, found.sources)), about)


def comparison_json(found: Comparison) -> str:
    """The comparison as JSON."""
    return json.dumps(asdict(found), ensure_ascii=False, default=str, indent=2) + "\n"


def comparison_csv(found: Comparison) -> str:
    """The figures as CSV: group, name, and a column a side."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(["group", "name", _unformula(found.one.label), _unformula(found.other.label)])
    for row in found.rows:
        writer.writerow([row.group, _unformula(row.name), _bare(row.one), _bare(row.other)])
    return written.getvalue()


def _unformula(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


def _bare(number: float | None) -> str:
    return "" if number is None else f"{number:.0f}" if float(number).is_integer() else f"{number:.2f}"


def _parts(found: Comparison) -> Iterable[Part]:
    by_group: dict[str, list[Row]] = {}
    for row in found.rows:
        by_group.setdefault(row.group, []).append(row)
    glance: list[Block] = [_table(found, [*by_group["all"]], ends=True)]
    glance += [
        Bars(f"{side.label}, entries a year", _every_year(side)) for side in _sides(found) if side.years
    ]
    yield Part("glance", "At a glance", "", tuple(glance))
    for group, title in (
        ("kind", "Kinds"),
        ("status", "Status"),
        ("form", "Forms"),
        ("topic", "Topics"),
    ):
        rows = by_group.get(group, [])
        if rows:
            aside = _aside(len(rows)) if group != "topic" else _looked(found, len(rows))
            yield Part(group, title, aside, (_table(found, rows[:_LONGEST]),))
    deals = [*by_group["transfer"], *by_group.get("value", [])]
    yield Part("transfers", "Arms transfers", "ordered or delivered", (_table(found, deals),))
    yield Part("instruments", "Newest instruments", "", tuple(_listed(found)))
    yield Part("people", "People in most entries", _looked(found, 0), (_people(found),))


def _sides(found: Comparison) -> tuple[Side, Side]:
    return found.one, found.other


def _aside(rows: int) -> str:
    return f"{_LONGEST} of {rows} shown" if rows > _LONGEST else ""


def _looked(found: Comparison, rows: int) -> str:
    """Says where not all entries were looked at."""
    parts = [_aside(rows)] if _aside(rows) else []
    parts += [
        f"in the newest {side.looked_at:,} of {side.entries:,} entries of {side.label}"
        for side in _sides(found)
        if side.looked_at < side.entries
    ]
    return "; ".join(parts)


def _every_year(side: Side) -> tuple[tuple[str, int], ...]:
    numbers = dict(side.years)
    return tuple((str(year), numbers.get(year, 0)) for year in range(min(numbers), max(numbers) + 1))


def _columns(found: Comparison, first: str) -> tuple[Column, ...]:
    return (Column(first, 4), *(Column(side.label, 4, right=True) for side in _sides(found)))


def _table(found: Comparison, rows: Sequence[Row], *, ends: bool = False) -> Table:
    lines = [
        (plain(_name(row)), plain(_number(row, row.one)), plain(_number(row, row.other))) for row in rows
    ]
    if ends:
        for name, field in (("first", "first"), ("last", "last")):
            days: list[Any] = [getattr(side, field) for side in _sides(found)]
            lines.append((plain(name), *(plain(phrases.when(one) if one else "–") for one in days)))  # type: ignore[arg-type]
    return Table(_columns(found, ""), tuple(lines))


def _name(row: Row) -> str:
    return f"sum in {row.name}" if row.group == "value" else phrases.term(row.name)


def _number(row: Row, number: float | None) -> str:
    if number is None or (number == 0 and row.group != "all"):
        return "–"
    return phrases.sum_of(row.name, number) if row.group == "value" else f"{number:,.0f}"


def _listed(found: Comparison) -> Iterable[Block]:
    for side in _sides(found):
        yield Subheading(side.label)
        if side.instruments:
            columns = (Column("When", 3), Column("Title", 9), Column("Stage", 3))
            yield Table(columns, tuple(_instrument(one) for one in side.instruments))
        else:
            yield Paragraph((Run("No instrument on record.", tone="soft"),))


def _instrument(one: Named) -> tuple[Cell, ...]:
    when = cited(one.when, phrases.when(one.when.value)) if one.when else (Run("undated", tone="soft"),)
    return when, cited(one.title), plain(phrases.term(one.stage))


def _people(found: Comparison) -> Table:
    columns = tuple(Column(side.label, 5) for side in _sides(found))
    most = max(len(side.people) for side in _sides(found))
    rows = tuple(
        tuple(
            plain(f"{side.people[n][0]}, {side.people[n][1]:,}" if n < len(side.people) else "")
            for side in _sides(found)
        )
        for n in range(most)
    )
    return Table(columns, rows)
