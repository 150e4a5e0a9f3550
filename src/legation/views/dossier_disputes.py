"""What sources disagree on: the values of a field side by side, each with who gives it."""

from collections.abc import Iterable
from typing import Final

from legation.record.gathered import Gathered
from legation.record.merging.summary import disagreements
from legation.views.dossier_items import supporting
from legation.views.dossier_parts import Disagreement, Value
from legation.views.dossier_sources import Sources

_LONGEST: Final = 90


def disputes(entries: Iterable[Gathered], sources: Sources) -> tuple[Disagreement, ...]:
    """Every field on which the sources of these entries differ."""
    return tuple(found for entry in entries for found in of_entry(entry, sources))


def of_entry(entry: Gathered, sources: Sources) -> list[Disagreement]:
    """The fields of one entry on which sources differ, the best value of each first."""
    by_field: dict[str, list[Value]] = {}
    for value in sorted(disagreements(entry.values), key=lambda v: (v.field, not v.best)):
        cited = sources.cite(value.value, [] if value.corrected else supporting(entry, value))
        by_field.setdefault(value.field, []).append(Value(cited, value.best, value.sources, value.corrected))
    headline = entry.summary.headline
    short = headline if len(headline) <= _LONGEST else headline[: _LONGEST - 1].rstrip() + "…"
    return [Disagreement(entry.summary.id, short, field, tuple(its)) for field, its in by_field.items()]
