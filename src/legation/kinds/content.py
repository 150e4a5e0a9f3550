"""Statements: acts of saying in a document, each with what is said, the words of saying and its form."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from legation import lexicon
from legation.encoder.signals import NamedSpan
from legation.kinds.cues import Cue, cues_in
from legation.kinds.cuts import cuts_of
from legation.kinds.fronted import fronted
from legation.kinds.said import Bounds, Said, complement, covered, following, trim
from legation.kinds.tagged import tagged
from legation.kinds.turns import Turn, bare_quotations, turns_in
from legation.kinds.uncued import bare, credit_in, credited, goes_on
from legation.kinds.units import Unit, overlapping, quoted, units_of
from legation.language.parsed import Parsed, Quotation

Form = Literal["direct", "indirect", "mixed"]


FARTHEST = 4000
"""Code points before a stretch at which an act of saying may begin that fits it."""
LEAST_SHARE = 0.15
"""What an act of saying and a stretch must share of what both cover."""


@dataclass(frozen=True, slots=True)
class StatementSpan:
    """An act of saying: `evidence` with its tag, `content` without quotation marks at its ends.

    `cue` is null for a post, a turn under a speaker's label and a quotation without words of saying;
    the hints are stretches in which speaker and addressee are named, where the sentence names them.
    """

    evidence: Bounds
    content: Bounds
    cue: Bounds | None
    form: Form
    speaker_hint: Bounds | None = None
    addressee_hint: Bounds | None = None


def statements_in(parsed: Parsed, names: Sequence[NamedSpan] = ()) -> list[StatementSpan]:
    """All candidate acts of saying of a document, in text order: wide, for a model to judge."""
    units = units_of(parsed)
    found = [
        s for place, unit in enumerate(units) for s in _of_unit(parsed, unit, units[place + 1 : place + 2])
    ]
    taken = [s.content for s in found if s.form != "indirect"]
    known = set(taken)
    labelled = [turn for turn in turns_in(parsed) if _unmarked(parsed, turn.content) not in known]
    found.extend(_of_turn(parsed, turn) for turn in labelled)
    taken.extend(turn.content for turn in labelled)
    found.extend(_of_turn(parsed, turn) for turn in bare_quotations(parsed, units, taken))
    full = (s for s in found if s.content[0] < s.content[1])
    return sorted(full, key=lambda s: (s.evidence, s.content))


def statement_at(
    parsed: Parsed,
    start: int,
    end: int,
    names: Sequence[NamedSpan] = (),
    said: Sequence[StatementSpan] | None = None,
) -> StatementSpan | None:
    """The act of saying around a rough stretch; None only for an empty stretch.

    `said` is `statements_in(parsed)`, where the caller has it. Where no words of saying stand in the stretch,
    what is said is its quotation, what it credits to somebody, or all of it.
    """
    found = statements_in(parsed) if said is None else said
    first = bisect_left(found, start - FARTHEST, key=lambda s: s.evidence[0])
    last = bisect_left(found, end, key=lambda s: s.evidence[0])
    fitting = [s for s in found[first:last] if _share(s.evidence, (start, end)) >= LEAST_SHARE]
    if fitting:
        return clipped(parsed, max(fitting, key=lambda s: _fit(parsed.text, s, start, end)), start, end)
    return uncued(parsed, start, end)


def _fit(text: str, statement: StatementSpan, start: int, end: int) -> float:
    """How well the statement fits the stretch: its cue within it, alike in extent, the first of several."""
    cue = statement.cue or statement.content
    inside = start <= cue[0] and cue[1] <= end
    strength = 0.3 if statement.cue is None else _strength(text[cue[0] : cue[1]].lower())
    return inside + _share(statement.evidence, (start, end)) + strength - (cue[0] - start) * 1e-6


def _strength(words: str) -> float:
    return 0.2 if words in _strong() else 0.0


@cache
def _strong() -> frozenset[str]:
    return frozenset(lexicon.words("saying")["strength"]["strong"])


def clipped(parsed: Parsed, statement: StatementSpan, start: int, end: int) -> StatementSpan:
    """The statement without what its content holds far behind the stretch, where a clause ends near `end`."""
    content = statement.content
    if content[1] <= end + 12 or content[0] >= end - 3 or statement.form == "direct":
        return statement
    text = parsed.text
    cut = re.compile(r"[,;:.–]\s|\s(?:and|but|which|who|where|while|when|as|after|at|in|from|on)\s").search(
        text, end - 3, end + 12
    )
    if cut is None:
        return statement
    kept = _unmarked(parsed, trim(text, content[0], max(cut.start(), content[0] + 1)))
    evidence = (statement.evidence[0], cut.start())
    inside = covered(parsed.quotations, kept) >= 3
    form: Form = "mixed" if inside else "indirect"
    return replace(statement, content=kept, evidence=evidence, form=form)


def uncued(parsed: Parsed, start: int, end: int) -> StatementSpan | None:
    """A statement in a stretch without words of saying."""
    text = parsed.text
    whole = trim_space(text, start, end)
    if whole[0] >= whole[1]:
        return None
    said = credited(text, *whole)
    if said is not None:
        content = _unmarked(parsed, said.content)
        form: Form = "mixed" if covered(parsed.quotations, content) >= 3 else "indirect"
        if said.subject and content[1] <= said.subject[0] and goes_on(text, said.subject[1]):
            whole = (whole[0], said.subject[1])
        return StatementSpan(whole, content, None, form, said.subject)
    quotation = bare(text, parsed.quotations, *whole)
    if quotation is not None:
        return StatementSpan(whole, _unmarked(parsed, quotation), None, "direct")
    form = "mixed" if covered(parsed.quotations, whole) >= 3 else "indirect"
    return StatementSpan(whole, _unmarked(parsed, trim(text, *whole)), None, form)


def _share(one: Bounds, other: Bounds) -> float:
    """What two stretches have in common, as a share of all that they cover."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def _of_turn(parsed: Parsed, turn: Turn) -> StatementSpan:
    content = _unmarked(parsed, turn.content)
    return StatementSpan(turn.evidence, content, None, "direct", turn.speaker)


def _of_unit(parsed: Parsed, unit: Unit, after: Sequence[Unit]) -> Iterator[StatementSpan]:
    text = parsed.text
    cues = [cue for cue in cues_in(text, unit.start, unit.end) if not quoted(unit.quotations, cue.start)]
    credit = credit_in(text, unit.start, unit.end)
    if credit and (statement := uncued(parsed, unit.start, unit.end)):
        yield statement
    credit = credit if credit and goes_on(text, credit[1]) else None
    cuts = cuts_of(text, unit, cues)
    for place, cue in enumerate(cues):
        zone = (cuts.left(cue, unit.start), cuts.right(cue, unit.end))
        if credit and zone[0] < credit[1] <= cue.start:
            zone = (credit[1] + 2, zone[1])
        earlier = cues[place - 1].end if place else unit.start
        said = _tagged(parsed, unit, cue, (max(zone[0], earlier), zone[1]), after)
        if said is None:
            left = _reported_from(text, unit, cue, zone[0])
            said = fronted(text, cue, left, cuts.far_right(cue, unit.end))
        if said is None and (cue.frame != "guarded" or _opens_clause(text, cue, zone[1])):
            said = following(text, cue, zone[1])
        if said is not None:
            act = _statement(parsed, cue, said, zone)
            of_credited = credit and credit[1] + 2 == zone[0] and _relative(text, zone[0], cue.start)
            yield replace(act, speaker_hint=credit) if of_credited else act


def _relative(text: str, start: int, end: int) -> bool:
    """Whether nobody but whoever was named before can be the subject of a cue at `end`."""
    return re.compile(r"(?:which|who|and)?\s?(?:[a-z]+\s){0,3}").fullmatch(text, start, end) is not None


def _tagged(parsed: Parsed, unit: Unit, cue: Cue, zone: Bounds, after: Sequence[Unit]) -> Said | None:
    """The quotation in the zone that the cue is a tag to."""
    if cue.frame == "object" or cue.participle or complement(parsed.text, cue, zone[1], quotations=False):
        return None
    return tagged(parsed, unit, cue, zone, after)


def _reported_from(text: str, unit: Unit, cue: Cue, left: int) -> int:
    """Where what is said before the cue begins: behind a colon, if one divides the clause."""
    colons = [m.end() for m in re.finditer(r":\s", text[left : cue.start])]
    outside = [left + end for end in colons if not quoted(unit.quotations, left + end - 2)]
    return outside[-1] if outside else left


def _opens_clause(text: str, cue: Cue, right: int) -> bool:
    """Whether a clause or quotation, and no noun phrase, follows a cue that may be no act of saying."""
    return complement(text, cue, right) is not None or text[cue.end : cue.end + 5] in (" how ", " whet")


def _statement(parsed: Parsed, cue: Cue, said: Said, zone: Bounds) -> StatementSpan:
    text = parsed.text
    content = _unmarked(parsed, said.content)
    evidence = trim_space(text, min(zone[0], said.content[0]), max(zone[1], said.content[1]))
    subject = said.subject or _before(text, evidence[0], cue)
    form = _form(text, parsed.quotations, cue, content)
    return StatementSpan(
        evidence, content, (cue.start, cue.end), form, _filled(subject), _filled(said.addressee)
    )


def _filled(span: Bounds | None) -> Bounds | None:
    return span if span is not None and span[0] < span[1] else None


def _form(text: str, quotations: Sequence[Quotation], cue: Cue, content: Bounds) -> Form:
    inside = covered(quotations, content)
    if inside < 3:
        return "indirect"
    parts = overlapping(quotations, *content)
    ends = parts[0].start <= content[0] and parts[-1].end >= content[1]
    if ends and (cue.start > parts[0].end or len(parts) == 1):
        fragment = cue.frame == "object" and text[content[1] - 1] not in ".!?"
        return "mixed" if fragment else "direct"
    return "mixed"


def _before(text: str, left: int, cue: Cue) -> Bounds | None:
    """The stretch before the cue, back to where its clause begins."""
    span = trim(text, left, cue.start)
    return span if span[0] < span[1] else None


def _unmarked(parsed: Parsed, content: Bounds) -> Bounds:
    """The content without quotation marks at its ends, and without the comma inside the last."""
    start, end = content
    for quotation in overlapping(parsed.quotations, start, end):
        if quotation.start == start:
            start = quotation.inner_start
        if end - 1 <= quotation.inner_end <= end <= quotation.end:
            end = quotation.inner_end
    while end > start and parsed.text[end - 1] in ", \n\t":
        end -= 1
    while start < end and parsed.text[start].isspace():
        start += 1
    return (start, end) if start < end else content


def trim_space(text: str, start: int, end: int) -> Bounds:
    """`start:end` without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
