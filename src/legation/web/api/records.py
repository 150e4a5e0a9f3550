"""Entries, claims, persons and sources."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response

from legation.record.agreement import Agreement
from legation.record.answers import EntryInFull, EntrySummary, KeptClaim, Rows
from legation.record.review import SecondLook
from legation.record.who import Person
from legation.record.why import Reasons
from legation.web.api import reads
from legation.web.api.answers import READ, TABLES, Wanted, answer, asked, page
from legation.web.api.asking import After, Asked, Limit, Words
from legation.web.pages.sources import outlets_of
from legation.web.person import needs
from legation.web.reads import outlets
from legation.web.site import site_of

router = APIRouter(dependencies=[Depends(needs("read"))], responses=READ)
Name = Annotated[str, Path(max_length=200, description="An id, or the beginning of it.")]
Filtered = Annotated[Asked, Depends(Asked)]


@router.get("/counts", response_model=dict[str, int], tags=["record"])
def counts(request: Request) -> Response:
    """How many documents, stories, claims, entries, persons and decisions there are."""
    return answer(request, site_of(request).record.counts)


@router.get("/entries", response_model=list[EntrySummary], responses=TABLES, tags=["record"])
def entries(
    request: Request, asked_for: Filtered, after: After = "", limit: Limit = 100, wanted: Wanted = None
) -> Response:
    """Entries, the newest first, undated ones last."""
    found = asked(lambda: reads.entries(site_of(request), asked_for.filter(), after, limit))
    return page(request, found.rows, found.after, wanted)


@router.get("/entries/{name}", response_model=EntryInFull, tags=["record"])
def entry(request: Request, name: Name) -> Response:
    """An entry with its stages, every value of its fields, its claims and notes."""
    return answer(request, lambda: site_of(request).record.entry(name))


@router.get("/entries/{name}/why", response_model=Reasons, tags=["record"])
def why(request: Request, name: Name) -> Response:
    """What ties an entry's claims together, and what differs."""
    return answer(request, lambda: site_of(request).record.why(name))


@router.get("/claims", response_model=list[KeptClaim], responses=TABLES, tags=["record"])
def claims(
    request: Request, asked_for: Filtered, after: After = "", limit: Limit = 100, wanted: Wanted = None
) -> Response:
    """Claims of the entries asked for, by id."""
    found = asked(lambda: reads.claims(site_of(request), asked_for.filter(), after, limit))
    return page(request, found.rows, found.after, wanted)


@router.get("/claims/{name}", response_model=KeptClaim, tags=["record"])
def claim(request: Request, name: Name) -> Response:
    """A claim, as corrected where a person did."""
    return answer(request, lambda: reads.claim(site_of(request), name))


@router.get("/persons", response_model=list[Person], responses=TABLES, tags=["persons"])
def persons(request: Request, name: Words, limit: Limit = 20, wanted: Wanted = None) -> Response:
    """Persons with these words in one of their names, with their offices over time."""
    return answer(
        request, lambda: site_of(request).record.who(name, limit=limit) if name.split() else [], wanted
    )


@router.get("/persons/{name}", response_model=Person, tags=["persons"])
def person(request: Request, name: Name) -> Response:
    """A person by their id."""
    return answer(request, lambda: reads.person(site_of(request), name))


@router.get("/persons/{name}/entries", response_model=list[EntrySummary], responses=TABLES, tags=["persons"])
def entries_of(request: Request, name: Name, limit: Limit = 100, wanted: Wanted = None) -> Response:
    """Entries in which a person takes part, the newest first."""
    return answer(request, lambda: site_of(request).record.entries_of(name, limit=limit), wanted)


@router.get("/sources", response_model=list[outlets.Outlet], responses=TABLES, tags=["record"])
def sources(request: Request, wanted: Wanted = None) -> Response:
    """Outlets, with how many documents and stories each has."""
    return answer(request, lambda: Rows(outlets_of(site_of(request)), outlets.Outlet), wanted)


@router.get("/agreement", response_model=list[Agreement], responses=TABLES, tags=["review"],
            dependencies=[Depends(needs("decide"))])  # fmt: skip
def agreement(request: Request, one: Words, other: Words, wanted: Wanted = None) -> Response:
    """How far two people's decisions on the same claims agree, over all and by kind."""
    return answer(request, lambda: site_of(request).record.agreement(one, other), wanted)


@router.get("/second-look", response_model=list[SecondLook], tags=["review"],
            dependencies=[Depends(needs("decide"))])  # fmt: skip
def second_look(request: Request) -> Response:
    """Decisions on claims that a newer reading no longer has."""
    found: Any = site_of(request).record.second_look
    return answer(request, found)
