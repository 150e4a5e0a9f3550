"""The tables of the first record, as they were then."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_UNSETTLED_WORDING = ("state < 2", "state < 2")
_UNSETTLED_NAME = ("settled = 0", "NOT settled")


def upgrade() -> None:
    """Makes every table, those that others point to first."""
    _decision()
    _document()
    _entry()
    _person()
    _wording()
    _block()
    _claim()
    _copy_band()
    _disagreement()
    _entry_pair()
    _entry_party()
    _likeness()
    _name()
    _reading()
    _stage()
    _office()
    _participant()


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("against", sa.Text(), nullable=True),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undoes", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_decision"),
        sa.ForeignKeyConstraint(["undoes"], ["decision.id"], name="fk_decision_undoes"),
        sa.UniqueConstraint("id", name="uq_decision_id"),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_document"),
        sa.ForeignKeyConstraint(["story"], ["document.number"], name="fk_document_story"),
        sa.UniqueConstraint("content", name="uq_document_content"),
        sa.UniqueConstraint("id", name="uq_document_id"),
    )
    op.create_index("ix_document_published", "document", ["published"])
    op.create_index("ix_document_story", "document", ["story"])


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("disagreements", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("reported", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_entry"),
        sa.UniqueConstraint("id", name="uq_entry_id"),
    )
    op.create_index("ix_entry_day", "entry", ["day"])
    op.create_index("ix_entry_kind_day", "entry", ["kind", "day"])


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_person"),
        sa.UniqueConstraint("id", name="uq_person_id"),
    )
    op.create_index("ix_person_state", "person", ["state"])


def _wording() -> None:
    op.create_table(
        "wording",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("signature", sa.BigInteger(), nullable=False),
        sa.Column("component", sa.Integer(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_wording"),
        sa.UniqueConstraint("signature", name="uq_wording_signature"),
    )
    op.create_index("ix_wording_component", "wording", ["component"])
    op.create_index(
        "ix_wording_unsettled",
        "wording",
        ["state"],
        sqlite_where=sa.text(_UNSETTLED_WORDING[0]),
        postgresql_where=sa.text(_UNSETTLED_WORDING[1]),
    )


def _block() -> None:
    op.create_table(
        "block",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "wording", name="pk_block"),
        sa.ForeignKeyConstraint(["wording"], ["wording.number"], name="fk_block_wording"),
        sqlite_with_rowid=False,
    )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("parties", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("successor", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_claim"),
        sa.ForeignKeyConstraint(["document"], ["document.number"], name="fk_claim_document"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name="fk_claim_entry"),
        sa.ForeignKeyConstraint(["wording"], ["wording.number"], name="fk_claim_wording"),
        sa.UniqueConstraint("id", name="uq_claim_id"),
    )
    op.create_index("ix_claim_document", "claim", ["document"])
    op.create_index("ix_claim_entry", "claim", ["entry"])
    op.create_index("ix_claim_wording", "claim", ["wording"])


def _copy_band() -> None:
    op.create_table(
        "copy_band",
        sa.Column("band", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("band", "document", name="pk_copy_band"),
        sa.ForeignKeyConstraint(["document"], ["document.number"], name="fk_copy_band_document"),
        sqlite_with_rowid=False,
    )


def _disagreement() -> None:
    op.create_table(
        "disagreement",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("best", sa.Boolean(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "field", "value", name="pk_disagreement"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name="fk_disagreement_entry"),
        sqlite_with_rowid=False,
    )


def _entry_pair() -> None:
    op.create_table(
        "entry_pair",
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", "entry", name="pk_entry_pair"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name="fk_entry_pair_entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_pair_entry", "entry_pair", ["entry"])


def _entry_party() -> None:
    op.create_table(
        "entry_party",
        sa.Column("party", sa.String(), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("party", "entry", name="pk_entry_party"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name="fk_entry_party_entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_party_entry", "entry_party", ["entry"])


def _likeness() -> None:
    op.create_table(
        "likeness",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_likeness"),
        sa.ForeignKeyConstraint(["one"], ["wording.number"], name="fk_likeness_one"),
        sa.ForeignKeyConstraint(["other"], ["wording.number"], name="fk_likeness_other"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_likeness_other", "likeness", ["other"])


def _name() -> None:
    op.create_table(
        "name",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("person", sa.Integer(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_name"),
        sa.ForeignKeyConstraint(["person"], ["person.number"], name="fk_name_person"),
        sa.UniqueConstraint("name", "state", "type", name="uq_name_name_state_type"),
    )
    op.create_index("ix_name_person", "name", ["person"])
    op.create_index("ix_name_state", "name", ["state"])
    op.create_index(
        "ix_name_unsettled",
        "name",
        ["settled"],
        sqlite_where=sa.text(_UNSETTLED_NAME[0]),
        postgresql_where=sa.text(_UNSETTLED_NAME[1]),
    )


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reading"),
        sa.ForeignKeyConstraint(["document"], ["document.number"], name="fk_reading_document"),
        sa.UniqueConstraint("document", "version", "model", name="uq_reading_document_version_model"),
    )
    op.create_index("ix_reading_document", "reading", ["document"])


def _stage() -> None:
    op.create_table(
        "stage",
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "position", name="pk_stage"),
        sa.ForeignKeyConstraint(["entry"], ["entry.number"], name="fk_stage_entry"),
        sqlite_with_rowid=False,
    )


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", "office", "first", name="pk_office"),
        sa.ForeignKeyConstraint(["name"], ["name.number"], name="fk_office_name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_office_post", "office", ["post"])


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("claim", "position", name="pk_participant"),
        sa.ForeignKeyConstraint(["claim"], ["claim.number"], name="fk_participant_claim"),
        sa.ForeignKeyConstraint(["name"], ["name.number"], name="fk_participant_name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_participant_name", "participant", ["name"])
