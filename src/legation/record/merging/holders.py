"""Whom "the Israeli defence minister" means: the person whom documents show in the office about that day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from legation import lexicon
from legation.record.merging.facts import Facts, hash64
from legation.record.merging.period import Period
from legation.record.merging.person import same_person
from legation.record.merging.words import tokens

Post = tuple[str, str]
"""A state and one of its posts."""

Name = tuple[str, ...]
"""The words of a name, empty where nobody is known."""

Seen = tuple[int, Name]
"""The day of a document, an ordinal, and whom it shows in a post."""

REACH = 730
"""Days from a claim within which two documents, one before and one after, speak for who held a post."""
_ALONE = 180
"""Days within which one document does, where there is none on the other side."""


@cache
def _listed(section: str) -> frozenset[str]:
    words: dict[str, list[str]] = lexicon.words("posts")["holders"]
    return frozenset(words[section])


def held_now(office: str) -> bool:
    """Whether an office is told as held on the day: not "former defence minister"."""
    return not _listed("not_held") & set(tokens(office))


def vacancies(said: Facts) -> frozenset[Post]:
    """The posts, of those that one person holds, which a claim names without their holder."""
    single = _listed("single")
    return frozenset(
        (figure.state, figure.post)
        for figure in said.people
        if figure.state and figure.post in single and not figure.name
    )


def day_of(period: Period) -> int | None:
    """The day at which a claim's offices are held: its first, or that of its report."""
    if not period.known:
        return None
    if period.grain == "horizon":
        return period.low
    return period.high if period.grain == "report" else period.low


def holder(seen: Sequence[Seen], day: int) -> Name:
    """The one whom the nearest documents before and after the day agree on, in the fullest form.

    Nobody where they disagree (the post changed hands in between), or where the only ones are far off.
    """
    before = max((d for d, _ in seen if d <= day), default=None)
    after = min((d for d, _ in seen if d >= day), default=None)
    near = {d for d in (before, after) if d is not None and abs(d - day) <= REACH}
    if len(near) == 1 and abs(min(near) - day) > _ALONE:
        return ()
    names = sorted({name for d, name in seen if d in near and name})
    if any(same_person(a, b) == "different" for a, b in combinations(names, 2)):
        return ()
    return min(names, key=lambda name: (-len(name), -len(" ".join(name)), name), default=())


def named(said: Facts, holders: Mapping[Post, Name]) -> Facts:
    """The claim with the holders of its posts in the place of those it does not name."""
    if not holders:
        return said
    single = vacancies(said)
    people = tuple(
        replace(figure, name=holders.get((figure.state or "", figure.post or ""), ()), held=True)
        if not figure.name and (figure.state, figure.post) in single
        else figure
        for figure in said.people
    )
    return replace(said, people=tuple(sorted(people, key=repr)))


def known_as(post: Post, name: Name) -> int:
    """The key of wordings whose unnamed holder of the post is taken for this person."""
    return hash64(f"as|{post[0]}|{post[1]}|{' '.join(name)}")


def waiting(post: Post, days: Iterable[int]) -> frozenset[int]:
    """The keys of wordings that name the post alone, by the month of their day."""
    return frozenset(hash64(f"unnamed|{post[0]}|{post[1]}|{day // 30}") for day in days)


def anywhere(post: Post) -> int:
    """The key of wordings that name the post alone, on whatever day."""
    return hash64(f"unnamed|{post[0]}|{post[1]}")


def told_anew(seen: Sequence[Seen], new: Seen) -> range:
    """The days for which a new document may change who is on record, every thirtieth of them."""
    day, name = new
    before = [(d, n) for d, n in seen if d < day]
    after = [(d, n) for d, n in seen if d > day]
    last, following = max((d for d, _ in before), default=None), min((d for d, _ in after), default=None)
    if (day, name) in seen:
        return range(0)
    low = max(day - REACH, last if last is not None else 0)
    high = min(day + REACH, following if following is not None else day + REACH)
    around = {n for d, n in seen if d in (last, following, day)}
    if around == {name} and last is not None and following is not None and following - last <= _ALONE:
        return range(0)
    return range(low - low % 30, high + 30, 30)
