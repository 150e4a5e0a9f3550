"""Bounds on what is unpacked, so that no file can unpack to more than it is worth."""

import io
from collections.abc import Callable
from typing import IO

from legation.errors import DocumentError

MOST_MEMBER = 30_000_000
"""Bytes that one member, line, cell or page of an archive may have."""
FREE = 100_000_000
"""Bytes that any archive may unpack to, whatever its size."""
MOST_RATIO = 200
"""Times its own size that an archive may unpack to beyond that; text packs to a tenth, at best a fiftieth."""


class BombError(DocumentError):
    """An archive that unpacks to far more than its size."""


class Budget:
    """How much an archive of `size` bytes may still unpack to."""

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self._left = max(FREE, MOST_RATIO * size)

    def spend(self, count: int) -> None:
        """Counts unpacked bytes; raises `BombError` where they are too many."""
        self._left -= count
        if self._left < 0:
            raise BombError(f"{self.name}: unpacks to over {MOST_RATIO} times its size; read no further")


class Bounded(io.RawIOBase):
    """An unpacked stream that spends a budget as it is read; `packed` is closed with it."""

    def __init__(self, stream: IO[bytes], budget: Budget, packed: IO[bytes] | None = None) -> None:
        self._stream = stream
        self._packed = packed
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._budget = budget
        self._place = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Bytes read so far."""
        return self._place

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        """Reads into the buffer; raises what unpacking raises, and `BombError`."""
        found = self._read(len(buffer))
        self._budget.spend(len(found))
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def close(self) -> None:
        """Closes what it reads from as well."""
        if not self.closed:
            self._stream.close()
            if self._packed is not None:
                self._packed.close()
        super().close()
