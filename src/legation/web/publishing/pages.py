"""Pages that only a static site has: search with its lists by year, all persons by name, and what is lost."""

from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from sqlalchemy import ColumnElement, extract, func, select

from legation.record.queries import ENTRY, summary
from legation.record.store.tables import entry, entry_party, name, participant, person
from legation.views.parties import party_name
from legation.web.reads.entry_list import cited
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter(prefix="/published")
UNDATED: Final = "undated"
_ENTRIES: Final = 200
_PERSONS: Final = 500


@router.get("/search", response_class=HTMLResponse)
def search(request: Request) -> HTMLResponse:
    """Search, and every entry by year for who has no script."""
    with site_of(request).record.reading() as connection:
        year = extract("year", entry.c.day)
        years = connection.execute(select(year, func.count()).group_by(year).order_by(year.desc())).all()
        codes = connection.execute(select(entry_party.c.party).distinct()).scalars().all()
    counted = [(str(int(one)) if one is not None else UNDATED, n) for one, n in years]
    parties = sorted((party_name(code), code) for code in codes)
    return render(request, "publishing/search.html.j2", years=counted, parties=parties)


@router.get("/entries/{year}", response_class=HTMLResponse)
@router.get("/entries/{year}/{number}", response_class=HTMLResponse)
def entries(request: Request, year: str, number: int = 1) -> HTMLResponse:
    """Entries of a year, the newest first."""
    within: ColumnElement[bool] = (
        entry.c.day.is_(None) if year == UNDATED else extract("year", entry.c.day) == int(year)
    )
    with site_of(request).record.reading() as connection:
        total = connection.execute(select(func.count()).select_from(entry).where(within)).scalar_one()
        query = select(*ENTRY).where(within).order_by(entry.c.day.desc(), entry.c.id)
        part = connection.execute(query.limit(_ENTRIES).offset((number - 1) * _ENTRIES)).mappings()
        rows = cited(connection, [summary(row) for row in part])
    return render(
        request,
        "publishing/year.html.j2",
        year=year,
        total=total,
        rows=rows,
        **_paged(total, number, _ENTRIES),
    )


@router.get("/persons/{number}", response_class=HTMLResponse)
def persons(request: Request, number: int) -> HTMLResponse:
    """Every person, by name."""
    with site_of(request).record.reading() as connection:
        total = connection.execute(select(func.count()).select_from(person)).scalar_one()
        claims = (
            select(func.count())
            .select_from(participant)
            .join(name, name.c.number == participant.c.name)
            .where(name.c.person == person.c.number)
            .scalar_subquery()
        )
        query = select(person.c.id, person.c.name, person.c.state, claims.label("claims"))
        ordered = query.order_by(func.lower(person.c.name), person.c.id)
        rows = connection.execute(ordered.limit(_PERSONS).offset((number - 1) * _PERSONS)).all()
    return render(
        request, "publishing/persons.html.j2", total=total, rows=rows, **_paged(total, number, _PERSONS)
    )


@router.get("/lost", response_class=HTMLResponse)
def lost(request: Request) -> HTMLResponse:
    """What a host shows at an address where nothing is."""
    return render(request, "publishing/lost.html.j2")


def _paged(total: int, number: int, size: int) -> dict[str, Any]:
    return {"number": number, "more": number * size < total, "pages": -(-total // size)}
