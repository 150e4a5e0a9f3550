"""Where text is written: standard output, or a file that appears only once it is whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from legation.errors import OutputError


class Target:
    """Takes text. A write that fails raises `OutputError`, save a closed pipe (`BrokenPipeError`)."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream = stream
        self._name = name

    @classmethod
    def standard_output(cls, errors: str = "strict") -> Self:
        """Standard output, in UTF-8; `errors` as in `str.encode` for a terminal that has less."""
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure and not sys.stdout.isatty():
            reconfigure(encoding="utf-8")
        elif reconfigure:
            reconfigure(errors=errors)
        return cls(sys.stdout, "standard output")

    def write(self, text: str) -> None:
        """Writes the text at once."""
        try:
            self._stream.write(text)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            abandon(self._stream)
            raise OutputError(f"{self._name}: can't be written: {error.strerror}") from None

    def keep(self) -> None:
        """Makes what was written permanent."""

    def discard(self) -> None:
        """Leaves things as they were, as far as they can be."""


class FileTarget(Target):
    """A file, written beside its place and moved there by `keep`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        special = path.exists() and not path.is_file()
        self._part = path if special else path.with_name(path.name + ".part")
        try:
            stream = self._part.open("w", encoding="utf-8", newline="\n")
        except OSError as error:
            raise OutputError(f"{path}: can't be written: {error.strerror}") from None
        super().__init__(stream, str(path))

    def keep(self) -> None:
        """Puts the file in its place."""
        try:
            self._stream.close()
            if self._part != self._path:
                self._part.replace(self._path)
        except OSError as error:
            raise OutputError(f"{self._path}: can't be written: {error.strerror}") from None

    def discard(self) -> None:
        """Removes what was written; a file that stood there before stays."""
        with suppress(OSError):
            self._stream.close()
            if self._part != self._path:
                self._part.unlink(missing_ok=True)


def abandon(stream: TextIO) -> None:
    """Lets what the stream still holds go nowhere, so that the program can end without a word."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
