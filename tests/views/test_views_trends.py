"""Trends: every entry once, at its day, and each cell leads to its entries."""

from datetime import date

import pytest

from legation.record.record import Record
from legation.views import support
from legation.views.scope import Scope
from legation.views.trends import trend


def test_cells_count_every_entry_once(ties_record: Record) -> None:
    found = trend(ties_record, step="year")
    assert found.entries == sum(cell.entries for cell in found.cells) == ties_record.counts()["entry"] == 8
    named = [name for cell in found.cells for name in cell.support.ids]
    assert len(named) == len(set(named)) == 8
    cells = {(cell.period, cell.kind): cell.entries for cell in found.cells}
    assert cells["2019", "activity"] == 2
    assert cells["2021", "statement"] == 1


def test_months_and_their_first_days(ties_record: Record) -> None:
    cells = trend(ties_record, ("IND", "ISR"), step="month").cells
    assert [(cell.period, cell.first) for cell in cells][:2] == [
        ("2010-06", date(2010, 6, 1)),
        ("2018-03", date(2018, 3, 1)),
    ]


def test_a_long_span_goes_by_year_and_a_short_one_by_month(ties_record: Record) -> None:
    assert trend(ties_record).step == "year"
    assert trend(ties_record, scope=Scope(since=date(2018, 1, 1))).step == "month"
    assert trend(ties_record, ("AND", "TUV")).cells == ()


def test_a_large_figure_names_the_newest_alone(ties_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    small = trend(ties_record, step="year")
    monkeypatch.setattr(support, "ALL_NAMED", 2)
    large = trend(ties_record, step="year")
    assert [cell.entries for cell in large.cells] == [cell.entries for cell in small.cells]
    for cell, named in zip(large.cells, small.cells, strict=True):
        assert len(cell.support.ids) == 1 and not cell.support.all_named
        assert cell.support.ids[0] in named.support.ids
        assert cell.support.quote.id == cell.support.ids[0]
