"""Writes the tables of columns in docs/formats.md, between its marks, from the lexicon."""

import re
from pathlib import Path

from legation.exchange.codebook import described
from legation.exchange.register import EVIDENCE
from legation.exchange.table import TABLES, columns, table
from legation.lexicon import words

PAGE = Path(__file__).with_name("formats.md")


def main() -> None:
    """Rewrites the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """The page with every stretch between `<!-- columns NAME -->` and `<!-- end -->` written anew."""
    pattern = re.compile(r"(<!-- columns ([a-z0-9_ -]+) -->\n).*?(<!-- end -->)", re.S)
    return pattern.sub(lambda found: found[1] + written(found[2]) + found[3], page)


def written(name: str) -> str:
    """The columns of a table or register, as Markdown."""
    if name == "tables":
        return "\n".join(f"**{n}**: {table(n).means}.\n\n{_tables(n)}" for n in TABLES)
    if name == "panel":
        return _rows((c.name, c.type, c.means) for c in columns(words("exchange/panel")["long"]["columns"]))
    if name == "evidence":
        return f"`{'`, `'.join(EVIDENCE)}`\n"
    register, _, form = name.partition(" ")
    given = words(f"registers/{register}")
    listed = (given[form] if form else given)["columns"]
    return _rows((c["name"], c["type"], c["means"]) for c in _without_states(listed))


def _without_states(listed):
    """The exercises' forty columns of states as one."""
    found = [c for c in listed if not re.fullmatch(r"State[B-Z]|StateA[A-Z]", c["name"])]
    return [{**c, "name": "StateA … StateAM"} if c["name"] == "StateA" else c for c in found]


def _tables(name) -> str:
    return _rows((c.name, described(c), c.means) for c in table(name).columns)


def _rows(rows) -> str:
    body = "".join(
        f"| {_code(name)} | {kind} | {means.replace('|', chr(92) + '|')} |\n" for name, kind, means in rows
    )
    return "| column | type | means |\n| --- | --- | --- |\n" + body


def _code(name: str) -> str:
    return f"`{name}`" if name.strip() else "(a blank)"


if __name__ == "__main__":
    main()
