"""A failure: an input that can't be read, kept beside the documents of the others."""

from dataclasses import dataclass

from legation.errors import DocumentError


@dataclass(frozen=True)
class Failure:
    """`where` names the input (a path, an address, a line); `error` says what was wrong, in one line."""

    where: str
    error: DocumentError
