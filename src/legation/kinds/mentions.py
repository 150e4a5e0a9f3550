"""Mentions of a reading: every typed span, with the actor that it resolves to."""

from collections.abc import Iterator

from legation.actors.cast import ActorMention
from legation.kinds.context import Context
from legation.schema import Mention
from legation.schema.vocabulary import MentionType

TAGGED: dict[str, MentionType] = {
    "office": "office",
    "equipment": "equipment",
    "instrument": "instrument",
    "exercise": "exercise",
}


def mentions_of(context: Context) -> tuple[Mention, ...]:
    """All mentions in text order, no two the same."""
    found = {*_actors(context), *_times_and_sums(context), *_tagged(context)}
    text = context.text
    return tuple(
        Mention(start=start, end=end, text=text[start:end], type=kind, actor=actor or None)
        for start, end, kind, actor in sorted(found)
    )


def _actors(context: Context) -> Iterator[tuple[int, int, MentionType, str]]:
    for mention in context.cast.mentions:
        yield mention.start, mention.end, _type(context, mention), mention.actor
    for place in context.cast.places:
        yield place.start, place.end, "place", f"state:{place.state}" if place.state else ""


def _type(context: Context, mention: ActorMention) -> MentionType:
    kind = context.cast.actors[mention.actor].kind
    if kind == "person":
        return "person"
    if kind == "state":
        return "nationality" if mention.how == "nationality" else "state"
    return "organisation"


def _times_and_sums(context: Context) -> Iterator[tuple[int, int, MentionType, str]]:
    parsed = context.parsed
    for time in parsed.times:
        yield time.start, time.end, "time", ""
    for money in parsed.sums:
        yield money.start, money.end, "money", ""
    for quantity in parsed.quantities:
        yield quantity.start, quantity.end, "quantity", ""


def _tagged(context: Context) -> Iterator[tuple[int, int, MentionType, str]]:
    for name in context.signals.names:
        if name.label in TAGGED:
            yield name.start, name.end, TAGGED[name.label], ""
