"""An entry as rows, out of its claims."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Final

from legation.record.derive import Kept, name_of
from legation.record.headline import headline
from legation.record.merging.stages import STATUS, phase, stages
from legation.record.merging.summary import (
    Reported,
    Witness,
    disagreements,
    independent,
    latest_phase,
    reported,
)
from legation.record.standing import Standing

_PAIRED_PARTIES = 8
_MAIN_STAGES: Final = ("signed", "adopted", "exchanged", "ordered", "approved", "delivered")


@dataclass(frozen=True, slots=True)
class EntryRows:
    """Rows of one entry; `stage_of` gives each claim's number its place among the stages."""

    entry: dict[str, Any]
    stages: list[dict[str, Any]]
    parties: list[dict[str, Any]]
    pairs: list[dict[str, Any]]
    disagreements: list[dict[str, Any]]
    stage_of: dict[int, int]


def witnesses(
    group: Iterable[Kept], standing: Standing, names: Mapping[str, str] | None = None
) -> list[Witness]:
    """The claims of an entry with their weight; `names` are those of their stages."""
    names = names or {}
    return [
        Witness(c.id, c.body, c.story, c.outlet, None, c.corrected, standing.rejected(c.id), names.get(c.id))
        for c in group
    ]


def values(
    group: Sequence[Kept], standing: Standing, parts: Sequence[Sequence[str]] | None = None
) -> list[Reported]:
    """Every field's values, a person's correction of the entry before all; `parts` are its stages."""
    names = _stage_names(group, _stages(group) if parts is None else parts)
    found = reported(witnesses(group, standing, names))
    for correction in _corrections(group, standing):
        name = str(correction.field)
        shown = correction.value if isinstance(correction.value, str) else str(correction.value)
        rest = [_beaten(v) if v.field == name else v for v in found if (v.field, v.value) != (name, shown)]
        found = [Reported(name, shown, 0, (), best=True, corrected=True), *rest]
    return sorted(found, key=lambda v: (v.field, not v.best, -v.sources, v.value))


def rows(number: int, group: Sequence[Kept], standing: Standing) -> EntryRows:
    """The rows of the entry that these claims, in the order of their ids, are about."""
    parts = _stages(group)
    its = values(group, standing, parts)
    best = {value.field: value.value for value in its if value.best}
    by_id = {claim.id: claim for claim in group}
    stage_rows = [
        _stage_row(number, place, [by_id[c] for c in part], standing) for place, part in enumerate(parts)
    ]
    split = disagreements(its)
    parties = sorted({party for claim in group for party in claim.body["parties"]})
    return EntryRows(
        entry={
            "number": number,
            "id": name_of(group),
            **_summary(group, best, stage_rows, standing),
            "parties": " ".join(parties),
            "disagreements": len({value.field for value in split}),
        },
        stages=stage_rows,
        parties=[{"party": party, "entry": number} for party in parties],
        pairs=[
            {"one": a, "other": b, "entry": number} for a, b in combinations(parties[:_PAIRED_PARTIES], 2)
        ],
        disagreements=[_disagreement_row(number, value) for value in split],
        stage_of={by_id[c].number: place for place, part in enumerate(parts) for c in part},
    )


def _corrections(group: Sequence[Kept], standing: Standing) -> list[Any]:
    """Corrections of this entry: those of which it holds the first claim that is still there."""
    held = {claim.id for claim in group}
    found = {d.id: d for c in held for d in standing.entry_corrections.get(c, ()) if min(d.claims) in held}
    return sorted(found.values(), key=lambda d: (d.at, d.id))


def _beaten(value: Reported) -> Reported:
    return Reported(value.field, value.value, value.sources, value.claims, best=False)


def _stages(group: Sequence[Kept]) -> list[list[str]]:
    kind = group[0].body["kind"]
    if kind in ("instrument", "transfer"):
        return stages([(c.id, phase(c.body), c.facts) for c in group])
    by_status: dict[str, list[str]] = {}
    for claim in group:
        by_status.setdefault(claim.body["status"], []).append(claim.id)
    return [by_status[status] for status in STATUS if status in by_status]


def _stage_names(group: Sequence[Kept], parts: Sequence[Sequence[str]]) -> dict[str, str]:
    """From each claim of an instrument or a transfer to its stage: `delivered`, `delivered 2`."""
    if group[0].body["kind"] not in ("instrument", "transfer"):
        return {}
    phases, count, found = {c.id: phase(c.body) for c in group}, Counter[str](), {}
    for part in parts:
        name = phases[part[0]]
        count[name] += 1
        found.update(dict.fromkeys(part, name if count[name] == 1 else f"{name} {count[name]}"))
    return found


def _stage_row(number: int, place: int, claims: Sequence[Kept], standing: Standing) -> dict[str, Any]:
    start, end, precision = _best_when(claims)
    return {
        "entry": number,
        "position": place,
        "phase": phase(claims[0].body),
        "start": start,
        "end": end,
        "precision": precision,
        "claims": len(claims),
        "sources": independent(witnesses(claims, standing)),
    }


def _summary(
    group: Sequence[Kept], best: Mapping[str, str], stages: Sequence[dict[str, Any]], standing: Standing
) -> dict[str, Any]:
    bodies = [claim.body for claim in _weightiest(group, standing)]
    kind = bodies[0]["kind"]
    stage, status = _state(kind, group, standing)
    start, end, precision = _entry_when(kind, group, best, stages)
    days = [claim.published for claim in group if claim.published]
    first = date.fromordinal(min(days)) if days else None
    form = stage.partition(" (")[0] if kind == "transfer" else best.get("form", bodies[0]["form"])
    return {
        "kind": kind,
        "form": form,
        "status": status,
        "stage": stage,
        "headline": headline(bodies, best),
        "start": start,
        "end": end,
        "precision": precision,
        "place": best.get("where"),
        "sources": independent(witnesses(group, standing)),
        "documents": len({claim.document for claim in group}),
        "claims": len(group),
        "decision": _decision(group, standing),
        "reported": first,
        "day": start or first,
    }


def _weightiest(group: Sequence[Kept], standing: Standing) -> list[Kept]:
    """Claims that say most first, rejected ones last."""
    return sorted(
        group,
        key=lambda c: (
            standing.rejected(c.id),
            -len(c.body["participants"]),
            -len(str(c.body["details"])),
            c.id,
        ),
    )


def _state(kind: str, group: Sequence[Kept], standing: Standing) -> tuple[str, str]:
    """The stage that the thing has come to, and its status. What some deny and others report
    goes by the number of independent sources."""
    standing_claims = [c for c in group if not standing.rejected(c.id)] or list(group)
    if kind in ("instrument", "transfer"):
        stage = latest_phase(kind, [(c.body, c.published) for c in standing_claims])
        return stage, next(c.body["status"] for c in standing_claims if phase(c.body) == stage)
    by_status: dict[str, list[Kept]] = {}
    for claim in standing_claims:
        by_status.setdefault(claim.body["status"], []).append(claim)
    if "denied" in by_status and "occurred" in by_status:
        counts = {s: independent(witnesses(by_status[s], standing)) for s in ("denied", "occurred")}
        status = "denied" if counts["denied"] > counts["occurred"] else "occurred"
    else:
        status = max(by_status, key=STATUS.index)
    return status, status


def _entry_when(
    kind: str, group: Sequence[Kept], best: Mapping[str, str], stages: Sequence[dict[str, Any]]
) -> tuple[date | None, date | None, str | None]:
    if "when" in best:
        return parse_when(best["when"])
    if kind in ("instrument", "transfer"):
        dated = [row for row in stages if row["start"]]
        main = [row for name in _MAIN_STAGES for row in dated if row["phase"] == name]
        for row in [*main, *reversed(dated)]:
            return row["start"], row["end"], row["precision"]
    return None, None, None


def parse_when(shown: str) -> tuple[date | None, date | None, str | None]:
    """From `2022-06-02`, `2022-06`, `2022` or `2022-06-02/2022-06-05` to first day, last day, precision."""
    low, _, high = shown.partition("/")
    if high:
        return date.fromisoformat(low), date.fromisoformat(high), "range"
    if len(low) == 10:
        return date.fromisoformat(low), date.fromisoformat(low), "day"
    if len(low) == 7:
        year, month = int(low[:4]), int(low[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), date.fromordinal(after.toordinal() - 1), "month"
    return date(int(low), 1, 1), date(int(low), 12, 31), "year"


def _best_when(claims: Sequence[Kept]) -> tuple[date | None, date | None, str | None]:
    """Of a stage's dates the most precise that most sources give."""
    votes: dict[tuple[str, str, str], set[int]] = {}
    for claim in claims:
        if when := claim.body["when"]:
            votes.setdefault((when["start"], when["end"], when["precision"]), set()).add(claim.story)
    if not votes:
        return None, None, None
    grains = ("day", "range", "month", "year")
    start, end, precision = min(votes, key=lambda v: (grains.index(v[2]), -len(votes[v]), v))
    return date.fromisoformat(start), date.fromisoformat(end), precision


def _decision(group: Sequence[Kept], standing: Standing) -> str | None:
    if all(standing.rejected(claim.id) for claim in group):
        return "rejected"
    if any(claim.corrected for claim in group) or _corrections(group, standing):
        return "corrected"
    if any(standing.vouched(claim.id) for claim in group):
        return "accepted"
    return None


def _disagreement_row(number: int, value: Reported) -> dict[str, Any]:
    return {
        "entry": number,
        "field": value.field,
        "value": value.value,
        "best": value.best,
        "sources": value.sources,
        "claims": " ".join(value.claims),
    }
