import csv

from legation.exchange import polecat
from legation.lexicon import words
from legation.record.selection import Selection


def test_types_modes_and_contexts(selected: Selection) -> None:
    notes: list[str] = []
    text = "".join(polecat.export(selected, notes=notes))
    header, *_ = text.splitlines()
    assert header.split("\t") == [column["name"] for column in words("registers/polecat")["columns"]]
    found = list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    (visit,) = [row for row in found if row["Event Type"] == "CONSULT"]
    assert (visit["Event Mode"], visit["Quad Code"], visit["Contexts"]) == (
        "visit",
        "VERBAL COOPERATION",
        "military",
    )
    assert (visit["Actor Name"], visit["Actor Country"], visit["Actor COW"]) == ("Dana Cole", "USA", "2")
    assert (visit["Actor Title"], visit["Recipient Country"]) == ("Secretary of Defense", "EST")
    assert (visit["City"], visit["Country"], visit["Source"]) == ("Tallinn", "EST", "Baltic Post")
    (deal,) = [row for row in found if row["Event Type"] == "AID"]
    assert (deal["Actor Country"], deal["Recipient Country"]) == ("ITA", "POL")
    assert deal["Contexts"] == "military;economic"
    (signed,) = [row for row in found if row["Event Type"] == "SUPPORT" and row["Event Date"] < "2000"]
    assert (signed["Actor COW"], signed["Recipient COW"]) == ("260", "365")
    assert notes == ["2 entries are left out: no events of PLOVER, or with one party or no day"]


def test_no_cell_breaks_the_table(selected: Selection) -> None:
    for text in polecat.export(selected):
        assert text.count("\n") == 1
        assert text.count("\t") == 39
