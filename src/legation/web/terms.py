"""Codes, days and terms in the words of people."""

from datetime import date
from functools import cache

from legation import lexicon
from legation.exchange import wording
from legation.schema import When


@cache
def names() -> dict[str, str]:
    """The name of each party by its code: states, and the organisations of the record format."""
    found: dict[str, str] = {}
    for table in ("states", "organisations"):
        for row in lexicon.table(table):
            if row["how"] == "name":
                found.setdefault(row["code"], row["form"])
    return found


def name_of(code: str) -> str:
    """The name of a party; its code where it has no name."""
    return names().get(code, code)


def code_of(words: str) -> str | None:
    """The code that a person means by a code or a name, or null."""
    wanted = words.strip().casefold()
    for table in ("states", "organisations"):
        for row in lexicon.table(table):
            if wanted in (row["code"].casefold(), row["form"].casefold()) and row["how"] != "prefix":
                return row["code"]
    return None


def day(start: date | None, end: date | None = None, precision: str | None = None) -> str:
    """Days as precisely as they are known: `2022-06-02`, `2022-06`, `2022`, `2012 – 2022`; empty for null."""
    if start is None:
        return ""
    if precision not in ("day", "month", "year", "range"):
        return start.isoformat()
    last = end if end is not None and end >= start else start
    return wording.when(When(start=start, end=last, precision=precision, text=""))


def capital(text: str) -> str:
    """The text with its first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
