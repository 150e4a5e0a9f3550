"""Zip archives: one item a member, lines of JSON one by one."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from legation.bulk import lines, lists
from legation.bulk.bounds import MOST_MEMBER, BombError, Bounded, Budget
from legation.bulk.corpus import form_of, is_gdelt
from legation.bulk.item import Bad, Item
from legation.documents.formats import SUFFIXES, suffix_of
from legation.documents.normalise import shown

MOST_MEMBERS = 2_000_000
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def items(stream: IO[bytes], name: str, size: int) -> Iterator[Item | Bad]:
    """Each member of a format that Legation reads; `Bad` for one that is damaged, encrypted or too large."""
    budget = Budget(name, size)
    try:
        archive = zipfile.ZipFile(stream)
    except _FAULTS as error:
        yield Bad(name, f"not a zip archive, or a damaged one: {_line(error)}")
        return
    with archive:
        for info in archive.infolist()[:MOST_MEMBERS]:
            if info.is_dir() or _is_hidden(info.filename):
                continue
            place = shown(f"{name}/{info.filename}")
            try:
                yield from _member(archive, info, place, budget)
            except BombError as error:
                yield Bad(name, str(error))
                return
            except _FAULTS as error:
                yield Bad(place, f"damaged: {_line(error)}")


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, budget: Budget
) -> Iterator[Item | Bad]:
    suffix = suffix_of(info.filename)
    if is_gdelt(info.filename):
        with archive.open(info) as member:
            yield from lists.gdelt(_bounded(member, budget), info.filename, place)
    elif SUFFIXES.get(suffix) == "jsonl":
        with archive.open(info) as member:
            yield from lines.items(_bounded(member, budget), place)
    elif suffix in SUFFIXES:
        with archive.open(info) as member:
            content = member.read(MOST_MEMBER + 1)
            budget.spend(len(content))
        if len(content) > MOST_MEMBER:
            yield Bad(place, f"unpacks to more than {MOST_MEMBER // 1_000_000} MB")
        else:
            yield Item(place, content)
    elif form_of(info.filename) in ("zip", "warc", "parquet"):
        yield Bad(place, "an archive in an archive: unpack it first")


def _bounded(member: IO[bytes], budget: Budget) -> io.BufferedReader:
    return io.BufferedReader(Bounded(member, budget))


def _is_hidden(filename: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in filename.split("/"))


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
