"""When something happened, as precisely as it is known."""

from datetime import date


def when(day: date | None, end: date | None, precision: str | None, *, dated: bool) -> str:
    """`1992`, `2014-05`, `2014-05-07`, `2020-01-01 – 2024-12-31`, or `reported 2015-02-19` where only the day
    of the first report is known."""
    if day is None:
        return ""
    if not dated:
        return f"reported {day}"
    if precision == "range" and end:
        return f"{day} – {end}"
    return day.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]
