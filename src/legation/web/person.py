"""Who is asking, and what they may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from fastapi import HTTPException, Request

from legation.web import csrf
from legation.web.site import site_of

Role = Literal["reader", "reviewer", "editor", "admin"]
Right = Literal["read", "decide", "add", "administer"]

SAFE: Final = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing."""
ROLES: Final[tuple[Role, ...]] = ("reader", "reviewer", "editor", "admin")
_NEEDS: Final[dict[Right, Role]] = {
    "read": "reader",
    "decide": "reviewer",
    "add": "editor",
    "administer": "admin",
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the site; `name` goes into the journal with what they decide. A role may all that
    those before it may. `signed_in` is false for the one person of a laptop and for an anonymous reader."""

    name: str
    role: Role
    signed_in: bool = False

    def may(self, right: Right) -> bool:
        """Whether their role has a right."""
        return ROLES.index(self.role) >= ROLES.index(_NEEDS[right])


ANONYMOUS: Final = Person("anonymous", "reader")


def asking(request: Request) -> Person | None:
    """Who is asking; null for somebody who would have to sign in first.

    On a laptop it is the one local person. What recognises people in a team stands in
    `request.app.state.recognise`, put there by `legation.web.accounts`.
    """
    known: Person | None = getattr(request.state, "person", None)
    if known is not None:
        return known
    settings = site_of(request).settings
    if settings.laptop:
        known = Person(settings.local_name, "admin")
    elif (recognise := getattr(request.app.state, "recognise", None)) is not None:
        known = recognise(request)
    if known is None and settings.public:
        known = ANONYMOUS
    request.state.person = known
    return known


def needs(right: Right) -> Callable[[Request], Awaitable[Person]]:
    """A dependency that lets those with the right through: 401 for a stranger, 403 for others.

    A request that writes needs the token of a form too (`csrf`), and 429 is for who writes too often.
    """

    async def person(request: Request) -> Person:
        known = asking(request)
        if getattr(request.state, "refused", False):
            raise HTTPException(401, "this token is not known, or has ended")
        if known is None or (known is ANONYMOUS and not known.may(right)):
            raise HTTPException(401, "sign in first")
        if not known.may(right):
            raise HTTPException(403, f"a {known.role} may not do this")
        if request.method not in SAFE:
            await _may_write(request, known)
        return known

    return person


async def _may_write(request: Request, known: Person) -> None:
    site = site_of(request)
    by_token = getattr(request.state, "by_token", False)
    program = by_token or (site.settings.laptop and is_api(request))
    if not program:
        await csrf.check(request)
    key, most = ("write", known.name), site.settings.writes_a_minute
    if wait := request.app.state.limits.wait(key, most, 60):
        raise HTTPException(429, f"too many writes; wait {wait} seconds", {"Retry-After": str(wait)})
    request.app.state.limits.count(key)


def is_api(request: Request) -> bool:
    """Whether a program asks, and wants JSON."""
    path = str(request.scope["path"]).removeprefix(str(request.scope.get("root_path", "")))
    return path.startswith("/api/")
