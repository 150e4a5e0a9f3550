"""`check` on sentences of the project's own: true ones, ones false in one field, ones out of the record."""

import importlib.util
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

import legation
from legation import views
from legation.documents import text_document
from legation.exchange.checking.html import html
from legation.exchange.checking.json import json
from legation.exchange.checking.table import markdown, summary, table
from legation.reader import Reader
from legation.record.record import Record
from legation.views.checks import VERDICTS, Checked

HERE = Path(__file__).parent
RIGHT = {
    "supported": {"supported"},
    "contradicted": {"contradicted"},
    "missing": {"not in the record"},
}


def _merge_set() -> ModuleType:
    spec = importlib.util.spec_from_file_location("merge_set", HERE.parent / "record" / "merge_set.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with legation.open(tmp_path_factory.mktemp("check") / "record.db") as kept:
        kept.add(_merge_set().readings()[0])
        yield kept


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(everything=True, min_confidence=0.3)


def checked(record: Record, reader: Reader, text: str, published: str = "2034-06-30") -> Checked:
    return views.check(record, reader.read(text_document(text, published=published)))


def verdict(found: Checked) -> str:
    """A sentence's verdict: the one of its claims that most needs a look."""
    return next((v for v in VERDICTS if found.counts[v]), "no claim")


@pytest.mark.parametrize("name", ["check_set.toml", "check_set_unseen.toml"])
def test_most_verdicts_are_right_and_no_false_sentence_is_supported(
    record: Record, reader: Reader, name: str
) -> None:
    sentences = tomllib.loads((HERE / name).read_text())
    published: date = sentences.pop("published")
    outcome: Counter[bool] = Counter()
    for wanted, texts in sentences.items():
        for text in texts:
            got = verdict(checked(record, reader, text, published.isoformat()))
            outcome[got in RIGHT[wanted]] += 1
            assert not (wanted != "supported" and got == "supported"), text
    assert outcome[True] >= 0.85 * outcome.total(), outcome


def test_what_differs_is_named_with_what_the_record_has(record: Record, reader: Reader) -> None:
    found = checked(record, reader, "Poland ordered 48 Tarpan helicopters from Italy for 3.4 billion euros.")
    [held] = found.held
    assert held.verdict == "contradicted"
    assert set(held.differs) == {"quantity", "value"}
    assert {source.outlet for source in held.sources} == {"Vistula Press", "Corriere Difesa"}
    assert "24 × Tarpan helicopters" in json(found)
    assert "EUR 1,200,000,000" in markdown(found)


def test_more_than_the_record_knows_is_partly(record: Record, reader: Reader) -> None:
    text = "India and Israel signed a memorandum of understanding on naval training in Haifa on 1 May 2031."
    [held] = checked(record, reader, text).held
    assert held.verdict == "partly"
    assert set(held.missing) == {"when", "where"}


def test_hostile_words_show_as_text(record: Record, reader: Reader) -> None:
    text = "<script>alert(1)</script>\u202e Poland ordered 24 Tarpan helicopters from Italy | for *all*."
    found = checked(record, reader, text)
    page = html(found)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page + markdown(found)
    assert table(found).row_count == len(found.held)


def test_a_draft_without_claims_says_so(record: Record, reader: Reader) -> None:
    found = checked(record, reader, "The cat sat on the mat and the dog slept.")
    assert summary(found) == "0 claims"
    assert "No claims" in html(found)
