"""A dumped record loaded into an empty one."""

import json
import os
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, func, select

from legation.errors import RecordError
from legation.record.cast_rows import keep_cast
from legation.record.copies import bands, fingerprint
from legation.record.decision import Decision
from legation.record.dump import FORMAT
from legation.record.identity import canonical
from legation.record.intake import claim_columns
from legation.record.journal import append, standing_now
from legation.record.merging.facts import facts, signature
from legation.record.opened import Opened
from legation.record.prepare import PreparedClaim
from legation.record.recasting import recast
from legation.record.relate import join_merged, ordinal
from legation.record.store.rows import chunks, insert, lookup, next_number
from legation.record.store.tables import claim, decision, document, reading
from legation.record.stories import keep_stories

_CHUNK = 500


class Loading(Opened):
    """The loading part of a record."""

    def load_dump(self, place: str | os.PathLike[str]) -> None:
        """Loads a folder or archive that `dump` wrote, to the same ids, in one transaction.

        The caller settles. Raises `RecordError` where the record is not empty, or the copy not whole.
        """
        path = Path(place)
        head = next(_lines(path, "record"), {})
        if head.get("format") != FORMAT:
            raise RecordError(f"{path}: not a copy of a record, or one of another format")
        with self.writing() as connection:
            for table in (document, decision):
                if connection.execute(select(func.count()).select_from(table)).scalar_one():
                    raise RecordError(f"{self.url}: the record is not empty; load into a new one")
            for part in chunks(_lines(path, "documents"), _CHUNK):
                self._documents(connection, part)
            for part in chunks(_lines(path, "readings"), _CHUNK):
                self._readings(connection, part)
            for part in chunks(_lines(path, "claims"), 4 * _CHUNK):
                self._claims(connection, part)
            append(connection, [_decision(row) for row in _lines(path, "decisions")])
            self._decided(connection)

    def _documents(self, connection: Connection, rows: list[dict[str, Any]]) -> None:
        first = next_number(connection, document)
        prints = [fingerprint(row["text"]) for row in rows]
        made = [
            {**row, "number": n, "story": n, "shingles": shingles, "published": _day(row["published"])}
            for n, (row, shingles) in enumerate(zip(rows, prints, strict=True), first)
        ]
        insert(connection, document, made)
        keep_stories(connection, [(n, shingles, bands(shingles)) for n, shingles in enumerate(prints, first)])

    def _readings(self, connection: Connection, rows: list[dict[str, Any]]) -> None:
        numbers = lookup(connection, document.c.content, document.c.number, {row["document"] for row in rows})
        first = next_number(connection, reading)
        made = [
            {
                **row,
                "number": n,
                "document": numbers[row["document"]],
                "mentions": canonical(row["mentions"]),
                "claims": canonical(row["claims"]),
            }
            for n, row in enumerate(rows, first)
        ]
        insert(connection, reading, made)

    def _claims(self, connection: Connection, rows: list[dict[str, Any]]) -> None:
        numbers: dict[str, tuple[int, date | None]] = {}
        for part in chunks({row["document"] for row in rows}):
            chosen = select(document.c.content, document.c.number, document.c.published)
            for its, number, day in connection.execute(chosen.where(document.c.content.in_(part))):
                numbers[its] = number, day
        said = [facts(row["body"], ordinal(numbers[row["document"]][1])) for row in rows]
        signs = [signature(one) for one in said]
        wordings = self._relater.wordings(connection, dict(zip(signs, said, strict=True)))
        first = next_number(connection, claim)
        made, cast = [], []
        for n, (row, its, sign) in enumerate(zip(rows, said, signs, strict=True), first):
            number, day = numbers[row["document"]]
            text = canonical(row["body"])
            made.append(
                {
                    **claim_columns(row["body"]),
                    **{k: row[k] for k in ("id", "confidence", "withdrawn", "successor")},
                    "number": n,
                    "document": number,
                    "body": text,
                    "wording": wordings[sign],
                }
            )
            cast.append((n, day, PreparedClaim(row["id"], row["body"], text, row["confidence"], its, sign)))
        insert(connection, claim, made)
        keep_cast(connection, cast)

    def _decided(self, connection: Connection) -> None:
        """Decisions take hold: corrected claims are recast, merged ones brought together."""
        decided = standing_now(connection)
        recast(connection, self._relater, decided.corrections, decided)
        join_merged(connection, decided)


def _decision(row: dict[str, Any]) -> Decision:
    return Decision(**{**row, "claims": tuple(row["claims"]), "against": tuple(row["against"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _lines(path: Path, name: str) -> Iterator[dict[str, Any]]:
    try:
        if path.is_dir():
            with (path / f"{name}.jsonl").open("rb") as lines:
                yield from _parsed(lines)
        else:
            with zipfile.ZipFile(path) as archive, archive.open(f"{name}.jsonl") as lines:
                yield from _parsed(lines)
    except (OSError, KeyError, zipfile.BadZipFile, ValueError) as error:
        raise RecordError(f"{path}: not a whole copy of a record ({name}: {error})") from None


def _parsed(lines: IO[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield json.loads(line)
