"""Items of a transfer: names, categories, counts, origin, value and direction."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.actors.cast import Actor, ActorMention, Cast
from legation.encoder.signals import NamedSpan
from legation.kinds.direction import direction, direction_scores
from legation.kinds.equipment import category, maker, origin
from legation.kinds.equipment_names import designations
from legation.kinds.equipment_phrases import phrases
from legation.kinds.items import found_in, items_before, items_in, items_of, value_in
from legation.language.parsed import Parsed
from legation.language.parsing import parse
from legation.schema import Document

GOLD = Path("/work/shared/gold/train")
PIECES = (
    "F-16",
    "s",
    "the",
    "36",
    " of ",
    ", ",
    "jets",
    "INS",
    "'s",
    "(A)",
    "Su-",
    "\n",
    "$5bn",
    "first",
    "a",
)


def parsed(text: str) -> Parsed:
    return parse(Document(id="t", text=text, published=date(2024, 5, 2)))


def named(text: str) -> list[tuple[str, int | None]]:
    return [(item.name, item.quantity) for item in items_in(parsed(text), 0, len(text))]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mirage 2000-5 jets", "aircraft"),
        ("Hermes 900 drones", "aircraft"),
        ("Ka-32A11BC", "aircraft"),
        ("NASAMS 3 batteries", "air_defence"),
        ("Hawk missiles", "air_defence"),
        ("Hawk trainers", "aircraft"),
        ("short-range air defence system", "air_defence"),
        ("JASSM-ER missiles", "missiles"),
        ("laser-guided bombs", "missiles"),
        ("NSM coastal batteries", "missiles"),
        ("M2A2 Bradley vehicles", "armoured_vehicles"),
        ("mine-resistant vehicles", "armoured_vehicles"),
        ("GMLRS rounds for HIMARS", "missiles"),
        ("towed howitzers", "artillery"),
        ("Chunmoo rocket launchers", "artillery"),
        ("MU90 torpedoes", "naval_weapons"),
        ("coastal radars", "sensors"),
        ("F-16 engines", "engines"),
        ("KRI Golok", "ships"),
        ("Type 214 submarines", "ships"),
        ("offshore patrol vessels", "ships"),
        ("spy satellite", "satellites"),
        ("rifle ammunition", "other"),
        ("trucks", "other"),
        ("spare parts for the Mi-17s", "other"),
        ("night-vision goggles", "other"),
    ],
)
def test_category(name: str, expected: str) -> None:
    assert category(name) == expected


def test_origin_and_maker() -> None:
    assert (origin("Leopard 2A6 tanks"), maker("Leopard 2A6 tanks")) == ("DEU", "KNDS Deutschland")
    assert origin("Su-30MKM") == "RUS"
    assert origin("jets") is None
    assert maker("jets") is None


def test_a_longer_number_is_another_system() -> None:
    assert [found.system.name for found in designations("F-160 and M1117 and an F-16V")] == ["M1117", "F-16"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oslo ordered 52 F-35A jets, six NH90 helicopters and 20 Stinger missiles.",
            [("F-35A jets", 52), ("NH90 helicopters", 6), ("Stinger missiles", 20)],
        ),
        ("Quito bought a patrol boat from Seoul.", [("patrol boat", 1)]),
        ("Riga will get several hundred Stinger missiles.", [("Stinger missiles", None)]),
        ("The port received 24 of its Gripen jets.", [("Gripen jets", 24)]),
        ("The first of two Type 31 frigates was handed over.", [("Type 31 frigates", 1)]),
        ("They want four more Scorpene submarines.", [("Scorpene submarines", 4)]),
        ("A batch of Rafale jets arrived.", [("Rafale jets", None)]),
        ("Two battalions of S-400 systems were sold.", [("S-400 systems", 2)]),
        ("Hanoi was given INS Kirpan, a missile corvette.", [("INS Kirpan", 1)]),
        ("It needs spare parts for the Mi-17s.", [("spare parts", None)]),
        ("Ten M-346 jets will replace the MB-339 trainers.", [("M-346 jets", 10)]),
        ("David's Sling beat the rest.", [("David's Sling", None)]),
        ("Talks with Iveco Defence Vehicles on 40 Centauro II vehicles", [("Centauro II vehicles", 40)]),
    ],
)
def test_items_in(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert named(text) == expected


def test_no_items_in_money_or_persons() -> None:
    assert named("The minister, Ana Kovač, met the envoy and spoke of $3 billion in trade.") == []


def test_bare_nouns_point_back() -> None:
    text = "Lima chose the KF-21 fighter in spring. A contract for 24 jets followed in June."
    start = text.index("A contract")
    assert [(i.name, i.quantity) for i in items_of(parsed(text), [(start, len(text))])] == [
        ("KF-21 fighter", 24)
    ]


def test_pointing_words_alone_point_back() -> None:
    text = "Lima chose the KF-21 fighter in spring. The deal was signed in June."
    start = text.index("The deal")
    assert [i.name for i in items_of(parsed(text), [(start, len(text))])] == ["KF-21 fighter"]
    assert items_before(parsed(text), 0) == ()


def test_the_supplier_settles_whose_system() -> None:
    text = "The F-16, long the air force's favourite in the contest, and then the Gripen were offered."
    spans = [(0, len(text))]
    assert [i.name for i in items_of(parsed(text), spans, (), "SWE")] == ["Gripen"]
    assert [i.name for i in items_of(parsed(text), spans)] == ["F-16", "Gripen"]


def test_the_tagger_names_an_item() -> None:
    text = "Paris sent twelve Blue Thunderers to Dakar."
    start = text.index("Blue")
    name = NamedSpan(start, start + len("Blue Thunderers"), "equipment", 0.9)
    assert [(i.name, i.quantity) for i in items_in(parsed(text), 0, len(text), [name])] == [
        ("Blue Thunderers", 12)
    ]


def test_value() -> None:
    text = "The order is worth $310 million."
    money = value_in(parsed(text), 0, len(text))
    assert money is not None
    assert (money.amount, money.currency) == (310_000_000, "USD")
    assert value_in(parsed(text), 0, 5) is None


def cast_of(text: str, states: dict[str, str]) -> Cast:
    actors = {f"state:{code}": Actor(f"state:{code}", "state", code, code) for code in states.values()}
    mentions = sorted(
        (
            ActorMention(text.index(word), text.index(word) + len(word), f"state:{code}", "name")
            for word, code in states.items()
        ),
        key=lambda mention: mention.start,
    )
    return Cast(actors, tuple(mentions), ())


@pytest.mark.parametrize(
    "text",
    [
        "Norway sold old corvettes to Peru.",
        "Peru ordered corvettes from Norway.",
        "Old corvettes were bought by Peru from Norway.",
        "Corvettes were delivered by Norway to Peru.",
        "Norway has offered Peru corvettes.",
        "Peru has asked Norway's government for corvettes from Norway.",
    ],
)
def test_direction(text: str) -> None:
    cast = cast_of(text, {"Norway": "NOR", "Peru": "PER"})
    assert direction(parsed(text), cast, 0, len(text))[:2] == ("NOR", "PER")


def test_direction_by_the_origin_of_the_system() -> None:
    text = "Peru flies the Gripen."
    scores = direction_scores(parsed(text), cast_of(text, {"Peru": "PER"}), 0, len(text))
    assert scores["SWE"][0] > scores["SWE"][1]
    assert scores["PER"][1] > scores["PER"][0]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_names_quote_the_text(text: str) -> None:
    document = parsed(text)
    for found in found_in(document, 0, len(text)):
        assert text[found.start : found.end] == found.item.name
    items_of(document, [(0, len(text))])
    direction_scores(document, Cast({}, (), ()), 0, len(text))


def test_a_very_long_word_takes_linear_time() -> None:
    began = time.process_time()
    for text in ("x" * 200_000, "F-16/" * 40_000, "A-" * 100_000, "INS " * 50_000):
        phrases(text, 0, len(text))
    assert time.process_time() - began < 10


@pytest.mark.skipif(not GOLD.exists(), reason="the gold set is not here")
def test_categories_of_gold() -> None:
    right = total = 0
    for path in GOLD.glob("*.json"):
        for claim in json.loads(path.read_text(encoding="utf-8"))["claims"]:
            for item in claim["details"].get("items", ()):
                total += 1
                right += category(item["name"]) == item["category"]
    assert right / total >= 0.95
