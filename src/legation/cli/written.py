"""A whole text or file written at once: to a file that appears only when whole, or to standard output."""

import sys
from pathlib import Path

from legation.cli.target import FileTarget, Target
from legation.errors import OutputError


def write_text(text: str, output: Path | None) -> None:
    """Writes text to the file, or to standard output."""
    target = FileTarget(output) if output else Target.standard_output(errors="backslashreplace")
    try:
        target.write(text)
    except BaseException:
        target.discard()
        raise
    target.keep()


def write_bytes(made: bytes, output: Path | None) -> None:
    """Writes bytes to the file, or to standard output where that is no terminal."""
    if output is None:
        if sys.stdout.isatty():
            raise OutputError("this format is no text; name a file with --output")
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    part = output if output.exists() and not output.is_file() else output.with_name(output.name + ".part")
    try:
        part.write_bytes(made)
        if part != output:
            part.replace(output)
    except OSError as error:
        raise OutputError(f"{output}: can't be written: {error.strerror}") from None
