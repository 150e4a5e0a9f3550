"""`/map`: ties between places."""

from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from legation.schema import KINDS
from legation.views.maps import tie_map
from legation.views.parties import party_name
from legation.web.addresses import Addresses
from legation.web.drawing import world
from legation.web.pages.shared import asked_party, years
from legation.web.rendering import Body, body, kept
from legation.web.site import site_of

router = APIRouter()
_ARCS = 100


@cache
def _land(root: str) -> Markup:
    """Every state as a shape that leads to its own map; the same on every map."""
    to = Addresses(root)
    known = Markup(
        '<a href="{}" tabindex="-1"><path class="land" id="land-{}" d="{}"><title>{}</title></path></a>'
    )
    parts = [
        known.format(to.page("/map", state=one.code), one.code, one.path, party_name(one.code))
        if one.code
        else Markup('<path class="land" d="{}"></path>').format(one.path)
        for one in world.shapes()
    ]
    return Markup("").join(parts)


@router.get("/map", response_class=HTMLResponse)
def page(request: Request, state: str = "", kind: str = "", since: str = "", until: str = "") -> HTMLResponse:
    """The heaviest ties, or those of one state."""
    site = site_of(request)
    chosen = kind if kind in KINDS else ""
    party = asked_party(state)
    scope = years(since, until, chosen)

    def made() -> Body:
        found = tie_map(site.record, party, scope=scope, limit=_ARCS)
        return body(
            site,
            "map.html.j2",
            "Map",
            state=party,
            kind=chosen,
            since=since,
            until=until,
            land=_land(site.to.root),
            found=found,
            bows=world.bows(found),
            spots=world.spots(found),
        )

    return kept(request, ("map", party, scope), made)
