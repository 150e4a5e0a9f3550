"""The numbered sources of a dossier: documents in the order in which they are first cited."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from legation.record.derive import Kept
from legation.record.gathered import Paper
from legation.views.dossier_parts import Cited, Quoted, Source

NOTES = 4
"""Sources named for one fact, unless all are asked for; the others are counted."""


class Sources:
    """Gives numbers to documents as they are cited, and keeps the words that they are cited for."""

    def __init__(self, papers: Mapping[int, Paper], *, every: bool = False) -> None:
        self._papers = papers
        self._most = None if every else NOTES
        self._numbers: dict[int, int] = {}
        self._words: dict[int, dict[str, tuple[str, ...]]] = {}

    def cite(self, value: str, claims: Iterable[Kept]) -> Cited:
        """The value with the sources of these claims: one for each story first, then its copies."""
        by_document: dict[int, list[Kept]] = {}
        for one in claims:
            by_document.setdefault(one.document, []).append(one)
        chosen = self._in_order(by_document)[: self._most]
        numbers = [self._number(document, by_document[document]) for document in chosen]
        return Cited(value, tuple(sorted(numbers)), len(by_document) - len(chosen))

    def listed(self) -> tuple[Source, ...]:
        """Every document that was cited, by number, with the words."""
        return tuple(self._source(document, number) for document, number in self._numbers.items())

    def _in_order(self, documents: Collection[int]) -> list[int]:
        """Those cited already before others, one of each story before copies, the earliest first."""

        def rank(document: int) -> tuple[bool, bool, str, str]:
            paper = self._papers[document]
            return (
                paper.number != paper.story and paper.story in documents,
                document not in self._numbers,
                str(paper.published or "9999"),
                paper.id,
            )

        return sorted(documents, key=rank)

    def _number(self, document: int, claims: Sequence[Kept]) -> int:
        number = self._numbers.setdefault(document, len(self._numbers) + 1)
        words = self._words.setdefault(document, {})
        for one in claims:
            words[one.id] = tuple(" ".join(span["text"].split()) for span in one.body["evidence"])
        return number

    def _source(self, document: int, number: int) -> Source:
        paper = self._papers[document]
        said: dict[str, list[str]] = {}
        for claim, spans in sorted(self._words[document].items()):
            for words in spans:
                said.setdefault(words, []).append(claim)
        return Source(
            number=number,
            document=paper.id,
            title=paper.title,
            outlet=paper.outlet,
            published=paper.published,
            url=paper.url,
            words=tuple(Quoted(tuple(claims), words) for words, claims in said.items()),
        )
