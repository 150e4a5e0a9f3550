"""A brief for a terminal, as wide as it is."""

from collections.abc import Iterable
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from legation.exchange.dossier.blocks import (
    Bars,
    Block,
    Brief,
    Cell,
    Figures,
    Paragraph,
    Run,
    SourceLine,
    Subheading,
    Table,
)

NARROW: Final = 100
"""Columns under which the rows of a table are written one value below the other."""
_TONES: Final = {"plain": "", "strong": "bold", "soft": "dim", "quote": "italic"}
_SPARKS: Final = " ▁▂▃▄▅▆▇█"


def terminal(brief: Brief, console: Console) -> str:
    """The brief, styled for the console."""
    parts: list[RenderableType] = [Text(brief.title, style="bold"), Text(brief.subtitle)]
    parts += [Text(brief.lead, style="dim")]
    for part in brief.parts:
        heading = Text(f"\n{part.title}", style="bold underline")
        heading.append(f"  {part.aside}" if part.aside else "", style="not bold not underline dim")
        parts.append(heading)
        parts += [_block(block, console.width) for block in part.blocks]
    if brief.sources:
        parts.append(Text("\nSources", style="bold underline"))
        parts += [_source(source) for source in brief.sources]
    with console.capture() as written:
        console.print(Group(*parts, Text(f"\n{brief.about}", style="dim")), highlight=False)
    return "\n".join(line.rstrip() for line in written.get().splitlines()) + "\n"


def _block(block: Block, width: int) -> RenderableType:
    match block:
        case Table():
            return _table(block) if width >= NARROW or len(block.columns) <= 3 else _rows(block)
        case Figures():
            joined = Text("   ").join(
                Text.assemble((number, "bold"), f" {what}") for number, what in block.pairs
            )
            return Padding(joined, (0, 0, 1, 0))
        case Bars():
            return _bars(block)
        case Paragraph():
            return _cell(block.cell)
        case Subheading():
            return Text(f"\n{block.text}", style="bold")


def _table(block: Table) -> RichTable:
    table = RichTable(box=SIMPLE_HEAD, expand=True, pad_edge=False, header_style="dim")
    for column in block.columns:
        table.add_column(
            column.title, ratio=column.weight, justify="right" if column.right else "left", overflow="fold"
        )
    for row in block.rows:
        table.add_row(*(_cell(cell) for cell in row))
    return table


def _rows(block: Table) -> RenderableType:
    """Each row as a few lines: the first two values, then the others under them with their names."""
    if all(column.right for column in block.columns[1:]):
        return Group(*(_numbers(block, row) for row in block.rows))
    lines: list[RenderableType] = []
    for row in block.rows:
        lines.append(Text(" · ").join(_cell(cell) for cell in row[:2] if cell))
        for column, cell in zip(block.columns[2:], row[2:], strict=True):
            if cell:
                lines.append(Padding(Text.assemble((f"{column.title}: ", "dim"), _cell(cell)), (0, 0, 0, 3)))
    return Group(*lines)


def _numbers(block: Table, row: tuple[Cell, ...]) -> Text:
    pairs = zip(block.columns[1:], row[1:], strict=True)
    said = ", ".join(f"{column.title.lower()} {_cell(cell).plain}" for column, cell in pairs)
    return Text.assemble(_cell(row[0]), f": {said}")


def _bars(block: Bars) -> Text:
    """A small line of bars between the first and the last label."""
    if not block.bars:
        return Text()
    most = max(number for _, number in block.bars) or 1
    line = "".join(_SPARKS[-(-number * 8 // most)] for _, number in block.bars)
    first, last = block.bars[0][0], block.bars[-1][0]
    top = max(block.bars, key=lambda bar: bar[1])
    peak = f"most in {top[0]}: {top[1]:,}"
    return Text.assemble((f"{block.title}: ", "bold"), f"{first} ", line, f" {last}  ", (f"({peak})", "dim"))


def _cell(cell: Cell) -> Text:
    return Text.assemble(*(_run(run) for run in cell))


def _run(run: Run) -> Text:
    words = f"“{run.text}”" if run.tone == "quote" else run.text
    text = Text(words, style=_TONES[run.tone])
    if run.notes:
        text.append(f" [{','.join(map(str, run.notes))}]", style="not bold not italic dim")
    if run.more:
        text.append(f" +{run.more}", style="not bold not italic dim")
    return text


def _source(source: SourceLine) -> RenderableType:
    head = Text.assemble(
        (f"{source.number:>4}  ", "dim"), (source.title, "bold"), f"  {source.origin}", (_link(source), "dim")
    )
    return Group(head, *_quotes(source.words))


def _link(source: SourceLine) -> str:
    return f"  {source.url}" if source.url else ""


def _quotes(words: Iterable[str]) -> list[Padding]:
    return [Padding(Text(f"“{one}”", style="dim"), (0, 0, 0, 6)) for one in words]
