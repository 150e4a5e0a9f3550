"""Failures as pages, in one line for a person: not found, not allowed, too busy."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException

from legation.errors import LegationError, RecordError
from legation.web.jobs import Busy
from legation.web.person import is_api
from legation.web.rendering import render
from legation.web.site import site_of

_TITLES = {
    400: "Not understood",
    401: "Sign in first",
    403: "Not allowed",
    404: "Not on record",
    405: "Not allowed",
    413: "Too much",
    422: "Not understood",
    429: "Too often",
    503: "Not now",
}


def register(app: FastAPI) -> None:
    """Makes every failure a page of the site, or JSON under `/api`."""
    app.add_exception_handler(AnyHTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(LegationError, _ours)
    app.add_exception_handler(Exception, _crash)


@contextmanager
def absent_is_404() -> Iterator[None]:
    """What the record does not have is a page that is not there."""
    try:
        yield
    except RecordError as error:
        raise HTTPException(404, str(error)) from None


def failure(request: Request, status: int, line: str, headers: dict[str, str] | None = None) -> Response:
    """The page, or the JSON, that says what was wrong."""
    if is_api(request):
        challenge = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
        return JSONResponse({"detail": line}, status, {**(headers or {}), **challenge})
    if status == 401 and request.method == "GET" and request.app.state.parts.accounts:
        to, path = site_of(request).to, request.scope["path"]
        query = request.scope["query_string"].decode("latin-1")
        then = path + (f"?{query}" if query else "")
        return RedirectResponse(to.page("/sign-in", next=then), 303)
    page = render(request, "failure.html.j2", status=status, title=_TITLES.get(status, "Failed"), line=line)
    page.headers.update(headers or {})
    return page


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnyHTTPException)
    line = str(error.detail)
    if error.status_code == 404 and line == "Not Found":
        line = "there is no page at this address"
    return failure(request, error.status_code, line, dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return failure(request, 422, f"{where}: {first['msg']}")


async def _ours(request: Request, error: Exception) -> Response:
    return failure(request, 503 if isinstance(error, (Busy, RecordError)) else 422, str(error))


async def _crash(request: Request, error: Exception) -> Response:
    return failure(request, 500, f"internal error: {type(error).__name__}")
