"""The mapping file: who is named in which document, and what each word of the name becomes.

One person a line: ``origin gender word word …`` in the order of the text. ``*word`` is a surname, ``=word``
is kept (particles, titles), ``word!`` is replaced only inside the full name, ``a_b`` is one given name
written ``a-b`` or ``a b``, a single letter is an initial, ``old=>new`` names the replacement. ``+`` at the
end applies the line wherever the surname stands, ``+Word`` wherever Word stands, ``@document`` in that
document whatever it says. Lines that begin with ``keep:`` hold a literal that is never touched, ``id:`` an
old and a new document id, ``raw:`` a document id, a literal and its replacement, separated by ``|``.
"""

import hashlib
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

PARTICLES = {"al", "Al", "el", "El", "uz"}
EXTRA = str.maketrans(
    {"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "a", "Æ": "A"}
)


def fold(text: str) -> str:
    """The letters without their marks."""
    bare = unicodedata.normalize("NFKD", text.translate(EXTRA))
    return "".join(c for c in bare if not unicodedata.combining(c))


def key(text: str) -> str:
    """One key for the spellings of a word."""
    return re.sub(r"[^\w]", "", fold(text)).casefold().replace("_", "")


def spelt(text: str) -> str:
    """A pattern for one word, either apostrophe and either joint allowed."""
    return re.sub("['’]", "['’]", r"[-\s]".join(re.escape(p) for p in text.split("_")))


@dataclass
class Word:
    text: str
    kind: str  # m f: given name; s: surname; keep; initial
    alone: bool = True
    new: str | None = None
    joined: bool = False

    @property
    def pattern(self) -> str:
        if self.kind == "initial":
            return re.escape(self.text)
        whole = spelt(self.text)
        if len(self.text) > 1 and self.kind != "keep":
            return f"(?:{whole}|{spelt(self.text.upper())})"
        return whole


@dataclass
class Person:
    origin: str
    gender: str
    words: list[Word]
    separators: list[str]
    anywhere: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def phrase(self) -> re.Pattern[str]:
        parts = []
        for n, (word, gap) in enumerate(zip(self.words, self.separators, strict=True)):
            glue = (
                ""
                if not n
                else "-"
                if gap == "-"
                else r"\.?,?\s*"
                if self.words[n - 1].kind == "initial"
                else r",?\s+"
            )
            parts.append(f"{glue}({word.pattern})" if '"' not in gap else f'{glue}["“]({word.pattern})["”]')
        return re.compile(r"(?<![\w@#])" + "".join(parts) + r"(?!\w)")


@dataclass
class Mapping:
    people: list[Person]
    keep: list[str]
    ids: dict[str, str]
    raw: dict[str, list[tuple[str, str]]]


def word(text: str, gender: str) -> Word:
    text, _, new = text.partition("=>")
    new = new or None
    alone = not text.endswith("!")
    text = text.rstrip("!")
    if text.startswith("=") or text in PARTICLES:
        return Word(text.lstrip("="), "keep", False)
    if len(text) == 1 and text.isalpha():
        return Word(text, "initial", False, new)
    if text.startswith("*"):
        return Word(text[1:], "s", alone, new, "_" in text)
    return Word(text, gender, alone, new, "_" in text)


def person(line: str) -> Person:
    origin, gender, *rest = line.split()
    words: list[Word] = []
    gaps: list[str] = []
    anywhere: set[str] = set()
    documents: set[str] = set()
    for piece in rest:
        if piece.startswith("@"):
            documents.add(piece[1:])
        elif piece.startswith("+"):
            anywhere |= {piece[1:]} if piece[1:] else set()
            anywhere |= {w.text for w in words if w.kind == "s"} or {w.text for w in words if w.alone}
        else:
            quoted = piece.startswith('"')
            old, arrow, new = piece.strip('"').partition("=>")
            parts = re.split(r"-(?=[*=A-Z])", old)
            for n, part in enumerate(parts):
                words.append(word(part + (arrow + new if n == len(parts) - 1 else ""), gender))
                gaps.append('"' if quoted else "-" if n else " ")
    if len(words) == 1 and words[0].kind == "initial":
        words[0].kind, words[0].alone = gender, True
    return Person(origin, gender, words, gaps, anywhere, documents)


def read_mapping(path: Path) -> Mapping:
    mapping = Mapping([], [], {}, {})
    for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        head, _, tail = line.partition(":")
        if head == "keep":
            mapping.keep.append(tail.strip())
        elif head == "id":
            old, new = tail.split()
            mapping.ids[old] = new
        elif head == "raw":
            document, old, new = (part.strip().replace("\\n", "\n") for part in tail.split("|"))
            mapping.raw.setdefault(document, []).append((old, new))
        else:
            mapping.people.append(person(line))
            if not line.isascii():
                mapping.people.append(person(unmarked(line)))
    return mapping


def unmarked(line: str) -> str:
    """The line as a newspaper without special letters prints the name; the replacements stay."""
    return " ".join(
        old + arrow + new
        for old, arrow, new in ((fold(a), b, c) for a, b, c in (w.partition("=>") for w in line.split()))
    )


def rank(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def choose(mapping: Mapping, pools: Path, texts: str, seed: str) -> dict[tuple[str, str, str], str]:
    """An invented word for each (origin, class, word): never one for two, none that is in the texts."""
    names = tomllib.loads(pools.read_text(encoding="utf-8"))
    real = {key(w.text) for p in mapping.people for w in p.words}
    present = {key(w) for w in re.findall(r"\w+", texts)}
    wanted: dict[tuple[str, str], set[str]] = {}
    for p in mapping.people:
        for w in p.words:
            if w.new or w.kind in ("keep", "initial"):
                continue
            wanted.setdefault((p.origin, family(p, w, names)), set()).add(key(w.text))
    chosen: dict[tuple[str, str, str], str] = {}
    fixed = {w.new for p in mapping.people for w in p.words if w.new}
    for (origin, cls), words in sorted(wanted.items()):
        free = [n for n in names[origin][cls] if n not in fixed and key(n) not in real | present]
        for w in sorted(words):
            if not free:
                raise SystemExit(f"names.toml: too few names for {origin}.{cls}: {len(words)} are needed")
            best = min(free, key=lambda n: rank(seed, origin, cls, w, n))
            free.remove(best)
            chosen[origin, cls, w] = best
    return chosen


def family(p: Person, w: Word, names: dict) -> str:
    if w.kind == "s" and p.gender == "f" and "sf" in names[p.origin]:
        return "sf"
    return w.kind
