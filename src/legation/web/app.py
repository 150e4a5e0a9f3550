"""The application: its parts put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files

import anyio.to_thread
from fastapi import APIRouter, Depends, FastAPI
from starlette.staticfiles import StaticFiles

from legation.version import __version__
from legation.web import accounts, api, csrf, failures, review
from legation.web.limits import Limits
from legation.web.pages import (
    about,
    add,
    document,
    dyad,
    entry,
    home,
    map,
    network,
    person,
    search,
    sources,
    state,
)
from legation.web.person import needs
from legation.web.security import Guard
from legation.web.settings import Settings
from legation.web.site import Site


@dataclass
class Parts:
    """Which parts the application has, for templates to know what to lead to."""

    review: bool = False
    accounts: bool = False
    api: bool = False


READING: tuple[APIRouter, ...] = tuple(
    page.router for page in (home, search, entry, document, dyad, state, person, network, map, sources, about)
)
"""Pages for whoever may read."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The site over the record that `settings` name; raises `RecordError` where there is none."""
    settings = settings or Settings()
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = settings.threads
        yield
        accounts.close(app)
        site.close()

    app = FastAPI(
        title="Legation",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.site = site
    app.state.parts = Parts()
    app.state.limits = Limits()
    app.state.csrf_token = csrf.token
    failures.register(app)
    for router in READING:
        app.include_router(router, dependencies=[Depends(needs("read"))], include_in_schema=False)
    app.include_router(add.router, include_in_schema=False)
    accounts.register(app, settings)
    review.register(app)
    api.register(app)
    app.mount("/static", StaticFiles(directory=str(files("legation.web") / "static")), name="static")
    app.add_middleware(Guard, settings=settings)
    return app
