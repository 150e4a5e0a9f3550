"""`/decisions`: who decided what; `/agreement`: how far two people agree."""

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from legation.record.decision import VERBS, Decision
from legation.record.standing import in_force
from legation.web.person import ANONYMOUS, Person, needs
from legation.web.rendering import render
from legation.web.review import reads
from legation.web.site import Site, site_of

router = APIRouter()
_SIZE = 50
_PAIRED = 8
"""People that are compared each with each; of more, those with most decisions."""


async def of_the_team(person: Annotated[Person, Depends(needs("read"))]) -> Person:
    """Who may see people's names beside what they decided: not everybody who may read in public."""
    if person is ANONYMOUS:
        raise HTTPException(401, "sign in first")
    return person


Member = Annotated[Person, Depends(of_the_team)]


@router.get("/decisions", response_class=HTMLResponse)
def decisions(request: Request, person: Member, by: str = "", verb: str = "", page: int = 1) -> Response:
    """The journal, the newest decision first."""
    site = site_of(request)
    page = min(max(page, 1), 100_000)
    journal = _journal(site)
    standing = {one.id for one in in_force(journal)}
    found = [
        one
        for one in reversed(journal)
        if (not by or one.by == by) and (verb not in VERBS or one.verb == verb)
    ]
    shown = found[(page - 1) * _SIZE : page * _SIZE]
    return render(
        request,
        "review/decisions.html.j2",
        by=by,
        verb=verb,
        page=page,
        verbs=VERBS,
        total=len(found),
        more=page * _SIZE < len(found),
        rows=[(one, reads.line(one), one.id in standing) for one in shown],
        on=reads.headlines(site.record, shown),
        people=_people(journal),
        looks=site.record.second_look()[:50] if page == 1 and not by and not verb else [],
        **reads.lately(site.record, person.name),
    )


@router.get("/agreement", response_class=HTMLResponse)
def agreement(request: Request, person: Member, one: str = "", other: str = "") -> Response:
    """Two people compared, or each with each."""
    site = site_of(request)
    people = [name for name, _ in _people(_journal(site))]

    def ask() -> list[tuple[str, str, Any]]:
        names = people[:_PAIRED]
        compared = []
        for place, ours in enumerate(names):
            for theirs in names[place + 1 :]:
                found = site.record.agreement(ours, theirs)
                if found:
                    compared.append((ours, theirs, found[0]))
        return compared

    return render(
        request,
        "review/agreement.html.j2",
        one=one,
        other=other,
        people=people,
        pairs=site.fresh.get(("agreement", tuple(people)), ask),
        found=site.record.agreement(one, other) if one and other and one != other else [],
    )


def _journal(site: Site) -> list[Decision]:
    return site.record.decisions()


def _people(journal: list[Decision]) -> list[tuple[str, dict[str, int]]]:
    """Who decided, with how many decisions of each sort, the busiest first."""
    counts: dict[str, Counter[str]] = {}
    for one in journal:
        counts.setdefault(one.by, Counter())[one.verb] += 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    return [(name, dict(count)) for name, count in ranked]
