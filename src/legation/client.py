"""`legation.Client`: a record on a server, asked as one that is at hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

import httpx

from legation.client_http import PAGE, Connection, adapter, plain
from legation.record.agreement import Agreement
from legation.record.answers import DocumentSummary, EntryInFull, EntrySummary, KeptClaim, Rows
from legation.record.choosing import Filter
from legation.record.decision import Decision
from legation.record.review import SecondLook
from legation.record.search import Hit, Within
from legation.record.who import Person
from legation.record.why import Reasons
from legation.schema import Reading

if TYPE_CHECKING:
    from legation.views.dossier_parts import Dossier
    from legation.views.networks import Network
    from legation.views.news_parts import News
    from legation.views.rankings import Ranking
    from legation.views.timelines import Timeline
    from legation.views.trends import Trend


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published documents; `name` is null for those that name nobody."""

    name: str | None
    documents: int
    stories: int
    first: date | None
    last: date | None


class Client:
    """Asks a site's record over HTTP; its methods are those of `Record` and of `legation.views`.

    Raises `QuestionError` for what can't be understood, `StaleError` where somebody decided meanwhile, and
    `RecordError` for what is not there, not allowed, or can't be reached.

        with legation.Client("https://record.example.org", token="legation_…") as record:
            record.entries(parties=("IND", "ISR")).to_polars()
            record.accept(entry.id, reason="seen the communiqué")
    """

    def __init__(
        self,
        url: str,
        *,
        token: str | None = None,
        timeout: float = 60,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._http = Connection(url, token, timeout, transport)

    def counts(self) -> dict[str, int]:
        """How many documents, stories, claims, entries, persons and decisions there are."""
        return self._http.get("counts", dict[str, int])

    def entries(
        self, chosen: Filter | None = None, *, limit: int | None = None, **asked: Any
    ) -> Rows[EntrySummary]:
        """Entries, the newest first, undated ones last; `asked` are the fields of a `Filter`."""
        return self._http.rows("entries", EntrySummary, _filter(chosen, asked), limit)

    def entry(self, name: str) -> EntryInFull:
        """One entry in full."""
        return self._http.get(f"entries/{_segment(name)}", EntryInFull)

    def why(self, name: str) -> Reasons:
        """Which claims an entry is made of, what agreed, what differed."""
        return self._http.get(f"entries/{_segment(name)}/why", Reasons)

    def claims(
        self, chosen: Filter | None = None, *, limit: int | None = None, **asked: Any
    ) -> Rows[KeptClaim]:
        """Claims of the entries asked for, by id."""
        return self._http.rows("claims", KeptClaim, _filter(chosen, asked), limit)

    def claim(self, name: str) -> KeptClaim:
        """One claim."""
        return self._http.get(f"claims/{_segment(name)}", KeptClaim)

    def documents(self, *, source: str | None = None, limit: int | None = None) -> Rows[DocumentSummary]:
        """Documents, the newest first; of the outlet of this name."""
        return self._http.rows("documents", DocumentSummary, {"source": source}, limit)

    def document(self, name: str) -> dict[str, Any]:
        """A document with its text and its claims, as the interface describes it."""
        return self._http.get(f"documents/{quote(name, safe='')}", dict[str, Any])

    def sources(self) -> Rows[Outlet]:
        """Outlets, with how much each published."""
        return Rows(self._http.get("sources", list[Outlet]), Outlet)

    def search(
        self,
        words: str,
        *,
        within: Sequence[Within] = ("entries", "claims", "documents"),
        chosen: Filter | None = None,
        limit: int = 20,
        **asked: Any,
    ) -> Rows[Hit]:
        """Matches of all the words, the best first, at most `limit` of each sort."""
        query = {"q": words, "within": list(within), "limit": limit, **_filter(chosen, asked)}
        return Rows(self._http.get("search", list[Hit], query), Hit)

    def who(self, words: str, *, limit: int = 20) -> list[Person]:
        """Persons with these words in one of their names."""
        return self._http.get("persons", list[Person], {"name": words, "limit": limit})

    def person(self, name: str) -> Person:
        """The person of this id."""
        return self._http.get(f"persons/{_segment(name)}", Person)

    def entries_of(self, person_id: str, *, limit: int = PAGE) -> Rows[EntrySummary]:
        """Entries in which a person takes part, the newest first."""
        path = f"persons/{_segment(person_id)}/entries"
        return Rows(self._http.get(path, list[EntrySummary], {"limit": limit}), EntrySummary)

    def dossier(
        self,
        parties: Iterable[str],
        *,
        since: date | None = None,
        until: date | None = None,
        full: bool = False,
    ) -> "Dossier":
        """The brief on a dyad, a state or several parties."""
        from legation.views.dossier_parts import Dossier

        query = {"party": list(parties), "since": since, "until": until, "full": full}
        return self._http.get("dossier", Dossier, query)

    def timeline(
        self, parties: Iterable[str] = (), *, person: str = "", entry: str = "", **scope: Any
    ) -> "Timeline":
        """What happened between parties, to a person, or to an entry; `scope`: kind, since, until, limit."""
        from legation.views.timelines import Timeline

        return self._http.get(
            "timeline", Timeline, {"party": list(parties), "person": person, "entry": entry, **scope}
        )

    def trend(self, parties: Iterable[str] = (), **scope: Any) -> "Trend":
        """How many entries in each month or year; `scope` is kind, since, until, step."""
        from legation.views.trends import Trend

        return self._http.get("trend", Trend, {"party": list(parties), **scope})

    def ranking(self, state: str, **scope: Any) -> "Ranking":
        """The partners of a state; `scope` is kind, since, until, limit."""
        from legation.views.rankings import Ranking

        return self._http.get("ranking", Ranking, {"party": state, **scope})

    def network(self, around: Iterable[str] = (), **scope: Any) -> "Network":
        """Parties by what ties them; `scope` is kind, since, until."""
        from legation.views.networks import Network

        return self._http.get("network", Network, {"party": list(around), **scope})

    def new(self, since: str, parties: Iterable[str] = (), *, full: bool = False) -> "News":
        """What entered since a moment (UTC), what moved, what now disagrees."""
        from legation.views.news_parts import News

        return self._http.get("new", News, {"since": since, "party": list(parties), "full": full})

    def decisions(self) -> list[Decision]:
        """The whole journal, oldest first."""
        return list(reversed(self._http.rows("decisions", Decision, {}, None)))

    def agreement(self, one: str, other: str) -> list[Agreement]:
        """Two people compared."""
        return self._http.get("agreement", list[Agreement], {"one": one, "other": other})

    def second_look(self) -> list[SecondLook]:
        """Decisions on claims that a newer reading no longer has."""
        return self._http.get("second-look", list[SecondLook])

    def states(self, *targets: str) -> dict[str, str]:
        """The states of entries or claims now, to give as `expect`."""
        return self._http.get("states", dict[str, str], {"target": list(targets)})

    def read(self, text: str, *, keep: bool = False, **known: Any) -> Reading:
        """The reading of a text; `known` is title, source, url, published. `keep` puts it into the record."""
        sent = {"text": text, "keep": keep, **{name: plain(value) for name, value in known.items()}}
        return Reading.model_validate(self._http.post("readings", sent))

    def accept(self, target: str, **said: Any) -> Decision:
        """Stands by a claim or an entry; `said` is reason, expect."""
        return self._decide(verb="accept", target=target, **said)[0]

    def reject(self, target: str, **said: Any) -> Decision:
        """Rejects a claim or an entry."""
        return self._decide(verb="reject", target=target, **said)[0]

    def correct(self, target: str, field: str, value: Any, **said: Any) -> Decision:
        """Puts a value in the place of the one read."""
        return self.correct_fields(target, {field: value}, **said)[0]

    def correct_fields(self, target: str, values: Mapping[str, Any], **said: Any) -> list[Decision]:
        """Corrects several fields at once."""
        return self._decide(verb="correct", target=target, values=dict(values), **said)

    def merge(self, target: str, other: str, **said: Any) -> Decision:
        """Makes one entry of two."""
        return self._decide(verb="merge", target=target, other=other, **said)[0]

    def split(self, target: str, claims: Sequence[str], **said: Any) -> Decision:
        """Takes claims out of an entry."""
        return self._decide(verb="split", target=target, claims=list(claims), **said)[0]

    def annotate(self, target: str, note: str, **said: Any) -> Decision:
        """Writes a note to a claim or an entry."""
        return self._decide(verb="annotate", target=target, reason=note, **said)[0]

    def undo(self, decision: str, **said: Any) -> Decision:
        """Undoes a decision."""
        return self._decide(verb="undo", target=decision, **said)[0]

    def close(self) -> None:
        """Lets go of the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _decide(self, **sent: Any) -> list[Decision]:
        answer = self._http.post(
            "decisions", {name: value for name, value in sent.items() if value is not None}
        )
        made: list[Decision] = adapter(list[Decision]).validate_python(answer)
        return made


def _filter(chosen: Filter | None, asked: Mapping[str, Any]) -> dict[str, Any]:
    its = chosen or Filter(**asked)
    return {
        "party": list(its.parties),
        "differ": its.disagreeing,
        **{
            name: getattr(its, name)
            for name in ("kind", "form", "status", "person", "since", "until", "source", "decision")
        },
    }


def _segment(name: str) -> str:
    return quote(name, safe=":")
