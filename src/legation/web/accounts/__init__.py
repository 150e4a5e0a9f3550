"""People of a team: accounts with roles, passwords, sessions, tokens, and a log of what became of them.

They are kept beside the record, never in it: whoever hands on a record hands on no password.
"""

from fastapi import FastAPI

from legation.web.settings import Settings


def register(app: FastAPI, settings: Settings) -> None:
    """Gives the application its accounts, where it is a team's."""
    if not settings.team:
        return
    from legation.web.accounts import pages
    from legation.web.accounts.accounts import Accounts
    from legation.web.accounts.recognise import recognise
    from legation.web.accounts.store import place_beside

    app.state.accounts = Accounts(settings.accounts or place_beside(settings.record))
    app.state.recognise = recognise
    app.state.parts.accounts = True
    app.include_router(pages.router, include_in_schema=False)


def close(app: FastAPI) -> None:
    """Lets go of the accounts."""
    if app.state.parts.accounts:
        app.state.accounts.close()
