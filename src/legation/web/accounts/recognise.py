"""Who a request is from: by the token that a program shows, or by the cookie of a session."""

from fastapi import Request

from legation.web.accounts.accounts import Accounts
from legation.web.csrf import SESSION
from legation.web.person import Person

_SCHEME = "bearer"
_LONGEST = 200


def accounts_of(request: Request) -> Accounts:
    """The account store of the site."""
    accounts: Accounts = request.app.state.accounts
    return accounts


def recognise(request: Request) -> Person | None:
    """Who is asking; null for a stranger. A token that is none is noted in `request.state.refused`."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == _SCHEME:
        person = accounts_of(request).shown_token(secret.strip()[:_LONGEST])
        request.state.by_token = person is not None
        request.state.refused = person is None
        return person
    its = request.cookies.get(SESSION)
    return accounts_of(request).signed_in(its[:_LONGEST]) if its else None


def client_of(request: Request) -> str:
    """The address that a request came from."""
    return request.client.host if request.client else "unknown"
