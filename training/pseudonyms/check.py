"""Hold the corpus against the gold: check.py GOLD_DIR MAPPING OUT_DIR. Exits 1 and says what is wrong.

Two things are checked: no word of a real person's name is left in a document that named the person (nor, as
a surname, in any other, but for the words given with --allow, which are also places, things or plain
words), and nothing but names, documents' ids and their consequences has changed.
"""

import argparse
import json
import re
import sys
from pathlib import Path

import people

SAME = ("kind", "form", "status", "parties", "topics")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for v in value.values():
            yield from strings(v)
    elif isinstance(value, list):
        for v in value:
            yield from strings(v)


def left(real: dict, made: dict, mapping: people.Mapping, allow: set[str]):
    before = "\n".join(strings(real))
    after = "\n".join([*strings(made)])
    for literal in mapping.keep:
        after = after.replace(literal, " ")
    lower = after.casefold()
    for p in mapping.people:
        if not any(
            w.text.split("_")[0][:3].casefold() in lower for w in p.words if w.kind not in ("keep", "initial")
        ):
            continue
        named = real["id"] in p.documents or (
            not p.documents
            and any(w.text.split("_")[0] in before for w in p.words)
            and p.phrase.search(before)
        )
        for w in p.words:
            if w.kind in ("keep", "initial") or w.text in allow or not (named or w.kind == "s"):
                continue
            if not w.alone and not named:
                continue
            if w.text.split("_")[0].rstrip("'’")[:4].casefold().split("'")[0].split("’")[0] not in lower:
                continue
            if re.search(rf"(?<!\w){w.pattern}(?!\w)", after):
                yield f"{real['id']}: {w.text} is left"


def changed(real: dict, made: dict):
    if len(real["claims"]) != len(made["claims"]):
        yield f"{real['id']}: {len(made['claims'])} claims for {len(real['claims'])}"
    if real["published"] != made["published"]:
        yield f"{real['id']}: published"
    for n, (a, b) in enumerate(zip(real["claims"], made["claims"], strict=True)):
        for name in SAME:
            if a[name] != b[name]:
                yield f"{real['id']} claim {n}: {name}"
        times = [{k: v for k, v in (c["when"] or {}).items() if k != "text"} for c in (a, b)]
        if times[0] != times[1]:
            yield f"{real['id']} claim {n}: when"
        rows = [[(p["role"], p["type"], p.get("state")) for p in c["participants"]] for c in (a, b)]
        if rows[0] != rows[1]:
            yield f"{real['id']} claim {n}: participants"
        sums = [[c["details"].get(k) for k in ("supplier", "recipient", "value", "action")] for c in (a, b)]
        if (
            sums[0] != sums[1]
            or set(a["details"]) != set(b["details"])
            or len(a["evidence"]) != len(b["evidence"])
        ):
            yield f"{real['id']} claim {n}: details"
        for piece in [
            *b["evidence"],
            *(b["details"].get(k) for k in ("content", "pledge") if b["details"].get(k)),
        ]:
            if made["text"].count(piece) != 1:
                yield f"{real['id']} claim {n}: {piece[:60]!r} stands {made['text'].count(piece)} times"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("mapping", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--allow", nargs="*", default=[])
    args = parser.parse_args()
    mapping = people.read_mapping(args.mapping)
    faults = []
    count = 0
    for path in sorted(args.gold.rglob("*.json")):
        real = json.loads(path.read_text(encoding="utf-8"))
        name = mapping.ids.get(real["id"], real["id"])
        made = json.loads(
            (args.out / path.parent.relative_to(args.gold) / f"{name}.json").read_text(encoding="utf-8")
        )
        count += 1
        faults += [*left(real, made, mapping, set(args.allow)), *changed(real, made)]
    extra = len(list((args.out).rglob("*.json"))) - count
    if extra:
        faults.append(f"{extra} files more than the gold has")
    print(*sorted(set(faults)), f"{count} documents, {len(set(faults))} faults", sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
