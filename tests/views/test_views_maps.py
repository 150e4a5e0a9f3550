"""Maps: ties with a place, and those without told apart."""

from datetime import date

import pytest

from legation import lexicon
from legation.record.record import Record
from legation.views.maps import tie_map
from legation.views.networks import network
from legation.views.places import points
from legation.views.scope import Scope


@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(("activity",)),
        Scope(since=date(2012, 1, 1)),
        Scope(("meeting", "activity"), date(2011, 1, 1), date(2018, 12, 31)),
        Scope(until=date(1900, 1, 1)),
    ],
)
def test_counts_are_those_of_the_network(ties_record: Record, scope: Scope) -> None:
    found = tie_map(ties_record, scope=scope)
    counted = {(arc.one, arc.other): arc.entries for arc in (*found.arcs, *found.elsewhere)}
    assert counted == {tie.pair: tie.entries for tie in network(ties_record, scope=scope).ties}
    for arc in (*found.arcs, *found.elsewhere):
        assert len(arc.support.ids) == arc.entries


def test_organisations_have_no_place(ties_record: Record) -> None:
    found = tie_map(ties_record, "JPN")
    assert [(arc.one, arc.other) for arc in found.elsewhere] == [("JPN", "NATO")]
    assert {(arc.one, arc.other) for arc in found.arcs} == {("AUS", "JPN"), ("IND", "JPN")}


def test_every_state_has_a_point_on_the_earth() -> None:
    states = {row["code"] for row in lexicon.table("states")}
    assert set(points()) == states
    assert all(-180 <= p.longitude <= 180 and -90 <= p.latitude <= 90 for p in points().values())
    assert (round(points()["IND"].longitude), round(points()["IND"].latitude)) == (80, 23)
