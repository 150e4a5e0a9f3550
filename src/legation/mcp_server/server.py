"""The server: tools on one record. None of them writes, and each error is one line for the asker."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from legation.errors import LegationError, QuestionError
from legation.mcp_server import answers
from legation.record.record import Record
from legation.version import __version__

P = ParamSpec("P")
R = TypeVar("R")

ABOUT: Final = (
    "A record of defence cooperation between states: who met, signed, supplied, exercised or said what, "
    "when. "
    "Every entry rests on claims that quote their documents; quote those words, and name outlet and day, "
    "when you rely on one. Find entries with `search`, read one with `entry`, ask for a brief on states "
    "with `dossier`, and hold a draft against the record with `check`. Parties are ISO 3166-1 alpha-3 codes "
    "(IND), short names of organisations (NATO), or names."
)
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def make_server(record: Record) -> MCPServer:
    """The server of an open record."""
    server = MCPServer("legation", instructions=ABOUT, version=__version__, log_level="CRITICAL")
    for tool in (_search(record), _entry(record), _dossier(record), _check(record)):
        server.tool(annotations=_READS, structured_output=False)(tool)
    return server


def _answering(function: Callable[P, R]) -> Callable[P, R]:
    """Errors that Legation raises on purpose are told to the asker; of others only that there was one."""

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except LegationError as error:
            raise ToolError(str(error)) from None
        except ToolError:
            raise
        except Exception as error:
            raise ToolError(f"internal error: {type(error).__name__}") from error

    return answer


def _search(record: Record) -> Callable[..., Any]:
    @_answering
    def search(  # noqa: PLR0913, PLR0917 - a question's parts, each by name
        words: str = "",
        kind: str | None = None,
        form: str | None = None,
        status: str | None = None,
        parties: list[str] | None = None,
        person: str | None = None,
        since: str | None = None,
        until: str | None = None,
        source: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """Find entries of the record: by words (all of them; a "phrase" in quotes), and narrowed by kind
        (meeting, instrument, statement, transfer, activity, programme, commitment, relation), form, status
        (occurred, planned, proposed, denied), parties (all of them take part), a person's name, days
        (2022-06-02) and outlet. Without words, the newest entries. At most 50."""
        most = max(1, min(limit, answers.MOST_HITS))
        chosen = answers.narrowed(
            kind=kind,
            form=form,
            status=status,
            parties=parties or (),
            person=person,
            since=since,
            until=until,
            source=source,
        )
        if not words.strip():
            entries = record.entries(chosen, limit=most, newest=True)
            return {"entries": [answers.summary(one) for one in entries]}
        asked = answers.short("words", words)
        hits = record.search(asked, within=("entries", "claims"), chosen=chosen, limit=most)
        return {"hits": [answers.hit(one) for one in hits]}

    return search


def _entry(record: Record) -> Callable[..., Any]:
    @_answering
    def entry(id: str) -> dict[str, Any]:
        """Read one entry by its id, or the beginning of it: its stages, the values on which sources differ,
        and its claims, each with the words of its document that say it, the outlet and the day."""
        name = answers.short("id", id)
        if not name.strip():
            raise QuestionError("id: name an entry; `search` finds them")
        return answers.entry(record.entry(name), record.why(name).differing)

    return entry


def _dossier(record: Record) -> Callable[..., Any]:
    @_answering
    def dossier(parties: list[str], since: str | None = None, until: str | None = None) -> str:
        """A brief on a state, a pair of states, or several together, in Markdown with numbered sources:
        instruments, meetings, transfers, exercises, commitments, statements, disagreements, what lies ahead.
        since and until are days (2022-06-02)."""
        from legation.exchange.dossier.layout import brief
        from legation.exchange.dossier.markdown import markdown
        from legation.views import dossier as view

        if not 1 <= len(parties) <= 10:
            raise QuestionError("parties: name one to ten")
        named = [answers.short("party", one) for one in parties]
        found = view(record, named, since=answers.day("since", since), until=answers.day("until", until))
        return answers.cut(markdown(brief(found)), answers.LONGEST_TEXT)

    return dossier


def _check(record: Record) -> Callable[..., Any]:
    from legation.mcp_server.checking import check_tool

    return _answering(check_tool(record))
