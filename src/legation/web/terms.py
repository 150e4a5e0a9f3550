"""Codes, days and terms in the words of people."""

from datetime import date
from functools import lru_cache

from legation.exchange import wording
from legation.record.entry_rows import parse_when
from legation.schema import When
from legation.views.parties import party_name


@lru_cache(maxsize=4096)
def day(start: date | None, end: date | None = None, precision: str | None = None) -> str:
    """Days as precisely as they are known: `2022-06-02`, `2022-06`, `2022`, `2012 – 2022`; empty for null."""
    if start is None:
        return ""
    if precision not in ("day", "month", "year", "range"):
        return start.isoformat()
    last = end if end is not None and end >= start else start
    return wording.when(When(start=start, end=last, precision=precision, text=""))


def value(name: str, value: str) -> str:
    """A field's value: days as precisely as they are known, a party with its name."""
    field = name.partition(":")[0]
    if field in ("supplier", "recipient") and party_name(value) != value:
        return f"{party_name(value)} ({value})"
    if field == "form":
        return wording.plain(value)
    if field == "when":
        try:
            return day(*parse_when(value))
        except ValueError:
            return value
    return value


def capital(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
