"""One partner at most for each, so that the sum of weights is the largest: the Hungarian algorithm."""

from collections.abc import Mapping, Sequence
from typing import Final

_NEVER: Final = 10**12


def assign(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Pairs of the largest sum among those that have a positive weight, as left → right.

    The same weights give the same pairs: of equal sums the one that the smaller numbers reach first.
    """
    chosen: dict[int, int] = {}
    for lefts, rights in _components(weights):
        cost = [[-weights.get((left, right), 0) for right in rights] for left in lefts]
        for left, right in _hungarian(cost):
            if weights.get((lefts[left], rights[right]), 0) > 0:
                chosen[lefts[left]] = rights[right]
    return chosen


def _components(weights: Mapping[tuple[int, int], int]) -> list[tuple[list[int], list[int]]]:
    """Lefts and rights that pairs tie together; each set is solved alone."""
    of: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        of.setdefault(node, node)
        while of[node] != node:
            of[node] = of[of[node]]
            node = of[node]
        return node

    for left, right in sorted(weights):
        one, other = root(("l", left)), root(("r", right))
        if one != other:
            of[max(one, other)] = min(one, other)
    found: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
    for node in sorted(of):
        found.setdefault(root(node), ([], []))[node[0] == "r"].append(node[1])
    return [found[key] for key in sorted(found)]


def _hungarian(cost: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of the least sum of costs: one for each row, or column if those are fewer."""
    if len(cost) > len(cost[0]):
        return sorted((row, column) for column, row in _hungarian([*zip(*cost, strict=True)]))
    rows, columns = len(cost), len(cost[0])
    up, down = [0] * (rows + 1), [0] * (columns + 1)
    taken, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, used = [_NEVER] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            used[at], mine, step, to = True, taken[at], _NEVER, 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                reduced = cost[mine - 1][column - 1] - up[mine] - down[column]
                if reduced < least[column]:
                    least[column], way[column] = reduced, at
                if least[column] < step:
                    step, to = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    up[taken[column]] += step
                    down[column] -= step
                else:
                    least[column] -= step
            at = to
        while at:
            taken[at] = taken[way[at]]
            at = way[at]
    return [(taken[column] - 1, column - 1) for column in range(1, columns + 1) if taken[column]]
