"""`/add`: paste a text, give files or an address, look at the reading, keep it."""

import time
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from legation.documents.draft import Overrides
from legation.errors import LegationError
from legation.exchange import wording
from legation.exchange.page.card import card
from legation.exchange.page.segments import paragraphs
from legation.schema import Reading
from legation.web.adding.drafts import Batch, Given, published_day, read_again, read_given
from legation.web.adding.keeping import Kept, keep
from legation.web.forms import field, files, form_of
from legation.web.jobs import Job
from legation.web.marks import Marks
from legation.web.person import Person, needs
from legation.web.rendering import render
from legation.web.site import Site, site_of

router = APIRouter()
Adder = Annotated[Person, Depends(needs("add"))]
_PATIENCE = 2.5
"""Seconds that a page waits for work that may soon be done, before it shows how far it is."""


@router.get("/add", response_class=HTMLResponse)
def add(request: Request, person: Adder) -> HTMLResponse:
    """The ways to add, and what is under way."""
    return _form(request, person)


@router.post("/add", response_class=HTMLResponse)
async def given(request: Request, person: Adder) -> Response:
    """Takes what was given, and leads to its reading."""
    form = await form_of(request)
    site = site_of(request)
    try:
        what = await _given(form)
        job = site.jobs.begin(person.name, what.called, lambda job: read_given(what, job))
    except LegationError as error:
        problem = str(error)
        return await to_thread.run_sync(
            lambda: _form(request, person, problem=problem, status=422, **_typed(form))
        )
    return _to(site, job)


@router.get("/add/{name}", response_class=HTMLResponse)
def look(request: Request, person: Adder, name: str, document: int = 0) -> HTMLResponse:
    """How far a job is, or what came of it."""
    site = site_of(request)
    job = _job(site, name, person)
    until = time.monotonic() + _PATIENCE
    while not job.over and time.monotonic() < until:
        time.sleep(0.05)
    if not job.over:
        return render(request, "add_progress.html.j2", job=job)
    if job.phase != "done":
        return render(request, "add_failed.html.j2", job=job)
    if isinstance(job.result, Kept):
        return render(request, "add_kept.html.j2", job=job, kept=job.result)
    readings = job.result.readings
    if not readings:
        return render(request, "add_failed.html.j2", job=job)
    if len(readings) > 1 and not document:
        rows = [(n, one, wording.heading(one.document)) for n, one in enumerate(readings, 1)]
        return render(request, "add_list.html.j2", job=job, rows=rows)
    number = min(max(document, 1), len(readings))
    return render(
        request,
        "add_reading.html.j2",
        job=job,
        number=number,
        many=len(readings) > 1,
        **_page_of(readings[number - 1]),
    )


@router.post("/add/{name}/change", response_class=HTMLResponse)
async def change(request: Request, person: Adder, name: str) -> Response:
    """Reads one document again under what the person says of it."""
    form = await form_of(request)
    site = site_of(request)
    job = _job(site, name, person)
    batch = _batch(job)
    number = _number(field(form, "document", 6), len(batch.readings))
    try:
        said = Overrides(
            field(form, "title", 500) or None,
            field(form, "source", 300) or None,
            None,
            published_day(field(form, "published", 80)),
        )
    except LegationError as error:
        raise HTTPException(422, str(error)) from None
    new = site.jobs.begin(person.name, job.title, lambda j: read_again(batch, number, said, j))
    site.jobs.drop(job)
    many = len(batch.readings) > 1
    return _to(site, new, document=number + 1 if many else None)


@router.post("/add/{name}/keep", response_class=HTMLResponse)
async def kept(request: Request, person: Adder, name: str) -> Response:
    """Keeps the readings that are ticked, or all."""
    form = await form_of(request)
    site = site_of(request)
    job = _job(site, name, person)
    readings = _batch(job).readings
    chosen = [_number(str(n), len(readings)) for n in form.getlist("keep")] or range(len(readings))
    taken = [readings[n] for n in sorted(set(chosen))]
    new = site.jobs.begin(person.name, job.title, lambda j: keep(site.record, taken, j))
    site.jobs.drop(job)
    return _to(site, new)


@router.post("/add/{name}/drop", response_class=HTMLResponse)
async def drop(request: Request, person: Adder, name: str) -> Response:
    """Forgets a job and what it read."""
    await form_of(request)
    site = site_of(request)
    site.jobs.drop(_job(site, name, person))
    return RedirectResponse(site.to.page("/add"), 303)


async def _given(form: FormData) -> Given:
    title, source = field(form, "title", 500), field(form, "source", 300)
    published = published_day(field(form, "published", 80))
    what = field(form, "what", 20)
    if what == "files":
        found = await files(form, "files")
        if not found:
            raise LegationError("no file was chosen")
        return Given(files=found, title=title, source=source, published=published)
    if what == "address":
        return Given(address=field(form, "address", 2_000), title=title, source=source, published=published)
    text = field(form, "text")
    if not text:
        raise LegationError("there is no text to read")
    return Given(text=text, title=title, source=source, published=published)


def _typed(form: FormData) -> dict[str, str]:
    return {name: field(form, name) for name in ("title", "source", "published", "text", "address")}


def _form(
    request: Request, person: Person, *, problem: str = "", status: int = 200, **typed: str
) -> HTMLResponse:
    site = site_of(request)
    values = dict.fromkeys(("title", "source", "published", "text", "address"), "") | typed
    return render(
        request,
        "add.html.j2",
        status=status,
        jobs=[(job, _said(job)) for job in site.jobs.of(person.name)],
        problem=problem,
        typed=values,
        most=site.settings.most_upload // 1_000_000,
    )


def _said(job: Job) -> str:
    """What came of a job, or how far it is."""
    if job.phase == "working":
        return f"{job.step}, {job.done} of {job.total}" if job.total else job.step
    if isinstance(job.result, Kept):
        return "kept"
    if isinstance(job.result, Batch):
        return "read, not kept yet" if job.result.readings else "nothing could be read"
    return job.phase


def _job(site: Site, name: str, person: Person) -> Job:
    job = site.jobs.find(name, person.name)
    if job is None:
        raise HTTPException(404, "this work is not there any more; add it again")
    return job


def _batch(job: Job) -> Batch:
    if not isinstance(job.result, Batch):
        raise HTTPException(409, "this has not been read yet")
    return job.result


def _number(text: str, count: int) -> int:
    """The place of a document, from 0, out of its number in a form."""
    if not text.isdecimal() or not 1 <= int(text) <= count:
        raise HTTPException(422, "there is no such document among those read")
    return int(text) - 1


def _to(site: Site, job: Job, document: int | None = None) -> RedirectResponse:
    return RedirectResponse(site.to.page(f"/add/{job.id}", document=document), 303)


def _page_of(reading: Reading) -> dict[str, Any]:
    claims = reading.claims
    ids = [f"r{n}" for n in range(1, len(claims) + 1)]
    return {
        "reading": reading,
        "document": reading.document,
        "heading": wording.heading(reading.document),
        "paragraphs": paragraphs(reading.document.text, claims),
        "cards": [(name, card(n, one)) for n, (name, one) in enumerate(zip(ids, claims, strict=True), 1)],
        "marks": Marks(claims, ids),
        "counts": wording.by_kind(claims),
    }
