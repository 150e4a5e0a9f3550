"""Near-identical texts: MinHash over shingles of words, and bands that bring candidates together."""

import re
import zlib
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_SHINGLE: Final = 4
_HASHES: Final = 64
_BANDS: Final = 16
_PRIME: Final = (1 << 31) - 1
_ALIKE: Final = 0.55
_EXCERPT: Final = (0.4, 0.85)
_FEW_WORDS: Final = 25
_LONGEST: Final = 200_000
"""Words of a text that are looked at."""

Hashes = NDArray[np.uint32]


@cache
def _family() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    chance = np.random.default_rng(20220602)
    return (
        chance.integers(1, _PRIME, _HASHES, dtype=np.uint64),
        chance.integers(0, _PRIME, _HASHES, dtype=np.uint64),
    )


def fingerprint(text: str) -> bytes:
    """The MinHash of a text, after the number of its shingles; both little-endian 32-bit."""
    words = _WORD.findall(text.lower())[:_LONGEST]
    codes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    width = min(_SHINGLE, len(codes)) or 1
    shingles = np.zeros(max(1, len(codes) - width + 1), dtype=np.uint64)
    for offset in range(width if len(codes) else 0):
        shingles = (shingles * np.uint64(1_000_003) + codes[offset : offset + len(shingles)]) % np.uint64(
            _PRIME
        )
    unique = np.unique(shingles)
    least = np.full(_HASHES, _PRIME, dtype=np.uint64)
    factor, offsets = _family()
    for part in np.array_split(unique, max(1, len(unique) // 4096)):
        hashed = (part[:, None] * factor[None, :] + offsets[None, :]) % np.uint64(_PRIME)
        least = np.minimum(least, hashed.min(axis=0))
    return np.concatenate([[len(unique)], least]).astype("<u4").tobytes()


def bands(fingerprint: bytes) -> list[int]:
    """Signed 64-bit keys; two near-identical texts nearly always share one."""
    rows = fingerprint[4:]
    width = len(rows) // _BANDS
    keys = []
    for number in range(_BANDS):
        part = rows[number * width : (number + 1) * width]
        key = zlib.crc32(part) << 32 | zlib.crc32(part[::-1], number + 1)
        keys.append(key - (1 << 63))
    return keys


def copies(a: bytes, b: bytes) -> bool:
    """Whether two texts are one story: near-identical, or one an excerpt of the other."""
    if min(len_of(a), len_of(b)) < _FEW_WORDS:
        return a == b
    ours, theirs = np.frombuffer(a, "<u4"), np.frombuffer(b, "<u4")
    alike = float((ours[1:] == theirs[1:]).mean())
    if alike >= _ALIKE:
        return True
    shared = alike / (1 + alike) * (int(ours[0]) + int(theirs[0]))
    return alike >= _EXCERPT[0] and shared / min(int(ours[0]), int(theirs[0])) >= _EXCERPT[1]


def len_of(fingerprint: bytes) -> int:
    """How many different shingles the text has."""
    return int.from_bytes(fingerprint[:4], "little")
