"""An imprecise date as an interval of days."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Grain = Literal["day", "range", "month", "year", "report", "horizon", "none"]
"""How the interval came about: as dated, or from the day of the report (`report`: just before it;
`horizon`: the months after it), or not at all."""

_BEFORE_REPORT = 3
_HORIZON = 120
_SHARP_RANGE = 31


@dataclass(frozen=True, slots=True)
class Period:
    """Days `low` to `high` (proleptic ordinals, inclusive)."""

    low: int
    high: int
    grain: Grain

    @property
    def sharp(self) -> bool:
        """Whether the source dated it to days."""
        return self.grain == "day" or (self.grain == "range" and self.high - self.low <= _SHARP_RANGE)

    @property
    def known(self) -> bool:
        """Whether there is any date at all."""
        return self.grain != "none"

    @property
    def dated(self) -> bool:
        """Whether the source dates it, however coarsely."""
        return self.grain in ("day", "range", "month", "year")

    def gap(self, other: "Period") -> int:
        """Days between the two, 0 where they overlap."""
        return max(0, self.low - other.high, other.low - self.high)


NEVER = Period(0, 0, "none")


def period(when: dict[str, Any] | None, status: str, published: int | None) -> Period:
    """The days a claim is about: its own, or those that its report's date suggests."""
    if when:
        low, high = date.fromisoformat(when["start"]).toordinal(), date.fromisoformat(when["end"]).toordinal()
        return Period(low, high, when["precision"])
    if published is None:
        return NEVER
    if status in ("planned", "proposed"):
        return Period(published - _BEFORE_REPORT, published + _HORIZON, "horizon")
    return Period(published - _BEFORE_REPORT, published, "report")
