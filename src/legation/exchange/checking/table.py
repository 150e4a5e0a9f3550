"""A checked draft as a table for the terminal, and as Markdown."""

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from legation.exchange.checking.lines import Line, lines
from legation.exchange.controls import code_point, controls
from legation.views.checks import Checked

STYLES = {
    "supported": "green",
    "partly": "yellow",
    "contradicted": "bold red",
    "not in the record": "magenta",
}
SOURCES = 3
"""Sources shown of a claim; the page and JSON have all."""


NOTHING = "No claims: nothing in this draft was read as defence cooperation between states."


def table(checked: Checked) -> RenderableType:
    """A row a claim; control characters are spelt out."""
    if not checked.held:
        return Text(NOTHING)
    made = Table(title=summary(checked), title_justify="left", show_lines=True)
    made.add_column("Nr", justify="right")
    made.add_column("Verdict", no_wrap=False, min_width=12)
    made.add_column("The draft says", ratio=3)
    made.add_column("The record", ratio=4)
    for line in lines(checked):
        made.add_row(
            str(line.number),
            Text(line.verdict, style=STYLES[line.verdict]),
            Text(_spelt(f"{line.kind}, {line.form}: {line.words}")),
            Text(_spelt(_record(line))),
        )
    return made


def markdown(checked: Checked) -> str:
    """The same for a document."""
    if not checked.held:
        return f"# {summary(checked)}\n\n{NOTHING}\n"
    rows = ["| Nr | Verdict | The draft says | The record |", "| --- | --- | --- | --- |"]
    for line in lines(checked):
        cells = (str(line.number), line.verdict, f"{line.kind}, {line.form}: {line.words}", _record(line))
        rows.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return f"# {_cell(summary(checked))}\n\n" + "\n".join(rows) + "\n"


def summary(checked: Checked) -> str:
    """`12 claims: 7 supported, 1 contradicted, 4 not in the record`."""
    counts = ", ".join(f"{count} {verdict}" for verdict, count in checked.counts.items() if count)
    total = len(checked.held)
    return f"{total} {'claim' if total == 1 else 'claims'}" + (f": {counts}" if counts else "")


def _record(line: Line) -> str:
    shown = [f"“{s.words}” ({', '.join(p for p in (s.outlet, s.day) if p)})" for s in line.sources[:SOURCES]]
    more = len(line.sources) - SOURCES
    rest = [f"and {more} more"] if more > 0 else []
    return "\n".join([line.why, *([line.headline] if line.headline else []), *shown, *rest])


def _spelt(text: str) -> str:
    """Control characters named; line ends stay, for cells have several lines."""
    parts = text.split("\n")
    return "\n".join(controls().sub(lambda match: code_point(match[0]), part) for part in parts)


def _cell(text: str) -> str:
    """One line, with what Markdown and HTML would take for marks made plain."""
    return "<br>".join(_escaped(part) for part in _spelt(text).split("\n"))


def _escaped(text: str) -> str:
    for mark in "\\`*_[]|#":
        text = text.replace(mark, "\\" + mark)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
