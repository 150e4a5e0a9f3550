"""What an entry shows: for each field the best value, and every other with those who give it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from legation.record.merging.stages import order, phase

_STEPS: Final = ("ordered", "total", "delivered", "approved", "offered", "requested", "cancelled")
_ENDINGS: Final = frozenset({"cancelled", "terminated", "suspended"})
_TAKEN_BACK: Final = _ENDINGS | {"extended", "amended"}
"""Steps that, denied or called off, leave a thing as it was."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim with what its weight depends on: `source` is the number of its independent source; `stage`
    names the stage that it tells of, where the entry has stages (`delivered`, `delivered 2`)."""

    id: str
    claim: Mapping[str, Any]
    source: int
    outlet: str
    published: str | None
    corrected: frozenset[str] = frozenset()
    rejected: bool = False
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """A value of a field, the claims that give it, and how many independent sources they come from."""

    field: str
    value: str
    sources: int
    claims: tuple[str, ...]
    best: bool
    corrected: bool = False


def independent(witnesses: Iterable[Witness]) -> int:
    """How many independent sources: no more than stories (copies are one), no more than outlets."""
    standing = [w for w in witnesses if not w.rejected]
    return min(len({w.source for w in standing}), len({w.outlet for w in standing}))


def reported(witnesses: Sequence[Witness]) -> list[Reported]:
    """Every field's values, the best first: a person's correction, then sources, then precision."""
    standing = [w for w in witnesses if not w.rejected] or list(witnesses)
    by_field: dict[str, dict[str, list[Witness]]] = {}
    for witness in sorted(standing, key=lambda w: w.id):
        for name, value in _values(witness.claim, witness.stage):
            by_field.setdefault(name, {}).setdefault(value, []).append(witness)
    _by_step(by_field)
    found: list[Reported] = []
    for name in sorted(by_field):
        ranked = sorted(by_field[name].items(), key=lambda item: _rank(name, *item))
        for place, (value, supporters) in enumerate(ranked):
            corrected = any(name.partition(":")[0] in w.corrected for w in supporters)
            claims = tuple(w.id for w in supporters)
            found.append(Reported(name, value, independent(supporters), claims, place == 0, corrected))
    return found


def _by_step(by_field: dict[str, dict[str, list[Witness]]]) -> None:
    """A deal's sum and numbers are those of the order, or else of the step nearest to it; those of other
    steps stand for themselves: 72 approved and 36 ordered is no disagreement."""
    for name in [n for n in by_field if n.partition(":")[0] in ("value", "quantity")]:
        steps: dict[str, dict[str, list[Witness]]] = {}
        for value, supporters in by_field[name].items():
            for witness in supporters:
                step = phase(witness.claim)
                steps.setdefault(step, {}).setdefault(value, []).append(witness)
        main = min(steps, key=_nearness)
        by_field[name] = steps.pop(main)
        by_field.update({f"{name}:{step}": values for step, values in steps.items()})


def _nearness(step: str) -> tuple[bool, int]:
    name, _, ahead = step.partition(" (")
    return bool(ahead), _STEPS.index(name)


def disagreements(values: Sequence[Reported]) -> list[Reported]:
    """The values of fields on which sources differ; coarser dates that hold the best one do not."""
    best = {value.field: value.value for value in values if value.best}
    split = {
        value.field
        for value in values
        if not value.best and _differ(value.field, best[value.field], value.value)
    }
    return [value for value in values if value.field in split]


def latest_phase(kind: str, claims: Iterable[tuple[Mapping[str, Any], int | None]]) -> str:
    """The phase that the thing has come to, of claims with their documents' days.

    That is the furthest that is done; an ending counts where nothing was done after it, a refusal where
    it is of a step beyond all that was done, and what is only planned or proposed where nothing is done.
    """
    days: dict[str, int] = {}
    for claim, published in claims:
        name = phase(claim)
        days[name] = max(days.get(name, 0), _day(claim, published))
    refused = [name for name in days if name.endswith(" (denied)")]
    hoped = [name for name in days if name.endswith((" (planned)", " (proposed)"))]
    endings = [n for n in days if n in _ENDINGS and days.get(f"{n} (denied)", 0) <= days[n]]
    done = [name for name in days if name not in (*_ENDINGS, *hoped, *refused)]
    furthest = max((order(kind, name)[0] for name in done), default=-1)
    last = max((days[name] for name in done), default=0)
    stopped = [name for name in refused if _step(name) not in _TAKEN_BACK and order(kind, name)[0] > furthest]
    stops = [name for name in (*endings, *stopped) if days[name] >= last]
    if stops:
        return max(stops, key=lambda name: (name in endings, days[name], order(kind, name)))
    return max(done or hoped or refused or days, key=lambda name: order(kind, name))


def _step(name: str) -> str:
    return name.partition(" (")[0]


def _day(claim: Mapping[str, Any], published: int | None) -> int:
    if when := claim.get("when"):
        return date.fromisoformat(when["start"]).toordinal()
    return published or 0


def _values(claim: Mapping[str, Any], stage: str | None) -> list[tuple[str, str]]:
    """A claim's comparable fields as (field, value); an act's date belongs to the act."""
    details, kind = claim["details"], claim["kind"]
    found = [("form", claim["form"])] if kind != "transfer" else []
    if claim.get("when"):
        name = f"when:{stage or phase(claim)}" if kind in ("instrument", "transfer") else "when"
        found.append((name, shown_when(claim["when"])))
    if claim.get("where"):
        found.append(("where", claim["where"]["name"]))
    found += [(name, details[name]) for name in ("title", "name", "subject") if details.get(name)]
    found += [(name, details[name]) for name in ("supplier", "recipient") if details.get(name)]
    if details.get("value"):
        found.append(("value", f"{details['value']['currency']} {details['value']['amount']:,}"))
    if kind == "transfer" and claim["form"] != "delivered":
        found += _numbers(details.get("items") or ())
    return found


def _numbers(items: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """How many of each category, where the claim has one item of it: of two, each is a number of its own."""
    of = Counter(item["category"] for item in items)
    return [
        ("quantity:" + item["category" if of[item["category"]] == 1 else "name"], str(item["quantity"]))
        for item in items
        if item.get("quantity")
    ]


def shown_when(when: Mapping[str, Any]) -> str:
    """`2022-06-02`, `2022-06`, `2022`, or `2022-06-02/2022-06-05`."""
    start, end, precision = when["start"], when["end"], when["precision"]
    if precision == "day":
        return str(start)
    if precision == "month":
        return str(start)[:7]
    if precision == "year":
        return str(start)[:4]
    return f"{start}/{end}"


def shown_days(start: date | None, end: date | None, precision: str | None) -> str:
    """The same of days from the store; empty where there are none."""
    if start is None or end is None:
        return ""
    return shown_when({"start": str(start), "end": str(end), "precision": precision or "day"})


def _rank(name: str, value: str, supporters: list[Witness]) -> tuple[Any, ...]:
    field = name.partition(":")[0]
    corrected = any(field in w.corrected for w in supporters)
    titled = field in ("title", "name")
    coarse = (titled and value.isupper() and " " not in value) or (field == "when" and len(value) < 10)
    described = titled and value[:1].islower()
    fineness = -len(value) if field in ("when", "title", "name", "subject", "where") else 0
    return (not corrected, coarse, -independent(supporters), -len(supporters), described, fineness, value)


def _differ(field: str, best: str, other: str) -> bool:
    """Whether two values of a field cannot both be right."""
    name = field.partition(":")[0]
    if name == "when":
        return not _compatible(best, other)
    if name in ("where", "title", "name", "subject", "form"):
        return False
    return not _rounded(best, other) if name == "value" else best != other


def _rounded(a: str, b: str) -> bool:
    """Whether one sum is the other rounded: 4.75 billion and 4.8 billion of one currency."""
    (ours, first), (theirs, second) = (one.partition(" ")[::2] for one in (a, b))
    sums = [first.replace(",", ""), second.replace(",", "")]
    if ours != theirs or not all(one.isdigit() for one in sums):
        return a == b
    step = 10 ** max(len(one) - len(one.rstrip("0")) for one in sums)
    return bool(abs(int(sums[0]) - int(sums[1])) * 2 <= step)


def _compatible(a: str, b: str) -> bool:
    """A month holds its days, a range the days in it."""
    if a.startswith(b) or b.startswith(a):
        return True
    low_a, _, high_a = a.partition("/")
    low_b, _, high_b = b.partition("/")
    high_a, high_b = high_a or low_a, high_b or low_b
    return low_a <= high_b + "~" and low_b <= high_a + "~" and ("/" in a or "/" in b)
