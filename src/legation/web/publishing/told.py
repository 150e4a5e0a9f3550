"""A selection in words."""

from legation.exchange import wording
from legation.record.choosing import Filter
from legation.views.parties import party_name
from legation.web.publishing.extract import Extract


def told(chosen: Filter, made: Extract) -> str:
    """What the first page says: the state of the record, and what was selected."""
    names = {
        "form": "form",
        "status": "status",
        "person": "person",
        "source": "outlet",
        "decision": "decision",
    }
    parts = [" and ".join(party_name(code) for code in sorted(set(chosen.parties)))]
    parts += [chosen.kind or ""]
    for field, called in names.items():
        if value := getattr(chosen, field):
            parts.append(f"{called} {wording.plain(value) if field in ('form', 'status') else value}")
    parts += [f"from {chosen.since}" if chosen.since else "", f"to {chosen.until}" if chosen.until else ""]
    parts += ["sources differ" if chosen.disagreeing else ""]
    said = "; ".join(filter(None, parts))
    what = f"A selection of a larger record: {said}." if said else "All of the record."
    return f"{what} As it was on {made.as_of}; plans are held against that day."
