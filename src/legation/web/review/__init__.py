"""Review: what to look at next, decisions on it, and who decided what."""

from fastapi import FastAPI


def register(app: FastAPI) -> None:
    """Gives the application its pages of review."""
    from legation.web.review import journal_pages, pages

    app.state.parts.review = True
    app.include_router(pages.router, include_in_schema=False)
    app.include_router(journal_pages.router, include_in_schema=False)
