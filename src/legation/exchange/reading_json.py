"""A reading as JSON by the record format, and back."""

import json
from re import Match
from typing import Any

from legation.exchange.controls import controls
from legation.schema import Reading


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """One JSON object; on one line unless `indent` says otherwise.

    Characters that would command a terminal or reorder text are written as escapes, which any
    JSON parser reads back to the same text.
    """
    text = json.dumps(reading.to_dict(), ensure_ascii=False, indent=indent)
    return controls().sub(_escape, text) if not text.isascii() or "\x7f" in text else text


def from_json(text: str | bytes) -> Reading:
    """The reading that `to_json` wrote; raises `ValidationError` where it is not one."""
    data: Any = json.loads(text)
    return Reading.model_validate(data)


def _escape(match: Match[str]) -> str:
    return json.dumps(match[0])[1:-1] if match[0] != "\x7f" else "\\u007f"
