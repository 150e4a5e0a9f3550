"""News as an Atom feed (RFC 4287), an entry for each thing that entered, moved or came into dispute."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from legation.exchange.dossier import phrases
from legation.exchange.dossier.phrases import clean
from legation.exchange.page.markup import address
from legation.version import __version__
from legation.views.dossier_parts import Item, Source
from legation.views.news_parts import Disputed, Entered, Moved, News
from legation.views.parties import parties_name

_AUTHORITY: Final = "tag:legation,2026:"
"""A tag URI (RFC 4151): ids stay the same whichever machine writes the feed."""


def atom(found: News) -> str:
    """The feed. An entry's id is made of the record's id and of what happened, so that readers know it."""
    of = f" on {parties_name(found.parties)}" if found.parties else ""
    name = "+".join(found.parties) or "all"
    sources = {one.number: one for one in found.sources}
    entries = "".join(_entry(one, sources) for one in _told(found))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_AUTHORITY}new/{escape(name)}</id>\n"
        f"<title>{_text(f'New in the record{of}')}</title>\n"
        f"<updated>{escape(found.updated)}</updated>\n"
        f"<author><name>Legation</name></author>\n"
        f"<generator version={quoteattr(__version__)}>Legation</generator>\n"
        f"{entries}</feed>\n"
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """One entry of the feed: `line` is what is told, `about` makes its id, `title` says it."""

    line: Entered | Moved | Disputed
    about: str
    title: str


def _told(found: News) -> Iterable[_Told]:
    for one in found.entered.shown:
        yield _Told(one, "entered", _named(one.item))
    for move in found.moved.shown:
        stages = f"from {phrases.term(move.before)} to {phrases.term(move.after)}"
        yield _Told(move, f"moved/{_slug(move.after)}", f"{_named(move.item)}: {stages}")
    for split in found.disputed.shown:
        its = split.disagreement
        values = " or ".join(value.value.value for value in its.values)
        title = f"{_named(split.item)}: sources differ on {phrases.field(its.field)}: {values}"
        yield _Told(split, f"disputed/{_slug(its.field)}", title)


def _slug(words: str) -> str:
    """Letters, digits and hyphens of it, for an address."""
    return "".join(c if c.isalnum() else "-" for c in words)


def _named(item: Item) -> str:
    what = clean(item.what.value)
    short = what if len(what) <= 140 else what[:139].rstrip() + "…"
    return f"{item.kind.capitalize()}, {phrases.term(item.stage)}, {'–'.join(item.parties)}: {short}"


def _entry(one: _Told, sources: Mapping[int, Source]) -> str:
    its = one.line.item
    cited = [sources[number] for number in one.line.sources]
    urls = [url for source in cited if (url := address(source.url))]
    links = "".join(f'<link rel="related" href={quoteattr(clean(url))}/>\n' for url in urls)
    when = f"<p>{_text(phrases.when(its.when.value))}</p>" if its.when else ""
    words = "".join(_words(source, frozenset(one.line.claims)) for source in cited)
    return (
        f"<entry>\n<id>{_AUTHORITY}{escape(its.entry)}/{one.about}</id>\n"
        f"<title>{_text(one.title)}</title>\n<updated>{escape(one.line.added)}</updated>\n"
        f"<category term={quoteattr(its.kind)}/>\n{links}"
        f'<content type="html">{escape(when + words)}</content>\n</entry>\n'
    )


def _words(source: Source, claims: Collection[str]) -> str:
    """What the source says of it, as HTML."""
    quoted = [one.words for one in source.words if any(claim in claims for claim in one.claims)]
    return f"<p>{_text(_origin(source))}</p>" + "".join(
        f"<blockquote>{_text(words)}</blockquote>" for words in quoted
    )


def _origin(source: Source) -> str:
    published = phrases.day(source.published) if source.published else None
    return ", ".join(part for part in (source.title, source.outlet, published) if part) or source.document


def _text(words: str) -> str:
    return escape(clean(words))
