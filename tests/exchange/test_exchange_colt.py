from legation.exchange import colt
from legation.record.selection import Selection


def test_visits_of_one_states_leaders(selected: Selection) -> None:
    notes: list[str] = []
    header, row = "".join(colt.export(selected, notes=notes)).splitlines()
    assert header.startswith("Title,Name,Start Day,Start Month,Start Year,City Visited,State Visit")
    assert row == "Secretary of Defense,Dana Cole,4,5,2031,Tallinn,EST,4,5,2031"
    assert notes == []


def test_another_states_leaders(selected: Selection) -> None:
    notes: list[str] = []
    assert len(list(colt.export(selected, state="est", notes=notes))) == 1
    assert notes == ["1 visits are left out: not by a named person of EST, or without a year"]
