"""Bodies: ministries, forces, agencies and companies, known by name, by the look of it, or generic."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from legation import lexicon
from legation.actors.function_words import function_words
from legation.actors.gazetteer import Hit
from legation.actors.marks import Marks
from legation.actors.stage import Stage
from legation.actors.words import words_of

MOST_WORDS = 12
LONGEST_CUT = 4
"""Letters before a full stop within a name ("Ltd.", "Corp."); behind more of them a sentence ends."""


@dataclass(frozen=True, slots=True)
class Body:
    """Words `first` to `last` (outside) name a body; `core` is where its name without the state begins."""

    first: int
    last: int
    core: int
    state: str | None
    name: str | None
    kind: Literal["known", "look", "generic", "ship"]
    definite: bool = False


@cache
def _section(name: str) -> frozenset[str]:
    return frozenset(lexicon.words("body_words")[name]["words"])


@cache
def _generic() -> dict[str, list[tuple[str, ...]]]:
    """First word in lower case → the generic bodies that begin with it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for forms in lexicon.words("body_words")["lower"].values():
        for form in forms:
            lowers = tuple(words_of(form).lowers)
            found.setdefault(lowers[0], []).append(lowers)
    for entries in found.values():
        entries.sort(key=len, reverse=True)
    return found


@cache
def _ships() -> dict[str, str]:
    return {row["prefix"]: row["state"] for row in lexicon.table("ships")}


class BodyFinder:
    """Finds the bodies of a text around the words that persons' names and offices leave free."""

    def __init__(self, stage: Stage, marks: Marks, busy: Sequence[bool]) -> None:
        self.stage, self.marks, self.words, self.busy = stage, marks, marks.words, busy

    def bodies(self) -> list[Body]:
        """The bodies, from left to right."""
        found: list[Body] = []
        i = 0
        while i < len(self.words):
            body = None if self.stage.taken[i] else self._at(i)
            if body is None:
                i += 1
            else:
                found.append(body)
                i = body.last
        return found

    def _at(self, i: int) -> Body | None:
        hit = self.marks.cover[i]
        if self.words.forms[i] in _ships() and (ship := self._ship(i)):
            return ship
        if self.words.capital(i) and not self.busy[i] and (body := self._look(i)):
            return body
        if hit is not None and hit.first == i and hit.entry.kind == "body":
            return self._owned(Body(i, hit.last, i, hit.entry.code, None, "known"))
        return self._generic(i)

    def _ship(self, i: int) -> Body | None:
        words, last = self.words, i + 1
        while last < min(len(words), i + 4) and words.capital(last) and not words.apart(last):
            last += 1
        if last == i + 1 or not words.forms[i + 1][0].isalpha():
            return None
        return Body(i, last, i, _ships()[words.forms[i]], None, "ship")

    def _look(self, i: int) -> Body | None:
        """A run of capitalised words that holds a body's noun."""
        if self.words.lowers[i] in _section("no_opening"):
            return None
        last = self._run(i)
        hit = self.marks.cover[i]
        forms = self.words.forms[i:last]
        if last - i < 2 or (hit is not None and hit.last >= last) or _section("not_bodies") & set(forms):
            return None
        heads = [k for k in range(i, last) if self.words.forms[k] in _section("heads")]
        if not heads or (hit is not None and heads[-1] < hit.last):
            return None
        last = self._one(i, last, heads)
        covers = [hit for k in range(i, last) if (hit := self.marks.cover[k]) is not None and hit.entry.code]
        said = [hit.entry.code for hit in covers if hit.entry.kind in ("state", "organisation")]
        state = next(iter(said), None) or next((hit.entry.code for hit in covers), None)
        if last - i < 2 or self._all_generic(i, last):
            return None
        return self._owned(Body(i, last, self._core(i, last), state, None, "look"))

    def _run(self, i: int) -> int:
        """The end of the capitalised run from word `i`; joining words only before another capital."""
        words, last = self.words, i
        while last < min(len(words), i + MOST_WORDS) and not (words.apart(last) and last > i):
            hit = self.marks.cover[last]
            if (
                self.stage.taken[last]
                or self.busy[last]
                or (hit and hit.entry.kind == "organisation" and last > i)
            ):
                break
            form = words.forms[last]
            if (
                words.capital(last)
                or (form[0].isdigit() and last > i and form[-1:].isalpha())
                or (last > i and words.lowers[last] in function_words("connecting") and self._joins(last))
            ):
                last += 1
            else:
                break
        while last > i and not words.forms[last - 1][0].isalnum():
            last -= 1
        return last

    def _joins(self, i: int) -> bool:
        words = self.words
        if words.forms[i] == "." and len(words.forms[i - 1]) > LONGEST_CUT:
            return False
        for k in (i + 1, i + 2):
            if k >= len(words) or words.apart(k) or self.busy[k]:
                return False
            if words.capital(k):
                return words.lowers[i] != "'s"
            if words.lowers[k] not in ("the", "of"):
                return False
        return False

    def _one(self, first: int, last: int, heads: Sequence[int]) -> int:
        """Cut at an "and" that joins two bodies; a name ends where its "and" leads to another."""
        words = self.words
        for k in range(first + 1, last - 1):
            if words.lowers[k] in ("and", "in") and any(h < k for h in heads):
                after = k + 1 + (words.lowers[k + 1] == "the")
                another = any(h > k for h in heads) or (after < last and self.marks.cover[after] is not None)
                if another or words.lowers[k] == "in":
                    return k
        return last

    def _core(self, first: int, last: int) -> int:
        """Where the name begins after the state's name: "Indian" Navy."""
        hit = self.marks.cover[first]
        return hit.last if hit is not None and hit.entry.kind == "state" and hit.last < last else first

    def _all_generic(self, first: int, last: int) -> bool:
        """Whether the run is a generic body, which is looked at elsewhere."""
        lowers = tuple(self.words.lowers[first:last])
        return lowers in _generic().get(lowers[0], ())

    def _generic(self, i: int) -> Body | None:
        words = self.words
        for lowers in _generic().get(words.lowers[i], ()):
            last = i + len(lowers)
            if (
                tuple(words.lowers[i:last]) != lowers
                or any(self.busy[i:last])
                or not self.stage.free(i, last)
            ):
                continue
            body = self._owned(Body(i, last, i, None, None, "generic"))
            definite = body.first > 0 and words.lowers[body.first - 1] in (
                "the",
                "its",
                "his",
                "her",
                "their",
            )
            capital = words.capital(i)
            form = " ".join(lowers)
            if body.state is None and (form in _section("owned") or not (definite or capital)):
                named = definite and form in function_words("standing_bodies")
                if not named:
                    return None
            return Body(body.first, body.last, i, body.state, body.name, "generic", definite)
        return None

    def _owned(self, body: Body) -> Body:
        """The body with the state named right before it, or after "of" or "in"."""
        first, last, state = body.first, body.last, body.state
        before = first - 1
        if before >= 0 and not self.words.apart(first):
            if self.words.lowers[before] == "'s" and before > 0:
                state = self._state(before - 1) or state
            elif (hit := self._adjective(before)) is not None and self.stage.free(hit.first, hit.last):
                first, state = hit.first, hit.entry.code or state
        after = last
        if (
            after + 1 < len(self.words)
            and self.words.lowers[after] in ("of", "in")
            and not self.words.apart(after)
        ):
            k = after + 1 + (self.words.lowers[after + 1] == "the")
            owner = self.marks.cover[k] if k < len(self.words) else None
            if owner is not None and owner.entry.kind in ("state", "organisation"):
                if self.words.lowers[after] == "of" and body.kind != "known" and owner.entry.how == "name":
                    last = owner.last
                state = state or owner.entry.code
        return Body(first, last, body.core, state, body.name, body.kind, body.definite)

    def _adjective(self, i: int) -> Hit | None:
        hit = self.marks.cover[i]
        if hit is None or hit.entry.kind not in ("state", "organisation") or hit.last != i + 1:
            return None
        return hit if hit.entry.how in ("nationality", "name") else None

    def _state(self, i: int) -> str | None:
        hit = self.marks.cover[i]
        return hit.entry.code if hit is not None and hit.entry.kind in ("state", "organisation") else None
