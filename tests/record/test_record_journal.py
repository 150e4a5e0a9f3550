"""What is remembered of a journal is what stands in it."""

from collections.abc import Callable

import pytest

from legation.record.journal import append, journal
from legation.record.record import Record
from legation.schema import Reading

Make = Callable[..., Reading]
_TEXT = "Norway and Portugal held talks in Oslo. Nobody signed the memorandum."


def _entry(record: Record, reading: Make) -> str:
    words = {"kind": "meeting", "form": "talks", "words": "Norway and Portugal held talks in Oslo"}
    record.add([reading(_TEXT, words)])
    return record.entries()[0].id


def _said(record: Record) -> list[str | None]:
    return [one.reason for one in record.decisions()]


def test_what_others_decide_is_seen(record: Record, place: str, reading: Make) -> None:
    entry = _entry(record, reading)
    record.annotate(entry, "first", by="Ann")
    assert _said(record) == ["first"]
    with Record(place) as other:
        assert _said(other) == ["first"]
        other.annotate(entry, "second", by="Bo")
        assert _said(record) == _said(other) == ["first", "second"]
        record.annotate(entry, "third", by="Ann")
        assert _said(other) == ["first", "second", "third"]


def test_what_was_not_kept_is_forgotten(record: Record, reading: Make) -> None:
    entry = _entry(record, reading)
    record.annotate(entry, "first", by="Ann")
    [first] = record.decisions()
    with pytest.raises(KeyboardInterrupt), record.writing() as connection:
        append(connection, [type(first)(**{**_fields(first), "id": "d0", "reason": "never"})])
        assert [one.reason for one in journal(connection)] == ["first", "never"]
        raise KeyboardInterrupt
    assert _said(record) == ["first"]
    record.annotate(entry, "second", by="Ann")
    assert _said(record) == ["first", "second"]


def test_a_list_given_away_is_the_takers(record: Record, reading: Make) -> None:
    record.annotate(_entry(record, reading), "first", by="Ann")
    record.decisions().clear()
    assert _said(record) == ["first"]


def _fields(one: object) -> dict[str, object]:
    return {name: getattr(one, name) for name in type(one).__dataclass_fields__}  # type: ignore[attr-defined]
