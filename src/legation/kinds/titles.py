"""Titles: how a document names a text between parties, and what form of text the name shows."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.encoder.signals import NamedSpan
from legation.kinds.actions import action_in
from legation.kinds.heads import Head, heads_in
from legation.kinds.title_bounds import instrument_words, title_begin, title_finish, with_field
from legation.language.parsed import Parsed

__all__ = ["Title", "action_in", "cleaned", "form_of", "title_in", "titles_in", "titles_of"]

NEAR = 60
"""Titles before a stretch among which the one that it points to is looked for."""


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
    by_rule = list(_titles(parsed.text, start, end))
    tagged = [
        title
        for name in names
        if name.label == "instrument" and name.start < end and name.end > start
        for title in _tagged(parsed.text, name, by_rule)
    ]
    ruled = [title for title in by_rule if not any(_overlap(t, title) for t in tagged)]
    return sorted([*tagged, *ruled], key=lambda title: title.start)


def _tagged(text: str, name: NamedSpan, by_rule: Sequence[Title]) -> Iterator[Title]:
    """The title that the tagger found; where its words have no head, with the head of a title by rule that
    it is a part of, and without such a one none unless it is written as a name."""
    title = _of_span(text, name.start, name.end)
    if title.head:
        yield title
        return
    whole = next((t for t in by_rule if _overlap(t, title)), None)
    if whole is not None:
        yield _of_span(text, min(whole.start, title.start), max(whole.end, title.end))
    elif title.name[:1].isupper() and " " in title.name:
        yield title


def _overlap(one: Title, other: Title) -> bool:
    return one.start < other.end and other.start < one.end


def form_of(title: str) -> str:
    """The form of a text by its title; "agreement" where the title does not show it."""
    heads = list(heads_in(title, 0, len(title)))
    if not heads:
        return "agreement"
    cut = re.search(
        r"\s(?:on|for|of|with|to|concerning|regarding|towards?|among|between|amending|annexed|that|which|dating)\s",
        title,
    )
    main = [head for head in heads if cut is None or head.start <= cut.start()]
    return (main[-1] if main else heads[0]).form


def _weight(title: Title) -> tuple[bool, bool, bool, bool, int]:
    vague = title.head in instrument_words("weak", "pointing")
    capital = _capital(title) and title.specific
    return (not title.pointing, not vague, title.specific, capital, -title.start)


def _capital(title: Title) -> bool:
    """Whether the title is written as a name ("2005 Strategic Framework Agreement")."""
    return any(word[:1].isupper() for word in title.name.split()[:2])


def _named_elsewhere(parsed: Parsed, start: int, pointer: Title | None) -> Title | None:
    """The text that a pointing title, or none at all, may mean: the last before it, a full title first."""
    named = _specific(parsed.text)
    place = bisect_left(named, start, key=lambda title: title.start)
    near = [t for t in named[max(0, place - NEAR) : place] if _may_mean(pointer, t)]
    full = [t for t in near if _capital(t)] or near
    if full:
        return _in_full(parsed.text, full[-1])
    return named[0] if named and pointer is None else None


def _may_mean(pointer: Title | None, title: Title) -> bool:
    """Whether words such as "the treaty", "the text", or none at all, may mean the text of that title."""
    if pointer is None or pointer.head in instrument_words("weak", "pointing"):
        return True
    alike = pointer.form == title.form or {pointer.form, title.form} == {"treaty", "agreement"}
    return alike and (_capital(title) or title.head == pointer.head)


def _in_full(text: str, title: Title) -> Title:
    """The title behind an abbreviation that the document spells out."""
    if " " in title.name or not title.name[:2].isupper():
        return title
    return _spelled(text).get(re.sub(r"s$", "", title.name), title)


@lru_cache(maxsize=4)
def _specific(text: str) -> tuple[Title, ...]:
    """Those titles of a text that say more than a head and point back to none."""
    vague = instrument_words("weak", "pointing")
    return tuple(t for t in titles_of(text) if t.specific and not t.pointing and t.head not in vague)


@lru_cache(maxsize=4)
def _spelled(text: str) -> Mapping[str, Title]:
    """The first title of a text behind which an abbreviation stands in brackets, by abbreviation."""
    found: dict[str, Title] = {}
    for title in titles_of(text):
        match = re.compile(r"[^()]{0,140}?\(([A-Z][\w&-]{1,11})\)").match(text, title.start, title.end + 14)
        if match is not None and title.specific:
            found.setdefault(match[1], title)
    return found


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
    begin = title_begin(text, head.start, floor)
    quoted = _quoted_title(text, head.end)
    form = form_of(text[begin : head.end])
    if quoted is not None:
        return Title(*quoted, text[slice(*quoted)], head.words, form, False, True)
    before = text[max(0, begin - 12) : begin].lower().split()
    definite = bool(before) and before[-1] in ("the", "this", "that", "both", "its")
    finish = title_finish(text, head, definite, text[begin].isupper())
    name = cleaned(text[begin:finish])
    specific = len(name) > head.end - head.start + 1 or head.known
    shouted = text[head.start : head.end].isupper() and not head.known and len(head.words) > 4
    vague = head.words in instrument_words("weak", "heads") and (
        not specific or (begin == head.start and not definite) or shouted
    )
    if vague and not definite and not _signing(text, begin):
        return None
    return Title(
        begin,
        finish,
        name,
        head.words,
        form,
        definite and not specific and not _restricted(text, head),
        specific,
    )


def _restricted(text: str, head: Head) -> bool:
    """Whether what follows the head says which text is meant, so that it points to no earlier one."""
    behind = re.compile(
        r"\s(?:that|which|on which|under which|signed|concluded|of (?:19|20)\d\d|behind)\b"
    ).match(text, head.end)
    return behind is not None or head.words in instrument_words("weak", "relative")


def _of_span(text: str, start: int, end: int) -> Title:
    """The title that the tagger found, with the form that its words show."""
    end = with_field(text, end)
    end = start + len(_dangling().sub("", text[start:end]))
    name = cleaned(text[start:end])
    head = next(heads_in(name, 0, len(name)), None)
    words = head.words if head else ""
    before = text[max(0, start - 12) : start].lower().split()
    bare = name.lower() == words
    definite = text[start : start + 4].lower() == "the " or (bool(before) and before[-1] in ("the", "this"))
    return Title(start, end, name, words, form_of(name), bare and definite, not bare)


@cache
def _dangling() -> re.Pattern[str]:
    """Small words with which no title ends."""
    return re.compile(r"(?:\s(?:of|on|for|and|with|the|between)){1,3}\s?$")


def cleaned(name: str) -> str:
    """A title without its article and without abbreviations in brackets, on one line."""
    name = re.sub(r"\s?\([^()]{1,40}\)", "", name)
    name = re.sub(r"-\n", "", name)
    name = re.sub(r"^(?:the|a|an)\s", "", name.strip(), flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", name).strip(" ,.;:“”\"‘’'")


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
    return bool(
        re.search(
            r"\b(?:sign|ink|conclud|initial|adopt|agree[ds]? on|draw)", text[max(0, begin - 60) : begin + 70]
        )
    )
