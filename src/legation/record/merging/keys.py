"""Blocking keys: two claims are compared only where one seeks a key that the other has."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from legation.record.merging.compare.meeting import sort_of
from legation.record.merging.facts import Facts, Figure, hash64
from legation.record.merging.period import Period
from legation.record.merging.title import matters

_DAYS: dict[str, int] = {"statement": 4, "commitment": 4, "meeting": 8, "activity": 10}
_WIDTH = 8
_MANY_PARTIES = 4
_MANY_BUCKETS = 5
_SEASON = 160
_MANY_WORDS = 6


def keys(facts: Facts) -> tuple[frozenset[int], frozenset[int]]:
    """The keys that the claim has, and those that it seeks; seeking is mutual."""
    have: set[str] = set()
    seek: set[str] = set()
    for stem, words in _topics(facts):
        fine = f"{facts.kind}|{stem}"
        _by_time(fine, words, facts, have, seek)
    for timeless in _timeless(facts):
        have.add(timeless)
        seek.add(timeless)
    return frozenset(map(_hashed, have)), frozenset(map(_hashed, seek))


def _hashed(key: str) -> int:
    """A hash whose first bits are the key's bucket of days, where it has one: news that comes in the order
    of its days keeps to one part of the store's index."""
    tail = key.rpartition("|")[2].removesuffix("c")
    bucket = int(tail) & 0xFFFF if tail.isdigit() else 0
    return ((hash64(key) & 0xFFFFFFFFFFFF) | bucket << 48) - (1 << 63)


def dyads(parties: tuple[str, ...]) -> list[str]:
    """Every pair of a few parties; many together, and each of a claim with one party alone."""
    if len(parties) < 2:
        return list(parties) or ["-"]
    if len(parties) > _MANY_PARTIES:
        return ["+".join(parties), *(p for p in parties if len(p) != 3 or not p.isupper())]
    return ["-".join(pair) for pair in combinations(parties, 2)]


def _topics(facts: Facts) -> Iterator[tuple[str, list[str]]]:
    """Stems of keys that need a time, each with the words that a coarse time needs beside it."""
    if facts.kind in ("relation",):
        return
    if facts.kind == "statement":
        for speaker in _speakers(facts):
            yield speaker, ["-"]
        return
    words = _coarse_words(facts)
    for dyad in dyads(facts.parties):
        sort = sort_of(facts.form) if facts.kind == "meeting" else ""
        yield f"{dyad}|{sort}", words


def _timeless(facts: Facts) -> Iterator[str]:
    """Keys that hold whatever the time: standing relations, titles, types, subjects."""
    if facts.kind == "relation":
        yield f"relation|{facts.form}|{'+'.join(facts.parties)}"
        return
    for dyad in dyads(facts.parties):
        if facts.kind in ("instrument", "programme"):
            for word in sorted(facts.title)[:_MANY_WORDS] or _plainly(facts):
                yield f"{facts.kind}|{dyad}|={word}"
        elif facts.kind == "transfer":
            for word in _types(facts):
                yield f"transfer|{dyad}|{facts.form == 'total'}|={word}"
    if facts.kind == "activity":
        for year in _years(facts.period):
            for word in sorted(facts.title)[:_MANY_WORDS]:
                yield f"activity|{word}|{year}"


def _plainly(facts: Facts) -> list[str]:
    """Of a title with no word of its own: what it is on in a general way, and its year."""
    said = sorted(facts.plain_title & matters())
    return [f"~{word}" for word in (*said, *facts.title_date)][:_MANY_WORDS]


def _types(facts: Facts) -> list[str]:
    words: set[str] = set()
    for goods in facts.goods:
        for word in goods.type:
            words.add(word)
            if any(c.isdigit() for c in word) and word[-1].isalpha():
                words.add(word.rstrip("abcdefghijklmnopqrstuvwxyz") or word)
    if facts.amount:
        words.add(f"{facts.amount:.1e} {facts.currency}")
    return sorted(words)[: 2 * _MANY_WORDS]


def _coarse_words(facts: Facts) -> list[str]:
    if facts.kind == "meeting":
        return sorted({figure.name[-1] for figure in facts.people if figure.name})[:3] or ["-"]
    if facts.kind == "transfer":
        return sorted({goods.category for goods in facts.goods})[:3] or ["?"]
    if facts.kind == "instrument":
        return [facts.action or "?"]
    return [facts.form]


def _names(people: Iterable[Figure]) -> list[str]:
    """The last word of each name, and its first: which one is the family's depends on the country."""
    return sorted({word for figure in people if figure.name for word in (figure.name[0], figure.name[-1])})


def _speakers(facts: Facts) -> list[str]:
    speakers = [figure for figure in facts.people if figure.role == "speaker"]
    names = [f"{word}" for word in _names(speakers)]
    posts = [f"{figure.state}:{figure.post}" for figure in speakers if figure.post]
    bodies = sorted({word for body in facts.bodies for word in body})[:_MANY_WORDS]
    found = names + posts + [f"{'+'.join(facts.parties)}:{word}" for word in bodies]
    return found or ["+".join(facts.parties)]


def _by_time(stem: str, words: list[str], facts: Facts, have: set[str], seek: set[str]) -> None:
    """Fine times meet in buckets of days, months seek their buckets, and years meet with a word beside."""
    when, width = facts.period, _DAYS.get(facts.kind, _WIDTH)
    if not when.known:
        have.update(f"{stem}|{w}|?" for w in words)
        seek.update(f"{stem}|{w}|?" for w in words)
        return
    buckets = range(when.low // width, when.high // width + 1)
    near = {f"{stem}|{bucket}" for bucket in range(buckets.start - 1, buckets.stop + 1)}
    years = {f"{stem}|{word}|{year}" for word in words for year in _years(when)}
    if len(buckets) <= _MANY_BUCKETS:
        have.update(f"{stem}|{bucket}" for bucket in buckets)
        have.update(f"{year}d" for year in years if words != ["-"])
        seek |= near
    elif len(buckets) <= _SEASON // width:
        have.update(f"{stem}|{bucket}c" for bucket in buckets)
        have.update(f"{year}d" for year in years if words != ["-"])
        seek |= near
    else:
        have.update(f"{year}y" for year in years)
        seek.update(f"{year}d" for year in years)
    seek.update(f"{bucket}c" for bucket in near)
    seek.update(f"{year}y" for year in years)


def _years(when: Period) -> list[str]:
    if not when.known:
        return ["?"]
    start, stop = date.fromordinal(when.low).year, date.fromordinal(when.high).year
    return [f"Y{n}" for n in range(start, min(stop, start + 12) + 1)]
