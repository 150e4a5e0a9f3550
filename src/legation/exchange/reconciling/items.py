"""A deal over several sorts of items taken apart: registers have a row for each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from legation.record.merging.facts import Facts, Goods, facts
from legation.record.merging.likeness import compare
from legation.record.merging.period import NEVER

_SAME_TYPE: Final = 2.0
"""Points that merging gives to one type of item."""

Body = Mapping[str, Any]


def by_item(bodies: Sequence[Body]) -> list[list[Body]]:
    """The claims for each sort of item, with that sort's items alone, the most told sort first.

    Items whose class alone is said ("drones") go with the one type of that class, if there is one. Claims
    without items are told of each sort.
    """
    sorts: list[list[tuple[str, str]]] = []
    loose: list[tuple[str, str]] = []
    for item in _items(bodies):
        goods = _goods(item)
        if not goods.type:
            loose.append(item)
            continue
        sort = next((s for s in sorts if any(same_type(goods, _goods(other)) for other in s)), None)
        if sort is None:
            sorts.append([item])
        else:
            sort.append(item)
    for item in loose:
        near = [s for s in sorts if any(category == item[1] for _, category in s)]
        if len(near) == 1:
            near[0].append(item)
        else:
            sorts.append([item])
    if not sorts:
        return [list(bodies)]
    found = [_only(bodies, frozenset(sort)) for sort in sorts]
    return sorted(found, key=lambda group: -sum(bool(b["details"]["items"]) for b in group))


def same_type(one: Goods, other: Goods) -> bool:
    """Whether merging takes two items for one type, whoever passes them."""
    tally = compare(_carrying(one), _carrying(other))
    return any(point.field == "items" and point.weight >= _SAME_TYPE for point in tally.points)


def goods_of(name: str, category: str) -> Goods:
    """An item for comparing."""
    return _goods((name, category))


def _items(bodies: Sequence[Body]) -> list[tuple[str, str]]:
    """Names and categories, the longest names first, so that a type gathers its shorter names."""
    named = {(item["name"], item["category"]) for body in bodies for item in body["details"]["items"]}
    return sorted(named, key=lambda item: (-len(item[0]), item))


def _only(bodies: Sequence[Body], sort: frozenset[tuple[str, str]]) -> list[Body]:
    found: list[Body] = []
    for body in bodies:
        items = [i for i in body["details"]["items"] if (i["name"], i["category"]) in sort]
        if items or not body["details"]["items"]:
            found.append({**body, "details": {**body["details"], "items": items}})
    return found


def _goods(item: tuple[str, str]) -> Goods:
    return _carrying_name(*item).goods[0]


def _carrying_name(name: str, category: str) -> Facts:
    details = {"items": [{"name": name, "category": category, "quantity": None}]}
    body = {"kind": "transfer", "form": "ordered", "status": "occurred", "parties": (), "details": details}
    return replace(facts({**body, "evidence": [{"text": ""}]}, None), period=NEVER)


def _carrying(goods: Goods) -> Facts:
    return replace(_carrying_name("", goods.category), goods=(goods,))
