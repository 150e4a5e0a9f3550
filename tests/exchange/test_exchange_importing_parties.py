"""Whom a register means, and that a state of its time finds its code."""

import pytest

from legation.exchange.importing.parties import organisations_in, party


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Soviet Union", ("RUS",)),
        ("Czechoslovakia", ("CZE",)),
        ("German Democratic Republic", ("DEU",)),
        ("East Germany (GDR)", ("DEU",)),
        ("Federal Republic of Germany", ("DEU",)),
        ("Yugoslavia", ("SRB",)),
        ("South Yemen", ("YEM",)),
        ("North Yemen", ("YEM",)),
        ("South Sudan", ("SSD",)),
        ("Sudan", ("SDN",)),
        ("Turkiye", ("TUR",)),
        ("  united   states ", ("USA",)),
        ("Côte d’Ivoire", ("CIV",)),
        ("Bosnia & Herzegovina", ("BIH",)),
        ("Baltic States", ("EST", "LTU", "LVA")),
        ("NATO**", ("NATO",)),
        ("KOR", ("KOR",)),
        ("unknown supplier(s)", ()),
    ],
)
def test_names(name: str, codes: tuple[str, ...]) -> None:
    found = party(name)
    assert found is not None
    assert found.codes == codes


def test_territories_have_their_states_code_and_keep_their_name() -> None:
    for name, code in (("GUM", "USA"), ("Bermuda", "GBR"), ("HKG", "CHN")):
        found = party(name)
        assert found and (found.code, found.how, found.takes_part) == (code, "territory", True)


def test_a_group_is_kept_by_name_with_the_state_it_acts_in() -> None:
    found = party("Houthi rebels (Yemen)*")
    assert found and (found.codes, found.name, found.state) == ((), "Houthi rebels", "YEM")


@pytest.mark.parametrize("name", ["", "Atlantis", "?", "x" * 10_000, "(" * 500])
def test_nobody(name: str) -> None:
    assert party(name) is None


def test_organisations_in_words() -> None:
    assert organisations_in("Troops from nine Nato countries, and the European Union") == ("EU", "NATO")
    assert organisations_in("senato") == ()
