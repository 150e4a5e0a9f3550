"""A folder of files, one a document, named so that no name can lead out of it or clash."""

import re
from pathlib import Path

from legation.cli.target import FileTarget
from legation.errors import OutputError

LONGEST_NAME = 80
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class Folder:
    """Writes files into a folder, which is made if it isn't there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._taken = {"index"}
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: can't be made: {error.strerror}") from None

    def name_for(self, document_id: str) -> str:
        """A file name without suffix for a document's id, never the same twice."""
        base = _UNSAFE.sub("-", document_id)[:LONGEST_NAME].strip(".-") or "document"
        name, number = base, 2
        while name.lower() in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name.lower())
        return name

    def write(self, filename: str, text: str) -> None:
        """Writes one file whole."""
        target = FileTarget(self.path / filename)
        try:
            target.write(text)
        except BaseException:
            target.discard()
            raise
        target.keep()
