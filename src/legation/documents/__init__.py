"""Bytes to documents: what was published, where, when, in what words.

    intake(["report.pdf", "https://…", "folder/"])   documents, and a Failure for each that can't be read
    document_of(content, name="report.html")         the document in a file's bytes
    text_document("…", published="2 June 2022")      the document of a text at hand
    require_english(document)                        raises LanguageError for any other language

The text that a document stores is the only one that offsets count in; `normalise` makes it.
"""

from legation.documents.failure import Failure
from legation.documents.intake import intake
from legation.documents.language import identify, language_name, require_english
from legation.documents.normalise import normalise
from legation.documents.paragraphs import paragraphs
from legation.documents.reading import document_of, text_document

__all__ = [
    "Failure",
    "document_of",
    "identify",
    "intake",
    "language_name",
    "normalise",
    "paragraphs",
    "require_english",
    "text_document",
]
