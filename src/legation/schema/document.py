"""A document: one report or statement, and where and when it was published."""

from datetime import date

from pydantic import Field

from legation.schema.span import Value


class Document(Value):
    """What was published, where, when, in what words. `text` is the only text that offsets count in."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    language: str = Field(default="en", description="ISO 639-1 code")
