"""Titles: how a document names a text between parties, and what form of text the name shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.kinds.actions import action_in
from legation.kinds.heads import Head, heads_in
from legation.language.parsed import Parsed

__all__ = ["Title", "action_in", "cleaned", "form_of", "title_in", "titles_in", "titles_of"]

FAR = 110
"""Code points behind a head that may belong to its title, at most."""
BACK = 90
"""Code points before a head that may belong to its title, at most."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title at `text[start:end]`; `name` is it without abbreviations in brackets and article.

    `head` is its head noun in lower case ("memorandum of understanding"); `pointing`: it only points back to
    a text named before ("the agreement", "the text"); `specific`: it says more than its head.
    """

    start: int
    end: int
    name: str
    head: str
    form: str
    pointing: bool
    specific: bool


def title_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> Title | None:
    """The instrument that a stretch is about, by its fullest name; None where the document names none."""
    found = titles_in(parsed, start, end, names)
    best = max(found, key=_weight, default=None)
    if best is not None and not best.pointing:
        return _in_full(parsed.text, best)
    return _named_elsewhere(parsed, start, best) or best


def titles_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> list[Title]:
    """All titles in a stretch, in text order; those that the tagger knows come first where both overlap."""
    tagged = [
        title
        for name in names
        if name.label == "instrument" and name.start < end and name.end > start
        for title in [_of_span(parsed.text, name.start, name.end)]
    ]
    ruled = [
        title
        for title in _titles(parsed.text, start, end)
        if not any(t.start < title.end and t.end > title.start for t in tagged)
    ]
    return sorted([*tagged, *ruled], key=lambda title: title.start)


def form_of(title: str) -> str:
    """The form of a text by its title; "agreement" where the title does not show it."""
    heads = list(heads_in(title, 0, len(title)))
    if not heads:
        return "agreement"
    cut = re.search(r"\s(?:on|for|of|with|to|concerning|regarding|towards?|among|between|amending|annexed|that|which|dating)\s", title)
    main = [head for head in heads if cut is None or head.start <= cut.start()]
    return (main[-1] if main else heads[0]).form


def _weight(title: Title) -> tuple[bool, bool, bool, bool, int]:
    vague = title.head in _list("weak", "pointing")
    capital = _capital(title) and title.specific
    return (not title.pointing, not vague, title.specific, capital, -title.start)


def _capital(title: Title) -> bool:
    """Whether the title is written as a name ("2005 Strategic Framework Agreement")."""
    return any(word[:1].isupper() for word in title.name.split()[:2])


def _named_elsewhere(parsed: Parsed, start: int, pointer: Title | None) -> Title | None:
    """The text that a pointing title, or none at all, may mean: the one named last before it, a full title first."""
    named = [t for t in titles_of(parsed.text) if t.specific and not t.pointing and t.head not in _list("weak", "pointing")]
    if pointer is not None and pointer.head not in _list("weak", "pointing"):
        named = [t for t in named if t.form == pointer.form or {t.form, pointer.form} == {"treaty", "agreement"}]
    before = [t for t in named if t.start < start]
    full = [t for t in before if _capital(t)]
    if pointer is not None and pointer.head not in _list("weak", "pointing"):
        before = [t for t in before if t.head == pointer.head]
    if full or before:
        return _in_full(parsed.text, (full or before)[-1])
    return named[0] if named and pointer is None else None


def _in_full(text: str, title: Title) -> Title:
    """The title behind an abbreviation that the document spells out."""
    if " " in title.name or not title.name[:2].isupper():
        return title
    short = re.sub(r"s$", "", title.name)
    return next((t for t in titles_of(text) if f"({short})" in text[t.start : t.end + len(short) + 3] and t.specific), title)


@lru_cache(maxsize=4)
def titles_of(text: str) -> tuple[Title, ...]:
    """All titles of a text, in order."""
    return tuple(_titles(text, 0, len(text)))


def _titles(text: str, start: int, end: int) -> Iterator[Title]:
    place = start
    for head in heads_in(text, start, end):
        if head.start < place or text[head.start - 1 : head.start] == "(":
            continue
        title = _around(text, head, max(start, place))
        if title is not None:
            place = title.end
            yield title


def _around(text: str, head: Head, floor: int) -> Title | None:
    begin = _begin(text, head.start, floor)
    quoted = _quoted_title(text, head.end)
    form = form_of(text[begin : head.end])
    if quoted is not None:
        return Title(*quoted, text[slice(*quoted)], head.words, form, False, True)
    before = text[max(0, begin - 12) : begin].lower().split()
    definite = bool(before) and before[-1] in ("the", "this", "that", "both", "its")
    finish = _finish(text, head, definite, text[begin].isupper())
    name = cleaned(text[begin:finish])
    specific = len(name) > head.end - head.start + 1 or head.known
    shouted = text[head.start : head.end].isupper() and not head.known and len(head.words) > 4
    vague = head.words in _list("weak", "heads") and (not specific or (begin == head.start and not definite) or shouted)
    if vague and not definite and not _signing(text, begin):
        return None
    return Title(begin, finish, name, head.words, form, definite and not specific and not _restricted(text, head), specific)


def _restricted(text: str, head: Head) -> bool:
    """Whether what follows the head says which text is meant, so that it points to no earlier one."""
    behind = re.compile(r"\s(?:that|which|on which|under which|signed|concluded|of (?:19|20)\d\d|behind)\b").match(text, head.end)
    return behind is not None or head.words in _list("weak", "relative")


def _of_span(text: str, start: int, end: int) -> Title:
    """The title that the tagger found, with the form that its words show."""
    name = cleaned(text[start:end])
    head = next(heads_in(name, 0, len(name)), None)
    words = head.words if head else ""
    before = text[max(0, start - 12) : start].lower().split()
    bare = name.lower() == words
    definite = text[start : start + 4].lower() == "the " or (bool(before) and before[-1] in ("the", "this"))
    return Title(start, end, name, words, form_of(name), bare and definite, not bare)


def cleaned(name: str) -> str:
    """A title without its article and without abbreviations in brackets, on one line."""
    name = re.sub(r"\s?\([^()]{1,40}\)", "", name)
    name = re.sub(r"-\n", "", name)
    name = re.sub(r"^(?:the|a|an)\s", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", name).strip(" ,.;:“”\"‘’'")


def _begin(text: str, at: int, floor: int) -> int:
    """Where the title around a head that begins at `at` begins."""
    tokens = list(re.finditer(r"\S+", text[max(floor, at - BACK) : at]))
    base = max(floor, at - BACK)
    begin = at
    for place in range(len(tokens) - 1, max(-1, len(tokens) - 9), -1):
        word = tokens[place][0]
        following = tokens[place + 1][0] if place + 1 < len(tokens) else text[at : at + 1]
        if not _belongs(word, tokens[place - 1][0] if place else "", following):
            break
        begin = base + tokens[place].start()
        if word[0] in "“‘\"'":
            return begin + 1
    return begin


def _belongs(word: str, before: str, after: str) -> bool:
    bare = word.strip("“”‘’\"'")
    if not bare or bare[-1] in ",.;:)!?" or word.endswith(("”", "’", "'s", "’s", "s'", "s’")):
        return False
    lower = bare.lower()
    if bare[0].isupper() and lower not in _list("outside", "words"):
        return True
    if lower in ("and", "of", "for", "on", "&") and before:
        return before[0].isupper() and before[-1] not in ",.;:" and after[:1].isupper()
    if lower in _list("outside", "words") or not re.match(r"[a-z0-9$]", lower):
        return False
    return not lower.endswith(("ed", "ly", "ing")) or lower in _list("outside", "inside_ed") or "-" in lower


def _finish(text: str, head: Head, definite: bool, capital: bool) -> int:
    """Where the title around a head ends."""
    abbreviation = re.compile(r"\s\([^()]{1,40}\)").match(text, head.end)
    behind = abbreviation.end() if abbreviation else head.end
    dated = _date().match(text, behind)
    finish = head.end
    if dated is not None:
        behind = dated.end()
        finish = behind if definite and not capital else head.end
    match = None if head.words in _list("weak", "plain") else _tail().match(text, behind, behind + FAR)
    if match is None:
        return finish
    stop = _stop().search(text, match.start("rest"), match.end("rest"))
    last = _without_clause(text, match.start("rest"), stop.start() if stop else match.end("rest"))
    return last if last > match.start("rest") else finish


def _without_clause(text: str, start: int, finish: int) -> int:
    """`finish`, before an "and" behind which no part of the title stands, and before "in <Place>"."""
    place = re.compile(r"\sin\s(?:[A-Z]|\d{4}|his|her|their)").search(text, start, finish)
    if place is not None:
        finish = place.start()
    if text[start : start + 1].isupper():
        run = _capitals().match(text, start, finish)
        return run.end() if run else finish
    verb = re.compile(r"\sand\s(?:[a-z]{2,20}ed\b|(?:the|a|an|to|it|they|he|she|another|one)\s)").search(text, start, finish)
    return verb.start() if verb else finish


@cache
def _capitals() -> re.Pattern[str]:
    """Capitalised words with the small words between them."""
    small = "and|of|the|for|in|on|to|with|between|by|its|their|&|a"
    return re.compile(rf"[A-Z\d][^\s]{{0,40}}(?:\s(?:(?:{small})\s){{0,3}}[A-Z\d][^\s]{{0,40}}){{0,20}}")


@cache
def _date() -> re.Pattern[str]:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    return re.compile(rf"\sof\s(?:(?:\d{{1,2}}\s)?(?:{months})(?:\s\d{{1,2}},?)?(?:\s\d{{4}})?|(?:19|20)\d\d)\b")


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a head within its title."""
    days = "Mon|Tue|Wed|Thu|Fri|Sat|Sun|January|February|March|April|June|July|August|September|October|November|Dec"
    return re.compile(
        rf"(?:\s(?:with\s[A-Z][\w.-]{{1,20}}\s)?(?:on|for|concerning|regarding|towards?|to)\s(?!{days}|\d|May\s\d|that|his|her|its"
        r"|their|which|be\b)|\s(?:amending|annexed to)\s|\sof\s(?!\d|its|their|more|a\b|an\b|the\b|four|five|six|two|three))"
        r"(?P<rest>[^,;:.()“”\"\n!?–—]{2,110})"
    )


@cache
def _stop() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in lexicon.words("instruments")["outside"]["stops"])
    return re.compile(rf"\s(?:{words})\b")


def _quoted_title(text: str, at: int) -> tuple[int, int] | None:
    """A title in quotation marks right behind its head: "the vision document ‘A Partnership …’"."""
    match = re.compile(
        r"(?:,|\sdocument|\scalled|\sentitled|\stitled|\sheaded|,\sentitled|,\scalled)?\s[“‘\"'](?P<title>[A-Z][^”’\"\n]{5,120})[”’\"']"
    ).match(text, at)
    if match is None:
        return None
    words = [w for w in re.findall(r"[^\W\d_]+", match["title"]) if len(w) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return match.span("title") if words and capitals >= 0.6 * len(words) else None


def _signing(text: str, begin: int) -> bool:
    """Whether a verb of signing stands near."""
    return bool(re.search(r"\b(?:sign|ink|conclud|initial|adopt|agree[ds]? on|draw)", text[max(0, begin - 60) : begin + 70]))


@cache
def _list(section: str, name: str) -> frozenset[str]:
    return frozenset(lexicon.words("instruments")[section][name])
