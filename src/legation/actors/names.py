"""Names of persons by their look and their neighbours, without a trained tagger."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.actors.gazetteer import Hit
from legation.actors.marks import Marks, Office
from legation.actors.name_words import (
    body_heads,
    family_names,
    given_names,
    not_names,
    notable_names,
    particles,
    sayings,
    suffixes,
)
from legation.actors.titles import Title

MOST_WORDS = 9
"""A person's name has at most so many words (signs counted)."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` (outside) name a person; titles and office before it begin at `opening`."""

    first: int
    last: int
    opening: int
    titles: tuple[Title, ...]
    office: Office | None
    sure: bool


class NameFinder:
    """Finds the names of persons in a text whose known names and offices are known."""

    def __init__(self, marks: Marks, offices: Sequence[Office], titles: Sequence[Title]) -> None:
        self.marks = marks
        self.words = marks.words
        self.office_end = {office.last: office for office in offices}
        self.office_opening = {office.opening: office for office in offices}
        self.office_first = {office.first: office for office in offices}
        self.title_end = {title.last: title for title in titles}
        self.taken = [False] * (len(self.words) + 1)
        for office in offices:
            self.taken[office.first : office.last] = [True] * (office.last - office.first)
        for title in titles:
            self.taken[title.first : title.last] = [True] * (title.last - title.first)

    def names(self) -> list[Name]:
        """The names, from left to right; single words only after an office or title, or before a saying."""
        found: list[Name] = []
        i = 0
        while i < len(self.words):
            if not self._may_begin(i):
                i += 1
                continue
            last = self.run(i)
            name = self._judged(i, last) if last > i else None
            if name is not None:
                found.append(name)
            i = max(last, i + 1)
        return self._shared(found)

    def _shared(self, found: list[Name]) -> list[Name]:
        """Gives every name of a list the office before it: "Presidents Joe Biden and Xi Jinping"."""
        shared: list[Name] = []
        for name in found:
            office = self._list_office(shared[-1], name) if shared else None
            shared.append(replace(name, office=office, sure=True) if office else name)
        return shared

    def _list_office(self, left: Name, right: Name) -> Office | None:
        """The plural office of the name on the left, where the one on the right goes on its list."""
        if right.office is not None or left.office is None or not left.office.plural:
            return None
        gap = self.words.lowers[left.last : right.opening]
        bracket = gap[:1] == ["("] and gap[-1] in (",", "and")
        return left.office if bracket or gap in (["and"], [","], [",", "and"]) else None

    def _may_begin(self, i: int) -> bool:
        if self.words.capital(i):
            return self._part(i, first=True)
        after = self.title_end.get(i) or self.office_end.get(i)
        return after is not None and self.words.lowers[i] in particles() and self.run(i) > i + 1

    def _part(self, i: int, first: bool) -> bool:
        """Whether word `i` may be part of a person's name."""
        form, hit = self.words.forms[i], self.marks.cover[i]
        if not form[0].isalpha() or self.taken[i] or (form in not_names() and not self._name_after_all(i)):
            return False
        if len(form) > 2 and form.isupper() and form not in suffixes() and not self._loud(i):
            return False
        return hit is None or self._name_though_known(i, hit, first)

    def _name_after_all(self, i: int) -> bool:
        """An initial ("A."), or a month that is a given name ("Jan Dam")."""
        words, form = self.words, self.words.forms[i]
        if i + 1 >= len(words) or words.apart(i + 1):
            return False
        if len(form) == 1:
            return words.forms[i + 1] == "." and words.glued(i + 1)
        return form in given_names() and words.capital(i + 1) and words.forms[i + 1] not in not_names()

    def _loud(self, i: int) -> bool:
        """Whether a word in capitals stands after an office or title, as in "MINISTER OBAMA"."""
        return i in self.title_end or i in self.office_end

    def _name_though_known(self, i: int, hit: Hit, first: bool) -> bool:
        """A place's or state's name may be a person's: "Jan Dam", "Israel Katz", "Sofia Lopes"."""
        single = hit.last == hit.first + 1
        if not single:
            return False
        if hit.entry.kind == "place":
            return not first or self._plain_follows(i)
        if hit.entry.kind == "state" and hit.entry.how in ("capital", "name") and first:
            given = self.words.forms[i] in given_names() or i in self.office_end or i in self.title_end
            return given and self._plain_follows(i)
        if hit.entry.kind == "body" and hit.entry.how == "name":
            return (not first or self.words.forms[i] in given_names()) and not self.words.forms[i].isupper()
        return False

    def _plain_follows(self, i: int) -> bool:
        """Whether a capitalised word that is nothing known follows word `i`."""
        after = i + 1
        if after >= len(self.words) or self.words.apart(after):
            return False
        plain = self.marks.cover[after] is None and self.words.capital(after)
        named = self.words.forms[i] in given_names() or i in self.office_end or i in self.title_end
        return plain and named and self.words.forms[after] not in not_names() | body_heads()

    def run(self, i: int) -> int:
        """The end of the run of words that may be a name and that begins at word `i`."""
        words, last, top = self.words, i, min(len(self.words), i + MOST_WORDS)
        while last < top:
            if last > i and words.apart(last) and not self._wrapped(last):
                break
            if words.capital(last) and self._part(last, first=last == i):
                last = self._signs(last + 1)
            elif self._particle(last):
                last += 1
            elif last > i and (end := self._nickname(last)):
                last = end
            else:
                break
        while last > i and not words.forms[last - 1][0].isalnum() and words.forms[last - 1] != ".":
            last -= 1
        return last

    def _wrapped(self, i: int) -> bool:
        """Whether only a single line break stands before word `i`, inside a paragraph's lines."""
        gap = self.words.text[self.words.ends[i - 1] : self.words.starts[i]]
        return gap.count("\n") == 1 and self.words.starts[i] - self._line_start(i) > 60

    def _line_start(self, i: int) -> int:
        return self.words.text.rfind("\n", 0, self.words.ends[i - 1]) + 1

    def _signs(self, i: int) -> int:
        """Past the point of an initial and past hyphens and apostrophes inside a name."""
        words = self.words
        if i < len(words) and words.forms[i] == "." and words.glued(i):
            short = len(words.forms[i - 1]) == 1 or words.forms[i - 1] in suffixes()
            return i + 1 if short else i
        inside = i + 1 < len(words) and words.forms[i] in ("-", "'") and words.glued(i) and words.glued(i + 1)
        if inside and words.forms[i + 1].isalpha() and self.marks.cover[i + 1] is None:
            return self._signs(i + 2)
        return i

    def _particle(self, i: int) -> bool:
        """Whether word `i` is a "bin" or "von", or the hyphen after "al", with a capital to come."""
        words = self.words
        for k in range(i, min(len(words), i + 4)):
            if words.apart(k) and k > i:
                return False
            if words.capital(k):
                return k > i and self._part(k, first=False)
            joined = words.forms[k] in ("-", "'") and k > i
            if words.lowers[k] not in particles() and not joined:
                return False
        return False

    def _nickname(self, i: int) -> int | None:
        """The end of a nickname in quotes, as in Moshe "Bogie" Ya'alon."""
        words = self.words
        if words.forms[i] not in ('"', "“", "(") or i + 3 >= len(words):
            return None
        closed = words.forms[i + 2] in ('"', "”", ")") and words.capital(i + 1)
        return (
            i + 3
            if closed
            and self._part(i + 1, first=False)
            and words.capital(i + 3)
            and self._part(i + 3, first=False)
            else None
        )

    def _judged(self, first: int, last: int) -> Name | None:
        """The name that the run is, with what stands before it; null where nothing speaks for a person."""
        words = self.words
        found, opening, office = self._before(first)
        count = sum(words.capital(k) for k in range(first, last))
        if not found and office is None:
            while (
                count > 1
                and words.forms[first] not in given_names()
                and words.forms[first + 1] in given_names()
            ):
                first, count = first + 1, count - 1
                opening = first
        if any(words.forms[k] in body_heads() for k in range(first, last)) and not found:
            return None
        if found or office is not None:
            return Name(first, last, opening, tuple(found), office, True)
        given = count > 1 and self._whole(first, last, count)
        told = last < len(words) and words.lowers[last] in sayings() and not words.apart(last)
        described = count > 1 and self._described(last)
        if given or described or office is not None or (told and count > 1):
            return Name(first, last, opening, (), office, given or described)
        return Name(first, last, opening, (), None, False) if told and self._speaks(first, last) else None

    def seen(self, first: int, last: int) -> Name:
        """The name that words `first` to `last` are known to be."""
        found, opening, office = self._before(first)
        return Name(first, last, opening, tuple(found), office, True)

    def _whole(self, first: int, last: int, count: int) -> bool:
        """Whether the run reads as a full name: it begins with a given name, or a family name that leads."""
        words = self.words
        if words.forms[first] in given_names():
            return True
        if " ".join(words.between(first, last).lower().split()) in notable_names():
            return True
        return words.forms[first] in family_names() and count <= 3

    def _speaks(self, first: int, last: int) -> bool:
        """Whether an unknown single word before a saying may be a surname."""
        words = self.words
        form = words.forms[first]
        return (
            len(form) > 2 and not form.isupper() and words.lowers[last] in ("said", "told", "added", "wrote")
        )

    def _before(self, first: int) -> tuple[list[Title], int, Office | None]:
        """The titles right before word `first`, where they begin, and the office before them."""
        words, opening = self.words, first
        found: list[Title] = []
        while (title := self.title_end.get(opening)) is not None and not words.apart(opening):
            found.insert(0, title)
            opening = title.first
        if words.apart(opening) and opening:
            return found, opening, None
        office = self.office_end.get(opening)
        if found and office is None and words.lowers[opening - 1] == "the":
            opening -= 1
        if office is None and opening > 1 and words.forms[opening - 1] == ",":
            before = self.office_end.get(self._past_brackets(opening - 1))
            closed = before is not None and (found or before.definite or before.state is not None)
            office = before if closed and not (before and before.indefinite) else None
        if office is None and opening > 1 and words.forms[opening - 1] == "," and found:
            office = self.office_end.get(opening - 1)
        return found, office.opening if office else opening, office

    def _past_brackets(self, i: int) -> int:
        """Where a short bracket that ends before word `i` begins: "(SSB)"."""
        words = self.words
        if i > 3 and words.forms[i - 1] == ")" and words.forms[i - 3] == "(":
            return i - 3
        return i

    def _described(self, i: int) -> bool:
        """Whether ", the defence minister" or "(Denmark)" follows."""
        words = self.words
        if i + 1 >= len(words) or words.apart(i):
            return False
        if words.forms[i] == ",":
            return i + 1 in self.office_opening or i + 1 in self.office_first
        return words.forms[i] == "(" and (i + 1 in self.office_opening or self._bracketed(i + 1))

    def _bracketed(self, i: int) -> bool:
        hit = self.marks.cover[i]
        whole = hit is not None and hit.entry.kind == "state" and hit.last < len(self.words)
        return whole and hit is not None and self.words.forms[hit.last] == ")"
