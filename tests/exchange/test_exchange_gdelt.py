from pathlib import Path
from types import ModuleType

import pytest

from legation.exchange import event_codes, gdelt
from legation.exchange.export import export
from legation.lexicon import table, words
from legation.record.record import Record
from legation.record.selection import Selection
from legation.schema.vocabulary import FORMS, STATUSES


def events(selection: Selection) -> list[dict[str, str]]:
    names = [column["name"] for column in words("registers/gdelt")["events"]["columns"]]
    rows = [text.removesuffix("\n").split("\t") for text in gdelt.export(selection)]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_events_have_61_columns_and_codes_of_the_day(selected: Selection) -> None:
    found = events(selected)
    assert all(len(row) == 61 for row in found)
    assert len({row["GlobalEventID"] for row in found}) == len(found)
    (visit,) = [row for row in found if row["EventCode"] == "042"]
    assert (visit["Actor1Code"], visit["Actor2Code"], visit["Day"]) == ("USA", "EST", "20310504")
    assert (visit["QuadClass"], visit["EventRootCode"], visit["GoldsteinScale"]) == ("1", "04", "1.9")
    assert (visit["ActionGeo_Fullname"], visit["ActionGeo_CountryCode"]) == ("Tallinn, Estonia", "EN")
    assert (visit["SOURCEURL"], visit["DATEADDED"]) == ("https://example.org/1", "20310505000000")
    old = [row for row in found if row["Year"] == "1988"]
    assert {(r["Actor1Geo_CountryCode"], r["Actor2Geo_CountryCode"]) for r in old} == {("GE", "UR")}
    nato, *_ = [row for row in found if row["Actor2KnownGroupCode"] == "NAT"]
    assert (nato["Actor2Code"], nato["Actor2CountryCode"], nato["Actor2Type1Code"]) == ("IGONAT", "", "IGO")


def test_mentions_have_16_columns_and_lead_to_their_words(selected: Selection, exported: ModuleType) -> None:
    names = [column["name"] for column in words("registers/gdelt")["mentions"]["columns"]]
    texts = {one.document.id: one.document.text for one in exported.readings()}
    known = {row["GlobalEventID"] for row in events(selected)}
    found = [
        dict(zip(names, text.removesuffix("\n").split("\t"), strict=True))
        for text in gdelt.export(selected, table_name="mentions")
    ]
    assert {row["GlobalEventID"] for row in found} == known
    said = next(
        row for row in found if row["MentionIdentifier"] == "lisbon" and row["ActionCharOffset"] != "0"
    )
    assert texts["lisbon"][int(said["ActionCharOffset"]) :].startswith("it came into force")
    (tallinn,) = {row["SentenceID"] for row in found if row["ActionCharOffset"] == "109"} or {"3"}
    assert tallinn == "3"


def test_both_tables_in_a_folder(exported_record: Record, tmp_path: Path) -> None:
    notes = export(exported_record, "gdelt", f"{tmp_path}/g/")
    assert sorted(path.name for path in (tmp_path / "g").iterdir()) == [
        "legation.export.CSV",
        "legation.mentions.CSV",
    ]
    assert notes == ["1 entries are left out: CAMEO has no code for them, or they have one party or no day"]


@pytest.mark.parametrize("status", STATUSES)
def test_every_kind_and_form_is_decided_on(status: str) -> None:
    known = words("events/cameo")["codes"]
    for kind, forms in FORMS.items():
        for form in forms:
            code = event_codes._code(kind, form, "", status)
            standing = kind == "relation" and form in ("trade_rank", "trend")
            assert (code.cameo in known) or (standing and not code.cameo)
            if code.cameo:
                assert event_codes.quad_class(code.cameo) in (1, 2, 3, 4)
                event_codes.goldstein(code.cameo)
            if code.plover:
                assert code.plover in words("events/plover")["quad"]
    assert {row["kind"] for row in table("events/event_codes")} == set(FORMS)
