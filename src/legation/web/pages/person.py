"""`/person/ID`: offices over time, meetings, statements; `/persons`: who is on record."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.exchange.controls import controls
from legation.schema import KINDS
from legation.web.failures import absent_is_404
from legation.web.reads import persons
from legation.web.reads.persons import PersonRow
from legation.web.rendering import Body, body, kept
from legation.web.site import site_of

router = APIRouter()
_SIZE = 25
_LISTED = 60


@router.get("/persons", response_class=HTMLResponse)
def listed(request: Request, name: str = "") -> HTMLResponse:
    """Persons of a name, or those most on record."""
    site = site_of(request)
    words = controls().sub("", name[:120]).strip()

    def most() -> tuple[PersonRow, ...]:
        with site.record.reading() as connection:
            return persons.most_named(connection, _LISTED)

    def made() -> Body:
        found = site.record.who(words, limit=30) if words else None
        return body(
            site,
            "persons.html.j2",
            "Persons",
            name=words,
            found=found,
            most=() if words else most(),
        )

    return kept(request, ("persons", words), made)


@router.get("/person/{name:path}", response_class=HTMLResponse)
def person(request: Request, name: str, kind: str = "", page: int = 1) -> HTMLResponse:
    """A person."""
    site = site_of(request)
    chosen = kind if kind in KINDS else None
    page = min(max(page, 1), 10_000)

    def made() -> Body:
        with site.record.reading() as connection:
            found = persons.in_full(connection, name, (page - 1) * _SIZE, _SIZE, chosen)
        more = page * _SIZE < found.total
        return body(site, "person.html.j2", found.person.name, found=found, kind=chosen, page=page, more=more)

    with absent_is_404():
        return kept(request, ("person", name, chosen, page), made)
