"""The whole of a dossier in figures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from legation.record.gathered import Gathered
from legation.record.outline import Outline
from legation.schema import KINDS
from legation.views.dossier_items import item
from legation.views.dossier_parts import Glance, KindCount
from legation.views.dossier_sources import Sources

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
    entries: Mapping[int, Gathered],
    parties: Sequence[str],
    pairs: Mapping[tuple[str, str], int],
    sources: Sources,
) -> Glance:
    """Counts over all `rows`, the newest first; `pairs` are counts of each two of the parties."""
    first, last = ends(rows)
    years = Counter(row.day.year for row in rows if row.day)
    others: Counter[str] = Counter()
    for codes, count in Counter(row.parties for row in rows).items():
        others.update({code: count for code in codes.split() if code not in parties})
    return Glance(
        entries=len(rows),
        claims=sum(row.claims for row in rows),
        disputed=sum(row.disagreements > 0 for row in rows),
        kinds=_kinds(rows),
        years=tuple((year, years[year]) for year in range(min(years), max(years) + 1)) if years else (),
        undated=sum(row.day is None for row in rows),
        first=item(entries[first.number], sources) if first else None,
        last=item(entries[last.number], sources) if last else None,
        partners=tuple(sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_PARTNERS]),
        pairs=tuple((f"{a} {b}", pairs[a, b]) for a, b in combinations(parties, 2) if (a, b) in pairs),
    )


def _kinds(rows: Sequence[Outline]) -> tuple[KindCount, ...]:
    counts = Counter((row.kind, row.status) for row in rows)
    found = []
    for kind in KINDS:
        occurred, planned, proposed, denied = (
            counts[kind, status] for status in ("occurred", "planned", "proposed", "denied")
        )
        if total := occurred + planned + proposed + denied:
            found.append(KindCount(kind, total, occurred, planned, proposed, denied))
    return tuple(found)
