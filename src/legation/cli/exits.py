"""The exit codes of the command line. `docs/exit-codes.md` says the same for people."""

from typing import Final

DONE: Final = 0
"""Everything was read."""
SOME_FAILED: Final = 1
"""Some inputs could not be read; the others were."""
USAGE: Final = 2
"""The command was not understood."""
NOTHING_READ: Final = 3
"""No input could be read."""
NOT_WRITTEN: Final = 4
"""What was read could not be written."""
NOTHING_ON_RECORD: Final = 5
"""The record holds nothing on what was asked."""
NOT_SUPPORTED: Final = 6
"""A draft was checked, and not every claim of it is supported; none is contradicted."""
CONTRADICTED: Final = 7
"""A draft was checked, and the record contradicts a claim of it."""
CRASHED: Final = 70
"""A fault in Legation itself (EX_SOFTWARE)."""
INTERRUPTED: Final = 130
"""Ctrl-C (128 + SIGINT)."""
PIPE_CLOSED: Final = 141
"""The program that took the output stopped taking it (128 + SIGPIPE)."""
