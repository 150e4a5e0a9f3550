"""Questions to a record answered whole: pure functions from a record and a question to typed results.

views.dossier(record, ["IND", "ISR"])       the brief on a dyad, a state, three, an organisation
views.compare(record, one, other)           two dyads, or one in two periods, side by side
views.new(record, since)                    what entered the record, what moved, what now disagrees

No view has a clock or writes; renderers are in `legation.exchange`. A module never has the name of a
function that is listed here: importing it would hide the function.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.views.comparison import compare
    from legation.views.dossiers import dossier
    from legation.views.news import new

__all__ = ["compare", "dossier", "new"]

_HOMES = {
    "compare": "legation.views.comparison",
    "dossier": "legation.views.dossiers",
    "new": "legation.views.news",
}


def __getattr__(name: str) -> Any:
    """Public functions are imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'legation.views' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
