"""When: an interval of days, with the precision and the words it was resolved from."""

from datetime import date

from pydantic import model_validator

from legation.schema.span import Value
from legation.schema.vocabulary import Precision


class When(Value):
    """Days from `start` to `end`, both inclusive."""

    start: date
    end: date
    precision: Precision
    text: str

    @model_validator(mode="after")
    def _ordered(self) -> "When":
        if self.end < self.start:
            raise ValueError(f"time ends before it starts: {self.start}–{self.end}")
        return self
