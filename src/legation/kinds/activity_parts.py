"""Several exercises in one stretch: each that a list names is one claim."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from legation.encoder.signals import Proposal
from legation.kinds.activity_names import names_in
from legation.kinds.context import Context


def exercises_apart(context: Context, proposal: Proposal) -> Iterator[Proposal]:
    """The proposal, or one for each exercise of a list ("Al Najah of the armies, | Eastern Bridge of …")."""
    start = proposal.start
    if proposal.form == "exercise":
        named = names_in(
            context.parsed, proposal.start, proposal.end, context.names(proposal.start, proposal.end)
        )
        for one, other in pairwise(named):
            joint = _joint().fullmatch(context.text, one.end, other.start)
            if joint and one.name != other.name:
                yield replace(proposal, start=start, end=joint.start("joint"))
                start = other.start
    yield replace(proposal, start=start)


@cache
def _joint() -> re.Pattern[str]:
    """What stands between two names of a list: few words to the first, a comma or "and", an article."""
    return re.compile(
        r"[’”\"']?(?:\s\([^()]{1,40}\)|\s(?:of|between|for|with)\s[^,;:.()]{1,40})?"
        r"(?P<joint>,?\sand|,|;)\s(?:the\s)?(?:exercise\s)?[‘“\"']?"
    )
