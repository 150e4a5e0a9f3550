"""`/`: what the record holds, and what is new in it."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.record.choosing import Filter
from legation.web.pages.shared import entries, holding
from legation.web.reads import documents
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()


@router.get("/", response_class=HTMLResponse)
def home(request: Request) -> HTMLResponse:
    """The first page."""
    site = site_of(request)
    today = site.today()

    def newest() -> tuple[documents.DocumentRow, ...]:
        with site.record.reading() as connection:
            return documents.newest(connection, 8)

    return render(
        request,
        "home.html.j2",
        holds=holding(site),
        latest=entries(request, Filter(until=today, status="occurred"), size=10).rows,
        coming=[
            row
            for row in entries(request, Filter(since=today, status="planned"), size=5).rows
            if row.entry.day and row.entry.day > today
        ],
        differing=entries(request, Filter(disagreeing=True, until=today), size=5).rows,
        documents=site.fresh.get("newest documents", newest),
    )
