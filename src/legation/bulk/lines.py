"""JSON Lines, plain or packed: one item a line."""

from collections.abc import Iterator
from typing import IO

from legation.bulk.bounds import MOST_MEMBER
from legation.bulk.item import Bad, Item

_BLANK = b"\xef\xbb\xbf\x00 \t\r\n"
_GULP = 1 << 16


def items(stream: IO[bytes], name: str) -> Iterator[Item | Bad]:
    """Each line that holds anything; one too long is `Bad` and is not held."""
    number = 0
    while line := stream.readline(MOST_MEMBER + 1):
        number += 1
        if len(line) > MOST_MEMBER:
            _skip(stream, line)
            yield Bad(f"{name}:{number}", f"a line of more than {MOST_MEMBER // 1_000_000} MB")
        elif line.strip(_BLANK):
            yield Item(f"{name}:{number}", line, is_line=True)


def _skip(stream: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_GULP)
