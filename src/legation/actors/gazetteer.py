"""Known names: states, organisations, bodies and places of the lexicon, found in a text's words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from legation import lexicon
from legation.actors.words import Words, words_of

EntryKind = Literal["state", "organisation", "body", "place", "ship", "trap"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for. `how` is the lexicon's word ("name", "capital", "prefix"…)."""

    kind: EntryKind
    code: str | None
    how: str
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """The words from `first` up to `last` (outside) are the name of `entry`."""

    first: int
    last: int
    entry: Entry


Forms = tuple[str, ...]


@dataclass(slots=True)
class Node:
    """Where the words of a name lead, in lower case: on, and to the names that end here, as written."""

    on: dict[str, "Node"] = field(default_factory=dict)
    names: list[tuple[Forms, Entry]] = field(default_factory=list)


def hits(words: Words) -> list[Hit]:
    """The known names of a text, from left to right, the longest at each word."""
    trie, found, i = _trie(), [], 0
    while i < len(words):
        hit = _longest(trie, words, i)
        if hit is None:
            i += 1
        else:
            found.append(hit)
            i = hit.last
    return found


def lookup(form: str) -> Entry | None:
    """What `form` as a whole names, if it is a known name."""
    words = words_of(form)
    hit = _longest(_trie(), words, 0) if len(words) else None
    return hit.entry if hit and hit.last == len(words) else None


def _longest(trie: Node, words: Words, i: int) -> Hit | None:
    node: Node | None = trie.on.get(words.lowers[i])
    found, last = None, i
    while node is not None:
        last += 1
        for forms, entry in node.names:
            if _written(forms, words, i, last):
                found = Hit(i, last, entry)
                break
        node = node.on.get(words.lowers[last]) if last < len(words) else None
    return found


def _written(forms: tuple[str, ...], words: Words, i: int, end: int) -> bool:
    """As in the lexicon, or all in capitals in a line of capitals; never over a blank line."""
    seen = tuple(words.forms[i:end])
    if seen != forms:
        if len(seen[0]) < 4 or seen != tuple(form.upper() for form in forms):
            return False
    elif len(seen) == 1 and seen[0].isupper() and _shouted(words, i):
        return False
    return not any("\n\n" in words.text[words.ends[k - 1] : words.starts[k]] for k in range(i + 1, end))


_STATES_SHORT = ("US", "UK", "UAE", "EU", "UN", "NATO", "DPRK", "PRC")


def _shouted(words: Words, i: int) -> bool:
    """Whether an abbreviation stands among words in capitals, where it may be any word."""
    if words.forms[i] in _STATES_SHORT:
        return False
    near = [words.forms[k] for k in (i - 1, i + 1) if 0 <= k < len(words) and words.forms[k].isalpha()]
    return bool(near) and all(word.isupper() and len(word) > 4 for word in near)


@cache
def _trie() -> Node:
    root = Node()
    known: set[Forms] = set()
    for form, entry in _entries():
        forms = tuple(words_of(form).forms)
        if forms not in known:
            known.add(forms)
            node = root
            for word in forms:
                node = node.on.setdefault(word.lower(), Node())
            node.names.append((forms, entry))
    return root


def _entries() -> Iterator[tuple[str, Entry]]:
    """(form, entry), earlier ones first where a form stands for two things."""
    for row in lexicon.table("traps"):
        kind: EntryKind = "state" if row["state"] else "trap"
        yield row["form"], Entry(kind, row["state"] or None, "name", row["form"])
    for row in lexicon.table("states"):
        yield row["form"], Entry("state", row["code"], row["how"], row["form"])
    for row in lexicon.table("organisations"):
        yield row["form"], Entry("organisation", row["code"], row["how"], row["form"])
    for row in lexicon.table("bodies"):
        for form in (row["name"], *filter(None, row["aliases"].split(";"))):
            how = "name" if form == row["name"] else "alias"
            yield form, Entry("body", row["state"] or None, how, row["name"])
    for row in lexicon.table("places"):
        yield row["name"], Entry("place", row["state"] or None, "name", row["name"])
