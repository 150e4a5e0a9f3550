"""From words of time to days: which reader takes which form."""

import re
from collections.abc import Callable, Mapping

from legation.language import time_absolute as absolute
from legation.language import time_relative as relative
from legation.language.time_frame import Frame, Parts, Reading, whole


def read(form: str, match: re.Match[str], frame: Frame) -> Reading:
    """The days meant by a match of `form`."""
    return READERS[form](match.groupdict(), frame)


READERS: Mapping[str, Callable[[Parts, Frame], Reading]] = {
    "iso": whole(absolute.read_iso),
    "numeric": whole(absolute.read_numeric),
    "day_month": absolute.read_day_month,
    "month_day": absolute.read_day_month,
    "month_year": whole(absolute.read_month_year),
    "fiscal": whole(absolute.read_fiscal),
    "quarter": whole(absolute.read_quarter),
    "years": whole(absolute.read_years),
    "decade": whole(absolute.read_decade),
    "season": whole(absolute.read_season),
    "month": absolute.read_month,
    "ago": whole(relative.read_ago),
    "later": whole(relative.read_later),
    "neighbour": whole(relative.read_neighbour),
    "weekday": whole(relative.read_weekday),
    "day_before": whole(relative.read_day_before),
    "today": whole(relative.read_today),
    "same_day": whole(relative.read_same_day),
    "window": whole(relative.read_window),
    "within": whole(relative.read_within),
    "year_end": whole(relative.read_year_end),
    "unit": whole(relative.read_unit),
    "weekend": whole(relative.read_weekend),
    "in_unit": whole(relative.read_in_unit),
    "stretch": whole(relative.read_stretch),
    "hence": whole(relative.read_hence),
    "day_number": whole(absolute.read_day_number),
    "feast": absolute.read_feast,
    "year": whole(absolute.read_year),
}
"""One reader for each form of `time_patterns.FORMS`."""
