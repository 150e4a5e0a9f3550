"""What is said: from a cue in its clause to the stretch that it reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation import lexicon
from legation.kinds.cues import Cue
from legation.kinds.units import overlapping
from legation.language.parsed import Quotation

Bounds = tuple[int, int]
REACH = 160
"""Code points between a cue and the "that", colon or quotation mark that it governs, at most."""


WIDE = 400
"""Code points of a stretch that are looked at to tell what it is."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a cue reports: `content`, the tag around the cue, and the stretch that may hold the addressee."""

    content: Bounds
    subject: Bounds | None
    addressee: Bounds | None


@cache
def _complement() -> re.Pattern[str]:
    return re.compile(
        r"(?P<between>[^:;“\"«]{0,160}?)(?:\b(?P<that>that)\b|(?P<colon>:)(?=\s)|(?P<quote>)(?=[“\"«]))"
    )


@cache
def finite_verb() -> re.Pattern[str]:
    """A word that shows a finite clause."""
    words = "|".join(lexicon.words("saying")["clauses"]["finite"])
    return re.compile(rf"\b(?:{words})\b|n['’]t\b|\b[a-z]{{2,}}ed\b")


@cache
def word_set(section: str, name: str) -> frozenset[str]:
    """A list of the lexicon of saying."""
    return frozenset(lexicon.words("saying")[section][name])


def first_word(text: str, start: int, end: int) -> str:
    """The first word of `text[start:end]` in lower case, or ""."""
    match = re.compile(r"[\s,(–—-]*([^\W_]+(?:['’][^\W_]+)*)").match(text, start, end)
    return match[1].lower() if match else ""


def complement(text: str, cue: Cue, right: int, quotations: bool = True) -> re.Match[str] | None:
    """The "that", colon or (where they count) quotation behind the cue, if no more than an adverbial or
    the person spoken to stands between them; the match ends where what is said begins."""
    match = _complement().match(text, cue.end, min(right, cue.end + REACH + 5))
    if match is None or (match["quote"] is not None and not quotations):
        return None
    between = match["between"].strip()
    if not between or _leads_to(text, cue, match, between):
        return match
    return None


def _leads_to(text: str, cue: Cue, match: re.Match[str], between: str) -> bool:
    """Whether the words between a cue and its complement are an adverbial or the person spoken to."""
    finite = finite_verb().search(between)
    if match["colon"] and text[match.end() :].lstrip()[:1] in tuple('“"«') and not finite:
        return True
    words = between.strip(" ,").split() or [""]
    comma = "," in between.rstrip(",")
    if is_adverbial(words[0].lower()):
        enclosed = between[0] == "," or between[-1] == ","
        return (not comma or enclosed) and (match["quote"] is None or (not finite and len(words) <= 10))
    if not cue.addressed or finite:
        return False
    return match["quote"] is None or (len(words) <= 5 and "to" not in words)


def is_adverbial(word: str) -> bool:
    """Whether a word opens an adverbial of time, place or manner."""
    return (
        word in word_set("adverbial", "openers") or (word.endswith("ly") and len(word) > 4) or word.isdigit()
    )


def clause_like(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` reads like a clause and not like a name or an adverbial."""
    stretch = text[start : min(end, start + WIDE)]
    if finite_verb().search(stretch):
        return True
    size = len(stretch.split())
    return size >= 5 and first_word(text, start, end) not in word_set("fronting", "openers")


def following(text: str, cue: Cue, right: int) -> Said | None:
    """What is said after the cue: behind "that", a colon, the addressee, or at once."""
    start, addressee = _opening(text, cue, right)
    content = trim(text, start, _until(text, cue, start, right))
    return Said(content, None, addressee) if content[0] < content[1] else None


def _until(text: str, cue: Cue, start: int, right: int) -> int:
    """`right`, before what no longer belongs to what follows the cue: an apposition to a quoted noun phrase,
    or the main clause behind a subordinate one that the cue stands in ("After X said that …, Y left")."""
    if cue.frame == "object":
        quoted = re.compile(r"[^“”\",;:]{0,40}[“\"][^“”\"]{1,80}[”\"](?=,\s)").match(text, start, right)
        return quoted.end() if quoted else right
    opening = re.compile(
        r"(?:^|[.;:!?]\s)(?:After|When|While|As|Although|Though|Once|Since)\s[^.;:!?]{1,90}$"
    )
    if opening.search(text, max(0, cue.start - 100), cue.start):
        comma = re.compile(r",\s").search(text, min(start + 15, right), right)
        return comma.start() if comma else right
    return right


def _opening(text: str, cue: Cue, right: int) -> tuple[int, Bounds | None]:
    """Where what follows the cue begins, and the addressee before it."""
    match = complement(text, cue, right) if cue.frame != "object" else _quoted(text, cue, right)
    if match is not None:
        return match.end(), trim(text, cue.end, match.end("between")) if cue.addressed else None
    if cue.thanking or cue.asking:
        return _past_person(text, cue, right)
    start = _past_adverbial(text, cue.end, right)
    if cue.addressed and cue.frame != "object":
        match = _person().match(text, start, right)
        if match:
            return match.end(), trim(text, start, match.end())
    return start, trim(text, start, min(right, start + 60)) if cue.addressed else None


def _quoted(text: str, cue: Cue, right: int) -> re.Match[str] | None:
    """A colon and a quotation behind a cue that governs a noun phrase otherwise."""
    match = complement(text, cue, right)
    return (
        match
        if match is not None and match["colon"] and text[match.end() + 1 : match.end() + 2] in '“"'
        else None
    )


def _past_person(text: str, cue: Cue, right: int) -> tuple[int, Bounds | None]:
    """ "thanked Kenya [for]", "asked the minister [to]"."""
    link = "for" if cue.thanking else "to|for|whether|if|how|why|what|when"
    match = re.compile(rf"[^,;:“\"]{{1,90}}?\s(?:{link})\s").match(text, cue.end, right)
    if match is None:
        return cue.end, trim(text, cue.end, min(right, cue.end + 60))
    person = re.sub(rf"(?:{link})\s$", "", match[0])
    start = match.end() if cue.thanking else cue.end + len(person)
    return start, trim(text, cue.end, cue.end + len(person))


@cache
def _person() -> re.Pattern[str]:
    """The person spoken to right behind a verb such as "told"."""
    audience = "|".join(lexicon.words("saying")["clauses"]["audience"])
    return re.compile(
        rf"\s(?:(?:the |a |an |his |her |its |their |our |our own |Indian |local |visiting )?(?:{audience})"
        r"(?: (?:on|in|at) [A-Z]\w{1,20}){0,2}"
        r"|(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w{1,30}|[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’.-]{1,30}){0,5})(?=\s)"
    )


@cache
def _when() -> re.Pattern[str]:
    """An adverbial of time or place of saying right behind the cue."""
    days = "|".join(lexicon.words("saying")["clauses"]["days"])
    return re.compile(
        rf"[\s,]{{0,3}}(?:(?:late |early |later |earlier )?(?:on )?(?:{days})"
        r"(?: (?:morning|evening|night|afternoon))?"
        r"|on \d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?|on [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?"
        r"|in (?:a|an) (?:[a-z]{1,12} ){0,2}(?:statement|tweet|post|message|interview|speech|letter|release)"
        r"|through an interpreter|in turn|too|also|then|that day|this week|last week|last month|last year"
        r"|this month|this year|again)(?=[\s,])"
    )


def _past_adverbial(text: str, start: int, right: int) -> int:
    for _ in range(3):
        match = _when().match(text, start, right)
        if match is None:
            break
        start = match.end()
    return start


def trim(text: str, start: int, end: int) -> Bounds:
    """`start:end` without white space, and without stops and marks that are no part of what is said."""
    while start < end and text[start] in " \t\n\r,;:–—-\u00a0":
        start += 1
    while start < end and (
        text[end - 1] in " \t\n\r,;:\u00a0–—" or (text[end - 1] == "." and _stops(text, end))
    ):
        end -= 1
    return start, end


def _stops(text: str, end: int) -> bool:
    return not (end > 1 and text[end - 2].isupper() and (end < 3 or text[end - 3] in ". "))


def covered(quotations: Sequence[Quotation], content: Bounds) -> int:
    """How many code points of `content` stand in quotation marks."""
    inside = overlapping(quotations, *content)
    return sum(max(0, min(q.end, content[1]) - max(q.start, content[0])) for q in inside)
