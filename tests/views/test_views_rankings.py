"""Rankings: partners with what they share, rejected entries left out."""

from pathlib import Path
from typing import Any

import pytest

from legation.record.record import Record
from legation.views.maps import tie_map
from legation.views.networks import network
from legation.views.rankings import ranking
from legation.views.trends import trend


def test_partners_by_entries_shared(ties_record: Record) -> None:
    found = ranking(ties_record, "IND")
    assert [(p.rank, p.party, p.entries) for p in found.partners] == [
        *((1, "ISR", 3), (2, "AUS", 1), (2, "FRA", 1), (2, "JPN", 1)),
    ]
    first = found.partners[0]
    assert (found.found, found.entries) == (4, 5)
    assert (first.share, dict(first.kinds)) == (0.6, {"meeting": 2, "activity": 1})
    assert (dict(first.years), str(first.first), str(first.last)) == (
        {2010: 1, 2018: 1, 2019: 1},
        "2010-06-02",
        "2019-07-01",
    )
    assert {ties_record.entry(name).summary.parties for name in first.support.ids} == {("IND", "ISR")}


def test_a_limit_keeps_how_many_there_are(ties_record: Record) -> None:
    found = ranking(ties_record, "IND", limit=1)
    assert (len(found.partners), found.found) == (1, 4)


def test_a_state_that_is_not_there(ties_record: Record) -> None:
    assert ranking(ties_record, "TUV").partners == ()


@pytest.fixture
def mine(ties_record: Record, tmp_path: Path) -> Any:
    """A copy that may be decided on."""
    ties_record.dump(tmp_path / "copy.zip")
    with Record(tmp_path / "mine.db") as record:
        record.load(tmp_path / "copy.zip")
        yield record


def test_what_a_person_rejected_counts_nowhere(mine: Record) -> None:
    (patrol,) = mine.entries(parties=("AUS", "JPN"), form="patrol")
    assert len(tie_map(mine).arcs) == len(network(mine).ties) - 1 == 6
    mine.reject(patrol.id, by="Ann", reason="never flown")
    assert trend(mine).entries == 7
    assert [p.entries for p in ranking(mine, "AUS").partners if p.party == "JPN"] == [1]
    for ties in (network(mine).ties, tie_map(mine).arcs):
        assert {(tie.one, tie.other): tie.entries for tie in ties}["AUS", "JPN"] == 1
