"""A person's decisions, taken and undone."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from legation.errors import RecordError
from legation.record.correction import entry_value
from legation.record.decision import Decision, Scope, Verb
from legation.record.journal import append, journal, named, standing_now
from legation.record.opened import Opened, claims_of
from legation.record.people import settle_people
from legation.record.recasting import recast
from legation.record.relate import join_merged, touch
from legation.record.settle import settle_some
from legation.record.standing import Standing, in_force
from legation.record.state import Expected, require, states
from legation.record.store.clock import now
from legation.record.store.rows import chunks
from legation.record.store.tables import claim


class Deciding(Opened):
    """The deciding half of a record. `target` is the id of an entry or a claim, or its beginning.

    `expect` is what `states` gave when the person looked: where somebody has decided on it since,
    `StaleError` is raised, and nothing is kept.
    """

    def accept(
        self, target: str, *, by: str, reason: str | None = None, expect: Expected | None = None
    ) -> Decision:
        """Stands by a claim, or all claims of an entry."""
        return self._decide("accept", target, by, reason, expect)

    def reject(
        self, target: str, *, by: str, reason: str | None = None, expect: Expected | None = None
    ) -> Decision:
        """Rejects a claim, or all claims of an entry; they stay visible as rejected."""
        return self._decide("reject", target, by, reason, expect)

    def annotate(self, target: str, note: str, *, by: str, expect: Expected | None = None) -> Decision:
        """Writes a note to a claim or an entry."""
        return self._decide("annotate", target, by, note, expect)

    def correct(  # noqa: PLR0913 - a decision's parts, each by name
        self,
        target: str,
        field: str,
        value: Any,
        *,
        by: str,
        reason: str | None = None,
        expect: Expected | None = None,
    ) -> Decision:
        """Puts a value in the place of the one read.

        On a claim, `value` is the field's JSON form by the record format; on an entry, it is the value
        that the entry shows (`2022-06-02`, `USD 2,900,000,000`). Raises `RecordError` where a claim would
        not be sound with it.
        """
        return self.correct_fields(target, {field: value}, by=by, reason=reason, expect=expect)[0]

    def correct_fields(
        self,
        target: str,
        values: Mapping[str, Any],
        *,
        by: str,
        reason: str | None = None,
        expect: Expected | None = None,
    ) -> list[Decision]:
        """Corrects several fields at once, a decision each: a claim need be sound only with all of them."""
        with self.writing() as connection:
            full, claims = claims_of(connection, target)
            require(connection, expect)
            scope: Scope = "claim" if full.startswith("c") else "entry"
            if scope == "entry":
                (kind,) = _kinds(connection, claims[:1])
                values = {field: entry_value(kind, field, value) for field, value in values.items()}
            made = [
                Decision("", now(), by, "correct", scope, full, claims, (), field, value, reason)
                for field, value in values.items()
            ]
            if not made:
                raise RecordError(f"{target}: nothing to correct")
            return self._keep(connection, *made)

    def merge(
        self, target: str, other: str, *, by: str, reason: str | None = None, expect: Expected | None = None
    ) -> Decision:
        """Makes one entry of two, whatever their claims' likeness."""
        with self.writing() as connection:
            full, claims = claims_of(connection, target)
            _, against = claims_of(connection, other)
            require(connection, expect)
            if set(claims) & set(against):
                raise RecordError(f"{target} and {other} are one entry already")
            if len(kinds := _kinds(connection, (*claims, *against))) > 1:
                raise RecordError(f"{target} and {other} can't be one: {' and '.join(sorted(kinds))}")
            return self._keep(
                connection, Decision("", now(), by, "merge", "entry", full, claims, against, reason=reason)
            )[0]

    def split(
        self,
        target: str,
        claims: Sequence[str],
        *,
        by: str,
        reason: str | None = None,
        expect: Expected | None = None,
    ) -> Decision:
        """Takes claims out of an entry, to stay apart from the others that are in it now."""
        with self.writing() as connection:
            full, every = claims_of(connection, target)
            require(connection, expect)
            off = tuple(sorted({claims_of(connection, one)[0] for one in claims}))
            rest = tuple(one for one in every if one not in off)
            if not off or not rest or not set(off) <= set(every):
                raise RecordError(f"{target}: name some, not all, of its claims to split off")
            return self._keep(
                connection, Decision("", now(), by, "split", "entry", full, off, rest, reason=reason)
            )[0]

    def undo(self, decision: str, *, by: str, reason: str | None = None) -> Decision:
        """Undoes a decision of this id; an undo can be undone too."""
        with self.writing() as connection:
            found = [d for d in journal(connection) if d.id.startswith(decision)]
            if len(found) != 1:
                raise RecordError(f"{decision}: {'no' if not found else 'more than one'} decision of this id")
            its = found[0]
            if its.verb != "undo" and its not in in_force(journal(connection)):
                raise RecordError(f"{decision}: undone already")
            made = Decision(
                "",
                now(),
                by,
                "undo",
                "decision",
                its.id,
                its.claims,
                its.against,
                reason=reason,
                undoes=its.id,
            )
            return self._keep(connection, made)[0]

    def decisions(self) -> list[Decision]:
        """The whole journal, oldest first."""
        with self.reading() as connection:
            return journal(connection)

    def states(self, *targets: str) -> dict[str, str]:
        """The states of entries or claims now, for `expect`."""
        with self.reading() as connection:
            return states(connection, targets)

    def _decide(
        self, verb: Verb, target: str, by: str, reason: str | None, expect: Expected | None
    ) -> Decision:
        with self.writing() as connection:
            full, claims = claims_of(connection, target)
            require(connection, expect)
            scope: Scope = "claim" if full.startswith("c") else "entry"
            return self._keep(connection, Decision("", now(), by, verb, scope, full, claims, reason=reason))[
                0
            ]

    def _keep(self, connection: Connection, *decisions: Decision) -> list[Decision]:
        if not all(decision.by.strip() for decision in decisions):
            raise RecordError("a decision needs the name of who takes it: --by NAME")
        before = standing_now(connection)
        made = []
        for decision in decisions:
            made.append(named(decision, connection))
            append(connection, made[-1:])
        after = standing_now(connection)
        about = {claim for decision in made for claim in (*decision.claims, *decision.against)}
        recast(connection, self._relater, [c for c in about if _changed(c, before, after)], after)
        join_merged(connection, after)
        for part in chunks(sorted(about)):
            wordings = connection.execute(select(claim.c.wording).where(claim.c.id.in_(part))).scalars()
            touch(connection, list(wordings))
        while settle_some(connection, self._relater):
            pass
        settle_people(connection)
        return made


def _kinds(connection: Connection, claims: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(claims):
        found.update(
            connection.execute(select(claim.c.kind).where(claim.c.id.in_(part)).distinct()).scalars()
        )
    return found


def _changed(claim: str, before: Standing, after: Standing) -> bool:
    return before.corrections.get(claim) != after.corrections.get(claim)
