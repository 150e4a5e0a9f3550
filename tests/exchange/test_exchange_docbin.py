from pathlib import Path
from types import ModuleType

import pytest

from legation.errors import OutputError
from legation.exchange import docbin
from legation.exchange.export import export
from legation.record.record import Record

spacy = pytest.importorskip("spacy")


def docs(place: Path) -> list[object]:
    from spacy.tokens import DocBin

    return list(DocBin(store_user_data=True).from_disk(place).get_docs(spacy.blank("en").vocab))


def test_spacy_reads_it(exported_record: Record, exported: ModuleType, tmp_path: Path) -> None:
    export(exported_record, "docbin", tmp_path / "r.spacy")
    found = {doc.user_data["document"]: doc for doc in docs(tmp_path / "r.spacy")}  # type: ignore[attr-defined]
    assert {name: doc.text for name, doc in found.items()} == {
        one.document.id: one.document.text for one in exported.readings()
    }
    tallinn = found["tallinn"]
    assert {(e.text, e.label_) for e in tallinn.ents} >= {("Dana Cole", "person"), ("Karl Tamm", "person")}
    labels = [span.label_ for span in tallinn.spans["claims"]]
    assert labels == ["meeting:visit:occurred", "statement:direct:occurred"]
    assert all(span.id_.startswith("c") for span in tallinn.spans["claims"])


def test_many_documents_go_to_a_folder(
    exported_record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docbin, "_DOCUMENTS", 2)
    with pytest.raises(OutputError, match="name a folder"):
        export(exported_record, "docbin", tmp_path / "r.spacy")
    export(exported_record, "docbin", f"{tmp_path}/d/")
    assert [len(docs(path)) for path in sorted((tmp_path / "d").iterdir())] == [2, 2, 2]
