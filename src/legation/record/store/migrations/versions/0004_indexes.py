"""What lists are ordered by and narrowed down by: outlets, doubts, disagreements, decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_UNSURE = ("withdrawn = 0 AND confidence < 0.6", "NOT withdrawn AND confidence < 0.6")
_WITHDRAWN = ("withdrawn = 1", "withdrawn")
_DIFFERING = ("disagreements > 0", "disagreements > 0")
_DECIDED = ("decision IS NOT NULL", "decision IS NOT NULL")


def upgrade() -> None:
    """Adds an index for each; those of what is rare hold nothing else. The documents of an entry are found
    without its claims' rows."""
    op.drop_index("ix_claim_entry", "claim")
    op.create_index("ix_claim_entry_document", "claim", ["entry", "document"])
    op.create_index("ix_document_source_published_story", "document", ["source", "published", "story"])
    for name, table, columns, (sqlite, postgresql) in (
        ("ix_claim_unsure", "claim", ["confidence"], _UNSURE),
        ("ix_claim_withdrawn", "claim", ["document"], _WITHDRAWN),
        ("ix_entry_differing", "entry", ["disagreements", "sources"], _DIFFERING),
        ("ix_entry_decided", "entry", ["decision", "day"], _DECIDED),
    ):
        op.create_index(
            name, table, columns, sqlite_where=sa.text(sqlite), postgresql_where=sa.text(postgresql)
        )
