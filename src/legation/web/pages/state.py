"""`/state/IND`: one party, its partners, persons and entries; `/states`: which there are."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legation.record.choosing import Filter
from legation.views.parties import party_name
from legation.views.rankings import ranking
from legation.views.trends import trend
from legation.web.drawing.trend import bars
from legation.web.pages.shared import entries, holding, party_of
from legation.web.reads import persons
from legation.web.rendering import Body, body, kept
from legation.web.site import Site, site_of

router = APIRouter()
_PARTNERS = 20
_PERSONS = 15


@router.get("/states", response_class=HTMLResponse)
def states(request: Request) -> HTMLResponse:
    """Every party on record."""
    site = site_of(request)

    def made() -> Body:
        return body(site, "states.html.j2", "States and organisations", parties_of=holding(site).parties)

    return kept(request, "states", made)


@router.get("/state/{code}", response_class=HTMLResponse)
def state(request: Request, code: str, after: str = "") -> Response:
    """A state, or an organisation of states."""
    site = site_of(request)
    known = party_of(code)
    if known != code:
        return RedirectResponse(site.to.state(known), 303)
    return kept(request, ("state", code, after), lambda: _told(site, code, after))


def _told(site: Site, code: str, after: str) -> Body:
    partners = ranking(site.record, code, limit=_PARTNERS)
    counted = trend(site.record, [code], step="year")
    with site.record.reading() as connection:
        held = persons.of_state(connection, code, _PERSONS)
    return body(
        site,
        "state.html.j2",
        party_name(code),
        code=code,
        after=after,
        listed=entries(site, Filter(parties=(code,)), after or None, 15),
        partners=partners,
        trend=counted,
        bars=bars(counted),
        persons=held,
    )
