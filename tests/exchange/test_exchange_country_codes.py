"""Codes through time: the awkward states, and that no party is forgotten."""

from datetime import date
from itertools import pairwise

import pytest

from legation.exchange import country_codes as codes
from legation.lexicon import table
from legation.schema import ORGANISATIONS


@pytest.mark.parametrize(
    ("party", "day", "iso3", "cow", "gw"),
    [
        ("DEU", "1988-06-01", "DEU", 260, 260),
        ("DEU", "1990-10-02", "DEU", 260, 260),
        ("DEU", "1990-10-03", "DEU", 255, 260),
        ("DEU", "1952-01-01", "DEU", None, 260),
        ("DDR", "1988-06-01", "DDR", 265, 265),
        ("DDR", "1990-10-03", None, None, None),
        ("YEM", "1989-01-01", "YEM", 678, 678),
        ("YEM", "1990-05-22", "YEM", 679, 678),
        ("YMD", "1989-01-01", "YMD", 680, 680),
        ("YMD", "1991-01-01", None, None, None),
        ("SDN", "2010-01-01", "SDN", 625, 625),
        ("SDN", "2012-01-01", "SDN", 625, 625),
        ("SSD", "2011-07-08", None, None, None),
        ("SSD", "2011-07-09", "SSD", 626, 626),
        ("SRB", "1985-01-01", "YUG", 345, 345),
        ("SRB", "2004-01-01", "SCG", 345, 345),
        ("SRB", "2006-06-04", "SCG", 345, 345),
        ("SRB", "2006-06-05", "SRB", 345, 340),
        ("MNE", "2006-06-02", None, None, None),
        ("MNE", "2007-01-01", "MNE", 341, 341),
        ("XKX", "2007-12-31", None, None, None),
        ("XKX", "2008-03-01", "XKX", 347, 347),
        ("RUS", "1991-12-25", "SUN", 365, 365),
        ("RUS", "1991-12-26", "RUS", 365, 365),
        ("UKR", "1991-01-01", "UKR", None, None),
        ("UKR", "1992-01-01", "UKR", 369, 369),
        ("CZE", "1992-12-31", "CSK", 315, 315),
        ("CZE", "1993-01-01", "CZE", 316, 316),
        ("SVK", "1992-12-31", None, None, None),
        ("SVK", "1993-01-01", "SVK", 317, 317),
        ("VNM", "1974-01-01", "VNM", 816, 816),
        ("PSE", "2020-01-01", "PSE", None, None),
        ("EU", "2020-01-01", None, None, None),
    ],
)
def test_codes_are_those_of_the_day(
    party: str, day: str, iso3: str | None, cow: int | None, gw: int | None
) -> None:
    on = date.fromisoformat(day)
    assert (codes.iso3(party, on), codes.cow(party, on), codes.gleditsch_ward(party, on)) == (iso3, cow, gw)


def test_every_party_code_has_a_number_today_or_is_listed_as_having_none() -> None:
    today = date(2024, 1, 1)
    for party in {row["code"] for row in table("states")} | set(ORGANISATIONS):
        assert (codes.cow(party, today) is None) == codes.has_none("cow", party), party
        assert (codes.gleditsch_ward(party, today) is None) == codes.has_none("gw", party), party
        assert codes.name(party) != party or party in ("NATO", "ASEAN", "AUKUS", "ECOWAS")


def test_no_number_stands_for_two_states_on_one_day() -> None:
    for system in ("cow", "gw"):
        rows = sorted(
            (int(r["number"]), r["start"], r["end"] or "9999") for r in table(f"country_codes/{system}")
        )
        for (one, _, end), (other, start, _) in pairwise(rows):
            assert one != other or end < start, (system, one)


def test_codes_lead_back_to_their_party() -> None:
    assert codes.party_of_cow(260) == codes.party_of_cow(255) == codes.party_of_cow(265) == "DEU"
    assert codes.party_of_iso3("DDR") == codes.party_of_fips("GC") == "DEU"
    assert codes.party_named("mme", "German Democratic Republic") == "DEU"
    assert codes.party_of_cow(679) == codes.party_of_gleditsch_ward(678) == "YEM"
    assert codes.party_of_gleditsch_ward(340) == codes.party_of_gleditsch_ward(345) == "SRB"
    assert codes.party_of_iso3("SUN") == "RUS"
    assert codes.party_of_fips("UR") == codes.party_of_fips("RS") == "RUS"
    assert codes.party_of_cameo("NAT") == "NATO"
    assert codes.party_of_cow(999) is codes.party_of_iso3("ZZZ") is codes.party_of_fips("") is None


def test_registers_write_the_name_of_the_day() -> None:
    assert codes.register_name("sipri", "RUS", date(1985, 1, 1)) == "Soviet Union"
    assert codes.register_name("sipri", "TUR", date(1985, 1, 1)) == "Turkiye"
    assert codes.register_name("mme", "DEU", date(1985, 1, 1)) == "Federal Republic of Germany"
    assert codes.register_name("mme", "DEU", date(1995, 1, 1)) == "Germany"
    assert codes.party_named("mme", "Côte d’Ivoire") == "CIV"
    assert codes.party_named("sipri", "unknown supplier(s)") is None
    for party in {row["code"] for row in table("states")}:
        for register in ("sipri", "mme"):
            written = codes.register_name(register, party, date(2023, 1, 1))  # type: ignore[arg-type]
            assert codes.party_named(register, written) == party  # type: ignore[arg-type]


def test_wikidata_ids() -> None:
    assert (codes.wikidata("IND"), codes.wikidata("NATO"), codes.wikidata("QUAD")) == ("Q668", "Q7184", None)


def test_fips_and_cameo_have_one_code_a_party() -> None:
    rows = [row for row in table("country_codes/parties") if row["fips"]]
    assert len({row["fips"] for row in rows}) == len(rows)
    assert codes.fips("SRB", date(2024, 1, 1)) == "RI"
    assert codes.cameo("ROU") == "ROM"
