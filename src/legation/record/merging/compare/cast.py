"""How far those who take part speak for one thing."""

from legation.record.merging.facts import Facts, Figure
from legation.record.merging.nationality import nationality
from legation.record.merging.person import Verdict, same_person
from legation.record.merging.tally import Tally
from legation.record.merging.words import containment, stem


def same_figure(a: Figure, b: Figure) -> Verdict:
    """By name; by post where one of the names is missing."""
    if a.state and b.state and a.state != b.state:
        return "different"
    if a.name and b.name:
        verdict = same_person(a.name, b.name)
        if verdict == "maybe":
            return "same" if a.state and a.state == b.state else "maybe"
        return verdict
    if a.post and b.post:
        return "same" if a.post == b.post else "different"
    return "maybe"


_PEOPLE = (1.5, -1.0)


def compare_people(
    a: Facts, b: Facts, tally: Tally, *, strict: bool, weights: tuple[float, float] = _PEOPLE
) -> None:
    """State by state: on each side that both claims name persons for, do they name the same?

    Where `strict`, other persons on one side tell two things apart. `weights` are those of the same and of
    others.
    """
    for state in _sides(a, b):
        ours = [f for f in a.people if f.state == state]
        theirs = [f for f in b.people if f.state == state]
        verdicts = {(f, g): same_figure(f, g) for f in ours for g in theirs}
        met = [pair for pair, verdict in verdicts.items() if verdict == "same"]
        if met:
            tally.add("participants", weights[0], f"both name {_shown(*met[0])}")
        elif all(v == "different" for v in verdicts.values()):
            note = f"{_shown(ours[0])} in one, {_shown(theirs[0])} in the other"
            if strict:
                tally.part("participants", note)
            else:
                tally.add("participants", weights[1], note)
    if not _sides(a, b):
        _stateless(a, b, tally)


def compare_bodies(a: Facts, b: Facts, tally: Tally, *, against: float = -0.5) -> None:
    """A body that both name speaks for one thing; none of the one's with the other, `against` it."""
    best = max((containment(x, y) for x in a.bodies for y in b.bodies), default=None)
    if best is not None and best >= 0.6:
        tally.add("participants", 1.0, "the same body takes part")
    elif best is not None and best < 0.2:
        tally.add("participants", against, "other bodies take part")


def compare_parties(a: Facts, b: Facts, tally: Tally, *, strict: bool = True, partly: float = -1.0) -> None:
    """Parties that overlap without being the same speak a little against; none shared, wholly.

    Where `strict`, what two parties have between them is not what one of them has with a third.
    """
    ours, theirs = set(a.parties), set(b.parties)
    if ours == theirs:
        return
    if not ours or not theirs or ours <= theirs or theirs <= ours:
        tally.add("parties", -0.3, "one names more parties")
    elif strict and len(ours) == len(theirs) == 2:
        tally.part("parties", "another pair of parties")
    elif ours & theirs:
        tally.add("parties", partly, "parties differ in part")
    else:
        tally.part("parties", "other parties")


def compare_place(a: Facts, b: Facts, tally: Tally) -> None:
    """The same place speaks for, another state's against."""
    if not a.place or not b.place:
        return
    if containment(a.place, b.place) >= 0.6:
        tally.add("where", 0.7, "the same place")
    elif _whole_state(a, b) or _whole_state(b, a):
        tally.add("where", 0.3, "a place and its state")
    elif a.place_state and b.place_state and a.place_state != b.place_state:
        tally.add("where", -1.5, "places in two states")
    else:
        tally.add("where", -0.5, "two places")


def _whole_state(a: Facts, b: Facts) -> bool:
    state = a.place_state
    return (
        bool(state) and state == b.place_state and a.place <= frozenset(map(stem, nationality(state or "")))
    )


def compare_topics(a: Facts, b: Facts, tally: Tally) -> None:
    """Topics speak a little, either way."""
    if a.topics and b.topics:
        if set(a.topics) & set(b.topics):
            tally.add("topics", 0.4, "a topic in common")
        else:
            tally.add("topics", -0.7, "other topics")


def _sides(a: Facts, b: Facts) -> list[str]:
    return sorted({f.state for f in a.people if f.state} & {f.state for f in b.people if f.state})


def _stateless(a: Facts, b: Facts, tally: Tally) -> None:
    """Persons whose state one claim does not know are compared by name alone."""
    for one in a.people:
        for other in b.people:
            if (not one.state or not other.state) and one.name and other.name:
                verdict = same_person(one.name, other.name)
                if verdict != "different":
                    tally.add("participants", 1.5 if verdict == "same" else 0.7, f"both name {_shown(one)}")
                    return


def _shown(figure: Figure, other: Figure | None = None) -> str:
    if figure.held and figure.name:
        return f"the {figure.post} (on record: {' '.join(figure.name).title()})"
    name = " ".join(figure.name).title() or f"the {figure.post}"
    if other and other.name != figure.name:
        return f"{name} ({' '.join(other.name).title() or other.post})"
    return name
