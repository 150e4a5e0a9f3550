"""The cast of sample reports of the project's own."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.actors import Actor, Cast, cast
from legation.encoder.signals import NamedSpan
from legation.language import parse
from legation.schema import Document

REPORT = (
    "Tallinn, 4 May — Estonia's Deputy Prime Minister and Defence Minister Juhan Tamm and his Chilean "
    "counterpart, General (Retd) Pedro Alarcón Ruiz, met at the Ministry of Defence on Tuesday. The two "
    "ministers signed a letter of intent. Tamm said that the two countries had much to learn from each "
    "other. He thanked the general.\n\n"
    '"We come as friends," Alarcón Ruiz told reporters. The Chilean Navy will send two officers. A spokesman '
    "for the Estonian Defence Forces said that Santiago had asked for more. Anna Kask, the foreign "
    "ministry's secretary general, looked on; she will travel to Punta Arenas."
)


def cast_of(text: str, names: tuple[NamedSpan, ...] = (), source: str | None = None) -> Cast:
    return cast(parse(Document(id="sample", text=text, source=source)), names)


def person(found: Cast, part: str) -> Actor:
    return next(actor for actor in found.actors.values() if actor.kind == "person" and part in actor.name)


def meant(found: Cast, text: str, words: str, nth: int = 0) -> list[str]:
    """The names of the actors that the nth mention reading `words` stands for."""
    spans = sorted(
        {(m.start, m.end) for m in found.mentions if text[m.start : m.end].lower() == words.lower()}
    )
    return sorted(found.actors[m.actor].name for m in found.mentions if (m.start, m.end) == spans[nth])


def test_office_before_the_name() -> None:
    tamm = person(cast_of(REPORT), "Tamm")
    assert (tamm.office, tamm.state) == ("Deputy Prime Minister and Defence Minister", "EST")


def test_counterpart_has_the_office_for_another_state() -> None:
    alarcon = person(cast_of(REPORT), "Alarc")
    assert (alarcon.name, alarcon.state) == ("Pedro Alarcón Ruiz", "CHL")
    assert alarcon.office is not None


def test_office_after_the_name() -> None:
    kask = person(cast_of(REPORT), "Kask")
    assert kask.gender == "f"
    assert kask.office is not None and "secretary general" in kask.office


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Tamm", ["Juhan Tamm"]),
        ("He", ["Juhan Tamm"]),
        ("she", ["Anna Kask"]),
        ("the general", ["Pedro Alarcón Ruiz"]),
        ("The two ministers", ["Juhan Tamm", "Pedro Alarcón Ruiz"]),
        ("Santiago", ["Chile"]),
        ("The Chilean Navy", []),
    ],
)
def test_what_a_mention_refers_to(words: str, names: list[str]) -> None:
    found = cast_of(REPORT)
    if not names:
        navy = next(a for a in found.actors.values() if a.kind == "body" and "Navy" in a.name)
        assert navy.state == "CHL"
    elif words == "Santiago":
        mention = next(m for m in found.mentions if REPORT[m.start : m.end] == "Santiago")
        assert (mention.actor, mention.how) == ("state:CHL", "metonym")
    else:
        assert meant(found, REPORT, words) == names


def test_the_two_countries_are_a_group() -> None:
    found = cast_of(REPORT)
    group = [m for m in found.mentions if REPORT[m.start : m.end] == "the two countries"]
    assert {m.actor for m in group} == {"state:EST", "state:CHL"}
    assert {m.how for m in group} == {"group"}


def test_a_visiting_officer_is_the_one_named_before() -> None:
    text = (
        "Admiral Golam Haidar of Bangladesh met Pakistan's Admiral Zubair Hamdani. "
        "The visiting Bangladeshi Admiral left."
    )
    assert meant(cast_of(text), text, "Admiral", -1) == ["Golam Haidar"]


def test_a_body_ends_with_its_sentence() -> None:
    text = "India and Oman met in the Joint Military Committee. Both sides agreed to meet again."
    assert not any("Both" in actor.name for actor in cast_of(text).actors.values())


def test_a_spokesman_without_a_name() -> None:
    spokesman = person(cast_of(REPORT), "spokesman")
    assert spokesman.state == "EST"


def test_places_have_their_states() -> None:
    found = cast_of(REPORT)
    assert ("Punta Arenas", "CHL") in {(place.name, place.state) for place in found.places}
    assert ("Tallinn", "EST") in {(place.name, place.state) for place in found.places}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Sino-Russian pact and the Franco-German brigade", {"CHN", "RUS", "FRA", "DEU"}),
        ("A US-Japan exercise in the South China Sea", {"USA", "JPN"}),
        ("South American forces met in the Indian Ocean", set()),
        ("The Kremlin and Zhongnanhai agreed with Whitehall", {"RUS", "CHN", "GBR"}),
        ("Atlanta, Georgia, hosted the Emirati team", {"ARE"}),
        ("The Georgia National Guard trains with Georgia", {"GEO", "USA"}),
        ("Kosovo, Taiwan and the DPRK", {"XKX", "TWN", "PRK"}),
        ("NATO and the African Union spoke with ASEAN", {"NATO", "AU", "ASEAN"}),
        ("Papua New Guinea, Guinea-Bissau and Equatorial Guinea", {"PNG", "GNB", "GNQ"}),
        ("Burma, Zaire and the USSR", {"MMR", "COD", "RUS"}),
    ],
)
def test_states_by_all_their_names(text: str, codes: set[str]) -> None:
    found = cast_of(text)
    states = {found.actors[m.actor].state for m in found.mentions}
    assert states - {None} == codes


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Royal Thai Navy sailed.", "THA"),
        ("Norway's Ministry of Defence replied.", "NOR"),
        ("The Dutch defence ministry replied.", "NLD"),
        ("DRDO tested it.", "IND"),
        ("INS Vagsheer called at the port.", "IND"),
        ("The Ministry of Defence of Ukraine replied.", "UKR"),
        ("The foreign ministry in Lima protested.", "PER"),
    ],
)
def test_bodies_have_their_states(text: str, state: str) -> None:
    found = cast_of(text)
    body = next(actor for actor in found.actors.values() if actor.kind == "body")
    assert body.state == state


def test_an_abbreviation_that_the_text_defines() -> None:
    text = "The Polar Rescue Agency (PRA) was founded in May. PRA has ten ships."
    found = cast_of(text)
    assert [found.actors[m.actor].name for m in found.mentions if text[m.start : m.end] == "PRA"] == [
        "Polar Rescue Agency",
        "Polar Rescue Agency",
    ]


def test_the_tagger_adds_a_name_that_no_rule_finds() -> None:
    text = "Nobody expected Zorbu Qwelt in Oslo."
    start = text.index("Zorbu")
    found = cast_of(text, (NamedSpan(start, start + len("Zorbu Qwelt"), "person", 0.9),))
    assert person(found, "Zorbu").name == "Zorbu Qwelt"


PIECES = (
    *(
        "the",
        "The",
        "two",
        "ministers",
        "Minister of Defence",
        "Israel's",
        "Israeli",
        "Anna",
        "Kask",
        ",",
        ".",
    ),
    *("(", ")", "his", "counterpart", "Gen.", "he", "they", "both", "sides", "Navy", "\n\n", "Indo-", "–"),
    *("“", "”", "General", "al", "-", "'s", "said", "US", "UAE", "INS", "and", "spokesman", "a", "Georgia"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(PIECES),
            st.text(max_size=6),
        ),
        max_size=60,
    )
)
def test_any_text_has_a_sound_cast(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = cast_of(text)
    spans = sorted({(m.start, m.end) for m in found.mentions})
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(m.actor in found.actors for m in found.mentions)
    assert all(text[p.start : p.end] == p.name for p in found.places)


def test_a_long_line_takes_no_longer_than_its_length() -> None:
    found = cast_of("al-" * 20_000 + " Minister of " * 2_000)
    assert isinstance(found, Cast)
