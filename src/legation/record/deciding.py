"""A person's decisions, taken and undone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, select, update

from legation.errors import RecordError
from legation.record import identity
from legation.record.cast_rows import keep_cast
from legation.record.decision import Decision, Scope, Verb
from legation.record.identity import canonical
from legation.record.intake import claim_columns
from legation.record.journal import append, journal, named, standing_now
from legation.record.merging.facts import facts, signature
from legation.record.opened import Opened, claims_of
from legation.record.people import settle_people
from legation.record.prepare import PreparedClaim
from legation.record.relate import join_merged, ordinal, touch
from legation.record.settle import settle_some
from legation.record.standing import Standing, corrected, in_force
from legation.record.state import Expected, require, states
from legation.record.store.clock import now
from legation.record.store.rows import chunks
from legation.record.store.tables import claim, document, participant
from legation.schema import Claim


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
        self.correct_claims(connection, [c for c in about if _changed(c, before, after)], after)
        join_merged(connection, after)
        for part in chunks(sorted(about)):
            wordings = connection.execute(select(claim.c.wording).where(claim.c.id.in_(part))).scalars()
            touch(connection, list(wordings))
        while settle_some(connection, self._relater):
            pass
        settle_people(connection)
        return made

    def correct_claims(self, connection: Connection, claims: Iterable[str], decided: Standing) -> None:
        """Gives claims their corrected form, and takes it back from those no longer corrected."""
        for part in chunks(sorted(claims)):
            rows = connection.execute(
                select(
                    claim.c.number,
                    claim.c.id,
                    claim.c.body,
                    claim.c.corrected,
                    claim.c.wording,
                    document.c.text,
                    document.c.published,
                )
                .join(document, document.c.number == claim.c.document)
                .where(claim.c.id.in_(part))
            ).all()
            touch(connection, [row.wording for row in rows])
            for row in rows:
                self._recast(connection, row, decided)

    def _recast(self, connection: Connection, row: Any, decided: Standing) -> None:
        body: dict[str, Any] = json.loads(row.body)
        before = json.loads(row.corrected)["participants"] if row.corrected else body["participants"]
        corrections = decided.corrections.get(row.id)
        form = corrected(body, corrections) if corrections else body
        form = _sound(form, row.text, row.id)
        said = facts(form, ordinal(row.published))
        sign = signature(said)
        number = self._relater.wordings(connection, {sign: said})[sign]
        connection.execute(
            update(claim)
            .where(claim.c.number == row.number)
            .values(corrected=canonical(form) if corrections else None, wording=number, **claim_columns(form))
        )
        if form["participants"] != before:
            connection.execute(delete(participant).where(participant.c.claim == row.number))
            one = PreparedClaim(row.id, form, canonical(form), None, said, sign)
            keep_cast(connection, [(row.number, row.published, one)])
        self._relater.relate(connection, {number: said})
        touch(connection, [number])


def _changed(claim: str, before: Standing, after: Standing) -> bool:
    return before.corrections.get(claim) != after.corrections.get(claim)


def _sound(form: dict[str, Any], text: str, name: str) -> dict[str, Any]:
    try:
        return identity.body(Claim.model_validate(form, context={"text": text}))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise RecordError(f"{name} can't be corrected so: {where}: {first['msg']}") from None
