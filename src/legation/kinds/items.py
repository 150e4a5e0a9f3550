"""What passes in a transfer: items with their category and number, and the sum, from a stretch of text."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from legation.encoder.signals import NamedSpan
from legation.kinds.equipment import category, nouns, system_of, words_of
from legation.kinds.equipment_counts import count, loose
from legation.kinds.equipment_phrases import Phrase, overlapping, phrases
from legation.language.parsed import Parsed, Sum
from legation.schema import Item, Money

_LIST: Final = re.compile(r"\s?(?:,|;|and|or|as well as|,? and|along with|plus)\s[^.;:]{0,24}")
_JOINED: Final = re.compile(r"\s(?:and|or)\s")
_DEPENDENT: Final = re.compile(
    r"\s(?:for|of|from|on|to|in)\s(?:(?:the|its|their|his|our|these|those|[A-Z]\w{1,15}(?:'s|’s)?|\w{1,12})\s){0,3}"
)
_APPOSED: Final = re.compile(r",\s(?:an?|the)\s(?:\w{1,15}\s){0,2}")
_DEFINITE: Final = re.compile(
    r"\b(?:the|these|those|both|its|their|his|of|such|this|that)\s(?:[\w-]{1,12}\s)?\Z", re.IGNORECASE
)
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_SURE: Final = 0.5
_BACK: Final = 40
"""Sentences that are searched backwards for what "the aircraft" or "it" means."""


@dataclass(frozen=True, slots=True)
class Found:
    """An item where it stands: `text[start:end]` is its name.

    `definite`: "the jets", said of something named before; `weak`: the noun means little alone.
    """

    start: int
    end: int
    item: Item
    designated: bool
    definite: bool
    weak: bool


def items_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> tuple[Item, ...]:
    """The items named in `text[start:end]`, in text order; `names` are the tagger's spans of the document."""
    return _single([found.item for found in found_in(parsed, start, end, names)])


def items_of(
    parsed: Parsed,
    spans: Sequence[tuple[int, int]],
    names: Sequence[NamedSpan] = (),
    supplier: str | None = None,
) -> tuple[Item, ...]:
    """The items that a claim with evidence `spans` is about, from the text before where the spans only point.

    Where the `supplier` (a party code) is known, systems of other makers give way to its own.
    """
    found = [item for start, end in spans for item in found_in(parsed, start, end, names)]
    start = min((start for start, _ in spans), default=0)
    named = [item for item in found if item.designated or not (item.definite or item.weak)]
    kept = _own(parsed.text, named or found, supplier)
    if not kept:
        number = next((n for s, e in spans if (n := loose(parsed, s, e))), None)
        return tuple(_counted(item, number) for item in items_before(parsed, start, names, None, supplier))
    if len(kept) == 1 and _points_back(kept[0]):
        only = kept[0].item
        earlier = items_before(parsed, start, names, only.category, supplier)
        if earlier and (system_of(earlier[0].name) or " " in earlier[0].name):
            return (_counted(earlier[0], only.quantity),)
    return _single([item.item for item in kept])


def items_before(
    parsed: Parsed,
    start: int,
    names: Sequence[NamedSpan] = (),
    wanted: str | None = None,
    supplier: str | None = None,
) -> tuple[Item, ...]:
    """The item, if any, that words at `start` most likely point back to: the nearest that bears a name.

    `wanted` is its category, where known; an item that the state `supplier` makes comes before others.
    """
    generic: Item | None = None
    foreign: Item | None = None
    last = bisect_left(parsed.sentences, start, key=lambda sentence: sentence.start)
    for sentence in reversed(parsed.sentences[max(0, last - _BACK) : last]):
        for found in reversed(found_in(parsed, sentence.start, min(sentence.end, start), names)):
            item = found.item
            if found.weak or (wanted and item.category != wanted):
                continue
            system = system_of(item.name) if found.designated else None
            if system and (supplier is None or supplier in system.origin):
                return (item,)
            if system:
                foreign = foreign or item
            elif not found.definite:
                generic = generic or item
    best = foreign or generic
    return (best,) if best else ()


def _points_back(found: Found) -> bool:
    """Whether a counted bare noun says only how many of what was named before ("for 11 jets")."""
    word = found.item.name.lower()
    if found.designated or " " in word or not found.item.quantity:
        return False
    return found.definite or word in words_of("generic") or word.removesuffix("s") in words_of("generic")


def _own(text: str, found: list[Found], supplier: str | None) -> list[Found]:
    """Where some items are the supplier's own: without those of other makers, lists apart."""
    systems = [system_of(item.item.name) if item.designated else None for item in found]
    own = [item for item, system in zip(found, systems, strict=True) if system and supplier in system.origin]
    if not own:
        return found
    return [
        item
        for item, system in zip(found, systems, strict=True)
        if system is None or supplier in system.origin or any(_listed(text, item, mine) for mine in own)
    ]


def _counted(item: Item, number: int | None) -> Item:
    """`item` with the count `number` where there is one."""
    return item.model_copy(update={"quantity": number}) if number else item


def value_in(parsed: Parsed, start: int, end: int) -> Money | None:
    """The first sum of money in `text[start:end]`."""
    return next((one.money for one in _sums(parsed, start, end) if start <= one.start), None)


def _sums(parsed: Parsed, start: int, end: int) -> tuple[Sum, ...]:
    """The sums that end in `start:end`."""
    first = bisect_left(parsed.sums, start + 1, key=lambda one: one.end)
    last = bisect_left(parsed.sums, end + 1, key=lambda one: one.end)
    return parsed.sums[first:last]


def found_in(parsed: Parsed, start: int, end: int, names: Sequence[NamedSpan] = ()) -> list[Found]:
    """The items of the stretch where they stand."""
    candidates = _with_names(parsed.text, phrases(parsed.text, start, end), start, end, names)
    money = _sums(parsed, start, end)
    candidates = [c for c in candidates if not any(s.start < c.end and c.start < s.end for s in money)]
    candidates = _passing(parsed.text, _merged(parsed, candidates, start), start)
    found = [_found(parsed, phrase, start) for phrase in candidates]
    return _telling(parsed.text, found)


def _found(parsed: Parsed, phrase: Phrase, floor: int) -> Found:
    number, begin = count(parsed, phrase, floor)
    bare = phrase.headed and not phrase.designated and " " not in phrase.text.strip()
    before = parsed.text[max(floor, begin - 25) : phrase.start]
    definite = bare and bool(_DEFINITE.search(before))
    item = Item(name=phrase.text, category=category(phrase.text), quantity=number)
    return Found(phrase.start, phrase.end, item, phrase.designated, definite, phrase.weak and not number)


def _merged(parsed: Parsed, found: list[Phrase], floor: int) -> list[Phrase]:
    """Names that share a noun and a count make one item ("ten Mi-24 and Mi-35P helicopters")."""
    merged: list[Phrase] = []
    for phrase in found:
        last = merged[-1] if merged else None
        if (
            last
            and last.designated
            and not last.headed
            and phrase.designated
            and phrase.headed
            and _JOINED.fullmatch(parsed.text, last.end, phrase.start)
            and count(parsed, last, floor)[0]
        ):
            text = parsed.text[last.start : phrase.end]
            merged[-1] = replace(phrase, start=last.start, text=text)
        else:
            merged.append(phrase)
    return merged


def _passing(text: str, found: list[Phrase], floor: int) -> list[Phrase]:
    """Without the things that only describe another, or that make way for it."""
    kept: list[Phrase] = []
    for phrase in found:
        last = kept[-1] if kept else None
        if last and phrase.start - last.end < 50:
            gap = text[last.end : phrase.start]
            if gap == " of " and _counter(last):
                kept.pop()
            elif _DEPENDENT.fullmatch(gap) and _accessory(last) and phrase.designated:
                continue
            if (
                _APPOSED.fullmatch(gap)
                and last.designated
                and not phrase.designated
                and phrase.plural is False
            ):
                continue
        if not _aside(text, phrase, floor):
            kept.append(phrase)
    return kept or found[:1]


def _counter(phrase: Phrase) -> bool:
    word = phrase.text.lower()
    return word.removesuffix("s") in words_of("counters") or word in ("batteries",)


def _accessory(phrase: Phrase) -> bool:
    return not phrase.designated and category(phrase.text) in ("other", "engines", "sensors")


def _aside(text: str, phrase: Phrase, floor: int) -> bool:
    before = [w.lower() for w in _WORD.findall(text, max(floor, phrase.start - 32), phrase.start)][-4:]
    return any(word in words_of("not_passing", "before") for word in before)


def _telling(text: str, found: list[Found]) -> list[Found]:
    """Without weak nouns beside telling ones, unless they stand in a list with them; without echoes."""
    strong = [item for item in found if not item.weak]
    kept: list[Found] = []
    for place, item in enumerate(found):
        neighbours = [
            n
            for n in (
                found[place - 1] if place else None,
                found[place + 1] if place + 1 < len(found) else None,
            )
            if n
        ]
        if item.weak and strong and not any(_listed(text, item, n) for n in neighbours):
            continue
        if item.definite and any(s.designated and s.item.category == item.item.category for s in kept):
            continue
        kept.append(item)
    return kept


def _listed(text: str, one: Found, other: Found) -> bool:
    first, second = sorted((one, other), key=lambda f: f.start)
    return bool(_LIST.fullmatch(text, first.end, second.start))


def _with_names(
    text: str, found: list[Phrase], start: int, end: int, names: Sequence[NamedSpan]
) -> list[Phrase]:
    """The phrases, with the tagger's spans in place of those they overlap."""
    tagged = [
        n
        for n in names
        if n.label == "equipment" and n.probability >= _SURE and start <= n.start and n.end <= end
    ]
    for name in tagged:
        inside = list(overlapping(found, name.start, name.end))
        found = [phrase for phrase in found if phrase not in inside]
        found.append(_tagged(text, name, inside))
    return sorted(found, key=lambda phrase: phrase.start)


def _tagged(text: str, name: NamedSpan, inside: list[Phrase]) -> Phrase:
    words = text[name.start : name.end]
    noun = nouns().get(words.split()[-1].lower()) if words.split() else None
    return Phrase(
        name.start,
        name.end,
        words,
        designated=any(p.designated for p in inside),
        headed=noun is not None,
        weak=False,
        plural=noun.plural if noun else None,
        ship=any(p.ship for p in inside),
    )


def _single(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items without repeats; of two alike the one with a number stays."""
    kept: dict[str, Item] = {}
    for item in items:
        known = kept.get(item.name.lower())
        if known is None or (known.quantity is None and item.quantity):
            kept[item.name.lower()] = item
    return tuple(kept.values())
