"""The periods of a panel: years, or months."""

from datetime import date
from typing import Literal, NamedTuple


class Period(NamedTuple):
    """A year, or a month where `month` is not 0."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return (
            date(self.year, 12, 31) if not self.month else date.fromordinal(self.next().first.toordinal() - 1)
        )

    def next(self) -> "Period":
        """The one after it."""
        if not self.month:
            return Period(self.year + 1, 0)
        return Period(self.year + self.month // 12, self.month % 12 + 1)


def period_of(day: date | None, precision: str | None, unit: Literal["month", "year"]) -> Period | None:
    """The period that a day falls into; null where it is not known."""
    if day is None or (unit == "month" and precision == "year"):
        return None
    return Period(day.year, day.month if unit == "month" else 0)


def between(first: Period, last: Period) -> list[Period]:
    """The periods from one to another, both included."""
    found = []
    while first <= last:
        found.append(first)
        first = first.next()
    return found
