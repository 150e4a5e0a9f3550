"""Full-text search, views to read the record by, and a journal that refuses changes."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SEARCHED = {"document": ("title", "text"), "claim": ("evidence",), "entry": ("headline",)}

_VIEWS = {
    "evidence": """
        SELECT e.id AS entry, e.kind, e.stage, e.parties, e.headline, c.id AS claim, c.evidence,
               c.status, c.start, d.title AS document, d.source, d.published, d.url
        FROM entry e JOIN claim c ON c.entry = e.number JOIN document d ON d.number = c.document""",
    "office_held": """
        SELECT p.name AS person, n.state, o.post, min(o.office) AS office, min(o.first) AS first_seen,
               max(o.first) AS last_seen, count(DISTINCT o.first) AS days
        FROM office o JOIN name n ON n.number = o.name JOIN person p ON p.number = n.person
        GROUP BY p.number, p.name, n.state, o.post""",
    "taking_part": """
        SELECT c.id AS claim, n.name, n.type, n.state, q.role, q.office, p.name AS person
        FROM participant q JOIN claim c ON c.number = q.claim JOIN name n ON n.number = q.name
        LEFT JOIN person p ON p.number = n.person""",
    "sources_disagree": """
        SELECT e.id AS entry, e.headline, x.field, x.value, x.best, x.sources
        FROM disagreement x JOIN entry e ON e.number = x.entry""",
    "dyad": """
        SELECT x.one, x.other, e.kind, count(*) AS entries, min(e.day) AS first_day, max(e.day) AS last_day
        FROM entry_pair x JOIN entry e ON e.number = x.entry GROUP BY x.one, x.other, e.kind""",
}


def upgrade() -> None:
    """Adds them to the tables."""
    for name, query in _VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")
    if op.get_bind().dialect.name == "sqlite":
        _sqlite()
    else:
        _postgresql()


def _sqlite() -> None:
    for table, columns in _SEARCHED.items():
        listed = ", ".join(columns)
        new, old = (", ".join(f"{row}.{c}" for c in columns) for row in ("new", "old"))
        search = f"{table}_search"
        op.execute(
            f'CREATE VIRTUAL TABLE {search} USING fts5({listed}, content="{table}", '
            f"content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')"
        )
        put = f"INSERT INTO {search}(rowid, {listed}) VALUES (new.number, {new});"
        take = f"INSERT INTO {search}({search}, rowid, {listed}) VALUES ('delete', old.number, {old});"
        changed = f"{columns[0]} ON {table} WHEN old.{columns[0]} IS NOT new.{columns[0]}"
        op.execute(f"CREATE TRIGGER {search}_added AFTER INSERT ON {table} BEGIN {put} END")
        op.execute(f"CREATE TRIGGER {search}_gone AFTER DELETE ON {table} BEGIN {take} END")
        op.execute(f"CREATE TRIGGER {search}_changed AFTER UPDATE OF {changed} BEGIN {take} {put} END")
        op.execute(f"INSERT INTO {search}({search}) VALUES ('rebuild')")
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_refuses_{act.lower()} BEFORE {act} ON decision "
            f"BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END"
        )


def _postgresql() -> None:
    op.execute(
        "CREATE INDEX ix_document_search ON document USING gin "
        "(to_tsvector('english', coalesce(title, '') || ' ' || left(text, 200000)))"
    )
    op.execute("CREATE INDEX ix_claim_search ON claim USING gin (to_tsvector('english', evidence))")
    op.execute("CREATE INDEX ix_entry_search ON entry USING gin (to_tsvector('english', headline))")
    op.execute(
        "CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the journal is only added to'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON decision "
        "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()"
    )
