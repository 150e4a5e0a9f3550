"""`/dyad/IND/ISR`: the dossier on two parties, live, with trend and timeline; `/dyads`: which there are."""

from datetime import date

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legation import views
from legation.errors import QuestionError
from legation.exchange.controls import controls
from legation.views.parties import parties_name, party_code
from legation.views.scope import Scope
from legation.views.timelines import timeline_of_parties
from legation.views.trends import trend
from legation.web.drawing.timeline import lanes
from legation.web.drawing.trend import bars
from legation.web.pages.shared import holding, party_of
from legation.web.rendering import Body, body, kept
from legation.web.site import Site, site_of

router = APIRouter()
_LISTED = 300


@router.get("/dyads", response_class=HTMLResponse)
def dyads(request: Request, one: str = "", other: str = "") -> Response:
    """The dyads most on record, and a way to any."""
    site = site_of(request)
    problem = ""
    if one and other:
        try:
            return RedirectResponse(site.to.dyad(party_code(one[:80]), party_code(other[:80])), 303)
        except QuestionError as error:
            problem = str(error)
    one, other = (controls().sub("", words[:80]) for words in (one, other))

    def made() -> Body:
        pairs = list(holding(site).dyads.items())
        return body(
            site,
            "dyads.html.j2",
            "Dyads",
            pairs=pairs[:_LISTED],
            total=len(pairs),
            one=one,
            other=other,
            problem=problem,
        )

    return kept(request, ("dyads", one, other), made, status=422 if problem else 200)


@router.get("/dyad/{one}/{other}", response_class=HTMLResponse)
def dyad(request: Request, one: str, other: str, since: str = "", until: str = "") -> Response:
    """What the record has on two parties together."""
    site = site_of(request)
    codes = tuple(sorted((party_of(one), party_of(other))))
    if codes[0] == codes[1]:
        return RedirectResponse(site.to.state(codes[0]), 303)
    if (one, other) != codes:
        return RedirectResponse(site.to.dyad(*codes), 303)
    period = _day(since), _day(until)
    try:
        return kept(request, ("dyad", codes, period), lambda: _told(site, codes, *period))
    except QuestionError as error:
        raise HTTPException(422, str(error)) from None


def _told(site: Site, codes: tuple[str, ...], since: date | None, until: date | None) -> Body:
    """The dossier with its figures."""
    scope = Scope(since=since, until=until)
    dossier = views.dossier(site.record, codes, since=since, until=until, as_of=site.today())
    moments = timeline_of_parties(site.record, codes, scope=scope)
    counted = trend(site.record, codes, scope=scope)
    return body(
        site,
        "dyad.html.j2",
        parties_name(codes),
        codes=codes,
        since=since,
        until=until,
        dossier=dossier,
        sources={source.number: source for source in dossier.sources},
        timeline=moments,
        lanes=lanes(moments),
        trend=counted,
        bars=bars(counted),
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise HTTPException(422, f"{text[:20]}: no day; write it as 2022-06-02") from None
