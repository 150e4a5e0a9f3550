"""The REST interface: what the pages show and do, for programs."""

from fastapi import FastAPI


def register(app: FastAPI) -> None:
    """Gives the application its interface for programs, and the pages that describe it."""
    from legation.web.api import decisions, describing, documents, questions, records

    app.state.parts.api = True
    for part in (records, documents, questions, decisions):
        app.include_router(part.router, prefix="/api/v1")
    app.include_router(describing.router, include_in_schema=False)
