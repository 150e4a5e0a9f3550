"""The stages of an entry: each act on an instrument, each step of a deal, plan and occurrence."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from legation.record.merging.facts import Facts
from legation.record.merging.period import Period
from legation.schema import ACTIONS

TRANSFER: Final = ("requested", "offered", "approved", "ordered", "delivered", "cancelled", "total")
STATUS: Final = ("proposed", "planned", "occurred", "denied")
_OFTEN: Final = frozenset(
    {"extended", "amended", "delivered", "ratified", "offered", "approved", "negotiated", "suspended"}
)
"""Phases that one thing may go through more than once."""
_SLIP = 20
_NATURAL: Final = {
    "offered": ("proposed",),
    "requested": ("proposed",),
    "cancelled": ("denied", "occurred"),
}
"""Statuses of a transfer's steps that need no saying, where they are others than `occurred`."""


def phase(claim: Mapping[str, Any]) -> str:
    """The phase a claim reports: an instrument's action, a transfer's form, another thing's status.

    One that is only planned, proposed or denied says so: `delivered (planned)`; what is `cancelled` is
    denied by its nature.
    """
    kind, status = claim["kind"], claim["status"]
    if kind == "instrument":
        name = claim["details"].get("action") or "signed"
        return name if status == "occurred" or name == "proposed" else f"{name} ({status})"
    if kind == "transfer":
        natural = _NATURAL.get(claim["form"], ("occurred",))
        return claim["form"] if status in natural else f"{claim['form']} ({status})"
    return str(status)


def order(kind: str, phase: str) -> tuple[int, int]:
    """For sorting phases as they come in time: a plan stands just before its occurrence."""
    name, _, status = phase.partition(" (")
    ranks = ACTIONS if kind == "instrument" else TRANSFER if kind == "transfer" else STATUS
    rank = ranks.index(name) if name in ranks else len(ranks)
    return rank, {"": 1, "proposed)": -1, "planned)": 0, "occurred)": 1, "denied)": 2}.get(status, 0)


def stages(members: Sequence[tuple[str, str, Facts]]) -> list[list[str]]:
    """Splits an entry's claims, given as (id, phase, facts), into its stages, in their order.

    Claims of one phase are one stage, but for phases that may come more than once: there, dates
    and quantities that cannot be one tell the parts of a delivery apart.
    """
    kind = members[0][2].kind
    by_phase: dict[str, list[tuple[str, Facts]]] = {}
    for claim, name, facts in sorted(members, key=lambda member: member[0]):
        by_phase.setdefault(name, []).append((claim, facts))
    found: list[tuple[tuple[int, int], int, list[str]]] = []
    for name, claims in by_phase.items():
        often = kind in ("instrument", "transfer") and (
            name.partition(" (")[0] in _OFTEN or name.endswith("(denied)")
        )
        for group in _parts(claims) if often else [claims]:
            found.append((order(kind, name), _first_day(group), [claim for claim, _ in group]))
    return [claims for _, _, claims in sorted(found)]


def _parts(claims: list[tuple[str, Facts]]) -> list[list[tuple[str, Facts]]]:
    """The most precise first, each to the part that it fits best."""
    parts: list[list[tuple[str, Facts]]] = []
    for claim in sorted(claims, key=lambda one: (_vagueness(one[1]), one[1].period.low, one[0])):
        fitting = [part for part in parts if all(_fits(claim[1], other) for _, other in part)]
        if fitting:
            min(fitting, key=lambda part: (_distance(claim[1], part[0][1]), part[0][0])).append(claim)
        else:
            parts.append([claim])
    return parts


def _vagueness(facts: Facts) -> int:
    grains = {"day": 0, "range": 1, "month": 2, "year": 3, "report": 4, "horizon": 5, "none": 6}
    return grains[facts.period.grain]


def _fits(a: Facts, b: Facts) -> bool:
    if a.period.known and b.period.known:
        both_sharp, both_dated = a.period.sharp and b.period.sharp, a.period.dated and b.period.dated
        slip = _SLIP if both_sharp else 0 if both_dated else 3 * _SLIP
        if a.period.gap(b.period) > slip:
            return False
    return _quantities_fit(a, b)


def _quantities_fit(a: Facts, b: Facts) -> bool:
    """Other numbers of one thing are another part, unless they are dated to the same day."""
    ours = {goods.quantity for goods in a.goods if goods.quantity}
    theirs = {goods.quantity for goods in b.goods if goods.quantity}
    same_day = a.period.sharp and b.period.sharp and a.period.gap(b.period) <= 1
    return not ours or not theirs or bool(ours & theirs) or same_day


def _distance(a: Facts, b: Facts) -> int:
    return a.period.gap(b.period) if a.period.known and b.period.known else 10_000


def _first_day(group: list[tuple[str, Facts]]) -> int:
    days = [_day(facts.period) for _, facts in group if facts.period.known]
    return min(days, default=0)


def _day(period: Period) -> int:
    return period.low
