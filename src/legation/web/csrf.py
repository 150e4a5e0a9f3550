"""Proof that a form which writes is one that this site gave to this browser.

A token is made from what only the browser's cookie and this process know. On a laptop, where there is no
cookie, it is the process's: pages of other sites can't read it, and another name for this machine gets no
answer (`Guard`).
"""

import hmac
import secrets
from hashlib import sha256
from typing import Any, Final

from fastapi import HTTPException, Request
from starlette.datastructures import FormData

from legation.web.forms import form_of
from legation.web.site import site_of

FIELD: Final = "csrf"
HEADER: Final = "x-csrf-token"
SESSION: Final = "legation_session"
VISIT: Final = "legation_visit"
"""A cookie for who is not signed in yet, so that the form to sign in has a token too."""
_process: Final = secrets.token_bytes(32)


def token(request: Request) -> str:
    """The token for the forms of this page."""
    if site_of(request).settings.laptop:
        return local_token()
    cookie = request.cookies.get(SESSION) or visit(request)
    return _made(cookie.encode("utf-8", "replace")) if cookie else ""


def local_token() -> str:
    """The token on a laptop."""
    return _made(b"")


def visit(request: Request) -> str:
    """The id of a visit before signing in: the cookie's, or the one that this answer will set."""
    return str(getattr(request.state, "visit", "") or request.cookies.get(VISIT, ""))


async def check(request: Request) -> None:
    """Raises 403 unless the request carries the token, as a field of its form or as a header."""
    given: Any = request.headers.get(HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        form: FormData = await form_of(request)
        given = form.get(FIELD)
    if not isinstance(given, str) or not any(
        hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode()) for wanted in _wanted(request)
    ):
        raise HTTPException(
            403, "this form is out of date; go back, load the page again, and send it once more"
        )


def _wanted(request: Request) -> list[str]:
    """The tokens that count. A form to sign in was made for the visit, whatever session ended before."""
    if site_of(request).settings.laptop:
        return [local_token()]
    cookies = (request.cookies.get(name) for name in (SESSION, VISIT))
    return [_made(cookie.encode("utf-8", "replace")) for cookie in cookies if cookie]


def _made(cookie: bytes) -> str:
    return hmac.new(_process, cookie, sha256).hexdigest()
