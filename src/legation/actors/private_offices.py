"""Offices that speak for a person ("Rossi's office"), and the words that point back to a body that spoke."""

from bisect import bisect_left
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
    words, pointing = stage.words, reference_words()["pointing"]["words"]
    bodies = [(m.start, m.end, m.actor) for m in stage.mentions if stage.actors[m.actor].kind == "body"]
    for i in range(len(words) - 1):
        pair = words.lowers[i : i + 2]
        office = pair == ["the", "office"] and words.lowers[i + 2 : i + 3] != ["of"]
        own = pair[0] == "its" and pair[1] in pointing
        if not (office or own) or not stage.free(i, i + 1 + office):
            continue
        start = words.starts[i]
        before = sorted(
            b for b in bodies if b[0] < start and stage.sentence(start) - stage.sentence(b[0]) < NEAR
        )
        if office:
            before = [b for b in before if stage.actors[b[2]].name.lower().endswith("office")]
        before = [b for b in before if _speaks(words, b[1])] or before
        if before:
            place = i + office
            stage.mention([stage.actors[before[-1][2]]], place, place + 1, "title")
            bodies.append((words.starts[place], words.ends[place], before[-1][2]))


def _speaks(words: Words, end: int) -> bool:
    """Whether a verb of saying stands right behind what ends at `end`."""
    after = bisect_left(words.starts, end)
    return any(word in sayings() for word in words.lowers[after : after + 2])
