"""`/document/ID`: a document's text with its claims marked, and their fields beside it."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from legation.exchange import wording
from legation.exchange.page.card import card
from legation.exchange.page.segments import paragraphs
from legation.web.failures import absent_is_404
from legation.web.marks import Marks, rules
from legation.web.reads import documents
from legation.web.rendering import Body, body, deciding, kept
from legation.web.site import Site, site_of

router = APIRouter()


@router.get("/document", response_class=HTMLResponse)
def document_asked(request: Request, id: str = "") -> HTMLResponse:
    """A document whose id can't stand in a path."""
    if not id:
        raise HTTPException(404, "which document? give its id")
    return document(request, id)


@router.get("/document/{name:path}", response_class=HTMLResponse)
def document(request: Request, name: str) -> HTMLResponse:
    """A document."""
    site = site_of(request)
    decides = deciding(request)
    with absent_is_404():
        return kept(request, ("document", name, decides), lambda: _told(site, name, decides), exact=True)


def _told(site: Site, name: str, decides: bool) -> Body:
    with site.record.reading() as connection:
        full = documents.in_full(connection, name)
    claims = [one.claim for one in full.claims]
    heading, marks = wording.heading(full.document), Marks(claims, [one.id for one in full.claims])
    return body(
        site,
        "document.html.j2",
        heading,
        marked=marks.size,
        deciding=decides,
        document=full.document,
        full=full,
        heading=heading,
        paragraphs=paragraphs(full.document.text, claims),
        cards=[(one, card(n, one.claim)) for n, one in enumerate(full.claims, 1)],
        marks=marks,
        counts=wording.by_kind(tuple(claims)),
    )


@router.get("/marks/{count}.css")
def marks(count: int) -> Response:
    """The rules that light up the words and the card of the claim that an address names."""
    return Response(
        rules(min(max(count, 0), 4096)),
        media_type="text/css",
        headers={"cache-control": "public, max-age=604800"},
    )
