"""Legation's own copy of a record: its documents and claims, into a record that has others already."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from legation.errors import DocumentError
from legation.exchange.importing.form import Given, Outcome
from legation.record.dump import FORMAT
from legation.schema import Claim, Document, ReaderInfo, Reading

_LONGEST_LINE: Final = 64 * 1024 * 1024
_UNKNOWN: Final = ReaderInfo(version="?", model="dump")


@dataclass(frozen=True)
class Dump:
    """A folder or archive that `legation record dump` wrote. Each claim and decision of it is a row."""

    path: Path

    @property
    def name(self) -> str:
        """The name of the form."""
        return "dump"

    def readings(self, given: Given) -> Iterator[tuple[Reading | None, list[Outcome]]]:
        """A reading for each document, as its last reader read it, and what became of its claims."""
        claims: dict[str, list[tuple[int, dict[str, Any]]]] = {}
        for number, row in enumerate(self._lines("claims"), 1):
            claims.setdefault(row["document"], []).append((number, row))
        readers = {row["document"]: row for row in self._lines("readings") if row["current"]}
        for row in self._lines("documents"):
            yield self._reading(row, claims.pop(row["content"], []), readers.get(row["content"]))
        for number, _ in (one for rows in claims.values() for one in rows):
            yield None, [Outcome(str(self.path), number, 0, "its document is not in the copy")]
        for number, _ in enumerate(self._lines("decisions"), 1):
            yield None, [self._outcome(number, "a decision, taken over only into an empty record")]

    def _reading(
        self, row: dict[str, Any], claims: list[tuple[int, dict[str, Any]]], reader: dict[str, Any] | None
    ) -> tuple[Reading | None, list[Outcome]]:
        made, outcomes = [], []
        for number, one in claims:
            try:
                if not one["withdrawn"]:
                    body = {**one["body"], "confidence": one["confidence"]}
                    made.append(Claim.make(row["text"], **body))
                outcomes.append(self._outcome(number, "withdrawn" if one["withdrawn"] else None))
            except ValidationError as error:
                outcomes.append(self._outcome(number, f"not sound: {error.errors()[0]['msg']}"))
        fields = ("id", "text", "title", "source", "url", "published", "language")
        info = ReaderInfo(version=reader["version"], model=reader["model"]) if reader else _UNKNOWN
        document = Document(**{name: row[name] for name in fields})
        return Reading(document=document, claims=tuple(made), reader=info), outcomes

    def _outcome(self, number: int, reason: str | None) -> Outcome:
        return Outcome(str(self.path), number, int(reason is None), reason)

    def _lines(self, part: str) -> Iterator[dict[str, Any]]:
        try:
            if self.path.is_dir():
                with (self.path / f"{part}.jsonl").open("rb") as lines:
                    yield from _parsed(lines)
            else:
                with zipfile.ZipFile(self.path) as archive, archive.open(f"{part}.jsonl") as lines:
                    yield from _parsed(lines)
        except (OSError, KeyError, zipfile.BadZipFile, ValueError) as error:
            raise DocumentError(f"{self.path}: not a whole copy of a record ({part}: {error})") from None


def dumped(path: Path) -> Dump:
    """The copy at a place; raises `DocumentError` where there is none, or one of another format."""
    found = Dump(path)
    head = next(found._lines("record"), {})
    if head.get("format") != FORMAT:
        raise DocumentError(f"{path}: not a copy of a record, or one of another format")
    return found


def _parsed(lines: Any) -> Iterator[dict[str, Any]]:
    while line := lines.readline(_LONGEST_LINE):
        row = json.loads(line)
        if not isinstance(row, dict):
            raise ValueError("a line that is no object")
        yield row
