"""A folder that is written beside its place and put there once it is whole."""

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from legation.errors import OutputError

MARK: Final = "legation-site.txt"
"""A file in every site that says who made it; a folder without it is never replaced."""
_SAYS: Final = (
    "Made by `legation publish`, which replaces this folder whole. Keep nothing of your own in it.\n"
)


class SiteFolder:
    """Takes files; at the end of a `with` that went well the new folder stands in place of the old.

    Raises `OutputError` where the folder is there and is not one that was made so, or can't be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        self.files: list[str] = []
        self.bytes = 0
        _may_replace(self.path, path)

    def __enter__(self) -> Self:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            made = tempfile.mkdtemp(prefix=f".{self.path.name}.", suffix=".part", dir=self.path.parent)
        except OSError as error:
            raise OutputError(f"{self.path}: can't be made: {error.strerror}") from None
        self._part = Path(made)
        self._made = {self._part}
        self._part.chmod(0o777 & ~_umask())
        self.write(MARK, _SAYS)
        return self

    def write(self, name: str, content: str | bytes) -> None:
        """Writes a file whole; `name` is its path in the site."""
        data = content.encode() if isinstance(content, str) else content
        place = self._part / name
        try:
            if place.parent not in self._made:
                place.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(place.parent)
            place.write_bytes(data)
        except OSError as error:
            raise OutputError(f"{self.path / name}: can't be written: {error.strerror}") from None
        self.files.append(name)
        self.bytes += len(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._swap()
        finally:
            shutil.rmtree(self._part, ignore_errors=True)

    def _swap(self) -> None:
        """Two renames; where the second fails, the first is taken back."""
        old = self._part.with_suffix(".old")
        try:
            _may_replace(self.path, self.path)
            if self.path.exists():
                self.path.rename(old)
            try:
                self._part.rename(self.path)
            except OSError:
                with suppress(OSError):
                    old.rename(self.path)
                raise
        except OSError as error:
            raise OutputError(f"{self.path}: can't be put in place: {error.strerror}") from None
        shutil.rmtree(old, ignore_errors=True)


def _may_replace(path: Path, given: Path) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise OutputError(f"{given}: is a file; name a folder")
    if any(path.iterdir()) and not (path / MARK).is_file():
        raise OutputError(
            f"{given}: holds files that publish did not make; name a new folder, or one that it made before"
        )


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
