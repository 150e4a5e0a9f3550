"""Templates to pages: escaped, every character visible, with what all pages share."""

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from legation.exchange import wording
from legation.exchange.page.markup import address, spelled, visible
from legation.schema import KINDS, STATUSES
from legation.version import __version__
from legation.views.parties import party_name
from legation.web import terms
from legation.web.person import asking
from legation.web.reads.matches import MARKS
from legation.web.site import Site, site_of


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The page that a template makes of these values.

    Templates also see `to` (addresses), `me` (a `Person` or null), `here` (this page's path), `csrf`
    (a hidden field for forms that write), and `parts`, which tells what the application is made of.
    """
    site = site_of(request)
    me = asking(request)
    text = (
        templates()
        .get_template(template)
        .render(
            to=site.to,
            me=me,
            here=request.scope["path"],
            site=site.settings,
            parts=request.app.state.parts,
            csrf=_field(request),
            **values,
        )
    )
    return HTMLResponse(text, status_code=status)


def fragment(site: Site, template: str, **values: Any) -> Markup:
    """A part of a page that is the same whoever asks, to be kept; its template sees `to` and no person."""
    return Markup(templates().get_template(template).render(to=site.to, **values))


def _field(request: Request) -> Markup:
    """The hidden field that proves a form to be this site's; `legation.web.accounts` gives the token."""
    token = getattr(request.app.state, "csrf_token", None)
    if token is None:
        return Markup("")
    return Markup('<input type="hidden" name="csrf" value="{}">').format(token(request))


_LONGEST_MATCH = 600


@cache
def templates() -> Environment:
    """The site's templates, compiled once."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("legation.web", folder) for folder in _folders()]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=200,
    )
    environment.filters.update(
        shown=shown,
        spelled=spelled,
        number=numbered,
        visible=visible,
        clipped=clipped,
        found=found,
        plain=wording.plain,
        grouped=grouped,
        day=terms.day,
        named=party_name,
        capital=terms.capital,
    )
    environment.globals.update(
        kinds=KINDS,
        statuses=STATUSES,
        version=__version__,
        followed=address,
        style_version=_fingerprint(),
    )
    return environment


def _folders() -> list[str]:
    """Where templates lie: the pages', and those of the parts that bring their own."""
    home = files("legation.web")
    parts = ("templates", "accounts/templates", "review/templates")
    return [folder for folder in parts if home.joinpath(folder).is_dir()]


def shown(text: object) -> Markup:
    """Text of a document or a person: escaped, isolated in its direction, control characters visible."""
    return Markup("<bdi>{}</bdi>").format(visible(str(text)))


def numbered(count: int, noun: str) -> str:
    """`1 entry`, `1,200 entries`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith(("ry", "ty")) else f"{count:,} {noun}s"


def found(text: str) -> Markup:
    """A match's words, those that were found marked."""
    start, end = MARKS
    parts: list[Markup] = []
    short = text if len(text) <= _LONGEST_MATCH else text[:_LONGEST_MATCH] + " …"
    for place, piece in enumerate(short.split(start)):
        inner, mark, rest = piece.partition(end)
        if place and mark:
            parts.append(Markup("<mark class=hit>{}</mark>").format(visible(inner)))
            parts.append(visible(rest))
        else:
            parts.append(visible(piece))
    return Markup("<bdi>{}</bdi>").format(Markup("").join(parts))


def clipped(text: str, most: int = 240) -> str:
    """The text on one line, its end left out where it is long."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


def grouped(count: int) -> str:
    """`1,234,567`."""
    return f"{count:,}"


@cache
def _fingerprint() -> str:
    """Changes with the site's own files, so that browsers may keep them."""
    import hashlib

    digest = hashlib.sha256()
    for one in sorted(files("legation.web").joinpath("static").iterdir(), key=lambda f: f.name):
        if one.is_file():
            digest.update(one.read_bytes())
    return digest.hexdigest()[:12]
