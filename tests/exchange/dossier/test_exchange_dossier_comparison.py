import csv
import io
import json
from pathlib import Path

import pytest

from legation import views
from legation.exchange.dossier.comparison import comparison_brief, comparison_csv, comparison_json
from legation.exchange.dossier.html import html
from legation.exchange.dossier.markdown import markdown
from legation.record.record import Record
from legation.views.comparison_parts import Comparison


@pytest.fixture(scope="module")
def found(news_place: Path) -> Comparison:
    with Record(news_place) as record:
        return views.compare(record, ["IND", "ISR"], ["IND", "FRA"])


def test_csv_has_a_column_a_side(found: Comparison) -> None:
    rows = list(csv.DictReader(io.StringIO(comparison_csv(found))))
    assert {
        "group": "value",
        "name": "EUR",
        "India – Israel": "20000000",
        "France – India": "7870000000",
    } in rows
    assert next(row for row in rows if row["name"] == "USD")["France – India"] == ""


def test_json_is_the_comparison(found: Comparison) -> None:
    assert json.loads(comparison_json(found))["one"]["entries"] == 11


def test_as_a_page_and_as_markdown(found: Comparison) -> None:
    brief = comparison_brief(found)
    assert "EUR 7.87 billion" in html(brief)
    assert "EUR 7.87 billion" in markdown(brief)
    assert [part.anchor for part in brief.parts][-1] == "people"
