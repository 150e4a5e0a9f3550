"""A stretch of a document's text, quoted with its place."""

from pydantic import BaseModel, ConfigDict, model_validator


class Value(BaseModel):
    """Base of the record's types: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Value):
    """`text[start:end]` of a document, offsets in Unicode code points, end exclusive."""

    start: int
    end: int
    text: str

    @model_validator(mode="after")
    def _measures(self) -> "Span":
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}–{self.end} does not measure its text")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Span":
        """The span of `text` from `start` to `end`; refuses an empty one."""
        return cls(start=start, end=end, text=text[start:end])

    def quotes(self, text: str) -> bool:
        """Whether this span stands in `text` where it says."""
        return text[self.start : self.end] == self.text
