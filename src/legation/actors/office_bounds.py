"""Where an office begins and ends around its head: "Deputy Prime", Minister, "of State for Defence"."""

from functools import cache

from legation import lexicon
from legation.actors.marks import Marks
from legation.actors.words import Words

LONGEST = 14
"""An office has at most so many words."""


@cache
def _lists() -> tuple[
    frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]
]:
    words = lexicon.words("offices")
    return (
        frozenset((*words["heads"]["single"], *words["generic"]["single"])),
        frozenset((*words["heads"]["plural"], *words["generic"]["plural"])),
        frozenset(words["heads"]["acronyms"]),
        frozenset(words["modifiers"]["words"]),
        frozenset(words["tails"]["words"]),
        frozenset(words["owners"]["weak"]),
    )


@cache
def counterparts() -> frozenset[str]:
    """Words for one who holds the same office elsewhere."""
    return frozenset(lexicon.words("offices")["heads"]["counterparts"])


def office_at(marks: Marks, i: int) -> tuple[int, int, str, bool] | None:
    """(first, last, head, plural) of the office whose head is word `i`."""
    single, plural_heads, acronyms, _, _, weak = _lists()
    words = marks.words
    lower, form = words.lowers[i], words.forms[i]
    many = lower in plural_heads
    if (lower in counterparts() and not _attributive(words, i)) or (
        lower == "number" and words.lowers[max(0, i - 1) : i] == ["opposite"]
    ):
        return (i - (lower == "number"), i + 1, lower, lower.endswith("s"))
    if not (lower in single or many or form in acronyms) or _elsewhere(marks, i):
        return None
    first = _left(marks, i)
    last = _right(marks, i)
    if lower in weak and first == i and last == i + 1:
        return None
    return first, last, lower, many


def _attributive(words: Words, i: int) -> bool:
    """Whether "host" or "guest" is no person here: "host nation", "guest of honour"."""
    if words.lowers[i] not in ("host", "guest", "visitor", "peer"):
        return False
    after = words.lowers[i + 1] if i + 1 < len(words) else ""
    before = words.lowers[max(0, i - 2) : i]
    return after in ("nation", "country", "of", "state", "-") or not {"his", "her", "their", "the"} & set(
        before
    )


def _elsewhere(marks: Marks, i: int) -> bool:
    """Whether the word is part of a known name other than a body's, or a verb ("to head", "chairs the")."""
    words, hit = marks.words, marks.cover[i]
    if hit is not None:
        return True
    verb = words.lowers[i] in ("head", "heads", "chair", "chairs", "partner", "officer", "judge", "delegate")
    return (
        verb
        and i > 0
        and words.lowers[i - 1] in ("to", "will", "would", "who", "and", "jointly", "co", "not")
    )


def _left(marks: Marks, i: int) -> int:
    """Where the modifiers before head `i` begin."""
    modifiers, single = _lists()[3], _lists()[0]
    words, first = marks.words, i
    while first > 0 and i - first < LONGEST:
        before = first - 1
        lower = words.lowers[before]
        if words.apart(first):
            break
        if (
            lower == "-"
            and before > 0
            and words.glued(first)
            and words.lowers[before - 1] in modifiers | single
        ):
            first = before - 1
        elif lower == "'s" and before > 0 and _body(marks, before - 1):
            first = _body(marks, before - 1) or first
        elif lower == "'s" and before > 0 and words.lowers[before - 1] in modifiers:
            first = before - 1
        elif lower in modifiers and marks.cover[before] is None:
            first = before
        elif lower in ("and", "&") and before > 0 and words.lowers[before - 1] in modifiers and first < i:
            first = before - 1
        elif (start := _body(marks, before)) is not None:
            first = start
        else:
            break
    while first < i and words.lowers[first] in (
        "-",
        "and",
        "&",
        "minister",
        "secretary",
        "president",
        "up",
        "one",
    ):
        first += 1
    return first


def _body(marks: Marks, i: int) -> int | None:
    """The first word of the body (Pentagon, Saab) that word `i` ends, if it is one."""
    hit = marks.cover[i]
    return hit.first if hit and hit.entry.kind == "body" and hit.last == i + 1 else None


def _right(marks: Marks, i: int) -> int:
    """Where what follows head `i` ends: "General", "-elect", "of State for Defence"."""
    words, last = marks.words, i + 1
    while last < len(words) and words.lowers[last] in ("general", "-", "elect", "in", "chief", "designate"):
        phrase = words.lowers[last : last + 4]
        if phrase[:1] == ["general"] or phrase[:2] in (["-", "general"], ["-", "elect"], ["-", "designate"]):
            last += 2 if phrase[0] == "-" else 1
        elif phrase[:2] == ["in", "chief"]:
            last += 2
        elif phrase == ["-", "in", "-", "chief"]:
            last += 4
        else:
            break
    while last < len(words) and last - i < LONGEST:
        extended = _of(marks, last, words.lowers[i])
        if extended == last:
            break
        last = extended
    return last


def _of(marks: Marks, i: int, head: str) -> int:
    """The end of an "of …" or "for …" that begins at word `i`; `i` where there is none."""
    words = marks.words
    link = words.lowers[i]
    if link not in ("of", "for", "to", "in", "at", "on") or words.apart(i) or i + 1 >= len(words):
        return i
    if link == "to" and head not in (
        "ambassador",
        "envoy",
        "representative",
        "attaché",
        "commissioner",
        "adviser",
    ):
        return i
    if link == "for" and not (words.capital(i + 1) or words.lowers[i + 1] in _lists()[4]):
        return i
    start = i + 1 + (words.lowers[i + 1] in ("the", "a", "its"))
    last = _tail(marks, start, head)
    if link in ("in", "at", "on"):
        inside = {"ministry", "department", "office", "embassy", "secretariat", "directorate"}
        if not inside & set(words.lowers[start:last]):
            return i
    return last if last > start else i


def _tail(marks: Marks, start: int, head: str) -> int:
    """The end of the noun phrase that begins at word `start`."""
    words, last = marks.words, start
    while last < len(words) and last - start < LONGEST and not (words.apart(last) and last > start):
        hit = marks.cover[last]
        if hit is not None and hit.entry.kind != "trap":
            if hit.entry.kind == "place" and last > start and words.lowers[last - 1] != "of":
                break
            last = hit.last
        elif _tail_word(marks, last, start):
            last += 1
        else:
            break
    while last > start and words.lowers[last - 1] in ("and", "&", "the", "'s", "-"):
        last -= 1
    return last


def _tail_word(marks: Marks, i: int, start: int) -> bool:
    """Whether word `i` goes on the noun phrase that began at word `start`."""
    lower = marks.words.lowers[i]
    if lower in ("general", "the", "'s", "and", "&", "-"):
        return _goes_on(marks, i) and (i > start or lower in ("general", "the"))
    return lower in _lists()[4] or _new_field(marks, i, start)


def _new_field(marks: Marks, i: int, start: int) -> bool:
    """Whether word `i` is a field that no list has, after "of", "for", "and" ("Minister of Tourism")."""
    words = marks.words
    form, before = words.forms[i], words.lowers[i - 1]
    plain = words.capital(i) and form[1:].islower() and len(form) > 3 and not person_like(form)
    return plain and (i == start or before in ("and", "&"))


@cache
def _given() -> frozenset[str]:
    rows = (*lexicon.table("given_names"), *lexicon.table("family_names"))
    return frozenset(row["name"] for row in rows)


def person_like(form: str) -> bool:
    """Whether a word may begin a person's name."""
    return form in _given()


def _goes_on(marks: Marks, i: int) -> bool:
    """Whether the phrase goes on after a joining word `i`."""
    words, tails, single = marks.words, _lists()[4], _lists()[0]
    lower = words.lowers[i]
    if lower == "general":
        return words.lowers[i + 1 : i + 2] in (["staff"], ["secretariat"], ["command"])
    if i + 1 >= len(words):
        return False
    after = words.lowers[i + 1]
    if after in single or (i + 2 < len(words) and words.lowers[i + 2] in single):
        return False
    return after in tails or (marks.cover[i + 1] is not None and lower != "and")
