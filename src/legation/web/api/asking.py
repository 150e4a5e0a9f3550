"""Parameters that questions share."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import Query

from legation.record.choosing import Filter
from legation.schema.vocabulary import Kind, Status
from legation.views.parties import party_codes
from legation.views.scope import Scope

MOST: Final = 1_000
Limit = Annotated[int, Query(ge=1, le=MOST, description="Rows in a page.")]
After = Annotated[
    str, Query(max_length=400, description="The key of the row before; `Link` gives the next page's.")
]
Parties = Annotated[
    tuple[str, ...],
    Query(alias="party", max_length=8, description="A party's code or name; all of several are parties."),
]
Kinds = Annotated[tuple[Kind, ...], Query(alias="kind", max_length=8, description="Only these kinds.")]
Day = Annotated[date | None, Query(description="Inclusive.")]
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True)
class Asked:
    """Which entries are asked for, as parameters say."""

    party: Parties = ()
    kind: Kind | None = None
    form: Annotated[str, Query(max_length=40)] = ""
    status: Status | None = None
    person: Annotated[str, Query(max_length=120, description="Words of a name.")] = ""
    since: Day = None
    until: Day = None
    source: Annotated[str, Query(max_length=300, description="Words of an outlet's name.")] = ""
    decision: Annotated[
        str, Query(pattern="^(accepted|rejected|corrected|none)?$", description="What people decided.")
    ] = ""
    differ: Annotated[bool, Query(description="Only those on which sources differ.")] = False

    def filter(self) -> Filter:
        """The same for the record; raises `QuestionError` for a party that nobody knows."""
        return Filter(
            kind=self.kind,
            form=self.form or None,
            status=self.status,
            parties=party_codes(self.party),
            person=self.person.strip() or None,
            since=self.since,
            until=self.until,
            source=self.source or None,
            decision=self.decision or None,
            disagreeing=self.differ,
        )


def scope(kinds: Sequence[str], since: date | None, until: date | None) -> Scope:
    """Which entries a figure counts; raises `QuestionError`."""
    return Scope(tuple(kinds), since, until)
