"""Casting: from a parsed document, and what the tagger takes for names, to its cast."""

from collections.abc import Sequence

from legation.actors.allegiance import Allegiance
from legation.actors.bodies import BodyFinder
from legation.actors.body_placing import put_bodies
from legation.actors.cast import Actor, Cast
from legation.actors.gazetteer import Hit, hits, lookup
from legation.actors.marks import Marks, Office
from legation.actors.names import NameFinder
from legation.actors.offices import offices
from legation.actors.persons import Person, persons
from legation.actors.private_offices import put_pointers, put_private_offices
from legation.actors.references import Referrer
from legation.actors.stage import Stage, slug
from legation.actors.states import put_states
from legation.actors.tagged import LEAST, joined, word_range
from legation.actors.titles import titles
from legation.actors.words import Words, words_of
from legation.encoder.signals import NamedSpan
from legation.language.parsed import Parsed


def cast(parsed: Parsed, names: Sequence[NamedSpan] = ()) -> Cast:
    """Who and where: the actors of a document, every mention of each, and its places.

    `names` are the trained tagger's typed spans; without them persons are found by offices, titles, given
    names and verbs of saying. Mentions do not overlap, but for those of a group ("the two ministers"), which
    share their span. A capital after "in" or "to" is both a mention (`metonym`) and a place.
    """
    words = words_of(parsed.text)
    known = hits(words)
    marks = Marks(words, _cover(words, known))
    stage = Stage(parsed, words)
    found_offices = offices(marks)
    finder = NameFinder(marks, found_offices, titles(words, found_offices))
    found = joined(finder, finder.names(), names)
    people = persons(marks, found, found_offices)
    allegiance = Allegiance(stage, known)
    allegiance.settle(people)
    put_private_offices(stage, people)
    for person in people:
        _put_person(stage, person)
    busy = _busy(words, found_offices)
    put_bodies(stage, marks, BodyFinder(stage, marks, busy).bodies(), allegiance)
    _put_tagged_bodies(stage, names, allegiance)
    put_pointers(stage)
    put_states(stage, known)
    Referrer(stage, marks, people, allegiance).resolve(found_offices)
    return stage.cast()


def _put_tagged_bodies(stage: Stage, names: Sequence[NamedSpan], allegiance: Allegiance) -> None:
    """Adds the bodies that only the tagger sees."""
    for span in names:
        first, last = word_range(stage.words, span.start, span.end)
        likely = span.label == "organisation" and span.probability >= LEAST
        if likely and first < last and stage.free(first, last) and stage.words.capital(first):
            name = " ".join(stage.words.between(first, last).split())
            entry = lookup(name)
            if entry is None or entry.kind == "place":
                state = allegiance.near(first)
                actor = Actor(
                    f"body:{state}:{slug(name)}" if state else f"body:{slug(name)}", "body", name, state
                )
                stage.mention([stage.enter(actor)], first, last, "name")


def _busy(words: Words, found: Sequence[Office]) -> list[bool]:
    """Which words are part of an office."""
    busy = [False] * (len(words) + 1)
    for office in found:
        busy[office.first : office.last] = [True] * (office.last - office.first)
    return busy


def _cover(words: Words, known: Sequence[Hit]) -> list[Hit | None]:
    cover: list[Hit | None] = [None] * len(words)
    for hit in known:
        cover[hit.first : hit.last] = [hit] * (hit.last - hit.first)
    return cover


def _put_person(stage: Stage, person: Person) -> None:
    gender = person.gender if person.gender in ("m", "f") else None
    actor = stage.enter(Actor(person.id, "person", person.name, person.state, person.office, gender))  # type: ignore[arg-type]
    for first, last, short in person.places:
        if stage.free(first, last):
            stage.mention([actor], first, last, "surname" if short else "name")
