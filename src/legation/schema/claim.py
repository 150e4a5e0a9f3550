"""A claim: one thing that one document says, normalised, with the exact words that say it."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator, model_validator

from legation.schema.span import Span, Value
from legation.schema.vocabulary import (
    FORMS,
    Action,
    ActorType,
    Category,
    Kind,
    Role,
    Status,
    Topic,
)
from legation.schema.when import When


class Participant(Value):
    """A person or body that takes part; `mention` is the span that names it in this claim."""

    name: str
    type: ActorType
    role: Role
    state: str | None = None
    office: str | None = None
    mention: Span | None = None


class Where(Value):
    """A place with its state (a party code), or null where unknown."""

    name: str
    state: str | None = None


class Item(Value):
    """Something that passes in a transfer; categories follow SIPRI's arms-transfer register."""

    name: str
    category: Category
    quantity: int | None = None


class Money(Value):
    """A sum; `currency` is an ISO 4217 code."""

    amount: int | Annotated[float, Field(allow_inf_nan=False)]
    currency: str


class Details(Value):
    """The kind's own fields; a field that the kind does not have is absent from the JSON form."""

    title: str | None = None
    action: Action | None = None
    content: Span | None = None
    cue: Span | None = None
    supplier: str | None = None
    recipient: str | None = None
    items: tuple[Item, ...] = ()
    value: Money | None = None
    name: str | None = None
    subject: str | None = None
    pledge: Span | None = None


DETAILS: dict[Kind, tuple[str, ...]] = {
    "meeting": (),
    "instrument": ("title", "action"),
    "statement": ("content", "cue"),
    "transfer": ("supplier", "recipient", "items", "value"),
    "activity": ("name",),
    "programme": ("subject",),
    "commitment": ("pledge",),
    "relation": (),
}
"""The fields of `details` by kind."""


class Claim(Value):
    """One claim. It can only be made against its document's text.

    Make one with `Claim.make(text, …)` or `Claim.model_validate(data, context={"text": text})`;
    evidence that the text does not hold is refused.
    """

    kind: Kind
    form: str
    status: Status
    parties: tuple[str, ...]
    participants: tuple[Participant, ...] = ()
    when: When | None = None
    where: Where | None = None
    source: str | None = None
    topics: tuple[Topic, ...] = ()
    details: Details = Details()
    evidence: tuple[Span, ...] = Field(min_length=1)
    confidence: float | None = Field(default=None, ge=0, le=1)

    @field_validator("parties")
    @classmethod
    def _sorted_single(cls, parties: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(parties)))

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> "Claim":
        if self.form not in FORMS[self.kind]:
            raise ValueError(f"{self.kind} has no form {self.form!r}")
        text = (info.context or {}).get("text")
        if text is None:
            raise ValueError("a claim is made against its document's text: give context={'text': …}")
        for span in self.spans():
            if not span.quotes(text):
                raise ValueError(f"not in the document at {span.start}–{span.end}: {span.text[:60]!r}")
        return self

    @classmethod
    def make(cls, text: str, **fields: Any) -> "Claim":
        """A claim of the document with this `text`; raises `ValidationError` where unsound."""
        return cls.model_validate(fields, context={"text": text})

    def spans(self) -> Iterator[Span]:
        """Every span of the document that this claim quotes."""
        yield from self.evidence
        yield from (p.mention for p in self.participants if p.mention)
        yield from (s for s in (self.details.content, self.details.cue, self.details.pledge) if s)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of the record format, with only the kind's own `details`."""
        form = self.model_dump(mode="json")
        form["details"] = {field: form["details"][field] for field in DETAILS[self.kind]}
        return form
