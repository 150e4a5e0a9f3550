"""Words as data: the word lists of the field, read once, when first asked for.

    lexicon.table("states")    rows of states.csv, as mappings from column to text
    lexicon.words("offices")   offices.toml, as a mapping from section to its lists

Each file opens with a comment line (`# …`) that says where its facts come from.
"""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

__all__ = ["table", "words"]


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `name`.csv in file order; raises `FileNotFoundError` where there is no such list."""
    lines = (line for line in _read(f"{name}.csv").splitlines() if line.strip() and not line.startswith("#"))
    return tuple(MappingProxyType(row) for row in csv.DictReader(lines))


@cache
def words(name: str) -> Mapping[str, Any]:
    """The sections of `name`.toml; raises `FileNotFoundError` where there is no such list."""
    return MappingProxyType(tomllib.loads(_read(f"{name}.toml")))


def _read(filename: str) -> str:
    return resources.files(__name__).joinpath(filename).read_text(encoding="utf-8")
