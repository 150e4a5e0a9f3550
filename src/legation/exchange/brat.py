"""brat standoff: a `.txt` and an `.ann` for each document, and `annotation.conf`.

A claim is a text-bound annotation of its kind with the attributes Form and Status and its id as a note; a
mention is one of its type; a relation ties a claim to the mentions of its participants, named by their role.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from legation.exchange.annotations import Annotated, Stretch, annotated
from legation.exchange.destination import write_text
from legation.record.selection import Selection
from legation.schema.vocabulary import FORMS, KINDS, ROLES, STATUSES, MentionType

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]")
_LONGEST: Final = 80


def export(selection: Selection, folder: Path) -> None:
    """Writes the folder, which brat opens as a collection."""
    taken: set[str] = set()
    for document in selection.documents():
        name = _name(document.id, taken)
        write_text(folder / f"{name}.txt", [document.text])
        write_text(folder / f"{name}.ann", _lines(annotated(document), document.text))
    write_text(folder / "annotation.conf", _configuration())


def _name(document: str, taken: set[str]) -> str:
    """A file's name for a document's id, never the same twice, that leads out of no folder."""
    base = _UNSAFE.sub("-", document)[:_LONGEST].strip(".-") or "document"
    name, number = base, 2
    while name.casefold() in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name.casefold())
    return name


def _lines(found: Annotated, text: str) -> Iterator[str]:
    for number, one in enumerate(found.claims, 1):
        yield _bound(number, one, text)
        yield f"A{2 * number - 1}\tForm T{number} {one.form}\n"
        yield f"A{2 * number}\tStatus T{number} {one.status}\n"
        yield f"#{number}\tAnnotatorNotes T{number}\t{one.claim}\n"
    after = len(found.claims)
    for number, one in enumerate(found.mentions, after + 1):
        yield _bound(number, one, text)
    for number, tie in enumerate(found.ties, 1):
        yield f"R{number}\t{tie.role} Arg1:T{tie.claim + 1} Arg2:T{after + tie.mention + 1}\n"


def _bound(number: int, one: Stretch, text: str) -> str:
    """A text-bound annotation; one that goes over lines is in parts, as brat wants it."""
    parts: list[tuple[int, int]] = []
    start = one.start
    for line in text[one.start : one.end].splitlines(keepends=True):
        words = line.strip()
        if words:
            begun = start + line.index(words)
            parts.append((begun, begun + len(words)))
        start += len(line)
    bounds = ";".join(f"{begun} {ended}" for begun, ended in parts)
    return f"T{number}\t{one.label} {bounds}\t{' '.join(text[begun:ended] for begun, ended in parts)}\n"


def _configuration() -> Iterator[str]:
    yield "[entities]\n"
    yield from (f"{kind}\n" for kind in (*KINDS, *get_args(MentionType)))
    kinds, types = "|".join(KINDS), "person|organisation"
    yield "\n[relations]\n"
    yield from (f"{role}\tArg1:{kinds}, Arg2:{types}\n" for role in ROLES)
    forms = "|".join(dict.fromkeys(form for kind in KINDS for form in FORMS[kind]))
    yield "\n[events]\n\n[attributes]\n"
    yield f"Form\tArg:{kinds}, Value:{forms}\nStatus\tArg:{kinds}, Value:{'|'.join(STATUSES)}\n"
