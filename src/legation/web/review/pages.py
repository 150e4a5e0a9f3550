"""`/review`: the queue; `/review/entry/…` and `/review/claim/…`: one thing to decide on."""

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from legation.errors import RecordError, StaleError
from legation.record.identity import claim_in
from legation.schema import KINDS
from legation.web.failures import absent_is_404
from legation.web.forms import field, form_of
from legation.web.pages.shared import asked_party
from legation.web.person import Person, needs
from legation.web.rendering import render
from legation.web.review import claim_form, fields, reads
from legation.web.review.act import LONGEST, Act, take
from legation.web.review.queue import WHYS
from legation.web.site import site_of

router = APIRouter()
Reviewer = Annotated[Person, Depends(needs("decide"))]


@router.get("/review", response_class=HTMLResponse)
def queue(  # noqa: PLR0913, PLR0917 - the address has so many parts
    request: Request, person: Reviewer, show: str = "", kind: str = "", party: str = "", page: int = 1
) -> Response:
    """What to look at next."""
    site = site_of(request)
    page = min(max(page, 1), 500)
    chosen = kind if kind in KINDS else ""
    told: dict[str, Any] = {"show": show, "kind_chosen": chosen, "party": party.strip(), "page": page}
    told |= {"whys": WHYS, **reads.lately(site.record, person.name)}
    told["self_path"] = site.to.page("/review", show=show, kind=chosen, party=party.strip())
    if show == "merges":
        return render(request, "review/merges.html.j2", **told, **reads.merges(site, page))
    why = show if show in WHYS else ""
    found = reads.queue(site, why, chosen, asked_party(party) or "", page)
    return render(request, "review/queue.html.j2", **told, **found)


@router.get("/review/entry/{name}", response_class=HTMLResponse)
def entry(request: Request, person: Reviewer, name: str, split: str = "", other: str = "") -> Response:
    """An entry to decide on."""
    site = site_of(request)
    with absent_is_404():
        told = reads.workbench(site, name, other)
    if told["entry"].id != name:
        return RedirectResponse(site.to.page(f"/review/entry/{told['entry'].id}"), 303)
    return render(
        request,
        "review/entry.html.j2",
        ticked=split,
        other=other,
        **told,
        **reads.lately(site.record, person.name),
    )


@router.get("/review/claim/{name}", response_class=HTMLResponse)
def claim(request: Request, person: Reviewer, name: str, kind: str = "", around: str = "") -> Response:
    """A claim to correct."""
    site = site_of(request)
    with absent_is_404():
        told = claim_form.of(
            site.record, name, kind, int(around) if around.isdecimal() and len(around) < 12 else None
        )
    return render(
        request, "review/claim.html.j2", problem="", **told, **reads.lately(site.record, person.name)
    )


@router.post("/review/claim/{name}", response_class=HTMLResponse)
async def corrected(request: Request, person: Reviewer, name: str) -> Response:
    """Corrects the fields that the form has otherwise."""
    form = await form_of(request)
    site = site_of(request)

    def work() -> Response:
        with absent_is_404():
            told = claim_form.of(site.record, name, field(form, "kind", 40), None)
        try:
            values = fields.changed(form, told["body"], told["text"])
            if not values:
                raise RecordError("nothing was changed")
            act = Act("correct", told["id"], field(form, "reason", LONGEST) or None, values=values)
            return _decide(request, person, act, form)
        except StaleError as error:
            return _stale(request, form, told["id"], str(error))
        except RecordError as error:
            shown = claim_form.of(site.record, name, field(form, "kind", 40), None, form)
            return render(
                request, "review/claim.html.j2", status=422, problem=str(error), **shown,
                **reads.lately(site.record, person.name),
            )  # fmt: skip

    return await to_thread.run_sync(work)


@router.post("/review/decide", response_class=HTMLResponse)
async def decided(request: Request, person: Reviewer) -> Response:
    """Takes a decision, and leads back to where it was asked for."""
    form = await form_of(request)
    act = _act(form)

    def work() -> Response:
        try:
            return _decide(request, person, act, form)
        except StaleError as error:
            return _stale(request, form, act.target, str(error))
        except RecordError as error:
            raise HTTPException(422, str(error)) from None

    return await to_thread.run_sync(work)


@router.get("/review/state/{name}")
def state(request: Request, person: Reviewer, name: str) -> Response:
    """Whether somebody else decided on an entry or a claim meanwhile."""
    with absent_is_404():
        now = site_of(request).record.states(name)[name]
    last = next(iter(reads.touching(site_of(request).record, name)), None)
    said = reads.line(last) if last and last.by != person.name else ""
    return JSONResponse({"state": now, "said": said})


def _act(form: FormData) -> Act:
    named = field(form, "field", 80)
    return Act(
        verb=field(form, "verb", 20),
        target=field(form, "target", 80),
        reason=field(form, "reason", LONGEST) or None,
        other=field(form, "other", 200).rpartition("/")[2],
        claims=tuple(str(one) for one in form.getlist("claims"))[:1_000],
        values={named: field(form, "value", LONGEST)} if named else {},
    )


def _decide(request: Request, person: Person, act: Act, form: FormData) -> Response:
    """Takes it, where everything is as the form has it, and leads back."""
    site = site_of(request)
    expect = dict(part.split(":", 1) for one in form.getlist("state") if ":" in (part := str(one)))
    take(
        site.record,
        Act(act.verb, act.target, act.reason, act.other, act.claims, act.values, expect),
        person.name,
    )
    back = field(form, "back", 500)
    home = site.to.page("/review")
    path = back if back.startswith(home) and back.isprintable() else home
    if act.verb in ("merge", "split") and path.startswith(f"{home}/entry/"):
        path = site.to.page(f"/review/entry/{_there(site.record, act)}")
    return RedirectResponse(path, 303)


def _there(record: Any, act: Act) -> str:
    """The entry that a target's claim is in now."""
    name = act.target if act.target.startswith("c") else claim_in(act.target)
    return str(record.entry("e" + name[1:]).summary.id)


def _stale(request: Request, form: FormData, target: str, line: str) -> Response:
    """Says what happened meanwhile; the person's own words are kept in the page, to send all the same."""
    record = site_of(request).record
    named = [str(one).partition(":")[0] for one in form.getlist("state")]
    kept = [
        (name, str(value))
        for name, value in form.multi_items()
        if name not in ("csrf", "state") and isinstance(value, str)
    ]
    try:
        now = record.states(*dict.fromkeys(named))
    except RecordError:
        now = {}
    return render(
        request,
        "review/stale.html.j2",
        status=409,
        line=line,
        target=target,
        on=reads.words_of(record, target),
        kept=kept,
        now=now,
        meanwhile=[(one, reads.line(one)) for one in reads.touching(record, target)[:5]],
    )
