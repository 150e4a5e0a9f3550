"""`/`: what the record holds, and what is new in it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.record.choosing import Filter
from legation.web.pages.shared import entries, holding
from legation.web.person import asking
from legation.web.reads import documents
from legation.web.rendering import Body, body, kept
from legation.web.site import site_of

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def home(request: Request) -> HTMLResponse:
    """The first page."""
    site = site_of(request)
    today, me = site.today(), asking(request)
    adding = me is not None and me.may("add")

    def newest() -> tuple[documents.DocumentRow, ...]:
        with site.record.reading() as connection:
            return documents.newest(connection, 8)

    def made() -> Body:
        return body(
            site,
            "home.html.j2",
            "The record",
            adding=adding,
            holds=holding(site),
            latest=entries(site, Filter(until=today, status="occurred"), size=10).rows,
            coming=[
                row
                for row in entries(site, Filter(since=today, status="planned"), size=5).rows
                if row.entry.day and row.entry.day > today
            ],
            differing=entries(site, Filter(disagreeing=True, until=today), size=5).rows,
            documents=site.fresh.get("newest documents", newest),
        )

    return kept(request, ("home", today, adding), made)
