"""Offices that speak for a person ("Rossi's office"), and the words that point back to a body that spoke."""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from legation.actors.cast import Actor
from legation.actors.name_words import sayings
from legation.actors.persons import Person
from legation.actors.reference_finding import reference_words
from legation.actors.stage import Stage
from legation.actors.words import Words

NEAR = 3
"""A body is pointed back to over so many sentences."""


def put_private_offices(stage: Stage, people: Sequence[Person]) -> None:
    """Adds "Rossi's office" as a body of Rossi's state; the name in it is no mention of the person."""
    words = stage.words
    for person in people:
        for first, last, _ in person.places:
            end = last + 2
            if words.lowers[last:end] == ["'s", "office"] and stage.free(first, end):
                name = " ".join(words.between(first, end).split())
                part = f"{person.state}:" if person.state else ""
                key = f"body:{part}office-of-{person.id.partition(':')[2]}"
                actor = stage.enter(Actor(key, "body", name, person.state))
                stage.mention([actor], first, end, "name")


def put_pointers(stage: Stage) -> None:
    """Adds "the office" as the last office named, and the "its" of "its statement" as the last to speak."""
    words, pointing = stage.words, frozenset(reference_words()["pointing"]["words"])
    mentions = (m for m in stage.mentions if stage.actors[m.actor].kind == "body")
    bodies = deque(sorted((m.start, m.end, m.actor) for m in mentions))
    last: dict[tuple[bool, bool], tuple[int, str]] = {}
    for i in range(len(words) - 1):
        pair = words.lowers[i : i + 2]
        office = pair == ["the", "office"] and words.lowers[i + 2 : i + 3] != ["of"]
        own = pair[0] == "its" and pair[1] in pointing
        if not (office or own) or not stage.free(i, i + 1 + office):
            continue
        while bodies and bodies[0][0] < words.starts[i]:
            _remember(stage, *bodies.popleft(), last)
        meant = _meant(stage, words.starts[i], last, office)
        if meant is not None:
            place = i + office
            stage.mention([stage.actors[meant]], place, place + 1, "title")
            _remember(stage, words.starts[place], words.ends[place], meant, last)


def _remember(
    stage: Stage, start: int, end: int, actor: str, last: dict[tuple[bool, bool], tuple[int, str]]
) -> None:
    """Notes a body as the last of its sort: an office or not, speaking or not."""
    office = stage.actors[actor].name.lower().endswith("office")
    for speaking in {False, _speaks(stage.words, end)}:
        last[False, speaking] = start, actor
        if office:
            last[True, speaking] = start, actor


def _meant(
    stage: Stage, start: int, last: dict[tuple[bool, bool], tuple[int, str]], office: bool
) -> str | None:
    """The last body to speak near by, or else the last one named."""
    first = stage.sentence(start) - NEAR
    for speaking in (True, False):
        place, actor = last.get((office, speaking), (-1, ""))
        if place >= 0 and stage.sentence(place) > first:
            return actor
    return None


def _speaks(words: Words, end: int) -> bool:
    """Whether a verb of saying stands right behind what ends at `end`."""
    after = bisect_left(words.starts, end)
    return any(word in sayings() for word in words.lowers[after : after + 2])
