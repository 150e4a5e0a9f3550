"""Offices are looked up by state, post and day."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Repeats the state of a name beside the offices that it is given."""
    op.add_column("office", sa.Column("state", sa.String(), nullable=False, server_default=""))
    op.execute("UPDATE office SET state = (SELECT state FROM name WHERE name.number = office.name)")
    op.create_index("ix_office_state_post_first", "office", ["state", "post", "first"])
