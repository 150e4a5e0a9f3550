"""What one document tells apart.

A document that says a thing twice makes one claim of it; so two of its claims that give one field two values
are about two things, however much else they share: the session and the courtesy call of one day, calls on two
days, the order for six and the one for thirty-six.
"""

from legation.record.merging.compare.instrument import sort_of as text_sort
from legation.record.merging.compare.transfer import same_type
from legation.record.merging.facts import Facts
from legation.record.merging.title import matters
from legation.record.merging.words import likeness

_SAME_WORDS = 0.5


def told_apart(a: Facts, b: Facts) -> bool:
    """Whether two claims of one document can't be about one thing, as far as one field tells."""
    if a.kind != b.kind or a.status != b.status:
        return False
    if a.kind == "meeting":
        return a.form != b.form or _other_day(a, b)
    if a.kind == "instrument":
        return a.action == b.action and (text_sort(a) != text_sort(b) or _other_title(a, b))
    if a.kind == "transfer" and a.form == b.form == "ordered":
        return _other_number(a, b) or (a.period.dated and b.period.dated and a.period.gap(b.period) > 0)
    if a.kind == "activity":
        return not a.title and not b.title and likeness(a.wording, b.wording) < _SAME_WORDS
    return False


def _other_title(a: Facts, b: Facts) -> bool:
    """A title with words of its own, and one that says what the text is on without any of them."""
    plain = b if a.title else a
    return bool(a.title) != bool(b.title) and bool(plain.plain_title & matters())


def _other_day(a: Facts, b: Facts) -> bool:
    return a.period.grain == b.period.grain == "day" and a.period.low != b.period.low


def _other_number(a: Facts, b: Facts) -> bool:
    counted = [
        (g.quantity, h.quantity)
        for g in a.goods
        for h in b.goods
        if g.quantity and h.quantity and (same_type(g, h) or g.category == h.category)
    ]
    return bool(counted) and all(one != other for one, other in counted)
