"""An entry in one line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from legation.record.merging.compare.transfer import same_type
from legation.record.merging.facts import Goods, figure_name, goods
from legation.record.merging.person import same_person
from legation.record.merging.post import post
from legation.record.merging.words import stem, tokens

_LONGEST = 160
Claim = Mapping[str, Any]


def headline(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    """Says what the entry is, from its claims (the weightiest first) and its fields' best values."""
    kind = claims[0]["kind"]
    line = _LINES[kind](claims, best)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


@dataclass(slots=True)
class _Named:
    """One who takes part, in the longest form of the name, which is only an office where there are no
    `words`."""

    name: str
    state: str | None
    words: tuple[str, ...]
    person: bool


def people(claims: Sequence[Claim], *roles: str) -> list[str]:
    """Names of those who take part, each once, in the longest form; an office only where nobody of its state
    is named."""
    found: list[_Named] = []
    for claim in claims:
        for one in claim["participants"]:
            if not roles or one["role"] in roles:
                _keep_longest(found, _named(one))
    known = {one.state for one in found if one.words and one.person}
    return [one.name for one in found if one.words or one.state not in known]


def _named(one: Mapping[str, Any]) -> _Named:
    name, office, state = one["name"], one.get("office") or "", one.get("state")
    if one["type"] != "person":
        return _Named(name, state, tuple(name.lower().split()), person=False)
    return _Named(name, state, figure_name(name, office, state or ""), person=True)


def _keep_longest(found: list[_Named], new: _Named) -> None:
    for place, old in enumerate(found):
        if (old.state != new.state and old.state and new.state) or not _one(old, new):
            continue
        if len(new.words) > len(old.words):
            found[place] = new
        return
    found.append(new)


def _one(a: _Named, b: _Named) -> bool:
    if not a.words or not b.words:
        return not a.words and not b.words and post(a.name) == post(b.name)
    return same_person(a.words, b.words) != "different"


def _parties(claims: Sequence[Claim]) -> str:
    return "–".join(sorted({party for claim in claims for party in claim["parties"]}))


def _meeting(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    names = people(claims)[:4]
    form = best.get("form", claims[0]["form"]).capitalize()
    who = f": {', '.join(names)}" if names else ""
    where = f", {best['where']}" if "where" in best else ""
    return f"{form} {_parties(claims)}{who}{where}"


def _instrument(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    form = best.get("form", claims[0]["form"]).replace("_", " ")
    title = best.get("title", form)
    return f"{title[:1].upper()}{title[1:]} {_parties(claims)}"


def _statement(claims: Sequence[Claim], _best: Mapping[str, str]) -> str:
    speakers = people(claims, "speaker") or ["A speaker"]
    span = claims[0]["details"].get("content") or claims[0]["evidence"][0]
    return f"{speakers[0]}: {_words(span)}"


def _transfer(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    items = _items(claims)
    what = ", ".join(items[:3]) or "arms"
    counts = [value for name, value in best.items() if name.startswith("quantity:") and name.count(":") == 1]
    if len(items) == len(counts) == 1:
        what = f"{counts[0]} {what}"
    worth = f", {best['value']}" if "value" in best else ""
    return f"{best.get('supplier', '?')} → {best.get('recipient', '?')}: {what}{worth}"


def _items(claims: Sequence[Claim]) -> list[str]:
    """The items of a deal, each type once, those that are named before those that are described."""
    every = [item for claim in claims for item in claim["details"].get("items") or ()]
    found: list[tuple[str, Goods]] = []
    for item in sorted(every, key=lambda one: not goods(one).named or not goods(one).type):
        name, its = item["name"], goods(item)
        if not any(_told(name, its, other, theirs) for other, theirs in found):
            found.append((name, its))
    return [name for name, _ in found]


def _told(name: str, its: Goods, other: str, theirs: Goods) -> bool:
    """Whether another item tells what this one does: "the jets" where there are Rafale jets."""
    same = same_type(its, theirs)
    if same is not None:
        return same
    return its.category == theirs.category and bool(_stems(name) & _stems(other))


def _stems(name: str) -> frozenset[str]:
    """All words of an item's name, for telling whether two are of one class."""
    return frozenset(map(stem, tokens(name)))


def _activity(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    form = best.get("form", claims[0]["form"]).replace("_", " ").capitalize()
    name = f" {best['name']}" if "name" in best else f": {_words(claims[0]['evidence'][0])}"
    return f"{form} {_parties(claims)}{name}"


def _programme(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    form = best.get("form", claims[0]["form"]).replace("_", " ").capitalize()
    subject = best.get("subject") or _words(claims[0]["evidence"][0])
    return f"{form} {_parties(claims)}: {subject}"


def _commitment(claims: Sequence[Claim], _best: Mapping[str, str]) -> str:
    span = claims[0]["details"].get("pledge") or claims[0]["evidence"][0]
    return f"{_parties(claims)}: {_words(span)}"


def _relation(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    form = best.get("form", claims[0]["form"]).replace("_", " ").capitalize()
    return f"{form} {_parties(claims)}: {_words(claims[0]['evidence'][0])}"


def _words(span: Mapping[str, Any]) -> str:
    return " ".join(str(span["text"]).split())


_LINES: Final[dict[str, Callable[[Sequence[Claim], Mapping[str, str]], str]]] = {
    "meeting": _meeting,
    "instrument": _instrument,
    "statement": _statement,
    "transfer": _transfer,
    "activity": _activity,
    "programme": _programme,
    "commitment": _commitment,
    "relation": _relation,
}
