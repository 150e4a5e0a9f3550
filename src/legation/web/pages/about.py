"""`/about`: the codebook in short, and how good the reading is."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from legation.schema import CATEGORIES, FORMS, ORGANISATIONS, TOPICS
from legation.web.pages.shared import holding
from legation.web.rendering import render
from legation.web.site import site_of

router = APIRouter()


@router.get("/about", response_class=HTMLResponse)
def about(request: Request) -> HTMLResponse:
    """What the record holds, in which words, and how far to trust it."""
    return render(
        request,
        "about.html.j2",
        quality=quality(),
        holds=holding(site_of(request)),
        forms=FORMS,
        topics=TOPICS,
        categories=CATEGORIES,
        organisations=ORGANISATIONS,
    )


@cache
def quality() -> Mapping[str, Mapping[str, float]]:
    """How well each kind is read, as measured on documents that nothing was fitted to."""
    return tomllib.loads(files("legation.web").joinpath("quality.toml").read_text(encoding="utf-8"))
