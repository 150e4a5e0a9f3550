"""From words of time to days: how each form resolves against the publication date and what was said before."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from legation.language import fiscal, intervals
from legation.language.intervals import Interval
from legation.language.tense import Outlook
from legation.language.time_words import count_of, feasts, month_number, ordinals, seasons, weekdays

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time resolves against: the publication date, the time last spoken of, the clause's outlook.

    `near` says that the time last spoken of stands close by; `recent` is the last day spoken of that lies within
    a week before publication; `stretch` the last range; `lead` the word before the time ("by", "until");
    `region` is text that shows whose fiscal year is meant.
    """

    published: date | None
    focus: Interval | None
    outlook: Outlook
    region: str
    near: bool = False
    recent: Interval | None = None
    stretch: Interval | None = None
    lead: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolved time; `month_day` is set where no year was given, so that a neighbour may give it."""

    interval: Interval | None
    month_day: tuple[int, int | None] | None = None


UNREAD = Reading(None)
BACK = ("last", "past", "the previous", "previous", "the last", "the past")
ON = ("next", "coming", "the following", "the next", "the coming")
SAME = ("that", "the same", "that same")


def read(form: str, match: re.Match[str], frame: Frame) -> Reading:
    """The days meant by a match of `form`."""
    return READERS[form](match.groupdict(), frame)


def _whole(form: Callable[[Parts, Frame], Interval | None]) -> Callable[[Parts, Frame], Reading]:
    return lambda parts, frame: Reading(form(parts, frame))


def _number(words: str | None) -> int:
    digits = re.match(r"\d+", words or "")
    return int(digits[0]) if digits else 0


def _short_year(digits: str, frame: Frame) -> int:
    limit = (frame.published.year if frame.published else 2030) + 20
    year = 2000 + int(digits)
    return year if year <= limit else year - 100


def _given_year(parts: Parts, frame: Frame) -> int | None:
    """The year that the words themselves give, be it relative."""
    for name in ("year", "year2", "year3"):
        if parts.get(name):
            return _number(parts[name])
    short = parts.get("short") or parts.get("bare")
    if short:
        return _short_year(short, frame)
    relative = parts.get("relyear")
    return _relative_year(relative, frame) if relative else None


def _relative_year(words: str, frame: Frame) -> int | None:
    spoken = frame.focus.start.year if frame.focus else None
    if any(word in words for word in ("that", "same")):
        return spoken
    if "following" in words or "the next" in words:
        return spoken + 1 if spoken else None
    if "the previous" in words:
        return spoken - 1 if spoken else None
    if frame.published is None:
        return None
    return frame.published.year + (-1 if "last" in words else 1 if "next" in words else 0)


def _nearest_year(month: int, number: int | None, which: str | None, frame: Frame) -> int | None:
    """The year of a month, or a day of it, given without one."""
    spoken = frame.focus
    if spoken and which in ("that", "the same", "the following", "the previous"):
        return _year_by_focus(month, which, spoken)
    today = frame.published
    if today is None:
        return spoken.start.year if spoken else None
    if which is None and number and spoken and _tells_on(spoken, frame):
        return spoken.start.year + (month < spoken.start.month)
    here, there = (today.month, today.day if number else 0), (month, number or 0)
    if which == "this":
        return today.year
    if which in BACK:
        return today.year - (there >= here)
    if which in ON:
        return today.year + (there <= here)
    return today.year + (there < here) - (_looks_back(today, month, number, frame))


def _tells_on(spoken: Interval, frame: Frame) -> bool:
    """Whether the text is telling of days in an earlier year, so that the next day is of that year too."""
    earlier = frame.published is not None and spoken.start.year < frame.published.year
    return earlier and spoken.precision == "day" and frame.near and frame.outlook == "past"


def _year_by_focus(month: int, which: str | None, spoken: Interval) -> int:
    year, precise = spoken.start.year, spoken.precision in ("day", "month")
    if which == "the following":
        return year + (not precise or month <= spoken.start.month)
    if which == "the previous":
        return year - (not precise or month >= spoken.start.month)
    return year + (which == "that" and precise and month < spoken.start.month)


def _looks_back(today: date, month: int, number: int | None, frame: Frame) -> bool:
    """Whether the nearest such month or day before `today` is meant, and not the nearest after it."""
    if number is None and month == today.month:
        return False
    if number is not None and (month, number) == (today.month, today.day):
        return False
    ahead = ((month - today.month) * 30 + (number or 15) - today.day) % 365
    if frame.lead in ("by", "until", "till", "before", "up to") and (frame.outlook != "past" or ahead < 70):
        return ahead > 330
    if frame.outlook == "future":
        return ahead > (270 if number is None else 240)
    return not (frame.outlook == "open" and number is not None and ahead <= 60)


def _day_month(parts: Parts, frame: Frame) -> Reading:
    month = month_number(parts["month"] or "")
    first, last = _number(parts["first"] or parts["day"]), _number(parts["day"] or parts["first"])
    given = _given_year(parts, frame)
    year = given or _nearest_year(month, last, parts.get("which"), frame)
    if year is None:
        return UNREAD
    start, end = intervals.day_of(year, month, first), intervals.day_of(year, month, last)
    if start is None or end is None:
        return UNREAD
    if start.start > end.start:
        return UNREAD
    interval = start if first == last else intervals.span(start, end)
    return Reading(interval, None if given else (month, first))


def _month_year(parts: Parts, frame: Frame) -> Interval | None:
    year = _given_year(parts, frame)
    if year is None:
        return None
    last = intervals.month_of(year, month_number(parts["month"] or ""))
    if not parts["first"]:
        return last
    first = month_number(parts["first"])
    return intervals.span(intervals.month_of(year - (first > last.start.month), first), last)


def _month(parts: Parts, frame: Frame) -> Reading:
    month = month_number(parts["month"] or "")
    year = _nearest_year(month, None, parts["which"], frame)
    if year is None:
        return UNREAD
    return Reading(intervals.month_of(year, month), None if parts["which"] else (month, None))


def _iso(parts: Parts, frame: Frame) -> Interval | None:
    return intervals.day_of(_number(parts["year"]), _number(parts["month"]), _number(parts["day"]))


def _numeric(parts: Parts, frame: Frame) -> Interval | None:
    first, second, year = _number(parts["first"]), _number(parts["second"]), _number(parts["year"])
    if first > 12 or first == second:
        return intervals.day_of(year, second, first)
    return intervals.day_of(year, first, second) if second > 12 else None


def _fiscal(parts: Parts, frame: Frame) -> Interval | None:
    words = parts["year"] or ""
    year = _short_year(words, frame) if len(words) == 2 else int(words)
    if parts["to"]:
        return fiscal.double(year, _full_end(year, parts["to"]), frame.region)
    return fiscal.single(year, frame.region)


def _full_end(year: int, digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    end = year // 100 * 100 + int(digits)
    return end if end >= year else end + 100


def _quarter(parts: Parts, frame: Frame) -> Interval | None:
    words = parts["year"] or ""
    year = int(words) if words.isdigit() else _relative_year(words, frame)
    if year is None:
        return None
    number = int(parts["number"]) if parts["number"] else ordinals()[parts["ordinal"] or "first"]
    if parts["part"] == "half":
        return intervals.months_from(year, 1 if number == 1 else 7, 6)
    return intervals.months_from(year, 3 * number - 2, 3)


def _years(parts: Parts, frame: Frame) -> Interval | None:
    first = _number(parts["year"])
    last = _full_end(first, parts["to"] or "")
    return intervals.years_of(first, last) if first < last <= first + 60 else None


def _decade(parts: Parts, frame: Frame) -> Interval | None:
    first = int(parts["decade"]) if parts["decade"] else _short_year(parts["short"] or "0", frame)
    return intervals.years_of(first, first + 9)


def _season(parts: Parts, frame: Frame) -> Interval | None:
    month = seasons()[parts["season"] or ""]
    year = given = _given_year(parts, frame)
    if year is None:
        which = None if parts["which"] == "the" else parts["which"]
        year = _nearest_year(month, None, which, frame)
    if (
        year
        and month == 12
        and not given
        and frame.published
        and frame.published.month < 4
        and parts["which"] == "this"
    ):
        return intervals.years_of(year, year)
    return intervals.months_from(year, month, 3) if year else None


def _year(parts: Parts, frame: Frame) -> Interval | None:
    return intervals.years_of(_number(parts["year"]), _number(parts["year"]))


def _precision_of(unit: str, count: int) -> str:
    if unit in ("day", "week", "fortnight"):
        return "day" if unit == "day" or count < 6 else "month"
    return "month" if unit == "month" else "year"


def _ago(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    precision = "month" if (unit, count) == ("year", 1) else _precision_of(unit, count)
    return intervals.around(intervals.shift(frame.published, unit, -count), precision)


def _later(parts: Parts, frame: Frame) -> Interval | None:
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


def _neighbour(parts: Parts, frame: Frame) -> Interval | None:
    """ "the following year", "the day before"."""
    unit = parts["unit1"] or parts["unit2"] or ""
    sign = _sign(parts["way1"] or parts["way2"] or "", parts["bare"])
    if unit not in ("day", "week", "fortnight", "month", "year", "decade", "century"):
        unit = "day"
    focus = _leaned_on(unit, frame)
    if focus is None:
        return None
    if unit == "week":
        return intervals.week_of(intervals.shift(focus.start, "week", sign))
    if unit == "year":
        return intervals.years_of(focus.start.year + sign, focus.start.year + sign)
    return _stepped(focus, unit, sign)


def _weekday(parts: Parts, frame: Frame) -> Interval | None:
    number, today = weekdays()[parts["weekday"] or ""], frame.published
    which = parts["which"] or parts["after"]
    if which in ("the following", "the previous", "that") and frame.focus and frame.focus.precision == "day":
        today = frame.focus.start
    if today is None:
        return None
    if which in ON or (frame.outlook == "future" and which not in BACK):
        return intervals.day(intervals.weekday_after(today, number, strictly=which in ON))
    return intervals.day(intervals.weekday_before(today, number, strictly=which in BACK))


def _day_before(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    return intervals.day(intervals.shift(frame.published, "day", -2 if parts["way"] == "before" else 2))


def _today(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(parts["word"] or "", -1 if parts["word2"] else 0)
    return intervals.day(intervals.shift(frame.published, "day", step))


def _same_day(parts: Parts, frame: Frame) -> Interval | None:
    if frame.focus and frame.focus.precision == "day" and (frame.near or frame.published is None):
        return frame.focus
    return frame.recent or (intervals.day(frame.published) if frame.published else None)


def _stretch(parts: Parts, frame: Frame) -> Interval | None:
    """ "the five years to 2015", "the ten years before"."""
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    if unit != "year":
        return None
    if parts["year"]:
        last = _number(parts["year"]) - (parts["way"] == "before")
        return intervals.years_of(last - count + 1, last) if parts["way"] != "from" else None
    before = frame.stretch or frame.focus
    if parts["way"] != "before" or before is None:
        return None
    return intervals.years_of(before.start.year - count, before.start.year - 1)


def _hence(parts: Parts, frame: Frame) -> Interval | None:
    if frame.published is None:
        return None
    unit, count = parts["unit"] or "", count_of(parts["count"] or "")
    return intervals.around(intervals.shift(frame.published, unit, count), _precision_of(unit, count))


def _window(parts: Parts, frame: Frame) -> Interval | None:
    """ "the last five years", "the coming weeks", "the past decade", "the five years to 2015"."""
    unit = parts["one"] or parts["unit"] or ""
    words = parts["count"] or ("a" if parts["one"] else "")
    if not words or words in ("few", "several") or parts["which"] in ("first", "following", "previous"):
        return None
    count = count_of(words)
    if parts["year"]:
        last = _number(parts["year"])
        return intervals.years_of(last - count + 1, last) if unit == "year" else None
    today = frame.published
    if today is None:
        return None
    if parts["which"] in ("next", "coming"):
        return Interval(today, intervals.shift(today, unit, count), "range")
    return Interval(intervals.shift(today, unit, -count), today, "range")


def _within(parts: Parts, frame: Frame) -> Interval | None:
    today = frame.published
    if today is None or (frame.outlook == "past" and frame.focus is None):
        return None
    start = frame.focus.start if frame.outlook == "past" and frame.focus else today
    return Interval(
        start, intervals.shift(start, parts["unit"] or "", count_of(parts["count"] or "")), "range"
    )


def _year_end(parts: Parts, frame: Frame) -> Interval | None:
    unit = parts["unit"] or parts["unit2"] or parts["unit3"] or parts["unit4"] or ""
    return _unit({"which": parts["which"] or "this", "unit": unit}, frame)


def _unit(parts: Parts, frame: Frame) -> Interval | None:
    """ "this year", "last month", "the same week"."""
    which, unit = parts["which"] or "", parts["unit"] or ""
    today = frame.focus.start if which in SAME and frame.focus else frame.published
    if today is None or (which in SAME and frame.focus is None):
        return None
    if which in SAME and unit == "week" and frame.focus and frame.focus.precision != "day":
        return frame.focus
    if which in ("the past", "past", "the last") and unit in ("decade", "century", "year"):
        return Interval(intervals.shift(today, unit, -1), today, "range")
    step = -1 if which in BACK else 1 if which in ON else 0
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


def _in_unit(parts: Parts, frame: Frame) -> Interval | None:
    return _unit({"which": "this", "unit": parts["unit"]}, frame)


def _weekend(parts: Parts, frame: Frame) -> Interval | None:
    """ "at the weekend": the last one, or the next one."""
    if frame.published is None:
        return None
    find = intervals.weekday_after if frame.outlook == "future" else intervals.weekday_before
    saturday = find(frame.published, 5)
    return Interval(saturday, intervals.shift(saturday, "day", 1), "range")


def _day_number(parts: Parts, frame: Frame) -> Interval | None:
    """ "on the 14th"."""
    number, base, today = _number(parts["day"]), frame.focus, frame.published
    if parts["which"] in ("this", "last", "next") and today:
        step = {"last": -1, "next": 1}.get(parts["which"], 0)
        base = intervals.around(intervals.shift(today, "month", step), "month")
    elif today and not (base and frame.near and base.precision in ("day", "month")):
        past = frame.outlook != "future"
        step = (-1 if number > today.day else 0) if past else (1 if number < today.day else 0)
        base = intervals.around(intervals.shift(today, "month", step), "month")
    return intervals.day_of(base.start.year, base.start.month, number) if base else None


def _feast(parts: Parts, frame: Frame) -> Reading:
    month, number = feasts()[(parts["feast"] or "").replace("\n", " ")]
    year = _nearest_year(month, number, None, frame)
    return Reading(intervals.day_of(year, month, number) if year else None, (month, number))


READERS: Mapping[str, Callable[[Parts, Frame], Reading]] = {
    "iso": _whole(_iso),
    "numeric": _whole(_numeric),
    "day_month": _day_month,
    "month_day": _day_month,
    "month_year": _whole(_month_year),
    "fiscal": _whole(_fiscal),
    "quarter": _whole(_quarter),
    "years": _whole(_years),
    "decade": _whole(_decade),
    "season": _whole(_season),
    "month": _month,
    "ago": _whole(_ago),
    "later": _whole(_later),
    "neighbour": _whole(_neighbour),
    "weekday": _whole(_weekday),
    "day_before": _whole(_day_before),
    "today": _whole(_today),
    "same_day": _whole(_same_day),
    "window": _whole(_window),
    "within": _whole(_within),
    "year_end": _whole(_year_end),
    "unit": _whole(_unit),
    "weekend": _whole(_weekend),
    "in_unit": _whole(_in_unit),
    "stretch": _whole(_stretch),
    "hence": _whole(_hence),
    "day_number": _whole(_day_number),
    "feast": _feast,
    "year": _whole(_year),
}
"""One reader for each form of `time_patterns.FORMS`."""
