import csv
from pathlib import Path
from types import ModuleType
from typing import Any

from legation.exchange import sipri
from legation.lexicon import words
from legation.record.record import Record
from legation.record.selection import Selection


def rows(selection: Selection, **options: Any) -> list[list[str]]:
    return list(csv.reader("".join(sipri.export(selection, **options)).splitlines()))


def test_the_classic_form(selected: Selection) -> None:
    header, row = rows(selected)
    assert header == [column["name"] for column in words("registers/sipri")["classic"]["columns"]]
    assert row[:7] == ["Poland", "Italy", "2030", "", "24", "", "Tarpan transport helicopters"]
    assert row[7:12] == ["transport helicopter", "6", "", "2032", "Second hand"]
    assert row[12].startswith("EUR 1200 m deal; Legation e")


def test_the_form_since_2025(selected: Selection) -> None:
    header, row = rows(selected, layout="2025")
    assert header == [column["name"] for column in words("registers/sipri")["since_2025"]["columns"]]
    assert row[1:6] == ["Italy", "Poland", "Tarpan transport helicopters", "transport helicopter", "Aircraft"]
    assert row[6:13] == ["2030", "No", "6", "No", "2032", "No", "Second hand"]


def test_offers_are_left_out_and_doubt_is_shown(exported: ModuleType, tmp_path: Path) -> None:
    deal = {"kind": "transfer", "parties": ["DEU", "RUS"], "when": exported.when("1988-02-01")}
    sides = {"supplier": "RUS", "recipient": "DEU"}
    texts = [f"Russia sold Germany {n} Kolibri radars on 1 February 1988." for n in (4, 5)]
    orders = [
        exported.reading(
            f"r{n}",
            text,
            {
                **deal,
                "form": "ordered",
                "words": text,
                "details": {
                    **sides,
                    "items": [{"name": "Kolibri radars", "category": "sensors", "quantity": n}],
                },
            },
            source=f"Paper {n}",
            published="1988-03-01",
        )
        for n, text in zip((4, 5), texts, strict=True)
    ]
    offer = "Italy offered Kenya a frigate."
    offered = {
        "kind": "transfer",
        "form": "offered",
        "status": "proposed",
        "parties": ["ITA", "KEN"],
        "words": offer,
    }
    exported.make(tmp_path / "r.db", [*orders, exported.reading("o", offer, offered, published="2031-01-01")])
    notes: list[str] = []
    with Record(tmp_path / "r.db") as record, record.selection() as selection:
        _, *found = rows(selection, notes=notes)
    assert notes == ["1 transfers are left out: not ordered or delivered, or with no thing named"]
    assert [row[:2] for row in found] == [["Germany", "Soviet Union"]] * len(found)
    if len(found) == 1:
        assert found[0][4:6] == ["4", "?"]
