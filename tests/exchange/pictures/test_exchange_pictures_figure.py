"""Every figure: its tables keep to their columns, its chart draws, its colours can be seen."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import Any

import pytest

from legation.exchange.pictures import palette
from legation.exchange.pictures.figure import Figure
from legation.exchange.pictures.image import png, svg
from legation.record.record import Record
from legation.schema import KINDS

SHOWN = [
    "timeline",
    "hostile",
    "trend",
    "ranking",
    "ranking_by_year",
    "network",
    "changes",
    "map",
    "map_of_one",
]
EMPTY = ["no_timeline", "no_trend", "no_ranking", "no_network", "no_map"]


@pytest.mark.parametrize("name", SHOWN)
def test_every_row_leads_back_to_entries(figures: dict[str, Figure], ties: Record, name: str) -> None:
    listed = figures[name].tables[0]
    assert listed.rows
    for row in listed.rows:
        assert set(row) == set(listed.table.names)
        ids = row.get("ids") or [*row.get("ids_before", ()), *row.get("ids_after", ())] or [row["entry"]]
        for one in ids:
            assert ties.entry(one).summary.id == one
        first = ties.entry(ids[0] if "ids_after" not in row or not row["ids_after"] else row["ids_after"][0])
        assert row["evidence"] in {claim.evidence for claim in first.claims}


@pytest.mark.parametrize("name", [*SHOWN, *EMPTY])
def test_an_svg_has_title_and_words(figures: dict[str, Figure], name: str) -> None:
    figure = figures[name]
    drawn = svg(figure)
    words = " ".join(
        "".join(node.itertext()) for node in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
    )
    assert figure.title.split(":")[0][:30] in words
    if name in EMPTY:
        assert figure.nothing and figure.nothing.startswith("Nothing in the record")
        assert figure.nothing in words
    else:
        assert figure.nothing is None
        assert len(re.findall(r"<path", drawn)) > 3


def test_a_png_is_a_png_and_the_same_each_time(figures: dict[str, Figure]) -> None:
    first, second = png(figures["network"]), png(figures["network"])
    assert first.startswith(b"\x89PNG\r\n") and first == second


def test_the_picture_of_a_timeline_has_its_headlines(figures: dict[str, Figure]) -> None:
    drawn = svg(figures["timeline"])
    for row in figures["timeline"].tables[0].rows:
        assert row["headline"][:20].replace("&", "&amp;") in drawn


def test_hostile_words_stay_words(figures: dict[str, Figure]) -> None:
    assert "<script" not in svg(figures["hostile"])


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_colours_stand_out_and_neighbours_differ_without_hue() -> None:
    """3 to 1 against the paper (WCAG 1.4.11); kinds that lie together in a stack differ in lightness."""
    assert set(palette.KIND_COLOURS) == set(KINDS)
    every: tuple[Any, ...] = (
        *palette.KIND_COLOURS.values(),
        *palette.VERDICT_COLOURS.values(),
        *palette.COMMUNITY_COLOURS,
    )
    for colour in every:
        assert _contrast(colour, palette.PAPER) >= 3.0, colour
    colours = [palette.KIND_COLOURS[kind] for kind in KINDS]
    for one, other in pairwise(colours):
        assert _contrast(one, other) >= 1.7, (one, other)
