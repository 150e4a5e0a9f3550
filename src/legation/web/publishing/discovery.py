"""What leads others to a site: sitemap, robots.txt, a feed. All need to know where the site is shown."""

from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from lxml import etree

from legation import views
from legation.errors import QuestionError
from legation.exchange.news.atom import atom
from legation.record.record import Record
from legation.web.publishing.places import slug

_MOST: Final = 50_000
"""Addresses in one sitemap, by its protocol."""
_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


def checked(base_url: str) -> str:
    """The address with a slash at its end; raises `QuestionError` where it is none that a site can have."""
    try:
        parts = urlsplit(base_url)
        fits = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        fits = False
    if not fits or any(c.isspace() or ord(c) < 33 for c in base_url):
        raise QuestionError(f"{base_url!a}: a site is at an address such as https://example.org/record/")
    return base_url.rstrip("/") + "/"


def write_sitemap(base_url: str, pages: Sequence[str], write: Callable[[str, str], None]) -> None:
    """`sitemap.xml`, in parts where there are very many pages, and `robots.txt`."""
    addresses = [base_url + page.removesuffix("index.html") for page in sorted(pages)]
    parts = [addresses[n : n + _MOST] for n in range(0, len(addresses), _MOST)]
    if len(parts) == 1:
        write("sitemap.xml", _listed("urlset", "url", parts[0]))
    else:
        names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            write(name, _listed("urlset", "url", part))
        write("sitemap.xml", _listed("sitemapindex", "sitemap", [base_url + name for name in names]))
    write("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n")


def _listed(root: str, each: str, addresses: Sequence[str]) -> str:
    rows = "".join(f"<{each}><loc>{escape(one)}</loc></{each}>\n" for one in addresses)
    return f'{_HEAD}<{root} xmlns="{_SITEMAPS}">\n{rows}</{root}>\n'


def feed(record: Record, base_url: str, title: str) -> bytes:
    """An Atom feed of what came in last, each leading to its entry's page."""
    root = etree.fromstring(atom(views.new(record, "")).encode())
    root.find(f"{_ATOM}title").text = title
    root.find(f"{_ATOM}id").text = f"{base_url}feed.xml"
    for rel, to in (("self", "feed.xml"), ("alternate", "")):
        etree.SubElement(root, f"{_ATOM}link", rel=rel, href=base_url + to)
    for one in root.iterfind(f"{_ATOM}entry"):
        entry = one.findtext(f"{_ATOM}id").partition(":")[2].partition(":")[2].partition("/")[0]
        etree.SubElement(one, f"{_ATOM}link", rel="alternate", href=f"{base_url}entry/{slug(entry)}.html")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"  # type: ignore[no-any-return]
