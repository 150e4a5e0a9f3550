"""Hints: what rules say of a proposal before the model links mentions to it."""

from legation.actors.cast import Cast
from legation.kinds.content import StatementSpan
from legation.kinds.context import Bounds
from legation.kinds.direction import direction_scores
from legation.language.parsed import Parsed
from legation.linking.features import NO_HINTS, Hints


def hints_of(parsed: Parsed, cast: Cast, kind: str, stretch: Bounds, said: list[StatementSpan]) -> Hints:
    """Hints for a stretch that makes a claim of `kind`; `said` are the document's acts of saying."""
    if kind == "statement":
        act = nearest(said, *stretch)
        return Hints(speaker=act.speaker_hint, addressee=act.addressee_hint) if act else NO_HINTS
    if kind == "transfer":
        return Hints(direction=direction_scores(parsed, cast, *stretch))
    return NO_HINTS


def nearest(said: list[StatementSpan], start: int, end: int) -> StatementSpan | None:
    """The act of saying that shares most with a stretch."""
    best, most = None, 0
    for act in said:
        common = min(end, act.evidence[1]) - max(start, act.evidence[0])
        if common > most:
            best, most = act, common
    return best
