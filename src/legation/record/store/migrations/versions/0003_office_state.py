"""Offices are looked up by state, post and day; Datasette finds the full-text search."""

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
    if op.get_bind().dialect.name == "sqlite":
        _quote_as_datasette_does()


def _quote_as_datasette_does() -> None:
    """Datasette knows a search table by its `content="table"`, in these quotes."""
    connection = op.get_bind()
    for table in ("document", "claim", "entry"):
        search, ours, theirs = f"{table}_search", f"content='{table}'", f'content="{table}"'
        made = connection.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{search}'").scalar()
        if made and ours in made:
            connection.exec_driver_sql(f"DROP TABLE {search}")
            connection.exec_driver_sql(str(made).replace(ours, theirs))
            connection.exec_driver_sql(f"INSERT INTO {search}({search}) VALUES ('rebuild')")
