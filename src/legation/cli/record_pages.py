"""An entry and its reasons, laid out for a terminal."""

import json
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from legation.cli.terminal import one_line
from legation.exchange.dossier.phrases import field
from legation.record.answers import EntryInFull, KeptClaim
from legation.record.decision import Decision
from legation.record.merging.summary import shown_days
from legation.record.outcome import Outcome
from legation.record.why import Reasons, Tie


def explained(full: EntryInFull, reasons: Reasons, outcome: Outcome | None = None) -> RenderableType:
    """The entry, its stages, its claims and the ties that hold them, what differs, what came of it."""
    parts: list[RenderableType] = [_heading(full), *_stages(full), Text()]
    ties = {tie.claim: tie for tie in reasons.ties}
    for one in sorted(full.claims, key=lambda c: (c.published is None, c.published, c.id)):
        parts += _claim(one, ties.get(one.id))
    if reasons.differing:
        parts.append(Text("\nSources differ", style="bold"))
        for value in reasons.differing:
            mark = "→" if value.best else " "
            by = "corrected by a person" if value.corrected else f"{value.sources} independent"
            parts.append(Text(f"  {mark} " + one_line(f"{field(value.field)}: {value.value}  ({by})")))
    parts += [_decided(one) for one in reasons.decisions]
    if outcome:
        parts += _outcome(outcome)
    parts += [Text("  " + one_line(f"note: {note}")) for note in full.notes]
    return Group(*parts)


def _heading(full: EntryInFull) -> Text:
    its = full.summary
    decided = f", {its.decision}" if its.decision else ""
    line = f"{its.id}  {its.kind}, {its.stage}{decided}\n"
    counts = f"{its.claims} claims in {its.documents} documents, {its.sources} independent sources"
    return Text.assemble((line, "dim"), (one_line(its.headline), "bold"), f"\n{counts}")


def _stages(full: EntryInFull) -> list[Text]:
    if len(full.stages) < 2:
        return []
    return [
        Text(
            f"  {s.phase:<24} {shown_days(s.start, s.end, s.precision) or 'undated':<22} "
            f"{len(s.claims)} claim{'s' * (len(s.claims) > 1)}"
        )
        for s in full.stages
    ]


def _claim(one: KeptClaim, tie: Tie | None) -> list[RenderableType]:
    origin = ", ".join(str(part) for part in (one.outlet or one.document, one.published) if part)
    found: list[RenderableType] = [
        Text.assemble((one.id[:9], "dim"), f"  “{one_line(one.evidence)}”  ", (one_line(origin), "italic"))
    ]
    if tie:
        points = "; ".join(f"{p.note} ({p.weight:+.1f})" for p in tie.points)
        line = f"{tie.score:.1f} of {tie.enough:.1f} with {tie.to[:9]}: {points}"
        if tie.decided and tie.score < tie.enough:
            notes = "; ".join(point.note for point in tie.points)
            line = f"put together with {tie.to[:9]} by {tie.decided}, whatever the likeness ({notes})"
        found.append(_under(line))
    return found


def _decided(one: Decision) -> Text:
    what = f" {one.field} = {shown(one.value)}" if one.field else ""
    on = f" {one.target[:9]}" if one.scope == "claim" else ""
    reason = f": {one.reason}" if one.reason else ""
    line = f"{_VERBS[one.verb]}{on}{what} by {one.by}, {one.at[:10]}{reason} ({one.id[:9]})"
    return Text("  " + one_line(line))


def shown(value: Any) -> str:
    """A corrected value in one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


_VERBS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def _under(line: str) -> RenderableType:
    return Padding(Text(one_line(line), style="dim"), (0, 0, 0, 11))


_SAID = {
    "fulfilled": "fulfilled, by what is on record",
    "partly": "fulfilled in part",
    "contradicted": "came to nothing, by what is on record",
    "open": "nothing on record yet",
    "indefinite": "can't be told: it names no one act that would fulfil it",
}


def _outcome(outcome: Outcome) -> list[RenderableType]:
    found: list[RenderableType] = [Text.assemble(("\nWhat came of it: ", "bold"), _SAID[outcome.verdict])]
    for one in outcome.consequences:
        points = "; ".join(f"{p.note} ({p.weight:+.1f})" for p in one.points)
        day = f"  {one.entry.day}" if one.entry.day else ""
        found.append(
            Text.assemble(
                (f"  {one.entry.id[:9]}", "dim"), f"{day}  {one.bearing}: “{one_line(one.evidence)}”"
            )
        )
        found.append(_under(f"{one.score:.1f} of {one.enough:.1f}: {points}"))
    return found
