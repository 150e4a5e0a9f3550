"""`/search`: entries and documents by words and facets."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse
from starlette.datastructures import QueryParams

from legation.errors import QuestionError, RecordError
from legation.exchange.controls import controls
from legation.record.choosing import Filter
from legation.schema import FORMS, KINDS, STATUSES
from legation.views.parties import party_code
from legation.web.pages.shared import entries, holding
from legation.web.reads.facets import Facets, counted, facets
from legation.web.reads.matches import Matches, matches
from legation.web.rendering import Body, body, kept
from legation.web.site import Site, site_of

router = APIRouter()
_SIZE = 25
_DECISIONS = ("accepted", "rejected", "corrected", "none")


@dataclass(frozen=True)
class Asked:
    """What the address asks, as it stands in it; `problem` says what could not be understood."""

    q: str = ""
    kind: str = ""
    form: str = ""
    status: str = ""
    party: tuple[str, ...] = ()
    person: str = ""
    since: str = ""
    until: str = ""
    source: str = ""
    decision: str = ""
    differ: str = ""
    problem: str = field(default="", compare=False)

    def query(self, **changed: Any) -> dict[str, Any]:
        """Parameters of an address that asks the same but for what is changed."""
        names = [name for name in self.__dataclass_fields__ if name != "problem"]
        return {name: getattr(self, name) for name in names} | changed


def asked_of(given: QueryParams) -> tuple[Asked, Filter]:
    """The question of an address, with what is not understood left out and named."""
    problems: list[str] = []
    word = {name: _words(given.get(name, "")) for name in Asked.__dataclass_fields__}
    first, last = _day(word["since"], problems), _day(word["until"], problems)
    asked = Asked(
        q=word["q"],
        kind=_one(word["kind"], KINDS, problems),
        form=_one(word["form"], {form for forms in FORMS.values() for form in forms}, problems),
        status=_one(word["status"], STATUSES, problems),
        party=_codes([_words(one) for one in given.getlist("party")[:8]], problems),
        person=word["person"],
        since=first.isoformat() if first else "",
        until=last.isoformat() if last else "",
        source=word["source"],
        decision=_one(word["decision"], _DECISIONS, problems),
        differ="1" if word["differ"] else "",
        problem="; ".join(problems),
    )
    return asked, Filter(
        kind=asked.kind or None,
        form=asked.form or None,
        status=asked.status or None,
        parties=asked.party,
        person=asked.person or None,
        since=first,
        until=last,
        source=asked.source or None,
        decision=asked.decision or None,
        disagreeing=bool(asked.differ),
    )


@router.get("/search", response_class=HTMLResponse)
def search(request: Request, after: str = "", page: int = 1) -> HTMLResponse:
    """Entries, best or newest first, with facets; documents that match."""
    site = site_of(request)
    asked, chosen = asked_of(request.query_params)
    page = min(max(page, 1), 1_000)

    def made() -> Body:
        values = _by_words(site, asked, chosen, page) if asked.q else _by_day(site, chosen, after)
        return body(
            site,
            "search.html.j2",
            asked.q or "Entries",
            asked=asked,
            after=after,
            page=page,
            forms=FORMS,
            decisions=_DECISIONS,
            **values,
        )

    return kept(request, ("search", asked, asked.problem, after, page), made)


def _by_day(site: Site, chosen: Filter, after: str) -> dict[str, Any]:
    listed = entries(site, chosen, after or None)
    total = None if chosen.asks else holding(site).entries
    found = _facets(site, chosen) if listed.rows or after else counted((), whole=True)
    return {"rows": listed.rows, "next": listed.after, "facets": found, "total": total}


def _by_words(site: Site, asked: Asked, chosen: Filter, page: int) -> dict[str, Any]:
    try:
        found: Matches = site.fresh.get(
            ("matches", asked.q, chosen), lambda: matches(site.record, asked.q, chosen)
        )
    except RecordError as error:
        raise HTTPException(422, str(error)) from None
    start = (page - 1) * _SIZE
    more = start + _SIZE < len(found.entries)
    return {
        "rows": found.entries[start : start + _SIZE],
        "next": str(page + 1) if more else None,
        "facets": found.facets,
        "total": len(found.entries),
        "whole": found.whole,
        "documents": found.documents if page == 1 else (),
    }


def _facets(site: Site, chosen: Filter) -> Facets:
    def count() -> Facets:
        with site.record.reading() as connection:
            return facets(connection, chosen)

    return site.fresh.get(("facets", chosen), count)


def _words(text: str) -> str:
    """What was typed, without characters that command or reorder: they match nothing."""
    return controls().sub("", text[:300]).strip()


def _codes(words: list[str], problems: list[str]) -> tuple[str, ...]:
    found = set()
    for word in words:
        if word.strip():
            try:
                found.add(party_code(word[:80]))
            except QuestionError as error:
                problems.append(str(error))
    return tuple(sorted(found))


def _one(value: str, known: Any, problems: list[str]) -> str:
    if value and value not in known:
        problems.append(f"{value[:40]}: not known here")
        return ""
    return value


def _day(text: str, problems: list[str]) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(f"{text[:20]}: no day; write it as 2022-06-02")
        return None
