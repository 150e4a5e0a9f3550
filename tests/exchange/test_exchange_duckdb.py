from pathlib import Path

import pytest

from legation.exchange.export import export
from legation.record.record import Record
from legation.schema import KINDS

duckdb = pytest.importorskip("duckdb")


def test_tables_keys_views_and_comments(exported_record: Record, tmp_path: Path) -> None:
    export(exported_record, "duckdb", tmp_path / "r.duckdb")
    with duckdb.connect(str(tmp_path / "r.duckdb"), read_only=True) as base:
        assert {
            row[0] for row in base.sql("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        } == set(KINDS)
        found = base.sql(
            "SELECT e.headline, t.form, t.amount, s.words FROM transfer t JOIN entries e USING (entry) "
            "JOIN spans s USING (claim) WHERE t.form = 'ordered' AND s.use = 'evidence'"
        ).fetchall()
        assert len(found) == 1
        assert found[0][1:3] == ("ordered", 1.2e9)
        assert found[0][3].startswith("On 2 March 2030 Poland ordered")
        comment = (
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'supplier'"
        )
        assert base.sql(comment).fetchall() == [("code of the supplier",)]
        keys = "SELECT count(*) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
        assert base.sql(keys).fetchall() == [(4,)]


def test_a_file_that_was_there_is_replaced(exported_record: Record, tmp_path: Path) -> None:
    for kind in ("transfer", "meeting"):
        export(exported_record, "duckdb", tmp_path / "r.duckdb", kind=kind)
    with duckdb.connect(str(tmp_path / "r.duckdb"), read_only=True) as base:
        assert base.sql("SELECT DISTINCT kind FROM claims").fetchall() == [("meeting",)]
    assert [path.name for path in tmp_path.iterdir()] == ["r.duckdb"]
