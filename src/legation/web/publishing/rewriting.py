"""A page of the app as a file: links relative, forms that need the app left out, a strict policy in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from lxml import etree, html

from legation.web.publishing.places import Lead, Places

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
"""What a page may do, wherever it is put: run and show what lies beside it, and fetch nothing."""
_NAME: Final = "Legation"


@dataclass(frozen=True, slots=True)
class Look:
    """What the pages of one site share: their name, where the site is shown (ends in a slash; null where
    that is not known), and what the first page says of the selection."""

    title: str
    base_url: str | None
    about: str


def rewritten(content: bytes, page: Lead, places: Places, look: Look) -> tuple[bytes, list[Lead]]:
    """The file of a page, and the pages that it leads to."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = html.document_fromstring(content, parser=parser)
    found: list[Lead] = []
    _forms(root)
    for element, name in _linking(root):
        lead = places.lead(element.get(name), page)
        if lead is not None:
            found.append(lead)
            element.set(name, _written(lead, page, look))
        elif element.tag in ("a", "form"):
            _unlink(element)
        else:
            element.drop_tree()
    _head(root, page, look)
    if page.file == "index.html":
        _say(root, look.about)
    return html.tostring(root, encoding="utf-8", doctype="<!doctype html>") + b"\n", found


def _linking(root: Any) -> Iterator[tuple[Any, str]]:
    """Elements with a link that only the app understands, and the attribute that it stands in.

    Links to the outside are told to give nothing away; those within the page stay.
    """
    for element in list(root.iter(etree.Element)):
        name = {"a": "href", "link": "href", "form": "action", "script": "src"}.get(element.tag)
        link = element.get(name) if name else None
        if name is None or link is None or link.startswith("#"):
            continue
        if element.tag == "a" and _outside(link):
            element.set("rel", "noopener noreferrer")
            continue
        if element.tag == "script" and element.attrib.pop("type", None) == "module":
            element.set("defer", "defer")
        yield element, name


def _outside(link: str) -> bool:
    try:
        return urlsplit(link).scheme in ("http", "https")
    except ValueError:
        return False


def _forms(root: Any) -> None:
    """Only searching works without the app; what ticks or closes something needs no address."""
    for form in list(root.iter("form")):
        action = form.get("action")
        if action is not None and (urlsplit(action).path != "/search" or form.get("method", "get") != "get"):
            form.drop_tree()


def _unlink(element: Any) -> None:
    """The words stay, the link goes."""
    drawn = any(above.tag == "svg" for above in element.iterancestors())
    kept = element.get("class")
    element.attrib.clear()
    element.tag = "g" if drawn else "span"
    if kept:
        element.set("class", kept)


def _written(lead: Lead, page: Lead, look: Look) -> str:
    if page.file == "404.html":
        return (urlsplit(look.base_url).path if look.base_url else "/") + lead.file + lead.tail
    return lead.seen_from(page.file)


def _head(root: Any, page: Lead, look: Look) -> None:
    head = root.find("head")
    head.insert(0, _made("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}))
    head.insert(1, head.find("meta[@charset]"))
    title = head.find("title")
    title.text = title.text.rpartition(" · ")[0] + f" · {look.title}"
    for mark in root.iterfind(".//a[@class='mark']"):
        mark.text = look.title
    if look.base_url and page.file != "404.html":
        address = look.base_url + page.file.removesuffix("index.html")
        head.append(_made("link", {"rel": "canonical", "href": address}))
        if page.file == "index.html":
            feed = {"rel": "alternate", "type": "application/atom+xml", "href": "feed.xml"}
            head.append(_made("link", feed))


def _say(root: Any, about: str) -> None:
    for lead in root.iterfind(".//p[@class='lead']"):
        told = _made("p", {"class": "note"})
        told.text = about
        lead.addnext(told)
        return


def _made(tag: str, attributes: dict[str, str]) -> Any:
    element = etree.Element(tag)
    element.attrib.update(attributes)
    return element
