"""Claims that were compared, put together into groups; the same whatever the order they came in."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

Edge = tuple[float, str, str]
"""A score and the two members that have it."""


def cluster(
    members: Sequence[str],
    edges: Iterable[Edge],
    apart: Callable[[str, str], bool],
    together: Iterable[tuple[str, str]] = (),
) -> list[list[str]]:
    """Groups of `members`, each sorted, in the order of their first.

    The strongest likeness joins first, and no two groups join where any of one is `apart` from any of
    the other. Pairs of `together` join before all else, whatever is apart. Ties fall by the members'
    own names, which come from content: so the order of arrival has no say.
    """
    groups = {member: [member] for member in members}
    for a, b in sorted(together):
        if a in groups and b in groups and groups[a] is not groups[b]:
            _join(groups, a, b)
    for _, a, b in sorted((-score, min(a, b), max(a, b)) for score, a, b in edges):
        if groups[a] is groups[b]:
            continue
        if not any(apart(x, y) for x, y in product(groups[a], groups[b])):
            _join(groups, a, b)
    unique = {id(group): group for group in groups.values()}
    return sorted(sorted(group) for group in unique.values())


def _join(groups: dict[str, list[str]], a: str, b: str) -> None:
    smaller, larger = sorted((groups[a], groups[b]), key=len)
    larger.extend(smaller)
    for member in smaller:
        groups[member] = larger
