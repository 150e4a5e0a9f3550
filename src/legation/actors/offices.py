"""Offices: "Defence Minister", "Chief of the Naval Staff", with the state they are of."""

from dataclasses import replace
from functools import cache

from legation import lexicon
from legation.actors.marks import Marks, Office
from legation.actors.office_bounds import counterparts, office_at
from legation.actors.words import Words


@cache
def state_offices() -> dict[str, str]:
    """Office in lower case → the only state that has it."""
    return {form: code for code, forms in lexicon.words("offices")["states"].items() for form in forms}


def offices(marks: Marks) -> list[Office]:
    """The offices of a text, from left to right, joined ones ("X and Y") as one."""
    words, i = marks.words, 0
    found: list[Office] = []
    while i < len(words):
        span = office_at(marks, i)
        if span is None:
            i += 1
            continue
        first, last, head, plural = span
        if found and first < found[-1].last:
            first = found[-1].last
            while first < last and words.lowers[first] in ("and", "&", "-", "'s"):
                first += 1
        if first >= last:
            i += 1
            continue
        found.append(_owned(marks, first, last, head, plural))
        i = last
    return _joined(marks, found)


def _owned(marks: Marks, first: int, last: int, head: str, plural: bool) -> Office:
    """The office with its state: before it ("Israel's", "Israeli"), in it, or after "of"."""
    words = marks.words
    state, opening = None, first
    before = first - 1
    if before >= 0 and words.lowers[before] == "'s":
        before -= 1
    if before >= 0 and not words.apart(first) and marks.state(before) and marks.cover[before] is not None:
        hit = marks.cover[before]
        if hit and hit.entry.kind in ("state", "organisation"):
            state, opening = hit.entry.code, hit.first
    for i in range(last - 1, first - 1, -1):
        state = state or _named(marks, i)
    state = state or state_offices().get(words.between(first, last).lower())
    if opening > 1 and words.lowers[opening - 1] == "visiting" and not words.apart(opening):
        opening -= 1
    article = words.lowers[opening - 1] if opening > 0 and not words.apart(opening) else ""
    if article in ("the", "a", "an", "his", "her", "their", "its", "another", "one", "some"):
        opening -= 1
    return Office(
        first,
        last,
        opening,
        head,
        state,
        plural,
        definite=article in ("the", "their", "his", "her", "its"),
        indefinite=article in ("a", "an", "one", "another"),
        counterpart=head in counterparts() or head == "number",
    )


def _named(marks: Marks, i: int) -> str | None:
    hit = marks.cover[i]
    if hit is None or hit.entry.kind == "trap":
        return None
    if hit.entry.kind == "state" and hit.entry.how == "capital" and marks.words.lowers[hit.first - 1] == "to":
        return None
    return hit.entry.code


def _joined(marks: Marks, found: list[Office]) -> list[Office]:
    """Offices in a row, "Deputy Prime Minister and Minister of Defence", as one."""
    words = marks.words
    joined: list[Office] = []
    for office in found:
        previous = joined[-1] if joined else None
        apart = office.counterpart or (previous is not None and previous.counterpart)
        if (
            previous
            and not apart
            and not office.plural
            and not previous.plural
            and _adjoins(words, previous, office)
        ):
            joined[-1] = replace(
                previous,
                last=office.last,
                state=previous.state or office.state,
                head=_chief(previous, office),
            )
        else:
            joined.append(office)
    return joined


def _chief(left: Office, right: Office) -> str:
    """The head of the joined office: of "Deputy" and "Minister", the second; of two offices, the first."""
    return right.head if left.last == right.first else left.head


def _adjoins(words: Words, left: Office, right: Office) -> bool:
    gap = words.lowers[left.last : right.opening]
    if words.apart(right.first) or right.opening != right.first:
        return False
    capital = words.capital(left.first) == words.capital(right.first)
    return capital and (gap in (["and"], ["&"], []) or (gap == [","] and words.capital(right.first)))
