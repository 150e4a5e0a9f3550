"""Templates to pages: escaped, every character visible, with what all pages share."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Body:
    """What is between a page's head and foot, the same whoever asks; a text's style has rules for `marked`
    claims."""

    title: str
    html: Markup
    marked: int = 0


def body(site: Site, template: str, title: str, *, marked: int = 0, **values: Any) -> Body:
    """A page's body out of its template, which sees `to` and no person."""
    text = templates().get_template(template).render(to=site.to, **values)
    return Body(spelled(title), Markup(text), marked)


def kept(
    request: Request, key: Hashable, make: Callable[[], Body], *, exact: bool = False, status: int = 200
) -> HTMLResponse:
    """A page whose body is worked out once while the record does not change (`Fresh`)."""
    found = site_of(request).pages.get(key, make, exact=exact)
    return render(request, "kept.html.j2", status=status, body=found)


def deciding(request: Request) -> bool:
    """Whether a page leads who asks to where things are decided."""
    me = asking(request)
    return me is not None and me.may("decide") and bool(request.app.state.parts.review)


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
        worded=lambda one: terms.value(one.field, one.value),
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
    return Markup(f"<bdi>{visible(str(text))}</bdi>")


def numbered(count: int, noun: str) -> str:
    """`1 entry`, `1,200 entries`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith(("ry", "ty")) else f"{count:,} {noun}s"


def found(text: str) -> Markup:
    """A match's words, those that were found marked."""
    start, end = MARKS
    parts: list[str] = []
    short = text if len(text) <= _LONGEST_MATCH else text[:_LONGEST_MATCH] + " …"
    for place, piece in enumerate(short.split(start)):
        inner, mark, rest = piece.partition(end)
        if place and mark:
            parts += f"<mark class=hit>{visible(inner)}</mark>", visible(rest)
        else:
            parts.append(visible(piece))
    return Markup(f"<bdi>{''.join(parts)}</bdi>")


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
