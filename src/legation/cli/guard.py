"""Where errors become one line and an exit code, whatever the command."""

import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from legation.cli import exits
from legation.errors import LegationError


class Guarded(TyperGroup):
    """A group whose commands never show a traceback, unless `--debug` asks for it."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Runs the command; every way to fail ends in `typer.Exit` with a code of `exits`."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, typer.TyperException, KeyboardInterrupt):
            raise
        except BrokenPipeError:
            _let_go()
            raise typer.Exit(exits.PIPE_CLOSED) from None
        except LegationError as error:
            _say(str(error))
            raise typer.Exit(error.exit_code) from None
        except Exception as error:
            report_crash(error, debug=bool(ctx.params.get("debug")))
            raise typer.Exit(exits.CRASHED) from None
        return result


def report_crash(error: Exception, *, debug: bool, where: str | None = None) -> None:
    """One line for a fault in Legation itself; with `debug` the traceback too."""
    place = f"{where}: " if where else ""
    hint = "" if debug else " (legation --debug … shows where)"
    _say(f"{place}internal error: {type(error).__name__}: {error}{hint}")
    if debug:
        traceback.print_exception(error)


def _say(message: str) -> None:
    from legation.cli.terminal import complain

    complain(message)


def _let_go() -> None:
    from legation.cli.target import abandon

    abandon(sys.stdout)
