"""Decisions: the journal, what waits, and deciding."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from legation.errors import LegationError
from legation.record.answers import Rows
from legation.record.decision import Decision, Verb
from legation.record.standing import in_force
from legation.schema.vocabulary import Kind
from legation.web.api.answers import READ, TABLES, WRITE, Wanted, answer, asked, page
from legation.web.api.asking import Limit
from legation.web.api.sending import Json
from legation.web.person import Person, needs
from legation.web.review.act import LONGEST, Act, take
from legation.web.review.queue import Candidate, Why, candidates
from legation.web.site import site_of

router = APIRouter(tags=["review"])
_decide = Depends(needs("decide"))
_MOST_CLAIMS = 1_000


class Sent(BaseModel):
    """A decision to take. `target` is the id of an entry or a claim; of a decision, to undo it.

    `values` gives fields and what they should be, for `correct`: on a claim in the form of the record
    format, on an entry as it shows them. `expect` gives, by id, the states that were seen (see
    `/api/v1/states`): where somebody has decided since, the answer is 409 and nothing is kept.
    """

    model_config = ConfigDict(extra="forbid")
    verb: Verb
    target: str = Field(min_length=1, max_length=80)
    reason: str | None = Field(default=None, max_length=LONGEST)
    other: str = Field(default="", max_length=80)
    claims: tuple[str, ...] = Field(default=(), max_length=_MOST_CLAIMS)
    values: dict[str, Any] = Field(default_factory=dict, max_length=40)
    expect: dict[str, str] = Field(default_factory=dict, max_length=10)


@router.get("/decisions", response_model=list[Decision], responses=TABLES, dependencies=[_decide])
def decisions(  # noqa: PLR0913, PLR0917 - FastAPI's parameters
    request: Request,
    by: Annotated[str, Query(max_length=200)] = "",
    verb: Verb | None = None,
    after: Annotated[str, Query(max_length=80)] = "",
    limit: Limit = 100,
    standing: Annotated[bool, Query(description="Only those that nobody undid.")] = False,
    wanted: Wanted = None,
) -> Response:
    """The journal, the newest decision first."""
    journal = site_of(request).record.decisions()
    found = [
        one
        for one in reversed(in_force(journal) if standing else journal)
        if (not by or one.by == by) and (verb is None or one.verb == verb)
    ]
    if after:
        places = [place for place, one in enumerate(found) if one.id == after]
        found = found[places[0] + 1 :] if places else []
    shown = found[:limit]
    return page(request, Rows(shown, Decision), shown[-1].id if len(found) > limit else None, wanted)


@router.post(
    "/decisions", response_model=list[Decision], status_code=201, responses=WRITE, dependencies=[Json]
)
def decide(request: Request, sent: Sent, person: Annotated[Person, _decide]) -> Response:
    """Takes a decision, in the name of whose token it is; of several fields corrected, one each."""
    act = Act(sent.verb, sent.target, sent.reason, sent.other, sent.claims, sent.values, sent.expect)
    made = asked(lambda: _take(request, act, person.name))
    return JSONResponse([one.to_dict() for one in made], 201)


@router.get("/states", response_model=dict[str, str], responses=READ, dependencies=[_decide])
def states(
    request: Request, target: Annotated[tuple[str, ...], Query(min_length=1, max_length=100)]
) -> Response:
    """The states of entries or claims now, to give back as `expect` with a decision."""
    return answer(request, lambda: site_of(request).record.states(*target))


@router.get("/queue", response_model=list[Candidate], responses=TABLES, dependencies=[_decide])
def queue(
    request: Request,
    why: Why | None = None,
    kind: Kind | None = None,
    limit: Limit = 100,
    wanted: Wanted = None,
) -> Response:
    """Entries on which nobody has decided, the most useful to look at first."""

    def make() -> Any:
        with site_of(request).record.reading() as connection:
            return Rows(candidates(connection, why, kind)[:limit], Candidate)

    return answer(request, make, wanted)


def _take(request: Request, act: Act, by: str) -> list[Decision]:
    try:
        return take(site_of(request).record, act, by)
    except (TypeError, AttributeError, KeyError, ValueError) as error:
        if isinstance(error, LegationError):
            raise
        raise HTTPException(422, "a value is not of the form that the field has") from None
