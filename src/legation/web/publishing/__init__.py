"""A static site: the pages of a record, or of a selection, as plain files for any web host."""

from legation.web.publishing.writing import Published, Watch, publish

__all__ = ["Published", "Watch", "publish"]
