"""Noun phrases that name things that can pass: a designation, a noun, or both, with what belongs to them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from legation import lexicon
from legation.kinds.equipment import LONGEST, maker_states, nouns, prefixes, words_of
from legation.kinds.equipment_names import designations

_WORD: Final = re.compile(r"[^\W_]+(?:[-/.×+&'’‑][^\W_]+)*\+?")
_VARIANT: Final = re.compile(
    r"(?:[IVX]{1,4}|M[Kk]\.?|Mark|Block|Batch|Class|[A-Z]|[A-Z]/[A-Z]|[A-Z]{2}|\d{1,3}[A-Z]?(?:/\d{1,3})?s?)"
)
_NUMBER: Final = re.compile(r"[\d.,]+(?:st|nd|rd|th)?")
_DESIGNATED: Final = re.compile(r"(?=[\w/.-]{2,20}\Z)[A-Z][\w/.-]*\d[\w/.-]*")
_MEASURED: Final = re.compile(r"\d[\d.,]*[-x×]?[a-z0-9]{1,12}")
_ACRONYM: Final = re.compile(r"(?: [–-] (?:[A-Z][a-z]{1,14} ){1,3})?\s?\(([A-Z][A-Za-z0-9/-]{1,14})\)")
_GAPS: Final = frozenset((" ", "-", "\u00a0", "", "‑"))
_OF_TYPE: Final = re.compile(r" of (?:the|an?) ((?:[\w-]{1,20} ){1,3}(?:type|class|batch|design)s?)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, with the mark that says what part it can take in a phrase."""

    start: int
    end: int
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """`text[start:end]` names something that can pass.

    `designated`: it holds the name of a system; `weak`: only a noun that means little alone; `plural`: its
    last noun is plural (None where there is no noun); `ship`: the bare name of a ship.
    """

    start: int
    end: int
    text: str
    designated: bool
    headed: bool
    weak: bool
    plural: bool | None
    ship: bool


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The phrases in `text[start:end]`, in text order, without overlaps."""
    words = _marked(text, start, end)
    found: list[Phrase] = []
    at = 0
    while at < len(words):
        if words[at].mark not in "DHMCS":
            at += 1
            continue
        stop = at + 1
        while (
            stop < len(words)
            and words[stop].mark not in "-X"
            and text[words[stop - 1].end : words[stop].start] in _GAPS
        ):
            stop += 1
        phrase = _phrase(text, words[at:stop], end)
        if phrase and (not found or found[-1].end <= phrase.start):
            found.append(phrase)
        at = stop
    return found


def _phrase(text: str, run: list[Word], limit: int) -> Phrase | None:
    """The phrase in a run of marked words: up to its last noun or name."""
    named = _named_after(run)
    while run and run[-1].mark in "MC" and not named:
        run = run[:-1]
    while run and run[0].mark == "V":
        run = run[1:]
    if not any(word.mark in "DHS" for word in run) or any(word.text in words_of("stations") for word in run):
        return None
    begin, end = run[0].start, run[-1].end
    designated = any(word.mark == "D" for word in run)
    ship = run[0].text in prefixes()
    tail = _ACRONYM.match(text, end, limit) if designated else None
    tail = tail if tail and not tail.group(1).isdigit() else None
    headed = any(word.mark == "H" for word in run)
    if not tail and headed and not designated:
        tail = _OF_TYPE.match(text, end, limit)
    end = tail.end() if tail else end
    last = " ".join(word.text for word in run if word.mark == "H").lower()
    noun = nouns().get(last) or nouns().get(run[-1].text.lower())
    weak = not designated and not ship and len(run) == 1 and _weak(run[0].text.lower())
    return Phrase(begin, end, text[begin:end], designated, headed, weak, noun.plural if noun else None, ship)


def _named_after(run: list[Word]) -> bool:
    """Whether the run ends in the name of the one ship that its noun says ("corvette Conrado Yap")."""
    ships = [i for i, word in enumerate(run) if word.mark == "S"]
    if ships:
        return len(run) - ships[-1] <= 4
    heads = [i for i, word in enumerate(run) if word.mark == "H"]
    if not heads or any(word.mark == "D" for word in run):
        return False
    noun = nouns().get(run[heads[-1]].text.lower())
    after = run[heads[-1] + 1 :]
    named = noun is not None and noun.category == "ships" and not noun.plural
    return named and len(after) <= 2 and all(word.mark == "C" for word in after)


def _weak(word: str) -> bool:
    return word in words_of("weak") or word.removesuffix("s") in words_of("weak")


def _marked(text: str, start: int, end: int) -> list[Word]:
    """The words of the stretch: D designation, H noun, M modifier, C capital, V variant, S ship."""
    named = list(designations(text, start, end))
    spanned = frozenset(at for name in named for at in range(name.start, name.end))
    raw = [_bare(m, spanned) for m in _WORD.finditer(text, start, end)]
    marks = ["-"] * len(raw)
    place = 0
    for i, (s, e, _) in enumerate(raw):
        while place < len(named) and named[place].end <= s:
            place += 1
        if place < len(named) and named[place].start < e:
            marks[i] = "D"
    _mark_makers(raw, marks)
    _mark_nouns(text, raw, marks)
    for i, (s, _, _) in enumerate(raw):
        if marks[i] == "-":
            marks[i] = _mark(raw, marks, i, _opens(text, s, start))
    _mark_tails(text, raw, marks)
    return [Word(s, e, word, mark) for (s, e, word), mark in zip(raw, marks, strict=True)]


def _bare(match: re.Match[str], spanned: frozenset[int]) -> tuple[int, int, str]:
    """A word without its possessive ending, unless that is inside a name (`spanned`)."""
    word = match.group()
    cut = 2 if word.endswith(("'s", "’s")) and match.end() not in spanned else 0
    return match.start(), match.end() - cut, word[: len(word) - cut]


def _mark_makers(raw: list[tuple[int, int, str]], marks: list[str]) -> None:
    """Words of a maker's name of several words can't be nouns for things ("Iveco Defence Vehicles")."""
    for i, (_, _, word) in enumerate(raw):
        for name in _makers().get(word, ()):
            if [w for _, _, w in raw[i : i + len(name)]] == list(name) and "D" not in marks[
                i : i + len(name)
            ]:
                marks[i : i + len(name)] = "X" * len(name)
                break


@cache
def _makers() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for maker in maker_states():
        words = tuple(_WORD.findall(maker))
        if len(words) > 1:
            found[words[0]] = (*found.get(words[0], ()), words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def _mark_nouns(text: str, raw: list[tuple[int, int, str]], marks: list[str]) -> None:
    i = 0
    while i < len(raw):
        size = 0 if marks[i] in "DX" else _noun_at(text, raw, i)
        for k in range(i, i + size):
            marks[k] = "H"
        i += max(1, size)


def _noun_at(text: str, raw: list[tuple[int, int, str]], i: int) -> int:
    """How many words from the `i`th make the longest noun; 0 where there is none."""
    joined, best = "", 0
    for k in range(i, min(i + LONGEST, len(raw))):
        if k > i and text[raw[k - 1][1] : raw[k][0]] not in _GAPS:
            break
        joined = f"{joined} {raw[k][2].lower()}".strip()
        if joined in nouns():
            best = k - i + 1
    if best == 0:
        word = raw[i][2].lower()
        best = int("-" in word and word.rsplit("-", 1)[-1] in nouns())
    return best


def _mark(raw: list[tuple[int, int, str]], marks: list[str], i: int, opens: bool) -> str:
    """The mark of the `i`th word, which is no noun and no name of the lexicon; `opens` a sentence or not."""
    word = raw[i][2]
    lower, before = word.lower(), marks[i - 1] if i else "-"
    if word in prefixes():
        return "S"
    if lower in words_of("modifiers") and not (before == "S" and word[0].isupper()):
        return "M"
    if _DESIGNATED.fullmatch(word) or (word[0].isupper() and i and raw[i - 1][2] in prefixes()):
        return "C"
    number = _NUMBER.fullmatch(lower)
    if _MEASURED.fullmatch(lower) and not number:
        return "M"
    if before in "DCV" and _VARIANT.fullmatch(word) and not number:
        return "V"
    return "C" if word[0].isupper() and not opens and not _foreign(word) else "-"


def _mark_tails(text: str, raw: list[tuple[int, int, str]], marks: list[str]) -> None:
    """Numbers that belong to a variant ("Block 70/72", "Mk 3") or to a class ("Class 214 submarines")."""
    for i in range(1, len(raw)):
        if marks[i] != "-" or text[raw[i - 1][1] : raw[i][0]] != " ":
            continue
        before = raw[i - 1][2]
        if (
            before in ("Block", "Mk", "MK", "Mark", "Batch", "Class", "Tranche", "Project", "Type")
            and raw[i][2][0].isdigit()
        ):
            marks[i] = "V"


def _opens(text: str, start: int, first: int) -> bool:
    """Whether the word at `start` opens a sentence, and so is capitalised anyhow."""
    at = start - 1
    while at >= first and text[at] in " \n\t\u00a0\"“‘'(*#":
        at -= 1
    return at < first or text[at] in ".!?:;|—–-"


def _foreign(word: str) -> bool:
    """Whether a capitalised word names a state, a people, a company or a time, or is a possessive."""
    return word in _outsiders() or ("-" in word and any(part in _outsiders() for part in word.split("-")))


@cache
def _outsiders() -> frozenset[str]:
    found: set[str] = set()
    for row in lexicon.table("states"):
        found.update(row["form"].split())
    for maker in maker_states():
        found.update(maker.split())
    for section in ("units", "tens"):
        found.update(word.capitalize() for word in lexicon.words("numbers")[section])
    found.update(
        ("The", "A", "An", "In", "On", "At", "For", "And", "But", "Its", "Their", "Of", "To", "With", "By")
    )
    return frozenset(found)


def overlapping(found: list[Phrase], start: int, end: int) -> Iterator[Phrase]:
    """The phrases that share text with `start:end`."""
    return (phrase for phrase in found if phrase.start < end and start < phrase.end)
