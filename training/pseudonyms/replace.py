"""Gold documents with invented names for real people: replace.py GOLD_DIR MAPPING OUT_DIR [--seed S].

The mapping (see people.py) names real people and is kept outside the repository. Only people's names
change; kinds, forms, statuses, parties and dates stay as they are.
"""

import argparse
import json
import re
from pathlib import Path

import people
from people import Mapping, Person, Word, fold, key

LETTERS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "LTNRVGHSMKPDJBOAXEFCYWUQZI", strict=True))
EXACT = ("content", "pledge")
FIXED = {
    *("kind", "form", "status", "parties", "topics", "published", "id", "start", "end", "precision"),
    *("state", "type", "role", "action", "supplier", "recipient", "category", "currency"),
}


class Renamer:
    """The replacements that hold in one document."""

    def __init__(self, document: dict, mapping: Mapping, chosen: dict, names: dict):
        self.mapping, self.chosen, self.names = mapping, chosen, names
        self.document = document
        whole = json.dumps(document, ensure_ascii=False).replace("\\n", "\n").replace('\\"', '"')
        self.people = [p for p in mapping.people if self.applies(p, whole)]
        self.marked = {key(w.text) for p in mapping.people for w in p.words if not w.text.isascii()}
        self.raw = [(re.compile(re.escape(old)), new) for old, new in mapping.raw.get(document["id"], [])]
        self.alone = self.lone_words()
        self.handles = self.handle_words()

    def applies(self, p: Person, whole: str) -> bool:
        if p.documents:
            return self.document["id"] in p.documents
        rare = max((w.text.split("_")[0] for w in p.words if w.kind != "keep"), key=len)
        if (rare.rstrip("'’") in whole or rare.upper() in whole or not rare.isalpha()) and p.phrase.search(
            whole
        ):
            return True
        return any(re.search(rf"(?<!\w)(?:{w}|{w.upper()})(?!\w)", whole) for w in p.anywhere)

    def new(self, p: Person, w: Word, found: str) -> str:
        if w.kind == "keep":
            return found
        if w.kind == "initial":
            return w.new or LETTERS[w.text]
        new = w.new or self.chosen[p.origin, people.family(p, w, self.names), key(w.text)]
        if found.isascii() and key(w.text) in self.marked:
            new = fold(new)
        if w.joined and "-" not in found:
            new = " ".join(part.capitalize() for part in new.split("-"))
        return new.upper() if found.isupper() and len(found) > 1 else new

    def lone_words(self) -> dict[str, tuple[Person, Word]]:
        found: dict[str, tuple[Person, Word]] = {}
        for kind in ("s", "given"):
            for p in self.people:
                for w in p.words:
                    if w.alone and (w.kind == "s") == (kind == "s") and w.kind not in ("keep", "initial"):
                        known = found.setdefault(w.text, (p, w))
                        if self.new(*known, w.text) != self.new(p, w, w.text):
                            print(f"{self.document['id']}: {w.text} stands for two people ({kind})")
        return found

    def handle_words(self) -> dict[str, str]:
        found = {}
        for p in self.people:
            words = [w for w in p.words if w.kind not in ("keep", "initial")]
            if len(words) > 1:
                old = [w.text.replace("_", "") for w in words]
                new = [key(self.new(p, w, w.text)) for w in words]
                found["".join(old)] = "".join(n.capitalize() for n in new)
                found["".join(old).lower()] = "".join(new)
                found[(old[0][0] + old[-1]).lower()] = new[0][0] + new[-1]
        return found

    def edits(self, text: str) -> list[tuple[int, int, str]]:
        taken: list[tuple[int, int]] = []
        edits: list[tuple[int, int, str]] = []

        def free(start: int, end: int) -> bool:
            return all(end <= a or start >= b for a, b in taken)

        def take(pieces: list[tuple[int, int, str]]) -> None:
            start, end = pieces[0][0], pieces[-1][1]
            if free(start, end):
                taken.append((start, end))
                edits.extend(piece for piece in pieces if text[piece[0] : piece[1]] != piece[2])

        for literal in self.mapping.keep:
            for m in re.finditer(rf"(?<!\w){re.escape(literal)}(?!\w)", text):
                take([(m.start(), m.end(), m.group())])
        for pattern, new in self.raw:
            for m in pattern.finditer(text):
                take([(m.start(), m.end(), new)])
        for p in sorted(self.people, key=lambda p: -len(p.words)):
            for m in p.phrase.finditer(text):
                take([(*m.span(n), self.new(p, w, m.group(n))) for n, w in enumerate(p.words, 1)])
        for old, new in self.handles.items():
            for m in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text):
                take([(m.start(), m.end(), new)])
        for old, (p, w) in sorted(self.alone.items(), key=lambda item: -len(item[0])):
            pattern = w.pattern if len(old) > 3 else re.escape(old).replace("_", r"[-\s]")
            for m in re.finditer(rf"(?<![\w#]){pattern}(?!\w)", text):
                take([(m.start(), m.end(), self.new(p, w, m.group()))])
        return sorted(edits)

    def text(self, text: str) -> str:
        return apply(text, self.edits(text))


def apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def moved(position: int, edits: list[tuple[int, int, str]]) -> int:
    shift = 0
    for start, end, new in edits:
        if end <= position:
            shift += len(new) - (end - start)
        elif start < position:
            raise SystemExit(f"a span begins or ends inside a name at {position}")
    return position + shift


def rename(document: dict, renamer: Renamer, ids: dict[str, str]) -> dict:
    text = document["text"]
    edits = renamer.edits(text)
    after = apply(text, edits)

    def exact(piece: str) -> str:
        start = text.index(piece)
        return after[moved(start, edits) : moved(start + len(piece), edits)]

    def walk(value, name=""):
        if isinstance(value, str):
            return exact(value) if name in ("evidence", *EXACT) else renamer.text(value)
        if isinstance(value, list):
            return [walk(v, name) for v in value]
        if isinstance(value, dict):
            return {k: v if k in FIXED else walk(v, k) for k, v in value.items()}
        return value

    result = walk({k: v for k, v in document.items() if k != "text"})
    result["id"] = ids.get(document["id"], document["id"])
    return {
        "id": result["id"],
        "title": result["title"],
        "source": result["source"],
        "published": result["published"],
        "text": after,
        "claims": result["claims"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("mapping", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", default="legation")
    parser.add_argument("--names", type=Path, default=Path(__file__).with_name("names.toml"))
    args = parser.parse_args()
    mapping = people.read_mapping(args.mapping)
    names = people.tomllib.loads(args.names.read_text(encoding="utf-8"))
    sets = sorted({path.parent for path in args.gold.rglob("*.json")})
    everything = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(args.gold.rglob("*.json"))]
    chosen = people.choose(
        mapping, args.names, " ".join(d["text"] + " " + d["title"] for d in everything), args.seed
    )
    used: set[int] = set()
    for folder in sets:
        target = args.out / folder.relative_to(args.gold)
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))
            renamer = Renamer(document, mapping, chosen, names)
            used |= {id(p) for p in renamer.people}
            result = rename(document, renamer, mapping.ids)
            (target / f"{result['id']}.json").write_text(
                json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
            )
    for p in mapping.people:
        if id(p) not in used:
            print("never found:", p.origin, " ".join(w.text for w in p.words))


if __name__ == "__main__":
    main()
