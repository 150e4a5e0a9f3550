"""Opening units: local files or, through fsspec, anything it knows; gzip and zstandard are unpacked."""

import gzip
import io
import zlib
from typing import IO, Any, cast

from legation.bulk.bounds import Bounded, Budget
from legation.bulk.item import Unit
from legation.errors import DocumentError

_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_LONGEST_WINDOW = 1 << 27
_BUFFER = 1 << 16


def is_remote(path: str) -> bool:
    """Whether a path is an address for fsspec (`s3://…`, `memory://…`)."""
    return "://" in path[:20]


def open_raw(path: str) -> IO[bytes]:
    """The file's bytes; raises `OSError`, or `DocumentError` where fsspec lacks a part for the address."""
    if not is_remote(path):
        return open(path, "rb")  # noqa: PTH123
    fsspec = needed("fsspec", "bulk")
    try:
        return cast("IO[bytes]", fsspec.open(path, "rb").open())
    except (ImportError, ValueError) as error:
        raise DocumentError(f"{path}: {' '.join(str(error).split())}") from None


def open_unpacked(unit: Unit, name: str) -> io.BufferedReader:
    """The unit's content, unpacked where it is gzip or zstandard, within the bounds of its size."""
    raw = open_raw(unit.path)
    start = raw.read(4)
    raw.seek(0)
    if start.startswith(_GZIP):
        stream: Any = gzip.GzipFile(fileobj=raw)
    elif start == _ZSTANDARD:
        zstandard = needed("zstandard", "bulk")
        unpacker = zstandard.ZstdDecompressor(max_window_size=_LONGEST_WINDOW)
        stream = unpacker.stream_reader(raw, read_across_frames=True, closefd=True)
    else:
        return cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", raw), _BUFFER))
    return io.BufferedReader(Bounded(stream, Budget(name, unit.size), raw), _BUFFER)


def damage(error: BaseException) -> str | None:
    """What an error of unpacking says for a person; null where it is not one of these."""
    if isinstance(error, EOFError):
        return "cut off: it ends in the middle"
    if isinstance(error, zlib.error | gzip.BadGzipFile) or type(error).__name__ == "ZstdError":
        return f"damaged: {' '.join(str(error).split())[:120]}"
    if isinstance(error, OSError):
        return f"can't be read: {error.strerror or ' '.join(str(error).split())[:120]}"
    return None


def needed(module: str, extra: str) -> Any:
    """An optional library; raises `DocumentError` that says what to install."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError:
        raise DocumentError(f"needs the package {module}: pip install 'legation[{extra}]'") from None
