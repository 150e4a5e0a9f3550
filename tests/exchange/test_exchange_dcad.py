import csv

from legation.exchange import dcad
from legation.lexicon import words
from legation.record.selection import Selection


def test_a_row_an_agreement_with_the_codes_of_its_day(selected: Selection) -> None:
    notes: list[str] = []
    text = "".join(dcad.export(selected, notes=notes))
    assert text.split("\n", 1)[0] == ",".join(c["name"] for c in words("registers/dcad")["columns"])
    old, new = csv.DictReader(text.splitlines())
    assert (old["ccode1"], old["cowName1"], old["ccode2"], old["signYear"]) == ("260", "GFR", "365", "1988")
    assert (old["signMonth"], old["signDay"], old["EIFYear"], old["category1"]) == ("", "", "", "DCA")
    assert (new["ccode1"], new["ccode2"]) == ("140", "235")
    assert (new["signDay"], new["signMonth"], new["signYear"], new["EIFYear"]) == ("7", "7", "2031", "2032")
    assert (new["type"], new["category1"], new["source"]) == ("sector", "TREX", "'@Atlântico, +Diário")
    assert notes == []


def test_evidence_stands_after_the_columns(selected: Selection) -> None:
    rows = list(csv.DictReader("".join(dcad.export(selected, evidence=True)).splitlines()))
    assert rows[1]["legation_entry"] == rows[1]["DCAid"]
    assert len(rows[1]["legation_claims"].split()) == 2
    assert "it came into force in 2032" in rows[1]["legation_evidence"]
