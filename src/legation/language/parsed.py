"""A parsed document: its sentences, quotations, times and sums, by offsets into its text."""

from dataclasses import dataclass

from legation.schema import Document, Money, When


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`, without surrounding white space; `paragraph` counts from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: `start:end` with the marks, `inner_start:inner_end` without them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


@dataclass(frozen=True, slots=True)
class Time:
    """Words that give a time; `when` is null where they can't be resolved to days.

    `moment` is the time without the word that leads to it: of "since 2019", read in 2024, `when` is the range
    up to publication and `moment` the year 2019. Otherwise it is the same as `when`.
    """

    start: int
    end: int
    when: When | None
    moment: When | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Words that give a sum of money."""

    start: int
    end: int
    money: Money


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count before things that are counted ("36", "two dozen", "several hundred" has value None)."""

    start: int
    end: int
    value: int | None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What can be said of a document before any model has seen it. Everything is in text order."""

    document: Document
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[Time, ...]
    sums: tuple[Sum, ...]
    quantities: tuple[Quantity, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text
