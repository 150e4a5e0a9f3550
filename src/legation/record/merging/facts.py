"""What a claim says, in the form that comparisons use."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from legation.record.merging.item import item_type
from legation.record.merging.nationality import nationality
from legation.record.merging.period import NEVER, Period, period
from legation.record.merging.person import name_tokens
from legation.record.merging.post import post
from legation.record.merging.title import Title, title_of
from legation.record.merging.words import common, telling, tokens

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A person who takes part: `name` may be empty where only the office is known; `held` where the claim
    has no name, and the name is that of the one on record in the post."""

    name: tuple[str, ...]
    state: str | None
    post: str | None
    role: str
    held: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Goods:
    """An item of a transfer: the words of its type, empty where only its class is said; `named` where
    they are a name or designation, not a description."""

    type: Words
    category: str
    quantity: int | None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """A claim for comparing. `wording` is the telling words of its content, pledge or evidence."""

    kind: str
    form: str
    status: str
    parties: tuple[str, ...]
    people: tuple[Figure, ...]
    bodies: tuple[Words, ...]
    period: Period
    place: Words
    place_state: str | None
    action: str | None
    title: Words
    goods: tuple[Goods, ...]
    amount: float | None
    currency: str | None
    supplier: str | None
    recipient: str | None
    topics: tuple[str, ...]
    wording: Words
    plain_title: Words = frozenset()
    title_date: tuple[str, ...] = ()


def facts(claim: dict[str, Any], published: int | None) -> Facts:
    """The facts of a claim in its JSON form; `published` is its document's day, an ordinal."""
    kind, details = claim["kind"], claim.get("details") or {}
    where, value = claim.get("where"), details.get("value")
    people, bodies = _cast(claim.get("participants") or ())
    title = _title(kind, details, tuple(claim["parties"]))
    return Facts(
        kind=kind,
        form=claim["form"],
        status=claim["status"],
        parties=tuple(claim["parties"]),
        people=people,
        bodies=bodies,
        period=_period(claim, published),
        place=_telling(where["name"], None) if where else frozenset(),
        place_state=where["state"] if where else None,
        action=details.get("action"),
        title=title.words,
        goods=tuple(sorted(map(goods, details.get("items") or ()), key=_goods_order)),
        amount=float(value["amount"]) if value else None,
        currency=value["currency"] if value else None,
        supplier=details.get("supplier"),
        recipient=details.get("recipient"),
        topics=tuple(claim.get("topics") or ()),
        wording=_wording(claim, details),
        plain_title=title.plain,
        title_date=title.date,
    )


def signature(facts: Facts) -> int:
    """64 bits, signed: claims that say the same in every compared respect have the same."""
    parts = (
        *(facts.kind, facts.form, facts.status, facts.parties),
        *(sorted(map(repr, facts.people)), sorted(map(sorted, facts.bodies))),
        *(facts.period.low, facts.period.high, facts.period.grain, sorted(facts.place), facts.place_state),
        *(facts.action, sorted(facts.title), facts.amount, facts.currency),
        [(sorted(g.type), g.category, g.quantity) for g in facts.goods],
        *(facts.supplier, facts.recipient, facts.topics, sorted(facts.wording)),
        *(sorted(facts.plain_title), facts.title_date),
    )
    return hash64(repr(parts))


def hash64(text: str) -> int:
    """A stable signed 64-bit hash."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=50_000)
def _telling(text: str, section: str | None) -> Words:
    return telling(text, section)


def _period(claim: dict[str, Any], published: int | None) -> Period:
    """A standing relation has no date but one that is said of it; a trend has the year that it is of."""
    if claim["kind"] == "relation" and claim["form"] != "trend" and not claim.get("when"):
        return NEVER
    return period(claim.get("when"), claim["status"], published)


def _cast(participants: Any) -> tuple[tuple[Figure, ...], tuple[Words, ...]]:
    people: set[Figure] = set()
    bodies: set[Words] = set()
    for one in participants:
        office = one.get("office")
        if one["type"] == "person":
            name = figure_name(one["name"], office or "", one.get("state") or "")
            named_post = post(office) if office else None if name else post(one["name"])
            people.add(Figure(name, one.get("state"), named_post, one["role"]))
        else:
            bodies.add(_telling(one["name"], None))
    return tuple(sorted(people, key=repr)), tuple(sorted(bodies, key=sorted))


@lru_cache(maxsize=100_000)
def figure_name(name: str, office: str, state: str) -> tuple[str, ...]:
    """The words of a person's name; empty where the name is only an office: "Federal Foreign Minister",
    "Israeli Defence Minister" of ISR, "US counterpart"."""
    words = name_tokens(name)
    return () if set(words) <= {*tokens(office), *nationality(state), *common("unnamed")} else words


def _title(kind: str, details: dict[str, Any], parties: tuple[str, ...]) -> Title:
    if kind == "instrument":
        return title_of(details.get("title") or "", parties)
    if kind == "activity":
        return Title(_telling(details.get("name") or "", "activity"))
    if kind == "programme":
        return Title(_telling(details.get("subject") or "", "subject"))
    return Title()


def goods(item: Mapping[str, Any]) -> Goods:
    """An item of a claim in its JSON form."""
    words, named = item_type(item["name"])
    return Goods(words, item["category"], item.get("quantity"), named)


def _goods_order(goods: Goods) -> tuple[list[str], str, int]:
    return sorted(goods.type), goods.category, goods.quantity or 0


def _wording(claim: dict[str, Any], details: dict[str, Any]) -> Words:
    kind = claim["kind"]
    if kind == "statement" and details.get("content"):
        return telling(details["content"]["text"])
    if kind == "commitment" and details.get("pledge"):
        return telling(details["pledge"]["text"])
    if kind in ("statement", "commitment", "activity", "programme"):
        return telling(claim["evidence"][0]["text"])
    if kind == "relation" and claim["form"] in ("trend", "dispute"):
        return telling(claim["evidence"][0]["text"])
    return frozenset()
