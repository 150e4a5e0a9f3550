"""The whole of a dossier in figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from legation.record.outline import Outline
from legation.schema import KINDS
from legation.views.dossier_parts import Glance, Item, KindCount

_PARTNERS = 12
_NO_EVENT = frozenset({"statement", "relation"})


def ends(rows: Sequence[Outline]) -> tuple[Outline | None, Outline | None]:
    """The first and the last entry that came about, of entries with a date of their own, newest first.

    What was said, stands or was summed up is no event."""
    done = (row for row in rows if _event(row))
    back = (row for row in reversed(rows) if _event(row))
    return next(back, None), next(done, None)


def _event(row: Outline) -> bool:
    return bool(row.start and row.status == "occurred" and row.kind not in _NO_EVENT and row.stage != "total")


def glance(
    rows: Sequence[Outline],
    sorts: Mapping[tuple[str, str, str], int],
    parties: Sequence[str],
    pairs: Mapping[tuple[str, str], int],
    events: tuple[Item | None, Item | None],
) -> Glance:
    """Counts over all `rows`, the newest first; `sorts` say how many are of each (kind, status, parties),
    `pairs` how many entries each two of the parties have; `events` are the first and the last."""
    days = Counter(map(attrgetter("day"), rows))
    undated = days.pop(None, 0)
    years: Counter[int] = Counter()
    for day, count in days.items():
        years[day.year] += count
    others: Counter[str] = Counter()
    for (_, _, codes), count in sorts.items():
        others.update({code: count for code in codes.split() if code not in parties})
    return Glance(
        entries=len(rows),
        claims=sum(map(attrgetter("claims"), rows)),
        disputed=sum(row.disagreements > 0 for row in rows),
        kinds=_kinds(sorts),
        years=tuple((year, years[year]) for year in range(min(years), max(years) + 1)) if years else (),
        undated=undated,
        first=events[0],
        last=events[1],
        partners=tuple(sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_PARTNERS]),
        pairs=tuple((f"{a} {b}", pairs[a, b]) for a, b in combinations(parties, 2) if (a, b) in pairs),
    )


def _kinds(sorts: Mapping[tuple[str, str, str], int]) -> tuple[KindCount, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for (kind, status, _), count in sorts.items():
        counts[kind, status] += count
    found = []
    for kind in KINDS:
        occurred, planned, proposed, denied = (
            counts[kind, status] for status in ("occurred", "planned", "proposed", "denied")
        )
        if total := occurred + planned + proposed + denied:
            found.append(KindCount(kind, total, occurred, planned, proposed, denied))
    return tuple(found)
