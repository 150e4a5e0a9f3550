"""A reading as a table for people: one row a claim, as wide as the terminal allows."""

import os
import re
import sys
from contextlib import suppress

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from legation.cli.terminal import one_line
from legation.exchange import wording
from legation.schema import Claim, Reading
from legation.schema.vocabulary import Kind, Status

NARROW = 100
"""Columns under which claims are written one below the other, not as rows of a table."""
WIDTH_OF_FILES = 140
WORDS_AT_MOST = 160

_TRAILING = re.compile(r"(?<! ) {1,400}$", re.MULTILINE)

COLOURS: dict[Kind, str] = {
    "meeting": "blue",
    "instrument": "magenta",
    "statement": "cyan",
    "transfer": "red",
    "activity": "green",
    "programme": "yellow",
    "commitment": "bright_magenta",
    "relation": "bright_blue",
}
STYLES: dict[Status, str] = {
    "occurred": "",
    "planned": "italic",
    "proposed": "italic dim",
    "denied": "strike",
}


def console_for(*, plain: bool) -> Console:
    """A console for standard output, or for a file (`plain`: no colour, a fixed width)."""
    if not plain and sys.stdout.isatty():
        return Console(file=sys.stdout, highlight=False)
    width = WIDTH_OF_FILES if plain else _width()
    return Console(file=sys.stdout, width=width, color_system=None, highlight=False)


def _width() -> int:
    """The terminal's width, even where standard output is a pipe from it."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns) > 0:
        return int(columns)
    for stream in (sys.stderr, sys.stdin):
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream.fileno()).columns
    return WIDTH_OF_FILES


def table(reading: Reading, console: Console) -> str:
    """The reading's heading and claims, styled for the console."""
    rows: RenderableType
    if not reading.claims:
        rows = Text("no claims: nothing here was read as defence cooperation between states", style="dim")
    elif console.width < NARROW:
        rows = Group(*(_block(number, claim) for number, claim in enumerate(reading.claims, 1)))
    else:
        rows = _rows(reading)
    with console.capture() as written:
        console.print(_heading(reading), rows, "", sep="\n")
    return _TRAILING.sub("", written.get())


def _heading(reading: Reading) -> Text:
    document = reading.document
    published = document.published.isoformat() if document.published else None
    origin = [part for part in (published, document.source, document.url) if part]
    counts = ", ".join(f"{count} {kind}" for kind, count in wording.by_kind(reading.claims).items())
    heading = Text(one_line(wording.heading(document)), style="bold")
    heading.append("\n" + one_line(" · ".join(origin)) if origin else "", style="not bold")
    if counts:
        heading.append(f"\n{wording.number(len(reading.claims), 'claim')}: {counts}", style="not bold dim")
    return heading


def _rows(reading: Reading) -> Table:
    rows = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim")
    rows.add_column("#", justify="right", style="dim", no_wrap=True)
    rows.add_column("kind, form", min_width=12, max_width=18)
    rows.add_column("status", no_wrap=True)
    rows.add_column("parties", min_width=7, max_width=12)
    rows.add_column("who", ratio=3)
    rows.add_column("when", min_width=10, max_width=12)
    rows.add_column("the words", ratio=5)
    for number, claim in enumerate(reading.claims, 1):
        rows.add_row(
            str(number),
            _named(claim, "\n"),
            _status(claim),
            _parties(claim),
            _who(claim),
            _when(claim),
            _words(claim),
        )
    return rows


def _block(number: int, claim: Claim) -> RenderableType:
    first = Text(f"{number:>3} ", style="dim").append(_named(claim, " · "))
    for part in (_status(claim), _parties(claim), _when(claim)):
        if part:
            first.append("  ").append(part)
    below = [Padding(part, (0, 0, 0, 4)) for part in (_who(claim), _words(claim)) if part]
    return Group(first, *below)


def _named(claim: Claim, between: str) -> Text:
    return Text(claim.kind, style=f"bold {COLOURS[claim.kind]}").append(
        f"{between}{wording.form(claim)}", style="not bold"
    )


def _status(claim: Claim) -> Text:
    return Text(claim.status, style=STYLES[claim.status])


def _parties(claim: Claim) -> Text:
    return Text(" ".join(claim.parties))


def _when(claim: Claim) -> Text:
    return Text(wording.when(claim.when) if claim.when else "")


def _who(claim: Claim) -> Text:
    """Who takes part; from the speaker to whom, from the supplier to the recipient."""
    people: dict[bool, list[str]] = {False: [], True: []}
    for person in claim.participants:
        state = f" ({person.state})" if person.state else ""
        people[person.role in ("addressee", "recipient", "host")].append(person.name + state)
    details = claim.details
    if not claim.participants and (details.supplier or details.recipient):
        people = {False: [details.supplier or "?"], True: [details.recipient or "?"]}
    sides = [", ".join(people[side]) for side in (False, True)]
    who = Text(one_line(" → ".join(sides) if all(sides) else sides[0] or sides[1]))
    if claim.source:
        who.append(f"{' ' if who else ''}[{one_line(claim.source)}]", style="dim")
    return who


def _words(claim: Claim) -> Text:
    words = one_line(" … ".join(span.text for span in claim.evidence))
    return Text(words if len(words) <= WORDS_AT_MOST else words[: WORDS_AT_MOST - 1].rstrip() + "…")
