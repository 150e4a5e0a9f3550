"""A static site: the pages of a record, or of a selection, as plain files for any web host."""

from legation.web.publishing.walk import Watch
from legation.web.publishing.writing import TITLE, Choices, Published, publish

__all__ = ["TITLE", "Choices", "Published", "Watch", "publish"]
