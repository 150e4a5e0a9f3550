"""The errors that Legation raises on purpose.

    LegationError
    ├── DocumentError      a document that can't be read: what was wrong, where, what to do
    │   └── LanguageError  a document in a language that Legation does not read
    ├── AddressError       an address that can't be fetched, or that must not be
    ├── OutputError        a file or folder that can't be written to
    ├── RecordError        a record that can't be opened, upgraded or written
    │   └── StaleError     a decision on what somebody else has changed since it was looked at
    ├── AccountError       an account of a team that can't be made, found or changed
    └── QuestionError      a question that can't be understood: an unknown party, a period that ends early

Each carries one line for a person and the exit code of the command line.
"""


class LegationError(Exception):
    """Base of the family. `str(error)` is one line: what was wrong, where, and what to do."""

    exit_code = 1


class DocumentError(LegationError):
    """A document that can't be read."""

    exit_code = 3


class LanguageError(DocumentError):
    """A document in a language that Legation does not read; `language` is its ISO 639-1 code."""

    def __init__(self, message: str, language: str) -> None:
        super().__init__(message)
        self.language = language


class AddressError(DocumentError):
    """An address that can't be fetched, or that must not be."""


class RecordError(LegationError):
    """A record that can't be opened, upgraded or written."""

    exit_code = 4


class StaleError(RecordError):
    """A decision on what somebody else has changed since it was looked at."""


class AccountError(LegationError):
    """An account of a team that can't be made, found or changed."""

    exit_code = 2


class QuestionError(LegationError):
    """A question to the record that can't be understood."""

    exit_code = 2


class OutputError(LegationError):
    """A file or folder that can't be written to."""

    exit_code = 4
