"""A brief as PDF on A4, set by Typst. Words go in as data, so none of them is read as markup."""

import json
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from typing import Any

from legation.errors import OutputError
from legation.exchange.dossier.blocks import Block, Brief, Table
from legation.exchange.page.markup import address


def pdf(brief: Brief) -> bytes:
    """The PDF; the same brief gives the same bytes. Raises `OutputError` where Typst is not installed."""
    try:
        import typst
    except ImportError:
        raise OutputError("PDF needs the extra `views`: pip install 'legation[views]'") from None
    made: bytes = typst.compile(_template(), format="pdf", sys_inputs={"brief": json.dumps(as_data(brief))})
    return made


def as_data(brief: Brief) -> dict[str, Any]:
    """The brief as JSON values, each block with its `sort`."""
    data = asdict(brief)
    data["parts"] = [
        {**asdict(part), "blocks": [_block(block) for block in part.blocks]} for part in brief.parts
    ]
    for source in data["sources"]:
        source["url"] = address(source["url"])
    return data


def _block(block: Block) -> dict[str, Any]:
    data = {**asdict(block), "sort": type(block).__name__.lower()}
    if isinstance(block, Table):
        data["rows"] = [[{"runs": cell} for cell in row] for row in data["rows"]]
    return data


@cache
def _template() -> bytes:
    return (files("legation.exchange.dossier") / "brief.typ").read_bytes()
