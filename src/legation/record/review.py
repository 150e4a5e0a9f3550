"""Decisions that need a second look, because a newer reading no longer has what they are about."""

from dataclasses import dataclass

from sqlalchemy import select

from legation.record.decision import Decision
from legation.record.journal import journal
from legation.record.opened import Opened
from legation.record.standing import in_force
from legation.record.store.tables import claim, document


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A decision, the claim that it is about, and why to look again."""

    decision: Decision
    claim: str
    document: str
    evidence: str
    why: str


class Reviewing(Opened):
    """The reviewing part of a record."""

    def second_look(self) -> list[SecondLook]:
        """Decisions in force on claims that the current reading of their document does not give.

        Where it gives one in their place (same kind, form, status, parties, overlapping words), the
        decision goes over to it, and is listed only if it corrected a value.
        """
        with self.reading() as connection:
            withdrawn = {
                row.id: row
                for row in connection.execute(
                    select(claim.c.id, claim.c.evidence, claim.c.successor, document.c.id.label("document"))
                    .join(document, document.c.number == claim.c.document)
                    .where(claim.c.withdrawn)
                )
            }
            decided = in_force(journal(connection))
        found = []
        for decision in decided:
            for name in sorted({*decision.claims, *decision.against} & withdrawn.keys()):
                row = withdrawn[name]
                if row.successor and decision.verb != "correct":
                    continue
                why = f"now read as {row.successor}" if row.successor else "no longer read"
                found.append(SecondLook(decision, name, row.document, row.evidence, why))
        return found
