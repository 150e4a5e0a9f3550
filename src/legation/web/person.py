"""Who is asking, and what they may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from fastapi import HTTPException, Request

from legation.web.site import site_of

Role = Literal["reader", "reviewer", "editor", "admin"]
Right = Literal["read", "decide", "add", "administer"]

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
    """A dependency that lets those with the right through: 401 for a stranger, 403 for others."""

    async def person(request: Request) -> Person:
        known = asking(request)
        if known is None or (known is ANONYMOUS and not known.may(right)):
            raise HTTPException(401, "sign in first")
        if not known.may(right):
            raise HTTPException(403, f"a {known.role} may not do this")
        return known

    return person
