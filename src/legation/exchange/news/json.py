"""News as JSON."""

import json
from dataclasses import asdict

from legation.views.news_parts import News


def to_json(found: News) -> str:
    """The news as one JSON object, with sources and the words that they are cited for."""
    return json.dumps(asdict(found), ensure_ascii=False, default=str, indent=2) + "\n"
