"""The docs are true: commands exist and have examples, links lead somewhere, Python runs."""

import re
import runpy
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer

from legation.cli import exits
from legation.cli.main import app
from legation.schema import DETAILS, FORMS, KINDS, Claim, vocabulary

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
WRITTEN_ELSEWHERE = {"docs/quality.md"}
PROGRAM: Any = typer.main.get_command(app)
MAKER = runpy.run_path(str(ROOT / "docs" / "make_commands.py"))
LEAVES: dict[str, Any] = {
    name: command for name, command in MAKER["all_commands"]() if not hasattr(command, "commands")
}


def blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
            yield page.name, block


COMMANDS = [
    (page, line[line.index("legation ") :])
    for page, block in blocks("console")
    for line in block.splitlines()
    if "legation " in line
]


def test_the_command_reference_is_current() -> None:
    made = MAKER["commands_page"]()
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == made, "run: make docs"


def test_values_are_listed_in_one_order() -> None:
    """`typing` takes literals that differ in order alone for the same, and keeps the one that it saw first:
    which help a command shows would depend on what was imported before it."""
    orders: dict[frozenset[str], set[tuple[str, ...]]] = {}
    for module in (ROOT / "src").rglob("*.py"):
        for listed in re.findall(r"Literal\[([^\]]+)\]", module.read_text(encoding="utf-8")):
            values = tuple(re.findall(r'"([^"]*)"', listed))
            orders.setdefault(frozenset(values), set()).add(values)
    assert len(orders) > 10
    assert [one for one in orders.values() if len(one) > 1] == []


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_has_help_and_examples_in_the_docs(name: str) -> None:
    command = LEAVES[name]
    assert command.help
    assert name in command.epilog
    assert all(parameter.help for parameter in command.params)
    shown = [page for page, line in COMMANDS if f"{line} ".startswith(f"{name} ")]
    assert set(shown) - {"commands.md"}


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_documented_commands_are_understood(page: str, line: str) -> None:
    arguments = shlex.split(re.split(r" [|>#] ?", line)[0])[1:]
    command = PROGRAM
    while hasattr(command, "commands"):
        command = command.commands[arguments.pop(0)]
    command.make_context(line, arguments)


@pytest.mark.parametrize(("page", "block"), list(blocks("python")))
def test_documented_python_runs(page: str, block: str, capsys: pytest.CaptureFixture[str]) -> None:
    if "spacy" in block:
        pytest.importorskip("spacy")
    exec(compile(block, page, "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("http"):
            continue
        target = (page.parent / link.split("#")[0]).resolve()
        assert target.exists() or str(target.relative_to(ROOT)) in WRITTEN_ELSEWHERE, link


def test_the_codebook_has_every_term() -> None:
    codebook = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    terms = {
        *KINDS,
        *(form for forms in FORMS.values() for form in forms),
        *(field for fields in DETAILS.values() for field in fields),
        *(set(Claim.model_fields) - {"kind", "form", "details"}),
        *vocabulary.ORGANISATIONS,
    }
    for name in ("Status", "Precision", "Role", "Action", "Category", "Topic"):
        terms |= set(get_args(getattr(vocabulary, name)))
    assert {term for term in terms if f"`{term}`" not in codebook} == set()


def test_every_exit_code_is_documented() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.M)}
    assert documented == {value for name, value in vars(exits).items() if name.isupper()}


@pytest.mark.parametrize("target", ["demo", "test", "check", "docs", "format", "clean", "lock"])
def test_make_has_the_targets(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
