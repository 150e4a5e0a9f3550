"""`/person/ID`: offices over time, meetings, statements; `/persons`: who is on record."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.exchange.controls import controls
from legation.record.who import Person
from legation.schema import KINDS
from legation.web.failures import absent_is_404
from legation.web.reads import persons
from legation.web.reads.persons import PersonPage, PersonRow
from legation.web.rendering import render
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

    found: list[Person] | None = None
    if words:
        found = site.fresh.get(("who", words), lambda: site.record.who(words, limit=30))
    return render(
        request,
        "persons.html.j2",
        name=words,
        found=found,
        most=site.fresh.get("most named", most) if found is None else (),
    )


@router.get("/person/{name:path}", response_class=HTMLResponse)
def person(request: Request, name: str, kind: str = "", page: int = 1) -> HTMLResponse:
    """A person."""
    site = site_of(request)
    chosen = kind if kind in KINDS else None
    page = min(max(page, 1), 10_000)

    def ask() -> PersonPage:
        with site.record.reading() as connection:
            return persons.in_full(connection, name, (page - 1) * _SIZE, _SIZE, chosen)

    with absent_is_404():
        found = site.fresh.get(("person", name, chosen, page), ask)
    return render(
        request, "person.html.j2", found=found, kind=chosen, page=page, more=page * _SIZE < found.total
    )
