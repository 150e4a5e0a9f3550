"""Networks: ties, measures and changes that a reader can count by hand."""

from datetime import date

import networkx
import pytest

from legation.errors import QuestionError
from legation.record.record import Record
from legation.views.changes import Period
from legation.views.measures import measures
from legation.views.networks import communities, network
from legation.views.scope import Scope
from legation.views.support import Quote, Support
from legation.views.ties import Tie, Weighing

EARLY = Period(date(2010, 1, 1), date(2014, 12, 31))
LATE = Period(date(2015, 1, 1), date(2019, 12, 31))


def tie(one: str, other: str, weight: float = 1.0) -> Tie:
    quote = Quote("e1", "", "", None, None)
    return Tie(one, other, 1, weight, {"meeting": 1}, None, None, Support(1, ("e1",), True, quote))


def test_ties_count_the_entries_that_two_share(ties_record: Record) -> None:
    found = network(ties_record)
    shared = {tie.pair: tie.entries for tie in found.ties}
    assert shared["IND", "ISR"] == 3
    assert shared["AUS", "JPN"] == 2
    assert shared["AUS", "IND"] == shared["IND", "JPN"] == 1
    heaviest = found.ties[0]
    assert (heaviest.pair, str(heaviest.first), str(heaviest.last)) == (
        ("IND", "ISR"),
        "2010-06-02",
        "2019-07-01",
    )
    for one in found.ties:
        assert len(one.support.ids) == one.entries
        assert all(set(one.pair) <= set(ties_record.entry(e).summary.parties) for e in one.support.ids)


def test_around_a_party_its_partners_and_what_ties_them(ties_record: Record) -> None:
    found = network(ties_record, ("ISR",))
    assert {tie.pair for tie in found.ties} == {("IND", "ISR")}
    assert {tie.pair for tie in network(ties_record, ("IND",)).ties} >= {("AUS", "JPN"), ("FRA", "IND")}


def test_weights_and_the_least_number(ties_record: Record) -> None:
    weighed = network(ties_record, weighing=Weighing({"activity": 10.0, "statement": 0.0}))
    assert weighed.ties[0].pair == ("AUS", "JPN")
    assert ("BRA", "CHL") not in {tie.pair for tie in weighed.ties}
    least = network(ties_record, weighing=Weighing(at_least=2))
    assert {tie.pair for tie in least.ties} == {("IND", "ISR"), ("AUS", "JPN")}
    for wrong in ({"treaty": 1.0}, {"meeting": -1.0}, {"meeting": float("nan")}):
        with pytest.raises(QuestionError):
            Weighing(wrong)


def test_what_changed_between_two_periods(ties_record: Record) -> None:
    found = network(ties_record, periods=(EARLY, LATE))
    verdicts = {(c.one, c.other): c.verdict for c in found.changes}
    assert verdicts == {
        ("IND", "ISR"): "stronger",
        ("FRA", "IND"): "gone",
        ("AUS", "JPN"): "steady",
        ("AUS", "IND"): "new",
        ("IND", "JPN"): "new",
    }
    change = next(c for c in found.changes if c.one == "IND" and c.other == "ISR")
    assert change.before and change.after
    assert (change.before.entries, change.after.entries) == (1, 2)
    assert change.rates == pytest.approx((0.2, 0.4), rel=0.01)


def test_a_slight_tie_is_not_called_new(ties_record: Record) -> None:
    found = network(ties_record, periods=(EARLY, LATE), weighing=Weighing(at_least=2))
    (change,) = found.changes
    assert (change.one, change.other, change.verdict) == ("IND", "ISR", "stronger")


def test_nothing_is_a_network_of_nothing(ties_record: Record) -> None:
    found = network(ties_record, scope=Scope(until=date(1900, 1, 1)))
    assert (found.nodes, found.ties) == ((), ())


def test_a_star_and_its_middle() -> None:
    star = measures([tie("IND", leaf) for leaf in ("AUS", "FRA", "JPN", "USA")])
    assert star["IND"].betweenness == star["IND"].degree == star["IND"].eigenvector == 1.0
    assert star["AUS"].betweenness == 0.0
    assert star["AUS"].eigenvector == pytest.approx(0.5, abs=1e-6)


def test_eigenvector_is_that_of_networkx_where_that_has_one() -> None:
    pairs = [
        ("AUS", "JPN", 5.0),
        ("JPN", "USA", 9.0),
        ("AUS", "USA", 4.0),
        ("USA", "GBR", 7.0),
        ("FRA", "GBR", 2.0),
    ]
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_weighted_edges_from(pairs)
    theirs = networkx.eigenvector_centrality(graph, max_iter=10_000, tol=1e-10, weight="weight")
    ours = measures([tie(*pair) for pair in pairs])
    for party, value in theirs.items():
        assert ours[party].eigenvector == pytest.approx(value / max(theirs.values()), abs=1e-5)


def test_communities_are_the_parts_and_the_same_each_time(ties_record: Record) -> None:
    two = [tie("AUS", "JPN", 9), tie("JPN", "USA", 9), tie("AUS", "USA", 9), tie("BRA", "CHL", 9)]
    found = measures(two)
    assert found["AUS"].community == found["JPN"].community == found["USA"].community == 1
    assert found["BRA"].community == found["CHL"].community == 2
    assert network(ties_record) == network(ties_record)
    parties = [party for members in communities(network(ties_record).nodes).values() for party in members]
    assert len(parties) == len(set(parties)) == 8
