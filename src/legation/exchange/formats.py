"""The formats that a record goes out in: what each is, and how it is written."""

from dataclasses import dataclass
from typing import Final, Literal

Shape = Literal["text", "file", "folder"]
"""`text` goes to a file or to standard output, line by line; a `file` is of bytes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. Its module in `legation.exchange` has a function for each shape: `export` for the first,
    `export_folder` for a folder beside it, `export_file` for a file beside it. `options` are those that
    the functions take; `needs` is the library that the extra `exchange` (or another) installs."""

    name: str
    means: str
    module: str
    suffix: str
    shapes: tuple[Shape, ...]
    options: tuple[str, ...] = ()
    needs: str | None = None
    extra: str = "exchange"

    def function(self, shape: Shape) -> str:
        """The name of the function that writes this shape."""
        return "export" if shape == self.shapes[0] else f"export_{shape}"


FORMATS: Final[tuple[Format, ...]] = (
    Format("csv", "tables: one, or a folder of all", "csv", ".csv", ("text", "folder"), ("table_name",)),
    Format("excel", "a sheet for each kind, and their parts", "excel", ".xlsx", ("file",), (), "xlsxwriter"),
    Format(
        "parquet",
        "tables: one, or a folder of all",
        "parquet",
        ".parquet",
        ("file", "folder"),
        ("table_name",),
        "pyarrow",
    ),
    Format("duckdb", "a database with every table", "duckdb", ".duckdb", ("file",), (), "duckdb"),
    Format(
        "panel",
        "dyad-year or dyad-month counts",
        "panel",
        ".csv",
        ("text",),
        ("unit", "balanced", "evidence", "notes"),
    ),
    Format("dcad", "instruments in DCAD's columns", "dcad", ".csv", ("text",), ("evidence", "notes")),
    Format(
        "sipri", "transfers in SIPRI's register", "sipri", ".csv", ("text",), ("layout", "evidence", "notes")
    ),
    Format("colt", "visits in COLT's columns", "colt", ".csv", ("text",), ("state", "evidence", "notes")),
    Format("mme", "exercises in MME v7's columns", "mme", ".csv", ("text",), ("evidence", "notes")),
    Format(
        "followthemoney",
        "FollowTheMoney entities",
        "followthemoney",
        ".ftm.json",
        ("text",),
        (),
        "followthemoney",
    ),
    Format("json-ld", "linked data by schema.org", "json_ld", ".jsonld", ("text",)),
    Format("graphml", "states, persons and entries as a graph", "graphml", ".graphml", ("text",)),
    Format("gexf", "the same graph for Gephi", "gexf", ".gexf", ("text",)),
    Format("polecat", "events by PLOVER, in POLECAT's columns", "polecat", ".tsv", ("text",), ("notes",)),
    Format(
        "gdelt",
        "events and mentions in GDELT's tables, by CAMEO",
        "gdelt",
        ".CSV",
        ("text", "folder"),
        ("table_name", "notes"),
    ),
    Format("docbin", "spaCy's DocBin", "docbin", ".spacy", ("file", "folder"), (), "spacy", "spacy"),
    Format("brat", "brat's standoff files", "brat", "", ("folder",)),
    Format("label-studio", "Label Studio's tasks", "label_studio", ".json", ("text",)),
    Format("conll", "tokens with BIO tags", "conll", ".conllup", ("text",)),
)


def format_named(name: str) -> Format | None:
    """The format of this name."""
    return next((one for one in FORMATS if one.name == name), None)
