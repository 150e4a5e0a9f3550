from datetime import date
from pathlib import Path

import pytest

from legation.exchange.export import export
from legation.exchange.table import TABLES, table
from legation.record.record import Record

parquet = pytest.importorskip("pyarrow.parquet")


def test_every_table_is_typed_and_described(exported_record: Record, tmp_path: Path) -> None:
    export(exported_record, "parquet", f"{tmp_path}/p/")
    for name in TABLES:
        read = parquet.read_table(tmp_path / "p" / f"{name}.parquet")
        assert tuple(read.column_names) == table(name).names
        assert read.schema.field(0).metadata[b"description"].decode() == table(name).columns[0].means
    claims = parquet.read_table(tmp_path / "p" / "claims.parquet").to_pylist()
    (order,) = [row for row in claims if row["form"] == "ordered"]
    assert (order["start"], order["amount"], order["parties"]) == (date(2030, 3, 2), 1.2e9, ["ITA", "POL"])
    assert {row["name"] for row in claims} == {None, '=HYPERLINK("http://x")'}


def test_one_table(exported_record: Record, tmp_path: Path) -> None:
    export(
        exported_record, "parquet", tmp_path / "e.parquet", options={"table_name": "entries"}, kind="meeting"
    )
    (row,) = parquet.read_table(tmp_path / "e.parquet").to_pylist()
    assert row["headline"].startswith("Visit EST–USA")
