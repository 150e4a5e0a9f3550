"""Text made fit for a terminal, and the one line that says what went wrong."""

import sys

from legation.exchange.controls import controls


def escape(text: str) -> str:
    """The text with characters that command a terminal or reorder text written as `\\x1b`, `\\u202e`."""
    return controls().sub(lambda match: _written(ord(match[0])), text)


def one_line(text: str) -> str:
    """The text, escaped, with every run of white space made one space."""
    return escape(" ".join(text.split()))


def complain(message: str) -> None:
    """One line on standard error, after the program's name."""
    note(f"legation: {message}")


def note(message: str) -> None:
    """One line on standard error that is no complaint."""
    line = f"{one_line(message)}\n"
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding))
    sys.stderr.flush()


def _written(code: int) -> str:
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
