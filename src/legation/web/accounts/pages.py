"""`/sign-in`, `/sign-out`, `/account`: for each of the team; `/accounts`: for who administers it."""

import secrets
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from legation.errors import AccountError
from legation.web import csrf
from legation.web.accounts.recognise import accounts_of, client_of
from legation.web.forms import field, form_of
from legation.web.person import Person, asking, needs
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()
Anyone = Annotated[Person, Depends(needs("read"))]
Admin = Annotated[Person, Depends(needs("administer"))]
_WRONG_BY_ONE = (5, 60)
"""So many wrong passwords for one name from one address in so many seconds; then none is tried."""
_WRONG_FROM = (20, 60)
_WRONG_FOR = (50, 600)
_LOGGED = 200


@router.get("/sign-in", response_class=HTMLResponse)
def sign_in(request: Request, next: str = "") -> Response:
    """The form to sign in."""
    return _form(request, next)


@router.post("/sign-in", response_class=HTMLResponse)
async def signed_in(request: Request) -> Response:
    """Begins a session for who gives the right name and password."""
    await csrf.check(request)
    form = await form_of(request)
    name, then = field(form, "name", 200), field(form, "next", 2_000)
    password = form.get("password")
    client = client_of(request)
    limits = request.app.state.limits
    keys = {("wrong", name.casefold(), client): _WRONG_BY_ONE, ("from", client): _WRONG_FROM}
    keys |= {("for", name.casefold()): _WRONG_FOR}
    if wait := max(limits.wait(key, *its) for key, its in keys.items()):
        raise HTTPException(429, f"too many tries; wait {wait} seconds", {"Retry-After": str(wait)})
    accounts = accounts_of(request)
    given = password if isinstance(password, str) else ""
    if not await to_thread.run_sync(accounts.fits, name, given):
        for key in keys:
            limits.count(key)
        accounts.log(name, "wrong password", client)
        problem = "There is no account of this name with this password."
        return await to_thread.run_sync(lambda: _form(request, then, name, problem, 403))
    site = site_of(request)
    answer = RedirectResponse(_safe(then, site.to.page("/")), 303)
    answer.set_cookie(csrf.SESSION, accounts.sign_in(name, client), **_cookie(request))
    answer.delete_cookie(csrf.VISIT, path=site.to.page("/"))
    return answer


@router.post("/sign-out")
async def sign_out(request: Request, person: Anyone) -> Response:
    """Ends the session."""
    its = request.cookies.get(csrf.SESSION)
    if its:
        accounts_of(request).sign_out(its, person.name, client_of(request))
    site = site_of(request)
    answer = RedirectResponse(site.to.page("/" if site.settings.public else "/sign-in"), 303)
    answer.delete_cookie(csrf.SESSION, path=site.to.page("/"))
    return answer


@router.get("/account", response_class=HTMLResponse)
def account(request: Request, person: Anyone) -> Response:
    """One's own account."""
    return _account(request, person)


@router.post("/account", response_class=HTMLResponse)
async def changed(request: Request, person: Anyone) -> Response:
    """Gives oneself another password; every session ends."""
    if not person.signed_in:
        raise HTTPException(401, "sign in first")
    form = await form_of(request)
    old, new, again = (str(form.get(name) or "") for name in ("old", "new", "again"))
    accounts = accounts_of(request)
    limits, key = request.app.state.limits, ("old", person.name)
    if wait := limits.wait(key, *_WRONG_BY_ONE):
        raise HTTPException(429, f"too many tries; wait {wait} seconds", {"Retry-After": str(wait)})

    def change() -> str:
        if not accounts.fits(person.name, old):
            limits.count(key)
            return "The old password is another."
        if new != again:
            return "The new password was not twice the same."
        try:
            accounts.set_password(person.name, new, client=client_of(request))
        except AccountError as error:
            return str(error)
        return ""

    if problem := await to_thread.run_sync(change):
        return await to_thread.run_sync(lambda: _account(request, person, problem))
    return RedirectResponse(site_of(request).to.page("/sign-in"), 303)


@router.get("/accounts", response_class=HTMLResponse)
def everyone(request: Request, person: Admin) -> Response:
    """Who there is, and the account log."""
    accounts = accounts_of(request)
    return render(
        request, "accounts/everyone.html.j2", people=accounts.everyone(), events=accounts.events(_LOGGED)
    )


def _account(request: Request, person: Person, problem: str = "") -> Response:
    tokens = accounts_of(request).tokens(person.name) if person.signed_in else ()
    status = 422 if problem else 200
    return render(request, "accounts/account.html.j2", problem=problem, tokens=tokens, status=status)


def _form(request: Request, then: str, name: str = "", problem: str = "", status: int = 200) -> Response:
    site = site_of(request)
    if asking(request) is not None and request.cookies.get(csrf.SESSION) and not problem:
        person = asking(request)
        if person is not None and person.signed_in:
            return RedirectResponse(_safe(then, site.to.page("/")), 303)
    request.state.visit = request.cookies.get(csrf.VISIT) or secrets.token_urlsafe(24)
    request.cookies.pop(csrf.SESSION, None)
    page = render(request, "accounts/sign_in.html.j2", status=status, then=then, name=name, problem=problem)
    page.set_cookie(csrf.VISIT, request.state.visit, **_cookie(request))
    return page


def _safe(then: str, home: str) -> str:
    """Where to go after signing in: a path of this site, and nowhere else."""
    if not then.startswith(home) or then[1:2] in ("/", "\\") or not then.isprintable():
        return home
    return then


def _cookie(request: Request) -> dict[str, Any]:
    https = request.url.scheme == "https" or request.headers.get("x-forwarded-proto") == "https"
    return {
        "httponly": True,
        "samesite": "lax",
        "secure": https,
        "path": site_of(request).to.page("/"),
    }
