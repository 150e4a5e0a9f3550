"""Text as HTML that shows every character, even those that would command or reorder."""

from re import Match
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from legation.exchange.controls import code_point, controls


def visible(text: str) -> Markup:
    """The text, escaped, with control characters shown by their place in Unicode."""
    if controls().search(text) is None:
        return escape(text)
    parts: list[Markup] = []
    at = 0
    for match in controls().finditer(text):
        parts += escape(text[at : match.start()]), _shown(match)
        at = match.end()
    parts.append(escape(text[at:]))
    return Markup("").join(parts)


def spelled(text: str) -> str:
    """The text with control characters named, for where HTML allows no elements; not escaped."""
    return controls().sub(lambda match: code_point(match[0]), text)


def _shown(match: Match[str]) -> Markup:
    return Markup('<span class="control">{}</span>').format(code_point(match[0]))


def address(url: str | None) -> str | None:
    """The address where a browser may follow it (http or https), else null."""
    try:
        followed = url is not None and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return None
    return url if followed else None
