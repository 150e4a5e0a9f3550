"""Front matter: fields between two `---` lines at the very head of a text."""

from dataclasses import replace
from functools import cache

from legation import lexicon
from legation.documents.draft import Draft

_FENCE = "---"
_MOST_LINES = 60


def with_front_matter(text: str) -> Draft:
    """The draft of `text` with the fields of its front matter, which is then no part of the text."""
    lines = text.split("\n", _MOST_LINES)
    closing = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == _FENCE), None)
    if lines[0].strip() != _FENCE or closing is None:
        return Draft(text)
    entries = [line for line in lines[1:closing] if line.strip()]
    if not all(":" in line or line.startswith((" ", "#", "-")) for line in entries):
        return Draft(text)
    fields = dict(field for line in entries if (field := _field(line)))
    draft = Draft("\n".join(lines[closing + 1 :]))
    return replace(draft, **fields)  # type: ignore[arg-type]


def _field(line: str) -> tuple[str, str] | None:
    key, _, value = line.partition(":")
    field = _names().get(key.strip().casefold())
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return (field, value) if field and value else None


@cache
def _names() -> dict[str, str]:
    named = lexicon.words("pages")["front_matter"]
    return {name: field for field, names in named.items() for name in names}
