"""What an item of equipment is: its category in SIPRI's register, the state that makes it, its maker."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from legation import lexicon
from legation.kinds.equipment_names import System, designations
from legation.schema.vocabulary import Category

LONGEST: Final = 5
"""Words of the longest noun that is looked up."""

_WORD: Final = re.compile(r"[^\W_]+(?:[-/.×+&'’‑][^\W_]+)*")
_OUTSIDE: Final = re.compile(r"\s(?:for|of|with|that|which|to|from|in|on|without|including)\s|\s?[(,]")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for things that pass; a firm one settles the category, an open one yields to a system's."""

    category: Category
    firm: bool
    plural: bool


def category(name: str) -> Category:
    """The category of the item `name` ("Patriot missiles" → air_defence, "MiG-29 engines" → engines)."""
    core = _core(name)
    words = [word.replace("‑", "-") for word in _WORD.findall(core.lower())]
    noun = _closing(words)
    if noun and noun.firm:
        return noun.category
    system = system_of(core)
    if system:
        return system.category
    if name.split(" ", 1)[0] in prefixes() and " " in name:
        return "ships"
    sign = _sign(core.lower())
    if noun:
        plain = words[-1] in words_of("plain", "other") or words[-1].removesuffix("s") in words_of(
            "plain", "other"
        )
        return sign or ("other" if plain else noun.category)
    return (
        _anywhere(words)
        or sign
        or (category(name[len(core) :].strip()) if len(core) < len(name) else "other")
    )


def system_of(name: str) -> System | None:
    """The system of the lexicon that `name` names, the first where it names several."""
    return next((found.system for found in designations(name)), None)


def origin(name: str) -> str | None:
    """The code of the state that sells the item `name`, where the lexicon knows it."""
    system = system_of(name)
    return system.origin[0] if system and system.origin else None


def maker(name: str) -> str | None:
    """The maker of the item `name`, where the lexicon knows it."""
    system = system_of(name)
    return system.maker if system else None


@cache
def maker_states() -> dict[str, str]:
    """The state that each maker sells for, by the maker's name."""
    return {row["name"]: row["state"] for row in lexicon.table("makers")}


@cache
def nouns() -> dict[str, Noun]:
    """Nouns for things that pass, singular and plural, in lower case."""
    found: dict[str, Noun] = {}
    for section in ("firm", "open"):
        for kind, words in lexicon.words("equipment_heads")[section].items():
            for word in words:
                for form, plural in _forms(word):
                    found.setdefault(form, Noun(cast(Category, kind), section == "firm", plural))
    return found


@cache
def words_of(section: str, key: str = "words") -> frozenset[str]:
    """The words of one list of the lexicon of nouns."""
    return frozenset(lexicon.words("equipment_heads")[section][key])


@cache
def prefixes() -> frozenset[str]:
    """Prefixes of the names of ships (INS, HMS, …)."""
    return words_of("ship_prefixes")


def _core(name: str) -> str:
    cut = _OUTSIDE.search(name)
    return name[: cut.start()] if cut and cut.start() else name


def _closing(words: list[str]) -> Noun | None:
    """The longest noun that ends `words`; variant marks after it are passed over."""
    for size in range(min(LONGEST, len(words)), 0, -1):
        noun = nouns().get(" ".join(words[-size:]))
        if noun:
            return noun
    last = words[-1] if words else ""
    return nouns().get(last.rsplit("-", 1)[-1]) if "-" in last else None


def _anywhere(words: list[str]) -> Category | None:
    for word in reversed(words):
        noun = nouns().get(word)
        if noun and noun.firm:
            return noun.category
    return None


def _sign(core: str) -> Category | None:
    for kind, signs in lexicon.words("equipment_heads")["signs"].items():
        if any(sign in core for sign in signs):
            return cast(Category, kind)
    return None


def _forms(word: str) -> list[tuple[str, bool]]:
    if word.endswith("y") and word[-2] not in "aeiou":
        return [(word, False), (word[:-1] + "ies", True)]
    if word.endswith(("craft", "wing")):
        return [(word, False)]
    if word.endswith(("x", "ch", "sh", "o")):
        return [(word, False), (word + "es", True), (word + "s", True)]
    if word.endswith("s"):
        return [(word, True), (word + "es", True)]
    return [(word, False), (word + "s", True)]
