import json
from datetime import date
from pathlib import Path
from types import ModuleType

from legation.exchange.citation import citation, cited
from legation.record.record import Record
from legation.version import __version__


def test_the_same_selection_has_the_same_hash(
    exported_record: Record, exported: ModuleType, tmp_path: Path
) -> None:
    with exported_record.selection(parties=("EST",)) as one, exported_record.selection() as whole:
        its, all_of_it = cited(one), cited(whole)
    exported.make(tmp_path / "other.db", exported.readings()[::-1])
    with Record(tmp_path / "other.db") as other, other.selection(parties=("EST",)) as turned:
        assert cited(turned).hash == its.hash != all_of_it.hash
    assert (its.claims, its.entries, its.last) == (2, 2, date(2031, 5, 5))


def test_a_decision_changes_the_hash(exported: ModuleType, tmp_path: Path) -> None:
    exported.make(tmp_path / "r.db", exported.readings())
    with Record(tmp_path / "r.db") as record:
        with record.selection(kind="meeting") as selection:
            before = cited(selection).hash
        record.accept(record.entries(kind="meeting")[0].id, by="Ann")
        with record.selection(kind="meeting") as selection:
            assert cited(selection).hash != before


def test_bibtex(exported_record: Record) -> None:
    with exported_record.selection(parties=("EST",), since=date(2031, 1, 1)) as selection:
        its = cited(selection)
    text = citation(its, "bibtex", title="Arms & {visits}", author=("A_B", "C"), accessed=date(2031, 6, 1))
    assert text.startswith(f"@misc{{legation-{its.hash[:12]},\n")
    assert r"title = {Arms \& \{visits\}}" in text
    assert r"author = {A\_B and C}" in text
    assert "parties EST; since 2031-01-01. 2 claims on 2 entries." in text
    assert its.hash in text
    assert "urldate = {2031-06-01}" in text


def test_csl(exported_record: Record) -> None:
    with exported_record.selection() as selection:
        its = cited(selection)
    (found,) = json.loads(citation(its, "csl", title="Record", author=("Ann Lee",)))
    assert (found["type"], found["author"]) == ("dataset", [{"literal": "Ann Lee"}])
    assert found["version"] == f"Legation {__version__}, {its.hash[:12]}"
    assert "the whole record" in found["note"]
    assert "accessed" not in found
