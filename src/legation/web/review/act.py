"""A decision as somebody asks for it, taken on the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from legation.errors import RecordError
from legation.record.decision import VERBS, Decision
from legation.record.record import Record

LONGEST: Final = 2_000
"""Characters of a reason or a note."""


@dataclass(frozen=True, slots=True)
class Act:
    """What to do: `target` is the id of an entry or a claim, for `undo` of a decision.

    `values` are of `correct`, `other` of `merge`, `claims` of `split`, `reason` the note of `annotate`.
    `expect` gives the states that the person saw, so that nobody decides on what has changed meanwhile.
    """

    verb: str
    target: str
    reason: str | None = None
    other: str = ""
    claims: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    expect: Mapping[str, str] = field(default_factory=dict)


def take(record: Record, act: Act, by: str) -> list[Decision]:  # noqa: PLR0911 - one for each verb
    """Takes it; raises `StaleError`, and `RecordError` for what can't be decided so."""
    reason, expect = act.reason or None, act.expect or None
    if len(act.reason or "") > LONGEST:
        raise RecordError(f"a reason has no more than {LONGEST} characters")
    if act.verb not in VERBS:
        raise RecordError(f"{act.verb[:40]}: no such decision; there are {', '.join(VERBS)}")
    if not act.target:
        raise RecordError("which entry, claim or decision? give its id")
    if act.verb == "accept":
        return [record.accept(act.target, by=by, reason=reason, expect=expect)]
    if act.verb == "reject":
        return [record.reject(act.target, by=by, reason=reason, expect=expect)]
    if act.verb == "correct":
        return record.correct_fields(act.target, act.values, by=by, reason=reason, expect=expect)
    if act.verb == "merge":
        if not act.other:
            raise RecordError("which other entry is it one with? give its id")
        return [record.merge(act.target, act.other, by=by, reason=reason, expect=expect)]
    if act.verb == "split":
        return [record.split(act.target, act.claims, by=by, reason=reason, expect=expect)]
    if act.verb == "annotate":
        if not reason:
            raise RecordError("a note needs words")
        return [record.annotate(act.target, reason, by=by, expect=expect)]
    return [record.undo(act.target, by=by, reason=reason)]
