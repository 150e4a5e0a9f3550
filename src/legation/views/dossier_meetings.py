"""Meetings of a dossier, by level."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from legation.record.gathered import Gathered
from legation.record.outline import Outline
from legation.views.dossier_items import item, present
from legation.views.dossier_parts import Meeting, Meetings, Section, share
from legation.views.dossier_sources import Sources
from legation.views.levels import levels, meeting_level


def meetings(
    rows: Sequence[Outline],
    entries: Mapping[int, Gathered],
    offices: Iterable[tuple[int, str, str, str]],
    sources: Sources,
    most: int | None,
) -> Meetings:
    """The meetings among `rows`, the highest level first among those shown, and how many of each level."""
    by_entry: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for number, state, role, office in offices:
        by_entry[number].append((state, role, office))
    level_of = {row.number: meeting_level(by_entry.get(row.number, ())) for row in rows}
    counts = Counter(level_of.values())
    chosen = sorted(share(rows, most), key=lambda row: level_of[row.number])
    names = levels()
    shown = tuple(
        Meeting(item(entries[row.number], sources), names[level_of[row.number]], present(entries[row.number]))
        for row in chosen
    )
    return Meetings(
        levels=tuple((name, counts[place]) for place, name in enumerate(names) if counts[place]),
        section=Section(len(rows), shown),
    )
