"""Names of exercises, operations, missions and assistance programmes in a stretch."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.language.parsed import Parsed

BACK = 600
"""Code points before a stretch in which "the exercise" may have been named."""


@dataclass(frozen=True, slots=True)
class ActivityName:
    """A name at `text[start:end]`; `form` is the activity's usual form where the name is a known one."""

    start: int
    end: int
    name: str
    form: str | None


def name_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> ActivityName | None:
    """The name of an exercise or operation in a stretch: the tagger's, a known one, or by its pattern."""
    text = parsed.text
    tagged = [n for n in names if n.label == "exercise" and n.start < end and n.end > start]
    if tagged:
        best = max(tagged, key=lambda n: n.probability)
        return _named(text, best.start, best.end)
    span = _first(text, start, end)
    if span is None and _pointer().search(text, start, end):
        span = _last(text, max(0, start - BACK), start)
    return _named(text, *span) if span else None


def names_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> list[ActivityName]:
    """Every name in a stretch, the tagger's and the known ones; of two that overlap, the longer."""
    text = parsed.text
    spans = {(n.start, n.end) for n in names if n.label == "exercise" and start <= n.start and n.end <= end}
    spans |= {m.span() for m in _known().finditer(text, start, end) if _stands(text, *m.span())}
    kept: list[tuple[int, int]] = []
    for a, b in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if not any(a < d and c < b for c, d in kept):
            kept.append((a, b))
    return [_named(text, a, b) for a, b in sorted(kept)]


def _first(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The longest known name in a stretch, else the first by its pattern, else a centre's."""
    known = [m.span() for m in _known().finditer(text, start, end) if _stands(text, *m.span())]
    patterned = _patterned(text, start, end)
    if known:
        longest = min(known, key=lambda span: span[0] - span[1])
        return next((p for p in patterned if p[0] <= longest[0] and longest[1] <= p[1]), longest)
    centre = _centre().search(text, start, end)
    return patterned[0] if patterned else centre.span() if centre else None


def _last(text: str, start: int, end: int) -> tuple[int, int] | None:
    known = [m.span() for m in _known().finditer(text, start, end) if _stands(text, *m.span())]
    patterned = _patterned(text, start, end)
    return max(known + patterned, default=None)


def _named(text: str, start: int, end: int) -> ActivityName:
    name = re.sub(r"\s+", " ", text[start:end]).strip(" “”\"‘’',.")
    forms = _forms()
    return ActivityName(start, end, name, forms.get(name.lower()) or forms.get(_plain(name).lower()))


def _plain(name: str) -> str:
    """A name without its year or number."""
    return re.sub(r"[\s-](?:(?:20)?\d\d|[IVX]{1,5}|\d)$", "", name)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a known name stands as a name: an ordinary word needs a word of exercising beside it."""
    plain = _plain(text[start:end])
    if plain not in _common():
        return True
    if re.compile(r"[A-Z][a-z]+\s$").search(text, max(0, start - 15), start) and not _activity().search(
        text, max(0, start - 15), start
    ):
        return False
    return _activity().search(text[max(0, start - 45) : start] + " " + text[end : end + 45]) is not None


def _patterned(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names by their pattern, without an article before them."""
    spans = [match.span("name") for match in _pattern().finditer(text, start, end)]
    bare = [(a + (4 if text.startswith("The ", a) else 0), b) for a, b in spans]
    return [(a, b) for a, b in bare if a < b and _fits(text[a:b])]


def _fits(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() not in (
        "the",
        "a",
        "in",
        "on",
        "with",
        "this",
        "and",
        "joint",
        "its",
        "their",
    )


@cache
def _activity() -> re.Pattern[str]:
    """Words that stand near the name of an exercise or operation."""
    words = lexicon.words("programmes")["activity"]
    stems, whole = "|".join(words["stems"]), "|".join(words["words"])
    return re.compile(rf"\b(?:(?:{stems})\w{{0,4}}|(?:{whole})\b)", re.IGNORECASE)


@cache
def _known() -> re.Pattern[str]:
    names = sorted((row["name"] for row in lexicon.table("exercises")), key=len, reverse=True)
    choices = "|".join(re.escape(name) for name in names)
    return re.compile(rf"(?<!\w)(?:{choices})(?:[\s-](?:(?:20)?\d\d|[IVX]{{1,5}}|\d{{1,2}}))?(?!\w)")


@cache
def _pattern() -> re.Pattern[str]:
    """ "exercise X", "dubbed X", "joint operation, X", "Operation X", "the X exercise"."""
    word = r"[A-Z][\w'’-]{1,30}"
    number = r"(?:[\s-](?:(?:20)?\d\d|[IVX]{1,5}|\d{1,2}))?"
    name = rf"{word}(?:\s(?:(?:of|the|and|al)\s)?{word}){{0,4}}{number}"
    drills = r"(?:exercises?|drills?|man(?:oeuv|euv)res?|war\s?games?)"
    before = rf"\b(?:(?i:{drills})|joint operation,|dubbed|codenamed|code-named)\s[“‘\"']?(?=[A-Z])"
    kinds = r"(?:(?:naval|air|joint|multinational|military)\s)?"
    after = rf"(?=\b{word}(?:\s{word}){{0,4}}{number}[”’\"']?\s{kinds}{drills}\b)"
    return re.compile(rf"(?:{before}|(?=\bOperation\s[A-Z])|{after})(?P<name>{name})")


@cache
def _pointer() -> re.Pattern[str]:
    """Words that point back to an exercise named before."""
    return re.compile(
        r"\b(?:[Tt]he|[Tt]his|its)\s(?:[a-z]+\s){0,2}(?:exercise|drills?|man(?:oeuv|euv)res|edition|operation|mission)\b"
    )


@cache
def _centre() -> re.Pattern[str]:
    """A centre or an office with a name of its own."""
    word = r"[A-Z][\w'’-]{1,30}"
    return re.compile(
        rf"\b{word}(?:\s(?:and\s|of\s|for\s)?{word}){{1,6}}\sCent(?:re|er)\b(?:\s(?:of|for)\s(?:the\s)?{word}(?:\s{word}){{0,4}})?"
        rf"|\bOffice of {word}(?:\s{word}){{0,4}}"
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(row["name"] for row in lexicon.table("exercises") if row["common"])


@cache
def _forms() -> dict[str, str]:
    return {row["name"].lower(): row["form"] for row in lexicon.table("exercises")}
