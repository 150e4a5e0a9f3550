"""Ranks and forms of address before a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from legation import lexicon
from legation.actors.marks import Office
from legation.actors.name_words import given_names
from legation.actors.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Title:
    """Words `first` to `last` (outside) are a rank or a form of address."""

    first: int
    last: int
    rank: bool
    gender: str | None


@cache
def _title_trie() -> dict[str, list[tuple[tuple[str, ...], bool, str | None]]]:
    ranks, genders = lexicon.words("ranks"), lexicon.words("offices")["gender"]
    gender = {form: sex for sex in ("m", "f") for form in genders[sex]}
    trie: dict[str, list[tuple[tuple[str, ...], bool, str | None]]] = {}
    for section, rank in (("ranks", True), ("titles", False), ("after", False)):
        for form in ranks[section]["words"]:
            forms = tuple(words_of(form).forms)
            trie.setdefault(forms[0], []).append((forms, rank, gender.get(form.lower())))
    for section in ranks["ranks"]["words"]:
        forms = tuple(words_of(section[0].lower() + section[1:].lower()).forms)
        trie.setdefault(forms[0], []).append((forms, True, None))
    for entries in trie.values():
        entries.sort(key=lambda item: -len(item[0]))
    return trie


def titles(words: Words, offices: Sequence[Office] = ()) -> list[Title]:
    """The ranks and forms of address of a text that stand before a capital letter or another of them."""
    inside = {i for office in offices for i in range(office.first, office.last)}
    trie, i = _title_trie(), 0
    found: list[Title] = []
    while i < len(words):
        for forms, rank, gender in trie.get(words.forms[i], ()):
            last = i + len(forms)
            if i not in inside and tuple(words.forms[i:last]) == forms and not _surname(words, i, last):
                found.append(Title(i, last, rank, gender))
                i = last
                break
        else:
            i += 1
    return found


def _surname(words: Words, first: int, last: int) -> bool:
    """Whether a title is a surname after all, as in "Ellen Lord"."""
    followed = last < len(words) and (words.capital(last) or words.forms[last] in ("(", "al", "bin", "von"))
    return not followed and first > 0 and words.forms[first - 1] in given_names()
