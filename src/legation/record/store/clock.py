"""The time of day, for the journal and for when a document came in."""

from datetime import UTC, datetime


def now() -> str:
    """UTC to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
