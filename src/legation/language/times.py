"""The times that a text speaks of, resolved to days."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from legation.language import intervals
from legation.language.intervals import Interval
from legation.language.parsed import Sentence, Time
from legation.language.tense import outlook
from legation.language.time_doubt import plausible
from legation.language.time_frame import Frame, Reading
from legation.language.time_patterns import any_form, form
from legation.language.time_reading import read
from legation.schema import When

REGION = 5000
"""Code points of a text that show whose fiscal year is meant."""

NEAR = 200
"""Code points within which a time may lean on the one before it."""


@dataclass(frozen=True, slots=True)
class _Core:
    """A time as first found, before its neighbours have been looked at."""

    start: int
    end: int
    form: str
    reading: Reading


def times(text: str, lowered: str, sentences: Sequence[Sentence], published: date | None) -> tuple[Time, ...]:
    """The times in `text`, in order, without overlap; `when` is null where words can't be resolved.

    `lowered` is the text by `lower`.
    """
    found: list[Time] = []
    merged: _Core | None = None
    for core in _cores(text, lowered, sentences, published):
        if merged is None:
            merged = core
            continue
        joined = _joined(lowered, merged, core)
        if joined is None:
            found.append(_apart(_time(text, lowered, merged, published), merged, found))
        merged = joined or core
    if merged is not None:
        found.append(_apart(_time(text, lowered, merged, published), merged, found))
    return tuple(found)


def _apart(time: Time, core: _Core, found: Sequence[Time]) -> Time:
    """The time without its lead words where the time before it has taken them."""
    taken = bool(found) and time.start < found[-1].end
    return replace(time, start=core.start) if taken else time


def lower(text: str) -> str:
    """`text` in lower case with every offset kept."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@dataclass(slots=True)
class _Told:
    """What has been spoken of so far."""

    focus: Interval | None = None
    at: int = -NEAR
    recent: Interval | None = None
    stretch: Interval | None = None

    def hear(self, interval: Interval | None, end: int, published: date | None) -> None:
        """Take in a resolved time that ends at `end`."""
        if interval is None:
            return
        if interval.precision == "range":
            self.stretch = interval
            return
        self.focus, self.at = interval, end
        if interval.precision == "day" and published and 0 <= (published - interval.start).days <= 7:
            self.recent = interval


def _cores(text: str, lowered: str, sentences: Sequence[Sentence], published: date | None) -> Iterator[_Core]:
    told, region = _Told(), lowered[:REGION]
    place = at = 0
    while (match := any_form().search(lowered, at)) is not None:
        start, end = match.span()
        name = match.lastgroup or ""
        parts = form(name).match(lowered, start)
        if parts is None or not plausible(text, lowered, name, parts):
            at = max(start + 1, _word_end(lowered, start, end))
            continue
        at = end
        while place + 1 < len(sentences) and sentences[place].end <= start:
            place += 1
        sentence = sentences[place]
        looks = outlook(lowered, sentence.start, sentence.end, start, end)
        lead = _leading().search(lowered, max(0, start - 30), start)
        near = start - told.at < NEAR and told.at >= sentence.start - NEAR // 4
        frame = Frame(
            published,
            told.focus,
            looks,
            region,
            near,
            told.recent,
            told.stretch,
            lead["word"] if lead else None,
        )
        reading = read(name, parts, frame)
        told.hear(reading.interval, end, published)
        yield _Core(start, end, name, reading)


def _word_end(lowered: str, start: int, end: int) -> int:
    while start < end and lowered[start].isalnum():
        start += 1
    return start


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        r"(?P<range>,?\s?(?:[-–—]|to|till|until|through)\s(?:the\s)?|\s?[-–—]\s?)|(?P<list>\s(?:and|or)\s(?:on\s|in\s)?|\s?[&/]\s?)"
    )


def _joined(lowered: str, first: _Core, second: _Core) -> _Core | None:
    """The range from one time to the next, where the words between say so."""
    gap = lowered[first.end : second.start]
    if len(gap) > 14 or first.reading.interval is None or second.reading.interval is None:
        return None
    link = _between().fullmatch(gap)
    if link is None:
        return None
    start, end = _sharing_year(first, second), second.reading.interval
    if start is None or start.precision != end.precision or start.precision == "range":
        return None
    if link["list"] and start.precision == "year" and end.start.year - start.start.year > 10:
        leading = _leading().search(lowered, max(0, first.start - 30), first.start)
        if leading is None or leading["word"] != "between":
            return None
    interval = intervals.span(start, end)
    if interval is None:
        return None
    return replace(second, start=first.start, reading=Reading(interval))


def _sharing_year(first: _Core, second: _Core) -> Interval | None:
    """The first time's days, in the second's year where it has none of its own."""
    start, end = first.reading.interval, second.reading.interval
    missing = first.reading.month_day
    if missing is None or end is None:
        return start
    month, number = missing
    year = end.start.year - ((month, number or 0) > (end.start.month, end.start.day if number else 0))
    return intervals.day_of(year, month, number) if number else intervals.month_of(year, month)


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:(?P<word>since|from|until|till|through|throughout|up\sto|by|between|as\sof|before|after)\s)?(?:at\sleast\s)?"
        r"(?:(?:the\s)?(?P<part>early|mid|late|later\sin|earlier\sin|early\sin|late\sin|mid|end|beginning|start|middle|close|(?:first|last|second)\shalf"
        r"|last\sday|first\sday|end\sof\sthe\syear)[\s-](?:of\s|in\s)?(?:the\s)?)?$"
    )


@cache
def _onward() -> re.Pattern[str]:
    return re.compile(r"\s(?:on|onwards?)\b(?=\s?[,.;:)]|\sthe\b)")


def _time(text: str, lowered: str, core: _Core, published: date | None) -> Time:
    """The time with the words that lead to it ("since", "until", "early"), and what they make of it."""
    interval, start, end = core.reading.interval, core.start, core.end
    leading = _leading().search(lowered, max(0, start - 30), start)
    word = None
    if leading is not None and leading[0]:
        start, word = leading.start(), leading["word"]
        if interval and leading["part"] in ("last day", "first day"):
            interval = intervals.day(interval.end if leading["part"] == "last day" else interval.start)
    if word == "from" and (onward := _onward().match(lowered, end)):
        end, word = onward.end(), "since"
    if interval is None:
        return Time(start, end, None)
    led = _led(word, interval, published) if published else interval
    when, moment = (
        When(start=days.start, end=days.end, precision=days.precision, text=text[start:end])
        for days in (led, interval)
    )
    return Time(start, end, when, moment)


def _led(word: str | None, interval: Interval, published: date) -> Interval:
    """What "since" and "until" make of a time."""
    if word == "since" and interval.start < published:
        return Interval(interval.start, published, "range")
    if word in ("until", "till", "up to") and interval.end > published and interval.precision != "day":
        return Interval(published, interval.end, "range")
    return interval
