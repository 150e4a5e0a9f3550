"""What speaks for and against a claim of a draft, field by field, in the claims of one entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from legation.record.merging.compare.cast import same_figure
from legation.record.merging.facts import Facts, Figure, Goods
from legation.record.merging.words import containment, likeness

Finding = Literal["agrees", "differs", "silent"]
"""What the record says of a field of the draft: the same, something else, or nothing."""

SAME_SUM: Final = 0.02
"""Sums that differ by no more of the greater are one sum, rounded."""
SAME_TITLE: Final = 0.5
SAME_WORDING: Final = 0.35
SAME_PLACE: Final = 0.6
STAGED: Final = frozenset({"instrument", "transfer", "relation"})
"""Kinds of which a thing goes through stages, or is of one sort for good."""
CONCLUDED: Final = frozenset({"signed", "exchanged", "adopted"})
"""Acts that reports take for one another."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One field: `claims` are places, in the entry's claims, of those that agree, or else of those that
    speak of it at all."""

    field: str
    finding: Finding
    claims: tuple[int, ...]


def grounds(draft: Facts, entry: Sequence[Facts]) -> list[Ground]:
    """Every field that the draft states, with what the entry's claims say of it."""
    found: list[Ground] = []
    for field, compare in FIELDS.items():
        ground = compare(draft, entry)
        if ground is not None:
            finding, claims = ground
            found.append(Ground(field, finding, claims))
    return found


Said = tuple[Finding, tuple[int, ...]]


def stage_of(facts: Facts) -> str:
    """An instrument's act, a transfer's step; of other kinds the form."""
    if facts.kind == "instrument":
        return "signed" if facts.action in CONCLUDED else facts.action or "signed"
    return facts.form


def _found(agree: Sequence[int], known: Sequence[int]) -> Said:
    """Agreement, or else difference where anything is known at all."""
    if agree:
        return "agrees", tuple(agree)
    return ("differs", tuple(known)) if known else ("silent", ())


def _of_stage(draft: Facts, entry: Sequence[Facts]) -> list[int]:
    """The claims on the same stage; all where there are none."""
    same = [i for i, one in enumerate(entry) if stage_of(one) == stage_of(draft)]
    return same or list(range(len(entry)))


def _stage(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Acts and steps stand against one another; other forms of a kind are names for near things."""
    known = list(range(len(entry)))
    found = _found([i for i in known if stage_of(entry[i]) == stage_of(draft)], known)
    return found if found[0] == "agrees" or draft.kind in STAGED else ("silent", ())


def _sort(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """The sort of text, where the draft gives an instrument no title of its own."""
    if draft.kind != "instrument" or draft.title:
        return None
    agree = [i for i, one in enumerate(entry) if one.form == draft.form]
    return ("agrees", tuple(agree)) if agree else ("silent", ())


def _status(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Whether it has happened, is planned, or is denied; words of speakers and standing facts have none."""
    if draft.kind in ("statement", "relation"):
        return None
    known = _of_stage(draft, entry)
    return _found([i for i in known if _same_status(draft, entry[i])], known)


def _same_status(one: Facts, other: Facts) -> bool:
    """Of steps that only lead to a deal (an offer, an approval), no more than a denial tells."""
    if one.kind == "transfer" and one.form in ("requested", "offered", "approved"):
        return (one.status == "denied") == (other.status == "denied")
    return one.status == other.status


def _parties(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Whose matter it is; of words said, the speaker and not the matter tells."""
    if draft.kind == "statement":
        return None
    known = list(range(len(entry)))
    ours = set(draft.parties)
    return _found([i for i in known if ours <= set(entry[i].parties)], known)


def _when(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Dates agree where they overlap; a day where the record has a month alone is more than it knows."""
    if not draft.period.dated or draft.kind == "relation":
        return None
    known = [i for i in _of_stage(draft, entry) if entry[i].period.dated]
    near = [i for i in known if entry[i].period.gap(draft.period) == 0]
    width = draft.period.high - draft.period.low
    told = [i for i in near if entry[i].period.high - entry[i].period.low <= max(width, 31 * (width > 7))]
    if near and not told:
        return "silent", ()
    return _found(told, known)


def _people(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Each person that the draft names; another of the same state and role stands against."""
    if not draft.people:
        return None
    agree: set[int] = set()
    known: set[int] = set()
    silent = False
    for figure in draft.people:
        met = [i for i, one in enumerate(entry) if any(same_figure(figure, f) == "same" for f in one.people)]
        others = [i for i, one in enumerate(entry) if any(_instead(figure, f) for f in one.people)]
        if met:
            agree.update(met)
        elif others:
            known.update(others)
        else:
            silent = True
    if known:
        return "differs", tuple(sorted(known))
    return ("silent", ()) if silent else ("agrees", tuple(sorted(agree)))


def _instead(figure: Figure, other: Figure) -> bool:
    """Whether the other stands where the draft has this one: words have one speaker, a side one holder."""
    if figure.role == other.role == "speaker":
        return same_figure(figure, other) == "different"
    named = bool(figure.name and other.name) or bool(figure.post and other.post)
    return named and figure.state == other.state and same_figure(figure, other) == "different"


def _bodies(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    if not draft.bodies:
        return None
    met = [
        i
        for i, one in enumerate(entry)
        if any(containment(body, other) >= SAME_PLACE for body in draft.bodies for other in one.bodies)
    ]
    return ("agrees", tuple(met)) if met else ("silent", ())


def _side(name: str) -> Callable[[Facts, Sequence[Facts]], Said | None]:
    def compare(draft: Facts, entry: Sequence[Facts]) -> Said | None:
        ours = getattr(draft, name)
        known = [i for i, one in enumerate(entry) if getattr(one, name)]
        return _found([i for i in known if getattr(entry[i], name) == ours], known) if ours else None

    return compare


def _items(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """Every type that the draft names is among the entry's."""
    wanted = [goods for goods in draft.goods if goods.type]
    known = [i for i, one in enumerate(entry) if any(goods.type for goods in one.goods)]
    if not wanted:
        return None
    agree = [i for i in known if all(any(alike(g, h) for h in entry[i].goods) for g in wanted)]
    some = any(alike(g, h) for i in known for h in entry[i].goods for g in wanted)
    return ("silent", ()) if some and not agree else _found(agree, known)


def alike(one: Goods, other: Goods) -> bool:
    """Whether two items are of one type: a designator with a digit must be in both where both have one."""
    ours = [word for word in one.type if any(c.isdigit() for c in word)]
    theirs = [word for word in other.type if any(c.isdigit() for c in word)]
    if ours and theirs:
        return any(x.startswith(y) or y.startswith(x) for x in ours for y in theirs)
    return containment(one.type, other.type) >= SAME_TITLE


def _quantity(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    counted = [goods for goods in draft.goods if goods.quantity]
    if not counted:
        return None
    agree: set[int] = set()
    known: set[int] = set()
    for i in _of_stage(draft, entry):
        pairs = [(g, h) for g in counted for h in entry[i].goods if h.quantity and alike(g, h)]
        if pairs:
            known.add(i)
            if all(any(g.quantity == h.quantity for a, h in pairs if a is g) for g, _ in pairs):
                agree.add(i)
    return _found(sorted(agree), sorted(known))


def _value(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    if draft.amount is None:
        return None
    known = [i for i, one in enumerate(entry) if one.amount is not None and one.currency == draft.currency]
    stage = set(_of_stage(draft, entry))
    known = [i for i in known if i in stage] or known
    return _found([i for i in known if _same_sum(draft.amount, entry[i].amount)], known)


def _same_sum(one: float, other: float | None) -> bool:
    return other is not None and abs(one - other) <= SAME_SUM * max(abs(one), abs(other))


def _title(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    if not draft.title:
        return None
    known = [i for i, one in enumerate(entry) if one.title]
    return _found([i for i in known if likeness(draft.title, entry[i].title) >= SAME_TITLE], known)


def _wording(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    """What was said or promised."""
    if draft.kind not in ("statement", "commitment"):
        return None
    known = list(range(len(entry)))
    return _found([i for i in known if likeness(draft.wording, entry[i].wording) >= SAME_WORDING], known)


def _where(draft: Facts, entry: Sequence[Facts]) -> Said | None:
    if not draft.place:
        return None
    known = [i for i in _of_stage(draft, entry) if entry[i].place]
    agree = [i for i in known if containment(draft.place, entry[i].place) >= SAME_PLACE]
    wide = [i for i in known if draft.place_state and entry[i].place_state == draft.place_state]
    if not agree and wide and draft.kind not in ("meeting", "activity"):
        return "silent", ()
    return _found(agree, known)


FIELDS: Final[dict[str, Callable[[Facts, Sequence[Facts]], Said | None]]] = {
    "stage": _stage,
    "sort of text": _sort,
    "status": _status,
    "parties": _parties,
    "participants": _people,
    "bodies": _bodies,
    "supplier": _side("supplier"),
    "recipient": _side("recipient"),
    "items": _items,
    "quantity": _quantity,
    "value": _value,
    "title": _title,
    "wording": _wording,
    "when": _when,
    "where": _where,
}
"""By field of the record format, in the order in which they are shown."""
