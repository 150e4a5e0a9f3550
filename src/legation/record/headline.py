"""An entry in one line."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

_LONGEST = 160
Claim = Mapping[str, Any]


def headline(claims: Sequence[Claim], best: Mapping[str, str]) -> str:
    """Says what the entry is, from its claims (the weightiest first) and its fields' best values."""
    kind = claims[0]["kind"]
    line = _LINES[kind](claims, best)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def people(claims: Sequence[Claim], *roles: str) -> list[str]:
    """Names of those who take part, each person once, in the longest form."""
    found: list[str] = []
    for claim in claims:
        for one in claim["participants"]:
            if not roles or one["role"] in roles:
                _keep_longest(found, one["name"])
    return found


def _keep_longest(found: list[str], name: str) -> None:
    words = set(name.lower().split())
    for place, other in enumerate(found):
        others = set(other.lower().split())
        if words <= others:
            return
        if others <= words:
            found[place] = name
            return
    found.append(name)


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
    items: list[str] = []
    for claim in claims:
        for item in claim["details"].get("items") or ():
            if not any(item["name"].lower() in other.lower() for other in items):
                items.append(item["name"])
    what = ", ".join(items[:3]) or "arms"
    worth = f", {best['value']}" if "value" in best else ""
    return f"{best.get('supplier', '?')} → {best.get('recipient', '?')}: {what}{worth}"


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
