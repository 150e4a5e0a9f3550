"""Writes docs/commands.md, the reference of the command line, from the command line itself."""

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
    program = typer.main.get_command(app)
    commands: dict[str, Any] = getattr(program, "commands", {})
    parts = [HEAD, _section("legation", program)]
    parts += [_section(f"legation {name}", command) for name, command in commands.items()]
    return "\n".join(parts)


def _section(name: str, command: Any) -> str:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    usage = " ".join([name, *(argument.metavar for argument in arguments), "[OPTIONS]"])
    lines = [f"## `{name}`", "", command.help or "", "", "```", usage, "```", ""]
    lines += [f"- `{argument.metavar}`: {argument.help}" for argument in arguments]
    lines += [""] if arguments else []
    if options:
        lines += ["| option | what it does |", "| --- | --- |"]
        lines += [*(f"| {_flags(option)} | {_says(option)} |" for option in options), ""]
    lines += ["Examples:", "", "```console", *_examples(command), "```", ""]
    return "\n".join(lines)


def _flags(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or option.name.upper()}"
    choices = option.type_descriptor.choices
    if choices:
        value = " " + "\\|".join(choices)
    longest, *others = option.opts
    return ", ".join([f"`{longest}{value}`", *(f"`{flag}`" for flag in others)])


def _says(option: Any) -> str:
    default = option.default
    shown = not option.is_flag and default not in (None, "", [])
    return f"{option.help} Default: `{default}`." if shown else option.help


def _examples(command: Any) -> list[str]:
    lines = [line.strip() for line in (command.epilog or "").splitlines()]
    return [f"$ {line}" for line in lines if line and line != "Examples:"]


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
