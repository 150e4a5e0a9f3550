"""Search, and the questions that a record answers whole."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from legation import views
from legation.record.search import Hit, Within
from legation.views.dossier_parts import Dossier
from legation.views.networks import Network
from legation.views.news_parts import News
from legation.views.parties import party_code, party_codes
from legation.views.rankings import Ranking
from legation.views.timelines import (
    Timeline,
    timeline_of_entry,
    timeline_of_parties,
    timeline_of_person,
)
from legation.views.trends import Trend
from legation.web.api.answers import READ, TABLES, Wanted, answer, asked
from legation.web.api.asking import Asked, Day, Kinds, Limit, Parties, scope
from legation.web.person import needs
from legation.web.site import site_of

router = APIRouter(dependencies=[Depends(needs("read"))], responses=READ)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)


@router.get("/search", response_model=list[Hit], responses=TABLES, tags=["record"])
def search(  # noqa: PLR0913, PLR0917 - FastAPI's parameters
    request: Request,
    asked_for: Annotated[Asked, Depends(Asked)],
    q: Annotated[str, Query(min_length=1, max_length=300, description="Words, or a “phrase” in quotes.")],
    within: Annotated[tuple[Within, ...], Query(max_length=3)] = ("entries", "claims", "documents"),
    limit: Limit = 20,
    wanted: Wanted = None,
) -> Response:
    """Matches of all the words, the best first, at most `limit` of each sort."""
    record = site_of(request).record

    def make() -> Any:
        return record.search(q, within=tuple(dict.fromkeys(within)), chosen=asked_for.filter(), limit=limit)

    return answer(request, make, wanted)


@router.get("/dossier", response_model=Dossier, tags=["questions"])
def dossier(
    request: Request, party: Parties = (), since: Day = None, until: Day = None, full: bool = False
) -> Response:
    """The brief on a dyad, a state or several parties; as of today."""

    def make() -> Dossier:
        record = site_of(request).record
        return views.dossier(record, party, since=since, until=until, as_of=date.today(), full=full)

    return answer(request, make)


@router.get("/timeline", response_model=Timeline, tags=["questions"])
def timeline(  # noqa: PLR0913, PLR0917 - FastAPI's parameters
    request: Request,
    party: Parties = (),
    person: Annotated[str, Query(max_length=200, description="A person's id, or words of a name.")] = "",
    entry: Annotated[str, Query(max_length=80, description="An entry: its stages.")] = "",
    kind: Kinds = (),
    since: Day = None,
    until: Day = None,
    limit: Limit = 200,
) -> Response:
    """What happened between parties, to a person, or to one entry, in order."""
    record = site_of(request).record

    def make() -> Timeline:
        if entry:
            return timeline_of_entry(record, entry)
        chosen = scope(kind, since, until)
        if person.strip():
            return timeline_of_person(record, person, scope=chosen, limit=limit)
        return timeline_of_parties(record, party_codes(party), scope=chosen, limit=limit)

    return answer(request, make)


@router.get("/trend", response_model=Trend, tags=["questions"])
def trend(  # noqa: PLR0913, PLR0917 - FastAPI's parameters
    request: Request,
    party: Parties = (),
    kind: Kinds = (),
    since: Day = None,
    until: Day = None,
    step: Literal["month", "year"] | None = None,
) -> Response:
    """How many entries in each month or year, by kind."""
    record = site_of(request).record
    return answer(
        request, lambda: views.trend(record, party_codes(party), scope=scope(kind, since, until), step=step)
    )


@router.get("/ranking", response_model=Ranking, tags=["questions"])
def ranking(  # noqa: PLR0913, PLR0917 - FastAPI's parameters
    request: Request,
    party: Annotated[str, Query(max_length=80, description="A state or organisation.")],
    kind: Kinds = (),
    since: Day = None,
    until: Day = None,
    limit: Limit = 100,
) -> Response:
    """The partners of a party, by how many entries they share."""
    record = site_of(request).record
    return answer(
        request,
        lambda: views.ranking(record, party_code(party), scope=scope(kind, since, until), limit=limit),
    )


@router.get("/network", response_model=Network, tags=["questions"])
def network(
    request: Request, party: Parties = (), kind: Kinds = (), since: Day = None, until: Day = None
) -> Response:
    """Parties by what ties them; around some, or all."""
    record = site_of(request).record
    return answer(request, lambda: views.network(record, party_codes(party), scope=scope(kind, since, until)))


@router.get("/new", response_model=News, tags=["questions"])
def new(
    request: Request,
    since: Annotated[
        str,
        Query(
            max_length=20,
            description="A day, or a moment in UTC: 2031-06-02T09:00:00Z.",
            json_schema_extra={"pattern": "^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"},
        ),
    ],
    party: Parties = (),
    full: bool = False,
) -> Response:
    """What entered the record since, what moved, what now disagrees."""
    if not _MOMENT.fullmatch(since):
        raise HTTPException(422, f"since: {since!a} is no moment; write 2031-06-02 or 2031-06-02T09:00:00Z")
    moment = since if "T" in since else f"{since}T00:00:00Z"
    record = site_of(request).record
    return answer(request, lambda: asked(lambda: views.new(record, moment, party, full=full)))
