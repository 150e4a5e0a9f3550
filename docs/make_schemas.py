"""Writes the JSON Schemas in src/legation/schema/json from the types."""

from pathlib import Path
from typing import get_args

from legation.exchange.json_schema import Subject, schema_file, schema_text

if __name__ == "__main__":
    for subject in get_args(Subject):
        Path(str(schema_file(subject))).write_text(schema_text(subject), encoding="utf-8")
