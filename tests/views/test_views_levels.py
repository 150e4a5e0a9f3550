import pytest

from legation.views.levels import UNSAID, level, levels, meeting_level

HEAD, MINISTER, DEPUTY, CHIEF, ENVOY, OFFICIAL = range(6)


@pytest.mark.parametrize(
    ("office", "state", "expected"),
    [
        ("Prime Minister", "IND", HEAD),
        ("President of the Republic", "FRA", HEAD),
        ("Secretary General of the Alliance", "NATO", HEAD),
        ("president of the procurement agency", "DEU", OFFICIAL),
        ("Deputy Prime Minister and Defence Minister", "AUS", MINISTER),
        ("Secretary of Defense", "USA", MINISTER),
        ("Raksha Mantri", "IND", MINISTER),
        ("Vice President", "USA", MINISTER),
        ("Defence Secretary", "GBR", MINISTER),
        ("Defence Secretary", "IND", DEPUTY),
        ("Defense Secretary", "IND", DEPUTY),
        ("Deputy Minister of Defence", "LKA", DEPUTY),
        ("Minister of State for Defence Affairs", "ARE", DEPUTY),
        ("director general of the defence ministry", "ISR", DEPUTY),
        ("Chief of the Naval Staff", "IND", CHIEF),
        ("Vice Chief of the Naval Staff", "IND", OFFICIAL),
        ("ambassador", "ISR", ENVOY),
        ("Pentagon press secretary", "USA", OFFICIAL),
        ("spokesman of the defence minister", "ISR", OFFICIAL),
    ],
)
def test_offices_have_levels(office: str, state: str, expected: int) -> None:
    assert levels()[level(office, state)] == levels()[expected]


def test_a_visit_is_of_the_visitors_level() -> None:
    people = [("ISR", "visitor", "defence minister"), ("IND", "host", "Prime Minister")]
    assert meeting_level(people) == MINISTER


def test_talks_are_of_the_level_that_both_sides_reach() -> None:
    people = [
        ("ISR", "participant", "Prime Minister"),
        ("ISR", "participant", "ambassador"),
        ("IND", "participant", "Defence Minister"),
    ]
    assert meeting_level(people) == MINISTER
    assert meeting_level(people[:1]) == HEAD


def test_where_no_office_is_given_the_level_is_not_said() -> None:
    assert levels()[meeting_level([])] == UNSAID
