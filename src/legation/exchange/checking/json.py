"""A checked draft as JSON."""

import json as standard
from dataclasses import asdict

from legation.exchange.checking.lines import lines
from legation.views.checks import Checked


def json(checked: Checked) -> str:
    """One object: the draft, counts by verdict, and every claim with its grounds and sources."""
    held = [
        {
            **asdict(line),
            "claim": one.claim.to_dict(),
            "fields": {ground.field: ground.finding for ground in one.grounds},
        }
        for line, one in zip(lines(checked), checked.held, strict=True)
    ]
    draft = checked.draft
    form = {
        "draft": {
            "id": draft.id,
            "title": draft.title,
            "published": draft.published.isoformat() if draft.published else None,
        },
        "counts": checked.counts,
        "claims": held,
    }
    return standard.dumps(form, ensure_ascii=False, indent=2) + "\n"
