"""Scoring: read claims held against annotated ones.

A read claim matches an annotated one of its kind where their evidence overlaps by half of the shorter span
or more (a read span of over 600 code points counts for nothing), their parties agree (Jaccard 0.5 or more)
and, for statements, the speaker is the same. Matching is one to one, best pairs first.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

WIDEST = 600
FIELDS = ("form", "status", "parties", "participants", "when", "source", "details")
Spans = list[tuple[int, int]]


@dataclass
class Tally:
    """Counts of annotated, read, matched and exactly matched claims."""

    gold: int = 0
    read: int = 0
    hit: int = 0
    exact: int = 0

    def rates(self) -> tuple[float, float, float, float]:
        """Precision, recall, F1, exact F1."""
        precision = self.hit / self.read if self.read else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        both = self.gold + self.read
        return (
            precision,
            recall,
            (2 * self.hit / both if both else 0.0),
            (2 * self.exact / both if both else 0.0),
        )


@dataclass
class Score:
    """Tallies by kind, right fields of matched claims, and (confidence, right) of every read claim."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    fields: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    chances: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        """All kinds together."""
        sums = Tally()
        for tally in self.kinds.values():
            sums.gold, sums.read = sums.gold + tally.gold, sums.read + tally.read
            sums.hit, sums.exact = sums.hit + tally.hit, sums.exact + tally.exact
        return sums

    def add(self, text: str, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> None:
        """Count one document."""
        pairs = match(text, gold, read)
        matched = {place for _, place in pairs}
        for claim in gold:
            self.kinds.setdefault(claim["kind"], Tally()).gold += 1
        for place, claim in enumerate(read):
            self.kinds.setdefault(claim["kind"], Tally()).read += 1
            self.chances.append((claim["confidence"] or 0.0, place in matched))
        for one, other in pairs:
            verdict = {name: right(name, gold[one], read[other]) for name in FIELDS}
            tally = self.kinds[gold[one]["kind"]]
            tally.hit += 1
            tally.exact += all(verdict[name] for name in ("form", "status", "parties", "when"))
            for name in FIELDS:
                self.fields[name].append(verdict[name])

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error over equal bins of confidence."""
        error = 0.0
        for bin_ in range(bins):
            inside = [(c, r) for c, r in self.chances if min(int(c * bins), bins - 1) == bin_]
            if inside:
                mean = sum(c for c, _ in inside) / len(inside)
                share = sum(r for _, r in inside) / len(inside)
                error += abs(mean - share) * len(inside) / len(self.chances)
        return error


def match(text: str, gold: list[dict[str, Any]], read: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Pairs of places: an annotated claim and the read one that matches it."""
    scored = [(affinity(text, g, r), i, j) for i, g in enumerate(gold) for j, r in enumerate(read)]
    used: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for score, i, j in sorted(scored, reverse=True):
        if score > 0 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((i, j))
    return pairs


def affinity(text: str, gold: dict[str, Any], read: dict[str, Any]) -> float:
    """How well a read claim fits an annotated one; 0 where they do not match."""
    if gold["kind"] != read["kind"]:
        return 0.0
    shared = overlap(spans_of(text, gold["evidence"]), spans_of(text, read["evidence"]))
    agree = jaccard(gold["parties"], read["parties"])
    if shared < 0.5 or agree < 0.5:
        return 0.0
    if gold["kind"] == "statement" and not same_name(speaker(gold), speaker(read)):
        return 0.0
    alike = token_f1(key_detail(gold), key_detail(read))
    return shared + agree + alike + (gold["form"] == read["form"])


def spans_of(text: str, pieces: Iterable[Any]) -> Spans:
    """Offsets of evidence, given as substrings or with offsets."""
    return [
        (text.index(p), text.index(p) + len(p)) if isinstance(p, str) else (p["start"], p["end"])
        for p in pieces
    ]


def overlap(gold: Spans, read: Spans) -> float:
    """The largest share of the shorter of two spans that they have in common."""
    shares = [
        (min(e, f) - max(s, t)) / min(e - s, f - t)
        for s, e in gold
        for t, f in read
        if f - t <= max(WIDEST, e - s)
    ]
    return max(shares, default=0.0)


def jaccard(one: Iterable[str], other: Iterable[str]) -> float:
    """Shared parties of all parties."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def plain(text: str | None) -> str:
    """Lower-case ASCII words."""
    ascii_ = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", ascii_).strip()


def same_name(one: str | None, other: str | None) -> bool:
    """Equal, one within the other, or the same last word."""
    a, b = plain(one), plain(other)
    if not a or not b:
        return a == b
    return a in b or b in a or a.split()[-1] == b.split()[-1]


def token_f1(one: str | None, other: str | None) -> float:
    """F1 of two texts' words."""
    a, b = plain(one).split(), plain(other).split()
    if not a or not b:
        return float(a == b)
    common = sum(min(a.count(word), b.count(word)) for word in set(a))
    return 2 * common / (len(a) + len(b))


def speaker(claim: dict[str, Any]) -> str:
    """The first speaker's name."""
    return next((p["name"] for p in claim["participants"] if p["role"] == "speaker"), "")


def text_of(piece: Any) -> str:
    """A span's text, given as substring or with offsets."""
    return piece if isinstance(piece, str) else (piece or {}).get("text", "")


def key_detail(claim: dict[str, Any]) -> str:
    """The words by which claims of a kind differ most."""
    details, kind = claim["details"], claim["kind"]
    single = {"instrument": "title", "activity": "name", "programme": "subject"}
    if kind in single:
        return details.get(single[kind]) or ""
    if kind == "statement":
        return text_of(details.get("content"))
    if kind == "commitment":
        return text_of(details.get("pledge"))
    if kind == "transfer":
        return " ".join(item["name"] or "" for item in details.get("items") or [])
    return " ".join(sorted((plain(p["name"]).split() or [""])[-1] for p in claim["participants"]))


def right(name: str, gold: dict[str, Any], read: dict[str, Any]) -> bool:
    """Whether a field of a matched claim is right."""
    if name == "parties":
        return set(gold["parties"]) == set(read["parties"])
    if name == "participants":
        return _right_people(gold, read)
    if name == "when":
        return _right_time(gold["when"], read["when"])
    if name == "source":
        return same_name(gold["source"], read["source"])
    if name == "details":
        return _right_details(gold, read)
    return bool(gold[name] == read[name])


def _right_people(gold: dict[str, Any], read: dict[str, Any]) -> bool:
    a = [p["name"] for p in gold["participants"]]
    b = [p["name"] for p in read["participants"]]
    hits = sum(any(same_name(x, y) for y in b) for x in a)
    return (2 * hits / (len(a) + len(b)) if a or b else 1.0) >= 0.8


def _right_time(gold: dict[str, str] | None, read: dict[str, str] | None) -> bool:
    if not gold or not read:
        return not gold and not read
    width = {"day": 10, "month": 7}.get(gold["precision"], 4)
    return all(gold[edge][:width] == read[edge][:width] for edge in ("start", "end"))


def _right_details(gold: dict[str, Any], read: dict[str, Any]) -> bool:
    a, b = gold["details"], read["details"]
    for name in ("supplier", "recipient") if gold["kind"] == "transfer" else ():
        if a.get(name) != b.get(name):
            return False
    if gold["kind"] == "transfer" and _sum(a) != _sum(b):
        return False
    if gold["kind"] == "instrument" and a.get("action") != b.get("action"):
        return False
    return not key_detail(gold) or token_f1(key_detail(gold), key_detail(read)) >= 0.6


def _sum(details: dict[str, Any]) -> tuple[Any, Any]:
    value = details.get("value") or {}
    return value.get("amount"), value.get("currency")
