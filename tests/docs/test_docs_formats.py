"""The page of formats names every column and format; Datasette opens a record as its page says."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from legation.exchange.formats import FORMATS
from legation.record.record import Record
from legation.schema import Reading

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def test_columns_are_current() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_formats.py"))["filled"](PAGE)
    assert made == PAGE, "run: python docs/make_formats.py"


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_every_format_is_listed(name: str) -> None:
    table = PAGE[PAGE.index("| format |") : PAGE.index("Excel, Parquet, DuckDB and FollowTheMoney need")]
    assert f"`{name}`" in table


@pytest.fixture
def small(tmp_path: Path) -> Path:
    text = "India and Israel signed a letter of intent on 2 June 2022."
    claim = {
        **{"kind": "instrument", "form": "letter_of_intent", "status": "occurred", "parties": ["IND", "ISR"]},
        "evidence": [{"start": 0, "end": len(text), "text": text}],
    }
    reading = {
        "document": {"id": "a", "text": text},
        "claims": [claim],
        "reader": {"version": "1", "model": "-"},
    }
    with Record(tmp_path / "legation.db") as record:
        record.add([Reading.model_validate(reading)])
    return tmp_path / "legation.db"


def asked(place: Path, path: str) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "datasette", str(place), "--get", path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_datasette_opens_a_record_and_runs_the_pages_queries(small: Path) -> None:
    pytest.importorskip("datasette")
    page = (ROOT / "docs" / "datasette.md").read_text(encoding="utf-8")
    (dyad,) = asked(small, "/legation/dyad.json?_shape=array")
    assert (dyad["one"], dyad["other"], dyad["entries"]) == ("IND", "ISR", 1)
    searched = next(q for q in re.findall(r"```sql\n(.*?)```", page, re.S) if "match" in q)
    from urllib.parse import quote

    (found,) = asked(small, f"/legation.json?_shape=array&sql={quote(searched)}")
    assert found["evidence"] == "India and Israel signed a letter of intent on 2 June 2022."
    views = re.findall(r"^\| `(\w+)` \|", page, re.M)
    (listed,) = [
        asked(
            small,
            "/legation.json?_shape=array&sql=select+group_concat(name,'+')+as+n+from+sqlite_master+where+type='view'",
        )[0]
    ]
    assert set(views) == set(str(listed["n"]).split())
