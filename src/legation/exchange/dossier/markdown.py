"""A brief as Markdown: tables, and the sources as footnotes (`[^1]`), as GitHub and Pandoc read them."""

import re
from collections.abc import Iterable
from typing import Final

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
from legation.exchange.page.markup import address

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~$&!^]")
_LIST: Final = re.compile(r"^(\d{1,9})([.)])")
_BAR: Final = 24


def markdown(brief: Brief) -> str:
    """The brief as one Markdown text, ending in a line feed."""
    lines = [f"# {escaped(brief.title)}", "", f"*{escaped(brief.subtitle)}*", "", escaped(brief.lead), ""]
    for part in brief.parts:
        aside = f" ({escaped(part.aside)})" if part.aside else ""
        lines += [f"## {escaped(part.title)}{aside}", ""]
        for block in part.blocks:
            lines += [*_block(block), ""]
    if brief.sources:
        lines += ["## Sources", ""]
        for source in brief.sources:
            lines += [*_source(source), ""]
    return "\n".join([*lines, escaped(brief.about)]) + "\n"


def escaped(text: str) -> str:
    """The text with every character that Markdown or HTML reads as more than itself escaped."""
    safe = _SPECIAL.sub(lambda match: "&lt;" if match[0] == "<" else f"\\{match[0]}", text)
    safe = _LIST.sub(r"\1\\\2", safe)
    return f"\\{safe}" if safe[:1] in "-+=:" and safe else safe


def _block(block: Block) -> Iterable[str]:
    match block:
        case Table():
            yield "| " + " | ".join(escaped(column.title) for column in block.columns) + " |"
            yield "|" + "|".join(" ---: " if column.right else " --- " for column in block.columns) + "|"
            for row in block.rows:
                yield "| " + " | ".join(_cell(cell) for cell in row) + " |"
        case Figures():
            yield " · ".join(f"**{escaped(number)}** {escaped(what)}" for number, what in block.pairs)
        case Bars():
            most = max((number for _, number in block.bars), default=1) or 1
            yield f"{escaped(block.title)}:"
            yield ""
            yield "```"
            for label, number in block.bars:
                yield f"{label:>9} {'█' * -(-number * _BAR // most)} {number:,}".rstrip()
            yield "```"
        case Paragraph():
            yield _cell(block.cell)
        case Subheading():
            yield f"### {escaped(block.text)}"


def _cell(cell: Cell) -> str:
    return "".join(_run(run) for run in cell)


def _run(run: Run) -> str:
    text = escaped(run.text)
    if run.tone in ("strong", "quote") and text.strip():
        mark = "**" if run.tone == "strong" else ""
        inner = f"“{text}”" if run.tone == "quote" else f"{mark}{text.strip()}{mark}"
        ends = (text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :])
        text = f"{ends[0]}{inner}{ends[1]}"
    notes = "".join(f"[^{number}]" for number in run.notes)
    return text + notes + (f" (+{run.more})" if run.more else "")


def _source(source: SourceLine) -> Iterable[str]:
    url = address(source.url)
    link = f" <{url}>" if url and not re.search(r"[\s<>]", url) else ""
    yield f"[^{source.number}]: **{escaped(source.title)}** {escaped(source.origin)}.{link}"
    for words in source.words:
        yield ""
        yield f"    “{escaped(words)}”"
