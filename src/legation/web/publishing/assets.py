"""The site's own files: style, icon, scripts. Modules become one plain script, which runs from a file too."""

import re
from importlib.resources import files
from typing import Final

COPIED: Final = ("site.css", "icon.svg", "theme.js", "search.js")
_IMPORT: Final = re.compile(r'import \{ ([\w, ]+) \} from "\./([\w.]+)";')
_EXPORT: Final = re.compile(r"export function (\w+)")


def assets() -> dict[str, bytes]:
    """Files by their name in `static/`."""
    home = files("legation.web") / "static"
    found = {name: home.joinpath(name).read_bytes() for name in COPIED}
    return found | {"site.js": bundled("site.js").encode()}


def bundled(name: str) -> str:
    """A module with those it imports (`import { name } from "./file";`), each in a function of its own."""
    done: dict[str, str] = {}
    _gather(name, done)
    return '"use strict";\n' + "".join(done.values())


def _gather(name: str, done: dict[str, str]) -> None:
    source = files("legation.web").joinpath("static", name).read_text(encoding="utf-8")
    lines, taken = [], []
    for line in source.splitlines():
        if found := _IMPORT.fullmatch(line.strip()):
            if found[2] not in done:
                _gather(found[2], done)
            taken.append(f"const {{ {found[1]} }} = {_variable(found[2])};")
        else:
            lines.append(line)
    given = [found[1] for line in lines if (found := _EXPORT.match(line))]
    body = "\n".join([*taken, *(line.removeprefix("export ") for line in lines)])
    done[name] = f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();\n"


def _variable(name: str) -> str:
    return "legation_" + re.sub(r"\W", "_", name)
