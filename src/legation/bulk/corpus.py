"""The files of a corpus, in order, each with how it holds its items."""

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.bulk.item import Bad, Form, Unit
from legation.bulk.opening import is_remote, needed
from legation.documents.formats import SUFFIXES, suffix_of
from legation.documents.normalise import shown
from legation.errors import DocumentError

_ENDINGS: tuple[tuple[str, Form], ...] = (
    (".gkg.csv.zip", "list"),
    (".mentions.csv.zip", "list"),
    (".export.csv.zip", "list"),
    (".gkg.csv", "list"),
    (".mentions.csv", "list"),
    (".export.csv", "list"),
    (".urls", "list"),
    (".urls.gz", "list"),
    (".csv", "list"),
    (".tsv", "list"),
    (".zip", "zip"),
    (".warc", "warc"),
    (".warc.gz", "warc"),
    (".warc.zst", "warc"),
    (".parquet", "parquet"),
    (".jsonl", "lines"),
    (".ndjson", "lines"),
    *((f".{lines}.{packed}", "lines") for lines in ("jsonl", "ndjson", "json") for packed in ("gz", "zst")),
    (".xml", "feed"),
    (".xml.gz", "feed"),
    (".rss", "feed"),
    (".atom", "feed"),
)
_NAMED_ONLY = (".csv", ".tsv")
"""Tables are taken for lists of articles only where they are named, not where they lie in a folder."""
_ARCHIVES = ("zip", "warc", "parquet", "list", "feed")
_WILD = ("*", "?", "[")
_SNIFFED = 2_000
_LISTED = 3


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    size: int
    stamp: str


def form_of(path: str, *, looks: bool = True) -> Form | None:
    """How a file of this name holds its items; null for a format that Legation doesn't read.

    `looks`: whether a text file may be opened to see if it is a list of addresses.
    """
    lower = path.casefold()
    for ending, form in _ENDINGS:
        if lower.endswith(ending):
            return form
    if suffix_of(path) not in SUFFIXES:
        return None
    return "list" if looks and suffix_of(path) == ".txt" and _is_list(path) else "document"


def is_gdelt(name: str) -> bool:
    """Whether a file's name is that of a GDELT table."""
    lower = name.casefold().removesuffix(".zip")
    return lower.endswith((".gkg.csv", ".mentions.csv", ".export.csv"))


def is_corpus(given: str) -> bool:
    """Whether one input must be read as a corpus: an archive, a list, an address for fsspec."""
    if given.startswith(("http://", "https://")):
        return given.partition("?")[0].casefold().endswith((".xml", ".xml.gz", ".rss", ".atom"))
    form = form_of(given)
    packed = given.casefold().endswith((".gz", ".zst"))
    return is_remote(given) or form in _ARCHIVES or (form == "lines" and packed)


def units_of(inputs: Sequence[str]) -> Iterator[Unit | Bad]:
    """The units of each input in turn: a file, a folder, a glob or an address; `Bad` for what is none.

    The same inputs give the same order. Within a folder, hidden files and those of other formats are
    left out; a file named by itself is always tried.
    """
    number = 0
    for place, given in enumerate(inputs):
        is_named = not os.path.isdir(given)  # noqa: PTH112
        for found in _found(given):
            if isinstance(found, Bad):
                yield found
                continue
            form = form_of(found.path, looks=is_named) or "document"
            if found.path.startswith(("http://", "https://")):
                form = "feed" if is_corpus(given) else "list"
            key = hashlib.sha256(f"{place}\0{found.path}\0{found.size}\0{found.stamp}".encode()).hexdigest()
            yield Unit(found.path, form, found.size, key[:16], number)
            number += 1


def size_of(inputs: Sequence[str]) -> int:
    """Bytes of all units, as far as they are told."""
    return sum(unit.size for unit in units_of(inputs) if isinstance(unit, Unit))


def _found(given: str) -> Iterator[_Found | Bad]:
    try:
        if given.startswith(("http://", "https://")):
            yield _Found(given, 0, "")
        elif is_remote(given):
            yield from _found_remote(given)
        else:
            yield from _found_here(given)
    except DocumentError as error:
        yield Bad(shown(given), str(error))
    except (OSError, ValueError) as error:
        yield Bad(shown(given), getattr(error, "strerror", None) or str(error))


def _found_here(given: str) -> Iterator[_Found | Bad]:
    path = Path(given)
    if path.is_dir():
        yield from _counted(
            map(_stat, _files_in(given)), "a folder without a file that Legation reads", given
        )
    elif not path.exists() and any(sign in given for sign in _WILD):
        paths = sorted(glob.glob(given, recursive=True))  # noqa: PTH207
        files = (_stat(one) for one in paths if not Path(one).is_dir())
        yield from _counted(files, "no file matches", given)
    elif not path.exists():
        yield Bad(shown(given), "there is no such file")
    else:
        yield _stat(given)


def _counted(found: Iterable[_Found | Bad], none: str, given: str) -> Iterator[_Found | Bad]:
    is_empty = True
    for one in found:
        is_empty = False
        yield one
    if is_empty:
        yield Bad(shown(given), none)


def _stat(path: str) -> _Found | Bad:
    try:
        stat = os.stat(path)  # noqa: PTH116
    except OSError as error:
        return Bad(shown(path), error.strerror or "can't be read")
    return _Found(path, stat.st_size, str(stat.st_mtime_ns))


def _files_in(folder: str) -> Iterator[str]:
    """Files of formats that Legation reads, sorted folder by folder, so that a large tree is never held."""
    with os.scandir(folder) as listing:
        entries = sorted((e.name, e.is_dir(follow_symlinks=False), e.is_file()) for e in listing)
    for name, is_folder, is_file in entries:
        path = os.path.join(folder, name)  # noqa: PTH118
        if name.startswith("."):
            continue
        if is_folder:
            yield from _files_in(path)
        elif is_file and _is_wanted(name) and form_of(path, looks=False) is not None:
            yield path


def _found_remote(given: str) -> Iterator[_Found | Bad]:
    fsspec: Any = needed("fsspec", "bulk")
    try:
        system, path = fsspec.core.url_to_fs(given)
        details = (
            system.glob(path, detail=True)
            if any(s in path for s in _WILD)
            else system.find(path, detail=True)
        )
    except (ImportError, OSError, ValueError) as error:
        raise DocumentError(" ".join(str(error).split())[:200]) from None
    names = sorted(name for name in details if form_of(name) is not None or len(details) == 1)
    if not names:
        raise DocumentError("no file there that Legation reads")
    for name in names:
        info = details[name]
        stamp = str(info.get("ETag") or info.get("mtime") or info.get("created") or info.get("LastModified"))
        yield _Found(system.unstrip_protocol(name), int(info.get("size") or 0), stamp)


def _is_list(path: str) -> bool:
    """Whether the first lines of a text file are addresses and nothing else."""
    if is_remote(path):
        return False
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(_SNIFFED)
    except OSError:
        return False
    lines = [line.strip() for line in head.split(b"\n")[:-1] or [head]]
    lines = [line for line in lines if line and not line.startswith(b"#")][:_LISTED]
    return bool(lines) and all(
        line.startswith((b"http://", b"https://")) and b" " not in line for line in lines
    )


def _is_wanted(name: str) -> bool:
    lower = name.casefold()
    return not lower.endswith(_NAMED_ONLY) or is_gdelt(lower)
