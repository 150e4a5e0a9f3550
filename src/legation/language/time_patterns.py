"""The forms that a time takes in English, as named patterns over lower-case text."""

import re
from collections.abc import Mapping
from functools import cache

from legation.language.time_words import fragments

FORMS: Mapping[str, str] = {
    "iso": r"(?P<year>YEAR)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    "numeric": r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>YEAR)",
    "day_month": r"(?:ANYDAY[\s,(]{1,3})?(?:the\s)?(?:(?P<first>DAY)(?:,\s?DAY){0,4}TO)?"
    r"(?:the\s)?(?P<day>DAY)\s?(?:of\s)?\s?(?P<month>MONTH)(?![\w'’])YEARPART",
    "month_day": r"(?:ANYDAY[\s,(]{1,3})?(?:(?P<which>last|next|this|that)\s)?(?P<month>MONTH)\s{1,3}(?:the\s)?"  # noqa: E501
    r"(?P<first>DAY)(?:(?:,\s?DAY){0,4}TO(?P<day>DAY)(?!\s?MONTH))?(?![\w-])YEARPART",
    "month_year": r"(?:(?P<first>MONTH)TO)?(?P<month>MONTH)(?:(?:,?\s{1,3}(?:of\s|in\s)?|-)(?P<year>YEAR)"
    r"|\s(?P<relyear>RELYEAR)|\s['’‘](?P<short>\d\d)\b|\s(?P<bare>0\d)\b)",
    "fiscal": r"(?:fy|(?:fiscal|financial|budget)(?:\syears?)?|f\.y\.)\s?['’-]?"
    r"(?P<year>YEAR|\d\d\b)(?:\s?[-–/]\s?(?P<to>YEAR|\d\d)(?!\d))?",
    "quarter": r"(?:q(?P<number>[1-4])(?:\sof|[-/])?\s?(?:fy)?|(?:the\s)?(?P<ordinal>ORDINAL)\s(?P<part>quarter|half)\sof\s)"  # noqa: E501
    r"(?P<year>YEAR|(?:this|next|last|the)\syear)",
    "years": r"(?P<year>YEAR)\s?[-–—/]\s?(?P<to>YEAR|\d\d)(?![\d-])",
    "decade": r"(?:the\s)?(?:(?:early|mid|late)[-\s])?(?:(?P<decade>1[5-9]\d0|20\d0)['’]?|['’‘](?P<short>\d0))s\b",  # noqa: E501
    "season": r"(?:(?:(?P<which>last|this|next|that|the)\s)?(?:early\s|late\s|mid-?)?(?P<season>SEASON)\b"
    r"(?:\s(?:of\s)?(?P<year>YEAR)|\s(?P<relyear>RELYEAR))?)",
    "month": r"(?:(?P<which>last|next|this|that|the\ssame|the\sfollowing|the\sprevious|past|coming)\s)?"
    r"(?P<month>FULLMONTH)(?![\w'’]|\s\d)",
    "ago": r"(?P<count>COUNT)\s(?P<unit>UNIT)s?\sago\b",
    "later": r"(?P<count>COUNT)\s(?P<unit>UNIT)s?\s"
    r"(?P<way>later|earlier|afterwards?|beforehand|previously|before|after|on(?=,))\b"
    r"(?P<bare>(?=\s?[,.;:)–—]|\s(?:and|by|in|at|but)\b|$))?",
    "neighbour": r"the\s(?:(?P<way1>following|next|previous|preceding)\s(?P<unit1>UNIT|PART)"
    r"|(?P<unit2>UNIT|PART)\s(?P<way2>before|after|earlier))\b(?!-)(?P<bare>(?=\s?[,.;:)–—]|\s(?:and|by|in|at|but)\b|$))?",
    "weekday": r"(?:(?P<which>last|next|this|that|coming|past|the\sfollowing|the\sprevious)\s(?:coming\s|past\s)?)?"  # noqa: E501
    r"(?P<weekday>WEEKDAY)\b(?:\s(?:PART|(?P<after>last|next)\b))?",
    "day_before": r"(?:the\sday\s(?P<way>before|after)\s(?:yesterday|tomorrow))\b",
    "today": r"(?:(?P<word>yesterday|tomorrow|today|tonight)(?:\sPART)?|(?:earlier|later)\s(?P<word3>today)"
    r"|this\s(?:very\s)?(?:PART)|(?P<word2>last)\snight)\b",
    "same_day": r"(?:(?:earlier|later|earlier\sin|later\sin)\s(?:in\s|on\s)?(?:the|that|the\ssame)\sday"
    r"|(?:during|in\sthe\scourse\sof)\sthe\sday|(?:that|the)\s(?:very\s)?(?:same|very)\s(?:day|hour|PART)"
    r"|hours\s(?:later|earlier|after|afterwards|before)|within\s(?:a\sfew\s)?hours"
    r"|that\s(?:day|PART)|in\sthe\s(?:morning|afternoon|evening)|on\sthe\sday\sitself)\b",
    "window": r"(?:the\s)?(?P<which>last|past|next|coming|previous|first|following)\s"
    r"(?:(?P<count>COUNT|few|several)\s)?(?P<unit>UNIT)s\b(?:\s(?:to|before)\s(?P<year>YEAR))?"
    r"|(?:the\s)?(?:last|past)\s(?P<one>decade|century)\b",
    "stretch": r"the\s(?P<count>COUNT)\s(?P<unit>UNIT)s\s(?P<way>to|up\sto|before|until|from)\b(?:\s(?P<year>YEAR))?",  # noqa: E501
    "hence": r"(?:in\s)?(?P<count>COUNT)\s(?P<unit>UNIT)s?(?:['’]s?\stime|\sfrom\snow|\shence)\b",
    "within": r"within\s(?:(?:the|a)\sspace\sof\s)?(?:the\snext\s|the\s)?(?P<count>COUNT)\s(?P<unit>UNIT)s?\b",  # noqa: E501
    "year_end": r"(?:the\s)?(?:end|turn|close|beginning|start|middle|rest|remainder|course)\sof\s(?P<which>the|this|next|last)\s"  # noqa: E501
    r"(?P<unit>year|month|week|decade)\b|(?:the\s)?(?P<unit2>year|month)(?:['’]s)?[\s-]end\b"
    r"|before\sthe\s(?P<unit3>year|month|week|decade)\s(?:is\sout|runs\sout|is\sover|ends)\b"
    r"|within\sthe\s(?P<unit4>year|month|week)\b",
    "weekend": r"(?:at|over|on)\sthe\s(?P<weekend>weekend)\b",
    "in_unit": r"(?:earlier|later|early|late)\sin\sthe\s(?P<unit>year|month|week)\b",
    "unit": r"(?:(?:early|earlier|late|later|mid)[\s-](?:in\s)?)?"
    r"(?P<which>this|last|next|past|coming|current|the\ssame|that\ssame|that|the\scurrent|the\scoming|the\spast|the\slast|the\snext)\s"
    r"(?P<unit>weekend|week|month|year|decade|century)\b(?!-)",
    "day_number": r"the\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\s(?:of\s)?(?P<which>this|last|next|the\ssame|that)\smonth)?"  # noqa: E501
    r"(?=[\s]?[,.;:)–—]|\s(?:to|and|of|he|she|it|they|the|a|in|at|with|by|for|until|is|was|were|when|on|there)\b|$)",
    "feast": r"(?P<feast>FEAST)\b",
    "year": r"(?P<year>YEAR)",
}
"""From the name of a form to its pattern; words in capitals stand for fragments. The first that fits wins."""

YEAR_PART = r"(?:,?\s{1,3}(?:of\s|in\s)?(?P<year>YEAR)|,\s?(?P<year3>YEAR)|-(?P<year2>YEAR)|,?\s(?P<relyear>RELYEAR)|\s?['’/](?P<short>\d\d)\b)?"  # noqa: E501


def _filled(source: str) -> str:
    source = source.replace("YEARPART", YEAR_PART)
    for name in sorted(fragments(), key=len, reverse=True):
        source = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", fragments()[name].replace("\\", r"\\"), source)
    return source


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of one form, with its named parts."""
    return re.compile(_filled(FORMS[name]))


@cache
def any_form() -> re.Pattern[str]:
    """All forms at once; `lastgroup` names the one that fits."""
    sources = (
        f"(?P<{name}>{re.sub(r'[?]P<[a-z0-9]+>', '?:', _filled(source))})" for name, source in FORMS.items()
    )
    return re.compile(
        r"(?<![\w$€£₹¥])(?:(?<![-./,])|(?<=mid-)|(?<=pre-)|(?<=end-)|(?<=post-)|(?<=late-)|(?<=early-)|(?<=[a-z]/))(?:"
        + "|".join(sources)
        + ")"
    )
