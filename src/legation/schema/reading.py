"""A reading: what the reader gives for one document."""

from typing import Any

from pydantic import SkipValidation, ValidationInfo, field_validator, model_validator

from legation.schema.claim import Claim
from legation.schema.document import Document
from legation.schema.mention import Mention
from legation.schema.span import Value


class ReaderInfo(Value):
    """Which reader made a reading."""

    version: str
    model: str


class Reading(Value):
    """A document with its mentions and claims; every span in it quotes the document's text."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    claims: tuple[SkipValidation[Claim], ...] = ()
    reader: ReaderInfo

    @field_validator("claims", mode="before")
    @classmethod
    def _against_the_text(cls, claims: Any, info: ValidationInfo) -> Any:
        if "document" not in info.data:
            return ()
        context = {"text": info.data["document"].text}
        return tuple(
            claim if isinstance(claim, Claim) else Claim.model_validate(claim, context=context)
            for claim in claims
        )

    @model_validator(mode="after")
    def _quotes(self) -> "Reading":
        text = self.document.text
        spans = [*self.mentions, *(span for claim in self.claims for span in claim.spans())]
        for span in spans:
            if not span.quotes(text):
                raise ValueError(f"not in the document at {span.start}–{span.end}: {span.text[:60]!r}")
        return self

    def to_dict(self) -> dict[str, Any]:
        """The JSON form of the record format."""
        form = self.model_dump(mode="json", exclude={"claims"})
        form["claims"] = [claim.to_dict() for claim in self.claims]
        return form
