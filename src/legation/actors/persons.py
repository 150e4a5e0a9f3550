"""Persons: names that belong to one, with the office and the state that the document gives."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.actors.marks import Marks, Office
from legation.actors.name_words import given_names
from legation.actors.names import Name
from legation.actors.stage import slug
from legation.actors.words import Words


@dataclass(slots=True)
class Person:
    """A person of the document and the words where the name stands, `(first, last, surname only)`."""

    words: tuple[str, ...]
    name: str
    office: str | None = None
    office_rank: int = 0
    state: str | None = None
    gender: str | None = None
    mirrors: int | None = None
    used: set[int] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    places: list[tuple[int, int, bool]] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The actor's id."""
        return f"person:{slug(self.name)}"


def persons(marks: Marks, names: Sequence[Name], offices: Sequence[Office]) -> list[Person]:
    """The persons that the names are of; short forms join the full ones, wherever in the text these stand."""
    found: list[Person] = []
    opening = {office.opening: office for office in offices} | {office.first: office for office in offices}
    long_first = sorted(names, key=lambda name: (-_length(marks.words, name), name.first))
    for name in long_first:
        parts = _parts(marks.words, name.first, name.last)
        if len(parts) == 1 and not (name.sure or name.office) and _known(found, parts, name) is None:
            pass
        person = _known(found, parts, name)
        if person is None:
            person = Person(parts, _tidy(marks.words, name))
            found.append(person)
        person.places.append((name.first, name.last, len(parts) == 1 and len(person.words) > 1))
        _learn(marks, person, name, _after(marks, name, opening))
    _repeats(marks, found, {i for name in names for i in range(name.first, name.last)})
    _mirror(found)
    for person in found:
        person.gender = person.gender or given_names().get(person.words[0]) or None
    return found


def _repeats(marks: Marks, people: Sequence[Person], named: set[int]) -> None:
    """Adds every place where a person's surname, or another word of the name, stands alone."""
    by_last: dict[str, list[Person]] = {}
    by_any: dict[str, list[Person]] = {}
    for person in people:
        whole = [
            part for part in person.name.replace("-", " ").split() if len(part) > 2 and part[0].isupper()
        ]
        for part in whole:
            by_any.setdefault(part, []).append(person)
        if whole:
            by_last.setdefault(whole[-1], []).append(person)
    for i, form in enumerate(marks.words.forms):
        hit = marks.cover[i]
        if (
            form in by_any
            and i not in named
            and (hit is None or (hit.entry.kind != "state" and hit.last == hit.first + 1))
        ):
            first = _with_particle(marks.words, i)
            if _alone(marks.words, first, i):
                person = _nearest(by_last.get(form) or by_any[form], i)
                person.places.append((first, i + 1, len(person.words) > 1))


def _with_particle(words: Words, i: int) -> int:
    """Where the "al-" before a surname begins."""
    if (
        i > 1
        and words.glued(i)
        and words.forms[i - 1] in ("-", "'")
        and words.lowers[i - 2] in ("al", "el", "bin")
    ):
        return i - 2
    return i


def _alone(words: Words, first: int, i: int) -> bool:
    """Whether the word is no part of a longer name of something else."""
    joined = first > 0 and words.glued(first) and words.forms[first - 1] in ("-", "@", "#", "/", ".")
    after = i + 1 < len(words) and words.glued(i + 1) and words.forms[i + 1] == "-"
    return not joined and not after


def _nearest(people: Sequence[Person], i: int) -> Person:
    """The person named last before word `i`, or else first after it."""
    return max(people, key=lambda p: max((f if f < i else -f) for f, _, _ in p.places))


def _mirror(people: Sequence[Person]) -> None:
    """Gives a counterpart the office of the person named before."""
    for person in people:
        if person.mirrors is None or person.office_rank > 1:
            continue
        before = [
            (max(first for first, _, _ in other.places if first < person.mirrors), other)
            for other in people
            if other is not person
            and other.office_rank > 1
            and any(p[0] < person.mirrors for p in other.places)
        ]
        if before:
            other = max(before, key=lambda item: item[0])[1]
            person.office, person.office_rank = other.office, 2
            person.heads |= other.heads


def _length(words: Words, name: Name) -> int:
    return sum(words.capital(i) and len(words.forms[i]) > 1 for i in range(name.first, name.last))


def _parts(words: Words, first: int, last: int) -> tuple[str, ...]:
    """The words of a name without signs and suffixes; hyphenated ones joined."""
    parts: list[str] = []
    for i in range(first, last):
        form = words.forms[i]
        if not form[0].isalnum():
            continue
        if i > first and words.glued(i) and words.forms[i - 1] in ("-", "'"):
            parts[-1:] = [(parts[-1] if parts else "") + form.lower()]
        elif form not in ("Jr", "Sr", "II", "III", "IV"):
            parts.append(form)
    return tuple(parts) or (words.forms[first],)


def _tidy(words: Words, name: Name) -> str:
    return " ".join(words.between(name.first, name.last).split())


def _known(found: Sequence[Person], parts: tuple[str, ...], name: Name) -> Person | None:
    """The person of this name or a fuller form of it; of several the one with that office, the nearest."""
    same = [person for person in found if _same(person.words, parts)]
    if len(same) > 1 and name.office is not None:
        same = [person for person in same if name.office.head in person.heads] or same
    if len(same) > 1:
        before = [p for p in same if any(first < name.first for first, _, _ in p.places)]
        same = sorted(
            before or same, key=lambda p: -max((f for f, _, _ in p.places if f < name.first), default=-1)
        )
    return same[0] if same else None


def _same(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` can be a form of the name `full`: its words in it, or initials and the last word."""
    a, b = [w.lower() for w in full], [w.lower() for w in short]
    if len(b) == 1:
        return b[0] in (a[-1], a[0]) or (b[0] in a and len(b[0]) > 2)
    if set(b) <= set(a) or set(a) <= set(b):
        return True
    return a[-1] == b[-1] and (
        a[0][0] == b[0][0] and (len(a[0]) == 1 or len(b[0]) == 1 or a[0][:3] == b[0][:3])
    )


def _after(marks: Marks, name: Name, opening: dict[int, Office]) -> Office | None:
    """The office right after the name: "Grant Shapps, the UK defence secretary,"."""
    words, i = marks.words, name.last
    while i < len(words) and words.forms[i] == "." and words.glued(i):
        i += 1
    if i + 1 >= len(words) or words.forms[i] not in (",", "(") or words.apart(i + 1):
        return None
    for k in (i + 1, i + 2, i + 3):
        office = opening.get(k)
        if office is not None and not office.plural:
            between = words.lowers[i + 1 : k]
            plain = all(
                marks.cover[j] is not None or words.lowers[j] in ("the", "then", "who", "is", "'s", "-", "a")
                for j in range(i + 1, k)
            )
            return office if plain or not between else None
    return None


def _learn(marks: Marks, person: Person, name: Name, after: Office | None) -> None:
    """What this naming says of the person: office, state, gender."""
    words = marks.words
    for office, weight in ((name.office, 3), (after, 3)):
        if office is None:
            continue
        person.used.add(office.first)
        if office.counterpart:
            person.state = person.state or office.state
            if office.head in ("counterpart", "counterparts", "number"):
                person.mirrors = name.first if person.mirrors is None else person.mirrors
            continue
        text = words.between(office.first, office.last)
        if office.plural:
            text = _singular(text)
        if weight > person.office_rank:
            person.office, person.office_rank = " ".join(text.split()), weight
        person.heads |= {word.lower() for word in text.split()} | {office.head}
        person.state = person.state or office.state
    for title in name.titles:
        person.gender = person.gender or title.gender
        if title.rank and person.office_rank < 1:
            person.office, person.office_rank = words.between(title.first, title.last), 1
        if title.rank:
            person.heads |= {word.lower() for word in words.between(title.first, title.last).split()}
    person.state = person.state or _beside(marks, name)


def _singular(text: str) -> str:
    first, *rest = text.split()
    words = [first, *rest]
    return " ".join(
        w[:-1] if w.lower().endswith("s") and w.lower() not in ("affairs", "forces") else w for w in words
    )


def _beside(marks: Marks, name: Name) -> str | None:
    """The state in "Denmark's X", "French X", "X (Denmark)", "X of Japan"."""
    words, i = marks.words, name.opening - 1
    if i >= 1 and words.lowers[i] == "'s":
        i -= 1
    if i >= 0 and not words.apart(name.opening) and marks.state(i) and words.lowers[i] != "in":
        hit = marks.cover[i]
        if (
            hit
            and hit.entry.kind in ("state", "organisation")
            and (words.lowers[i + 1] == "'s" or hit.entry.how == "nationality" or name.titles)
        ):
            return hit.entry.code
    k = name.last
    if k + 1 < len(words) and words.forms[k] == "(" and marks.state(k + 1):
        return marks.state(k + 1)
    if k + 1 < len(words) and words.lowers[k] == "of" and marks.state(k + 1):
        hit = marks.cover[k + 1]
        return hit.entry.code if hit and hit.entry.kind in ("state", "organisation") else None
    return None
