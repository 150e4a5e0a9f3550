"""Designations and names of systems ("F-16C Block 70", "Rafales", "Kilo-class"), found by the lexicon.

A name is compared by its runs of letters and of digits, so that "Su-30", "Su 30MKI" and "SU-30s" all begin
with the runs of "Su-30". The longest name of the lexicon that begins at a word wins.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast

from legation import lexicon
from legation.schema.vocabulary import Category

_RUN: Final = re.compile(r"[^\W\d_]+|\d+")
_JOINTS: Final = frozenset(("", "-", " ", "/", "–", ".", "'", "’", "\u00a0", "&", "@", " & ", "&-", "‑"))
_TAIL: Final = re.compile(r"(?:[-/–‑](?=[A-Z0-9])|(?<=[a-zé])-(?=class\b)|[^\W_]|\+(?!\w)|[×](?=\d)){1,40}")
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class System:
    """A row of the lexicon: `origin` are state codes, first the one that sells it."""

    name: str
    category: Category
    origin: tuple[str, ...]
    maker: str


@dataclass(frozen=True, slots=True)
class Designation:
    """`text[start:end]` names the system, variant letters and plural included."""

    start: int
    end: int
    system: System


def designations(text: str, start: int = 0, end: int | None = None) -> Iterator[Designation]:
    """The names of systems in `text[start:end]`, in text order, without overlaps."""
    stop = len(text) if end is None else end
    index, position = _index(), start
    for run in _RUN.finditer(text, start, stop):
        if run.start() < position or (run.start() > start and _inside_word(text, run.start())):
            continue
        entries = index.get(fold(run.group())) or index.get(fold(run.group()).removesuffix("s"))
        if not entries or run.group().islower():
            continue
        found = _longest(text, run, stop, entries)
        if found:
            yield found
            position = found.end


def fold(word: str) -> str:
    """`word` in lower case without accents."""
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.replace("ı", "i"))
    return "".join(c for c in folded if not unicodedata.combining(c)).lower()


def _inside_word(text: str, at: int) -> bool:
    before = text[at - 1]
    return before.isalnum() or (before in "-/" and at > 1 and text[at - 2].isalnum())


def _longest(
    text: str, first: re.Match[str], stop: int, entries: tuple[tuple[tuple[str, ...], System], ...]
) -> Designation | None:
    runs, bounds = [fold(first.group())], [first.end()]
    for run in _RUN.finditer(text, first.end(), min(stop, first.end() + 60)):
        if len(runs) == 8 or text[bounds[-1] : run.start()] not in _JOINTS:
            break
        runs.append(fold(run.group()))
        bounds.append(run.end())
    best, size = None, 0
    for key, system in entries:
        count = len(key)
        if best and count < size:
            break
        if count > len(runs) or tuple(runs[: count - 1]) != key[:-1]:
            continue
        if runs[count - 1] not in (key[-1], key[-1] + "s", key[-1] + "es"):
            continue
        if len(key[0]) < _SHORT and count > 1 and text[first.end()].isspace():
            continue
        same_case = text.startswith(system.name[: len(first.group())], first.start())
        if best is None or same_case:
            best = Designation(first.start(), _tail(text, bounds[count - 1], stop), system)
            size = count
        if same_case:
            break
    return best


def _tail(text: str, at: int, stop: int) -> int:
    """The end of the word, or of the variant, that goes on at `at`."""
    tail = _TAIL.match(text, at, stop)
    return tail.end() if tail else at


@cache
def _index() -> dict[str, tuple[tuple[tuple[str, ...], System], ...]]:
    rows: dict[str, list[tuple[tuple[str, ...], System]]] = {}
    for row in lexicon.table("equipment"):
        system = System(
            row["name"], cast(Category, row["category"]), tuple(row["origin"].split()), row["maker"]
        )
        key = tuple(fold(run) for run in _RUN.findall(row["name"]))
        rows.setdefault(key[0], []).append((key, system))
    return {first: tuple(sorted(keys, key=lambda k: -len(k[0]))) for first, keys in rows.items()}
