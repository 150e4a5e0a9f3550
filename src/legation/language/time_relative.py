"""Times that count from publication or from the time last spoken of."""

from datetime import date

from legation.language import intervals
from legation.language.intervals import Interval
from legation.language.time_frame import Frame, Parts, back, number_in, on, same
from legation.language.time_words import count_of, listed, weekdays


def _precision_of(unit: str, count: int) -> str:
    if unit in ("day", "week", "fortnight"):
        return "day" if unit == "day" or count < 6 else "month"
    return "month" if unit == "month" else "year"


def read_ago(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    precision = "month" if (unit, count) == ("year", 1) else _precision_of(unit, count)
    return intervals.around(intervals.shift(frame.published, unit, -count), precision)


def read_later(parts: Parts, frame: Frame) -> Interval | None:
    """ "a week later", "five days after …": steps from the time last spoken of."""
    unit, count, way = parts["unit"] or "", count_of(parts["count"] or ""), parts["way"] or ""
    focus = _leaned_on(unit, frame)
    return _stepped(focus, unit, _sign(way, parts["bare"]) * count) if focus else None


def _sign(way: str, bare: str | None) -> int:
    """ "a day after" steps on; "a day after the vote" speaks of the vote, a day back."""
    if way in ("before", "after"):
        return 1 if (way == "after") == (bare is not None) else -1
    return -1 if way in ("earlier", "beforehand", "previously", "previous", "preceding") else 1


def _leaned_on(unit: str, frame: Frame) -> Interval | None:
    """What a step of days or weeks goes from: the time last spoken of, or else the news itself."""
    if unit in ("month", "year", "decade", "century") or (frame.near and frame.focus):
        return frame.focus
    return frame.recent or frame.focus


def _stepped(focus: Interval, unit: str, count: int) -> Interval:
    precision = _precision_of(unit, abs(count))
    if unit == "year":
        precision = "month"
    order = ("day", "month", "year")
    if focus.precision in order:
        precision = max(precision, focus.precision, key=order.index)
    return intervals.around(intervals.shift(focus.start, unit, count), precision)


def read_neighbour(parts: Parts, frame: Frame) -> Interval | None:
    """ "the following year", "the day before"."""
    unit = parts["unit1"] or parts["unit2"] or ""
    sign = _sign(parts["way1"] or parts["way2"] or "", parts["bare"])
    if unit not in listed("units"):
        unit = "day"
    focus = _leaned_on(unit, frame)
    if focus is None:
        return None
    if unit == "week":
        return intervals.week_of(intervals.shift(focus.start, "week", sign))
    if unit == "year":
        return intervals.years_of(focus.start.year + sign, focus.start.year + sign)
    return _stepped(focus, unit, sign)


def read_weekday(parts: Parts, frame: Frame) -> Interval | None:
    number, today = weekdays()[parts["weekday"] or ""], frame.published
    which = parts["which"] or parts["after"]
    if which in ("the following", "the previous", "that") and frame.focus and frame.focus.precision == "day":
        today = frame.focus.start
    if today is None:
        return None
    if which in on() or (frame.outlook == "future" and which not in back()):
        return intervals.day(intervals.weekday_after(today, number, strictly=which in on()))
    return intervals.day(intervals.weekday_before(today, number, strictly=which in back()))


def read_day_before(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    return intervals.day(intervals.shift(frame.published, "day", -2 if parts["way"] == "before" else 2))


def read_today(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(parts["word"] or "", -1 if parts["word2"] else 0)
    return intervals.day(intervals.shift(frame.published, "day", step))


def read_same_day(parts: Parts, frame: Frame) -> Interval | None:
    if frame.focus and frame.focus.precision == "day" and (frame.near or frame.published is None):
        return frame.focus
    return frame.recent or (intervals.day(frame.published) if frame.published else None)


def read_stretch(parts: Parts, frame: Frame) -> Interval | None:
    """ "the five years to 2015", "the ten years before"."""
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    if unit != "year":
        return None
    if parts["year"]:
        last = number_in(parts["year"]) - (parts["way"] == "before")
        return intervals.years_of(last - count + 1, last) if parts["way"] != "from" else None
    before = frame.stretch or frame.focus
    if parts["way"] != "before" or before is None:
        return None
    return intervals.years_of(before.start.year - count, before.start.year - 1)


def read_hence(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    return intervals.around(intervals.shift(frame.published, unit, count), _precision_of(unit, count))


def read_window(parts: Parts, frame: Frame) -> Interval | None:
    """ "the last five years", "the coming weeks", "the past decade", "the five years to 2015"."""
    unit = parts["one"] or parts["unit"] or ""
    words = parts["count"] or ("a" if parts["one"] else "")
    if not words or words in ("few", "several") or parts["which"] in ("first", "following", "previous"):
        return None
    count = count_of(words)
    if parts["year"]:
        last = number_in(parts["year"])
        return intervals.years_of(last - count + 1, last) if unit == "year" else None
    today = frame.published
    if today is None:
        return None
    if parts["which"] in ("next", "coming"):
        return Interval(today, intervals.shift(today, unit, count), "range")
    return Interval(intervals.shift(today, unit, -count), today, "range")


def read_within(parts: Parts, frame: Frame) -> Interval | None:
    today = frame.published
    if today is None or (frame.outlook == "past" and frame.focus is None):
        return None
    start = frame.focus.start if frame.outlook == "past" and frame.focus else today
    return Interval(
        start, intervals.shift(start, parts["unit"] or "", count_of(parts["count"] or "")), "range"
    )


def read_year_end(parts: Parts, frame: Frame) -> Interval | None:
    unit = parts["unit"] or parts["unit2"] or parts["unit3"] or parts["unit4"] or ""
    return read_unit({"which": parts["which"] or "this", "unit": unit}, frame)


def read_unit(parts: Parts, frame: Frame) -> Interval | None:
    """ "this year", "last month", "the same week"."""
    which, unit = parts["which"] or "", parts["unit"] or ""
    today = frame.focus.start if which in same() and frame.focus else frame.published
    if today is None or (which in same() and frame.focus is None):
        return None
    if which in same() and unit == "week" and frame.focus and frame.focus.precision != "day":
        return frame.focus
    if which in ("the past", "past", "the last") and unit in ("decade", "century", "year"):
        return Interval(intervals.shift(today, unit, -1), today, "range")
    step = -1 if which in back() else 1 if which in on() else 0
    if unit in ("week", "weekend"):
        return _week(unit, step, today, frame)
    if unit in ("decade", "century"):
        years = 10 if unit == "decade" else 100
        first = today.year // years * years + step * years
        return intervals.years_of(first, first + years - 1)
    moved = intervals.shift(today, unit, step)
    return intervals.around(moved, unit)


def _week(unit: str, step: int, today: date, frame: Frame) -> Interval:
    week = intervals.week_of(intervals.shift(today, "week", step))
    if unit == "weekend":
        return Interval(intervals.shift(week.start, "day", 5), week.end, "range")
    if step == 0 and today == frame.published and frame.outlook == "past":
        return Interval(week.start, today, "range")
    return week


def read_in_unit(parts: Parts, frame: Frame) -> Interval | None:
    return read_unit({"which": "this", "unit": parts["unit"]}, frame)


def read_weekend(parts: Parts, frame: Frame) -> Interval | None:
    """ "at the weekend": the last one, or the next one."""
    if frame.published is None:
        return None
    find = intervals.weekday_after if frame.outlook == "future" else intervals.weekday_before
    saturday = find(frame.published, 5)
    return Interval(saturday, intervals.shift(saturday, "day", 1), "range")
