"""What a person gave to be read, and the readings that came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from textwrap import shorten
from threading import Lock

from legation.documents import Failure, intake, text_document
from legation.documents.draft import Overrides
from legation.documents.published import day
from legation.documents.reading import documents_of
from legation.errors import AddressError, LegationError
from legation.reader import Reader
from legation.schema import Document, Reading
from legation.web.jobs import Job

MOST_DOCUMENTS = 500
"""Documents that one job reads."""
_reading = Lock()


@dataclass(frozen=True)
class Given:
    """Text, files as (name, content), or an address, with what the person says of all of it."""

    text: str = ""
    files: tuple[tuple[str, bytes], ...] = ()
    address: str = ""
    title: str = ""
    source: str = ""
    published: date | None = None

    @property
    def called(self) -> str:
        """What to call it in a list of jobs."""
        if self.address:
            return self.address
        if self.files:
            more = f" and {len(self.files) - 1} more" if len(self.files) > 1 else ""
            return self.files[0][0] + more
        return self.title or shorten(self.text[:400], 90, placeholder=" …")


@dataclass(frozen=True)
class Batch:
    """Readings that wait to be kept."""

    readings: tuple[Reading, ...]


def published_day(text: str) -> date | None:
    """The day of publication that a person wrote; raises `DocumentError` for what is no day."""
    return day(text, "Published") if text.strip() else None


def read_given(given: Given, job: Job) -> Batch:
    """Reads all of it; the job says how far it is, and has a line for each document that failed."""
    found: list[Reading] = []
    job.step = "fetching" if given.address else "opening"
    job.total = max(1, len(given.files))
    for arrival in _documents(given, job):
        if isinstance(arrival, Failure):
            job.problems.append(_line(arrival))
        elif len(found) >= MOST_DOCUMENTS:
            job.problems.append(f"more than {MOST_DOCUMENTS} documents: the others were left out")
            break
        else:
            job.step = "reading"
            _read_one(arrival, found, job)
        job.done = min(job.done + 1, job.total)
    return Batch(tuple(found))


def read_again(batch: Batch, number: int, said: Overrides, job: Job) -> Batch:
    """The batch with one document read again under another title, source or day of publication."""
    old = batch.readings[number]
    job.step, job.total = "reading", 1
    changed = old.document.model_copy(
        update={"title": said.title, "source": said.source, "published": said.published}
    )
    with _reading:
        new = reader().read(changed)
    readings = list(batch.readings)
    readings[number] = new
    return replace(batch, readings=tuple(readings))


def read_one(document: Document) -> Reading:
    """Reads a document; one is read at a time."""
    with _reading:
        return reader().read(document)


@cache
def reader() -> Reader:
    """The reader, loaded when first needed."""
    return Reader()


def _documents(given: Given, job: Job) -> Iterator[Document | Failure]:
    title, source = given.title or None, given.source or None
    if given.address:
        if not given.address.startswith(("http://", "https://")):
            raise AddressError(f"{given.address[:80]}: not an address of the web; it starts with https://")
        yield from intake([given.address], published=given.published, title=title, source=source)
    elif given.files:
        said = Overrides(title, source, None, given.published)
        for name, content in given.files:
            try:
                several = list(documents_of(content, name, said))
            except LegationError as error:
                job.problems.append(str(error))
                continue
            job.total += len(several) - 1
            yield from several
    else:
        yield text_document(given.text, title=title, source=source, published=given.published)


def _read_one(document: Document, found: list[Reading], job: Job) -> None:
    try:
        with _reading:
            found.append(reader().read(document))
    except LegationError as error:
        job.problems.append(f"{document.title or document.id}: {error}")


def _line(failure: Failure) -> str:
    line = str(failure.error)
    return line if failure.where in line else f"{failure.where}: {line}"
