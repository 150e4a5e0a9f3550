"""A worker's work: items to readings, the gate before everything that is dear."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from legation.bulk.bounds import MOST_MEMBER
from legation.bulk.glance import is_worth_reading
from legation.bulk.item import Bad, Item
from legation.bulk.outcome import Failed, Outcome
from legation.documents.draft import Draft, Overrides, finish
from legation.documents.fields import draft_of
from legation.documents.formats import format_of
from legation.documents.json import parse
from legation.documents.language import identify
from legation.documents.reading import MOST_BYTES, drafts_of
from legation.errors import DocumentError
from legation.language.gate import within_field
from legation.schema import Document, Reading
from legation.schema.vocabulary import Kind

if TYPE_CHECKING:
    from legation.reader import Reader

_ENGLISH = "en"
_GLANCE = 600
"""Characters that tell the language of a text which the gate has turned away."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a corpus is read. What is in the `record` (its address) is passed over unless it is null.

    `said` counts over what documents say; `kinds` are the kinds of claims that are kept, all where empty;
    `as_text` gives readings as lines of JSON.
    """

    model: str | None = None
    min_confidence: float | None = None
    kinds: frozenset[Kind] = frozenset()
    said: Overrides = field(default_factory=Overrides)
    record: str | None = None
    as_text: bool = False


class Work:
    """Reads chunks of items; holds the reader, loaded once."""

    def __init__(self, settings: Settings, reader: "Reader | None" = None) -> None:
        from legation.exchange.reading_json import to_json
        from legation.reader import Reader

        self._settings = settings
        self._known = _known(settings.record)
        self._reader = reader or Reader(settings.model, min_confidence=settings.min_confidence)
        self._text = to_json

    def __call__(self, items: Iterable[Item | Bad]) -> Outcome:
        """What becomes of the items. Only what stops the process stops it."""
        outcome = Outcome()
        for item in items:
            if isinstance(item, Bad):
                outcome.fail(Failed(item.name, _without(item.why, item.name)))
                continue
            try:
                held = _held(item)
                if isinstance(held, bytes) and not item.is_line and _is_passed_over(held, item):
                    outcome.counts.outside += 1
                    continue
                for place, draft in _drafts(item, held):
                    self._document(place, draft, item, outcome)
            except DocumentError as error:
                outcome.fail(Failed(item.name, _without(str(error), item.name)))
            except Exception as error:
                outcome.fail(Failed(item.name, f"internal error: {type(error).__name__}: {error}", True))
        return outcome

    def _document(self, place: str, draft: Draft | DocumentError, item: Item, outcome: Outcome) -> None:
        if isinstance(draft, DocumentError):
            outcome.fail(Failed(place, _without(str(draft), place)))
            return
        draft = self._settings.said.over(_completed(draft, item))
        try:
            if not within_field(draft.text, draft.title) and any(map(str.isalpha, draft.text)):
                is_english = identify(draft.text[:_GLANCE]) == _ENGLISH
                outcome.counts.outside += is_english
                outcome.counts.foreign += not is_english
                return
            document = finish(draft, place)
            if document.language != _ENGLISH:
                outcome.counts.foreign += 1
            elif self._known(document):
                outcome.counts.known += 1
            else:
                self._keep(self._reader.read(document), outcome)
        except DocumentError as error:
            outcome.fail(Failed(place, _without(str(error), place)))
        except Exception as error:
            outcome.fail(Failed(place, f"internal error: {type(error).__name__}: {error}", True))

    def _keep(self, reading: Reading, outcome: Outcome) -> None:
        kinds = self._settings.kinds
        if kinds:
            claims = tuple(claim for claim in reading.claims if claim.kind in kinds)
            reading = reading.model_copy(update={"claims": claims})
        outcome.kept.append(self._text(reading) if self._settings.as_text else reading)
        outcome.counts.kept += 1


def leave_signals() -> None:
    """Ctrl-C is the parent's to answer; a worker ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "TOKENIZERS_PARALLELISM": "false",
}
"""The environment of a worker, set before its libraries load: its share is one core."""


def _known(record: str | None) -> Callable[[Document], bool]:
    if record is None:
        return lambda _: False
    from legation.record.record import Record
    from legation.version import __version__

    kept = Record(record, create=False)
    return lambda document: kept.has_read(document, __version__)


def _held(item: Item) -> bytes | Mapping[str, Any] | None:
    if item.path is None:
        return item.held
    try:
        with open(item.path, "rb") as stream:  # noqa: PTH123
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"{item.name}: can't be read: {error.strerror}") from None


def _is_passed_over(held: bytes, item: Item) -> bool:
    """Whether a page shows at a glance that it lies outside the field."""
    return format_of(held, item.name, item.declared) == "page" and not is_worth_reading(held)


def _drafts(
    item: Item, held: bytes | Mapping[str, Any] | None
) -> Iterator[tuple[str, Draft | DocumentError]]:
    if isinstance(held, bytes):
        if item.is_line:
            yield item.name, draft_of(parse(_decoded(held, item.name), item.name), item.name)
        elif item.path is None and len(held) > MOST_MEMBER:
            raise DocumentError(f"{item.name}: more than {MOST_MEMBER // 1_000_000} MB")
        else:
            yield from drafts_of(held, item.name, item.declared, item.charset)
    elif held is not None:
        yield item.name, draft_of(dict(held), item.name)


def _decoded(line: bytes, name: str) -> str:
    from legation.documents.encoding import decode

    return decode(line.rstrip(b"\r\n"), name)


def _completed(draft: Draft, item: Item) -> Draft:
    """The draft with what is said beside it, where it says nothing itself."""
    beside = {name: getattr(item, name) for name in ("title", "source", "url", "published")}
    missing = {name: value for name, value in beside.items() if value and not getattr(draft, name)}
    return replace(draft, **missing) if missing else draft


def _without(line: str, name: str) -> str:
    """The line without the name that it begins with."""
    return line.removeprefix(f"{name}: ")


def in_one_thread() -> dict[str, str | None]:
    """Sets `ONE_THREAD` in this process's environment; gives what was there, for `put_back`."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    return before


def put_back(before: dict[str, str | None]) -> None:
    """Undoes `in_one_thread`."""
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
