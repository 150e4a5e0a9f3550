"""Questions to a record answered whole: pure functions from a record and a question to typed results.

views.dossier(record, ["IND", "ISR"])       the brief on a dyad, a state, three, an organisation
views.check(record, reading)                is each claim of a draft supported by the record
views.compare(record, one, other)           two dyads, or one in two periods, side by side
views.new(record, since)                    what entered the record, what moved, what now disagrees
views.timeline_of_parties(record, ["IND", "ISR"])   what happened, in order; also of a person, of an entry
views.trend(record, ["IND"])                entries by month or year and kind
views.ranking(record, "IND")                the partners of a state
views.network(record)                       states by what ties them, measures, communities, change
views.tie_map(record, "IND")                ties between places

No view has a clock or writes; renderers are in `legation.exchange`. A module never has the name of a
function that is listed here: importing it would hide the function.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.views.checks import check
    from legation.views.comparison import compare
    from legation.views.dossiers import dossier
    from legation.views.maps import tie_map
    from legation.views.networks import network
    from legation.views.news import new
    from legation.views.rankings import ranking
    from legation.views.timelines import timeline_of_entry, timeline_of_parties, timeline_of_person
    from legation.views.trends import trend

__all__ = [
    "check",
    "compare",
    "dossier",
    "network",
    "new",
    "ranking",
    "tie_map",
    "timeline_of_entry",
    "timeline_of_parties",
    "timeline_of_person",
    "trend",
]

_HOMES = {
    "check": "legation.views.checks",
    "compare": "legation.views.comparison",
    "dossier": "legation.views.dossiers",
    "network": "legation.views.networks",
    "new": "legation.views.news",
    "ranking": "legation.views.rankings",
    "tie_map": "legation.views.maps",
    "timeline_of_entry": "legation.views.timelines",
    "timeline_of_parties": "legation.views.timelines",
    "timeline_of_person": "legation.views.timelines",
    "trend": "legation.views.trends",
}


def __getattr__(name: str) -> Any:
    """Public functions are imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'legation.views' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
