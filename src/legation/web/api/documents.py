"""Documents, and readings of new ones."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from legation.documents import text_document
from legation.errors import LegationError
from legation.record.answers import DocumentSummary
from legation.schema import Document, Reading
from legation.web.adding import drafts
from legation.web.api import reads
from legation.web.api.answers import READ, TABLES, WRITE, Wanted, answer, asked, page
from legation.web.api.asking import After, Limit
from legation.web.api.sending import Json
from legation.web.person import needs
from legation.web.reads import documents as document_reads
from legation.web.site import site_of

router = APIRouter(tags=["documents"])
_read = Depends(needs("read"))


class Sent(BaseModel):
    """A text to read, with what is known of it. With `keep` the reading goes into the record."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=5_000_000)
    title: str | None = Field(default=None, max_length=500)
    source: str | None = Field(default=None, max_length=300)
    url: str | None = Field(default=None, max_length=2_000)
    published: date | None = None
    keep: bool = False


class InPlace(BaseModel):
    """A claim of a document as it stands, by the record format; `entry` is null for one in none."""

    id: str
    claim: dict[str, Any]
    entry: str | None
    withdrawn: bool
    corrected: bool


class InFull(BaseModel):
    """A document with its claims in the order of its text."""

    document: Document
    claims: list[InPlace]
    added: str
    version: str
    model: str


@router.get("/documents", response_model=list[DocumentSummary], responses=TABLES, dependencies=[_read])
def documents(
    request: Request, source: str = "", after: After = "", limit: Limit = 100, wanted: Wanted = None
) -> Response:
    """Documents, the newest first; of one outlet where `source` is its name."""
    found = asked(lambda: reads.documents(site_of(request), source[:500], after, limit))
    return page(request, found.rows, found.after, wanted)


@router.get("/documents/{name:path}", response_model=InFull, responses=READ, dependencies=[_read])
def document(request: Request, name: Annotated[str, Path(max_length=500)]) -> Response:
    """A document's text, and its claims with the entries that they are in."""

    def make() -> InFull:
        with site_of(request).record.reading() as connection:
            full = document_reads.in_full(connection, name)
        return InFull(
            document=full.document,
            claims=[
                InPlace(
                    id=one.id,
                    claim=one.claim.to_dict(),
                    entry=one.entry,
                    withdrawn=one.withdrawn,
                    corrected=one.corrected,
                )
                for one in full.claims
            ],
            added=full.added,
            version=full.version,
            model=full.model,
        )

    return answer(request, make)


@router.post("/readings", response_model=Reading, responses=WRITE, dependencies=[Json, Depends(needs("add"))])
def readings(request: Request, sent: Sent) -> Response:
    """Reads a text at once; the reading by the record format. `keep` puts it into the record."""
    try:
        draft = text_document(
            sent.text, title=sent.title, source=sent.source, published=sent.published, url=sent.url
        )
        reading = drafts.read_one(draft)
        if sent.keep:
            site_of(request).record.add([reading])
    except LegationError as error:
        raise HTTPException(422, str(error)) from None
    return JSONResponse(reading.to_dict())
