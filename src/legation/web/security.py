"""What every answer says to browsers, and which requests get none: foreign hosts, foreign pages, floods."""

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.settings import Settings

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
FORMS: Final = "legation.forms"
"""Where in the scope of a request its forms stand."""
_SAFE: Final = ("GET", "HEAD", "OPTIONS")


class TooMuch(Exception):
    """A request body over the limit."""


class Guard:
    """Stands before the application, and tells it under which prefix it is shown; the proxy may take the
    prefix away from paths, or leave it.

    A request that writes must come from a page of this site (`Sec-Fetch-Site`, else `Origin`), or from a
    program that sends neither. On a laptop, `Host` must be one of `settings.hosts`.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers, or refuses in one line."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _place(scope, self._settings.root_path)
        scope[FORMS] = []
        refusal = self._refusal(scope)
        sending = _with_headers(send)
        if refusal is not None:
            await refusal(scope, receive, sending)
            return
        try:
            await self._app(scope, _bounded(receive, self._settings.most_upload), sending)
        except TooMuch:
            await _too_much(self._settings)(scope, receive, sending)
        finally:
            for form in scope[FORMS]:
                await form.close()

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = _host_of(headers.get("host", ""))
        if self._settings.laptop and host not in self._settings.hosts:
            return PlainTextResponse(f"this site does not answer to the name {host!a}\n", 421)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._settings.most_upload:
            return _too_much(self._settings)
        if scope["method"] not in _SAFE and _foreign(headers):
            return PlainTextResponse("refused: this came from a page of another site\n", 403)
        return None


def _place(scope: Scope, prefix: str) -> None:
    """Makes the path whole, as ASGI has it, where a proxy took the prefix away."""
    if prefix and not f"{scope['path']}/".startswith(f"{prefix}/"):
        scope["path"] = prefix + scope["path"]
    scope["root_path"] = prefix


def _foreign(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and _netloc(origin) != headers.get("host", "")


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


def _host_of(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _too_much(settings: Settings) -> PlainTextResponse:
    return PlainTextResponse(f"more than {settings.most_upload // 1_000_000} MB at once; send less\n", 413)


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuch
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return sending
