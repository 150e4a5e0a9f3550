"""Writes docs/commands.md, the reference of the command line, from the command line itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from legation.cli.main import app

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

<!-- Written by docs/make_commands.py (make docs). Don't edit. -->

What each command ends with is in [exit codes](exit-codes.md).
"""


def commands_page() -> str:
    """The page's Markdown."""
    return "\n".join([HEAD, *(_section(name, command) for name, command in all_commands())])


def all_commands() -> Iterator[tuple[str, Any]]:
    """Every command by its full name, groups before their members."""
    return _walk("legation", typer.main.get_command(app))


def _walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield name, command
    for inner, member in getattr(command, "commands", {}).items():
        yield from _walk(f"{name} {inner}", member)


def _section(name: str, command: Any) -> str:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    takes = [argument.metavar or argument.name.upper() for argument in arguments]
    takes += ["COMMAND"] if getattr(command, "commands", None) else []
    usage = " ".join([name, *takes, "[OPTIONS]"])
    lines = [f"## `{name}`", "", command.help or "", "", "```", usage, "```", ""]
    lines += [f"- `{taken}`: {argument.help}" for taken, argument in zip(takes, arguments, strict=False)]
    lines += [""] if arguments else []
    if options:
        lines += ["| option | what it does |", "| --- | --- |"]
        lines += [*(f"| {_flags(option)} | {_says(option)} |" for option in options), ""]
    if command.epilog:
        lines += ["Examples:", "", "```console", *_examples(command), "```", ""]
    return "\n".join(lines)


def _flags(option: Any) -> str:
    value = "" if option.is_flag else " " + (option.metavar or option.name.upper()).replace("|", "\\|")
    choices = option.type_descriptor.choices
    if choices:
        value = " " + "\\|".join(choices)
    longest, *others = option.opts
    return ", ".join([f"`{longest}{value}`", *(f"`{flag}`" for flag in others)])


def _says(option: Any) -> str:
    default = option.default
    shown = not option.is_flag and default not in (None, "", [])
    help = option.help if option.help.endswith((".", "…")) else f"{option.help}."
    return f"{help} Default: `{default}`." if shown else help


def _examples(command: Any) -> list[str]:
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    return [f"$ {line}" for line in lines if line and line != "Examples:"]


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
