"""Finds the words that refer to actors named before: pronouns, offices alone, "the two sides"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from legation import lexicon
from legation.actors.marks import Marks, Office


@cache
def reference_words() -> dict[str, Any]:
    """The word lists of references."""
    return dict(lexicon.words("references"))


@cache
def _generic_heads() -> frozenset[str]:
    generic = lexicon.words("offices")["generic"]
    return frozenset((*generic["single"], *generic["plural"]))


@dataclass(frozen=True, slots=True)
class Reference:
    """Words `first` to `last` (outside) refer back; `office` where they name one."""

    first: int
    last: int
    kind: Literal["pronoun", "they", "title", "counterpart", "generic", "states", "persons", "rank"]
    office: Office | None = None
    count: int = 2


class ReferenceFinder:
    """Finds the references of a text, given the offices that belong to no name."""

    def __init__(self, marks: Marks) -> None:
        self.words = marks.words

    def references(self, free: Sequence[Office]) -> list[Reference]:
        """The references, from left to right, longer ones first."""
        found = [*self._pronouns(), *self._groups(), *self._of_offices(free)]
        return sorted(found, key=lambda r: (r.first, -r.last))

    def _pronouns(self) -> Iterator[Reference]:
        pronouns = reference_words()["pronouns"]
        personal = {*pronouns["m"], *pronouns["f"]}
        for i, lower in enumerate(self.words.lowers):
            if lower in personal:
                yield Reference(i, i + 1, "pronoun")
            elif lower in pronouns["plural"]:
                yield Reference(i, i + 1, "they")
            elif lower in reference_words()["ranks"]["words"] and i and self.words.lowers[i - 1] == "the":
                yield Reference(i - 1, i + 1, "rank")

    def _groups(self) -> Iterator[Reference]:
        """ "The two sides", "both ministers", "the three navies", "the pair", "both" before a verb."""
        numbers = reference_words()["numbers"]
        for i, lower in enumerate(self.words.lowers):
            if (lower == "the" and (group := self._group(i, i + 1))) or (
                lower in numbers
                and (i == 0 or self.words.lowers[i - 1] != "the")
                and (group := self._group(i, i))
            ):
                yield group

    def _group(self, first: int, i: int) -> Reference | None:
        """The group whose number or noun is word `i`."""
        groups, numbers, words = reference_words()["groups"], reference_words()["numbers"], self.words
        count = numbers.get(words.lowers[i]) if i < len(words) else None
        k = i + (count is not None)
        for last in (k + 3, k + 2, k + 1):
            noun = " ".join(words.lowers[k:last])
            if last > len(words) or (words.apart(last - 1) and last - 1 > first):
                continue
            if noun in groups["states"] and (count or noun in groups["loose"]):
                return Reference(first, last, "states", count=count or 2)
            if noun in groups["bare"]:
                return Reference(first, last, "persons", count=3 if noun == "trio" else 2)
            if noun in groups["persons"] and (count or first < i):
                return Reference(first, last, "persons", count=count or 2)
        if count and k < len(words) and first < i and not words.capital(k) and words.lowers[k] in _verbs():
            return Reference(first, k, "persons", count=count)
        if words.lowers[i : i + 1] == ["both"] and k < len(words) and words.lowers[k] in _verbs():
            return Reference(first, k, "persons", count=2)
        return None

    def _of_offices(self, free: Sequence[Office]) -> Iterator[Reference]:
        for office in free:
            if office.counterpart:
                yield Reference(office.opening, office.last, "counterpart", office)
            elif office.plural:
                yield from self._plural(office)
            elif self._refers(office):
                generic = office.head in _generic_heads() and not office.definite
                yield Reference(office.opening, office.last, "generic" if generic else "title", office)

    def _plural(self, office: Office) -> Iterator[Reference]:
        """ "The two ministers" are persons named before, "officials" are some without a name."""
        before = self.words.lowers[office.first - 1] if office.first else ""
        count = reference_words()["numbers"].get(before)
        known = office.definite or before == "both"
        if count and office.first > 1:
            known = known or self.words.lowers[office.first - 2] in ("the", "these", "those", "our", "their")
        if office.head in _generic_heads() and not known:
            yield Reference(office.opening, office.last, "generic", office)
        elif known or self.words.apart(office.first):
            start = office.first - (1 if count else 0) - (1 if count and before != "both" else 0)
            yield Reference(min(start, office.opening), office.last, "persons", office, count or 2)

    def _refers(self, office: Office) -> bool:
        """Whether an office stands for its holder: not in "as president", nor in "official visit"."""
        behind = self.words.lowers[office.last : office.last + 1]
        if office.head == "official" and behind and behind[0] in reference_words()["adjectives"]["words"]:
            return False
        before = self.words.lowers[office.opening - 1] if office.opening else ""
        if office.definite or (office.state and office.opening < office.first):
            return before not in ("as", "like", "be", "is", "was", "become", "became")
        if office.indefinite:
            return office.head in _generic_heads()
        if before in reference_words()["not_referring"]["before"]:
            return False
        return self.words.capital(office.first) or office.head in _generic_heads()


@cache
def _verbs() -> frozenset[str]:
    return frozenset((*lexicon.words("body_words")["sayings"]["words"], *reference_words()["verbs"]["words"]))
