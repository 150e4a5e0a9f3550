"""The tables of a record. Public ids are text; numbers are of the store alone."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


document = Table(
    "document",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column(
        "content", String, nullable=False, unique=True, comment="hash of text, title, source, address, day"
    ),
    Column("title", Text),
    Column("source", String),
    Column("url", Text),
    Column("published", Date, index=True),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("added", String, nullable=False, comment="UTC, ISO 8601"),
    Column("story", Integer, ForeignKey("document.number"), nullable=False, index=True),
    Column("shingles", LargeBinary, comment="MinHash of the text, for finding copies"),
    Index("ix_document_source_published_story", "source", "published", "story"),
)

band = Table(
    "copy_band",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, ForeignKey("document.number"), primary_key=True),
    sqlite_with_rowid=False,
)

reading = Table(
    "reading",
    metadata,
    _number(),
    Column("document", Integer, ForeignKey("document.number"), nullable=False, index=True),
    Column("version", String, nullable=False, comment="of the reader"),
    Column("model", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("mentions", Text, nullable=False, comment="JSON"),
    Column("claims", Text, nullable=False, comment="JSON: ids and confidences, in the reading's order"),
    UniqueConstraint("document", "version", "model"),
)

entry = Table(
    "entry",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("form", String, nullable=False),
    Column("status", String, nullable=False),
    Column("stage", String, nullable=False, comment="the phase it has come to"),
    Column("headline", Text, nullable=False),
    Column("parties", String, nullable=False, comment="codes, a space between"),
    Column("start", Date),
    Column("end", Date),
    Column("precision", String),
    Column("place", String),
    Column("sources", Integer, nullable=False, comment="independent ones"),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("disagreements", Integer, nullable=False),
    Column("decision", String, comment="accepted, rejected, corrected, or none yet"),
    Column("reported", Date, comment="day of its first document"),
    Column("day", Date, comment="its start, or else the day it was first reported"),
    Index("ix_entry_kind_day", "kind", "day"),
    Index("ix_entry_day", "day"),
)

differing: Final = entry.c.disagreements > literal_column("0")
"""Whether an entry's sources differ; asked for in these words, few rows are looked through."""
Index(
    "ix_entry_differing",
    *(entry.c.disagreements, entry.c.sources),
    sqlite_where=differing,
    postgresql_where=differing,
)
_decided = entry.c.decision.is_not(None)
Index("ix_entry_decided", entry.c.decision, entry.c.day, sqlite_where=_decided, postgresql_where=_decided)

wording = Table(
    "wording",
    metadata,
    _number(),
    Column("signature", BigInteger, nullable=False, unique=True),
    Column("component", Integer, nullable=False, index=True),
    Column("state", Integer, nullable=False, comment="0 to compare, 1 to settle, 2 settled"),
    comment="what claims say, once for all that say the same; comparisons are between these",
)
Index(
    "ix_wording_unsettled",
    wording.c.state,
    sqlite_where=wording.c.state < 2,
    postgresql_where=wording.c.state < 2,
)

claim = Table(
    "claim",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("document", Integer, ForeignKey("document.number"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("form", String, nullable=False),
    Column("status", String, nullable=False),
    Column("parties", String, nullable=False, comment="codes, a space between"),
    Column("start", Date),
    Column("end", Date),
    Column("precision", String),
    Column("source", String, comment="whom the document credits"),
    Column("evidence", Text, nullable=False, comment="the words that make the claim"),
    Column("confidence", Float),
    Column("withdrawn", Boolean, nullable=False, comment="no longer read by the current reading"),
    Column("successor", String, comment="id of the claim that a newer reading has in its place"),
    Column("body", Text, nullable=False, comment="the claim by the record format, JSON"),
    Column("corrected", Text, comment="the body as a person corrected it, JSON"),
    Column("wording", Integer, ForeignKey("wording.number"), nullable=False, index=True),
    Column("entry", Integer, ForeignKey("entry.number")),
    Column("stage", Integer, comment="its place among the entry's stages"),
    Index("ix_claim_entry_document", "entry", "document"),
)

UNSURE: Final = 0.6
"""Claims read with less confidence than this are unsure."""
unsure: Final = and_(~claim.c.withdrawn, claim.c.confidence < literal_column(str(UNSURE)))
"""Whether a claim that still is read is unsure; asked for in these words, few rows are looked through."""
Index("ix_claim_unsure", claim.c.confidence, sqlite_where=unsure, postgresql_where=unsure)
Index(
    "ix_claim_withdrawn",
    claim.c.document,
    sqlite_where=text("withdrawn = 1"),
    postgresql_where=claim.c.withdrawn,
)

stage = Table(
    "stage",
    metadata,
    Column("entry", Integer, ForeignKey("entry.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("phase", String, nullable=False),
    Column("start", Date),
    Column("end", Date),
    Column("precision", String),
    Column("claims", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    sqlite_with_rowid=False,
)

entry_party = Table(
    "entry_party",
    metadata,
    Column("party", String, primary_key=True),
    Column("entry", Integer, ForeignKey("entry.number"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

entry_pair = Table(
    "entry_pair",
    metadata,
    Column("one", String, primary_key=True),
    Column("other", String, primary_key=True),
    Column("entry", Integer, ForeignKey("entry.number"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

disagreement = Table(
    "disagreement",
    metadata,
    Column("entry", Integer, ForeignKey("entry.number"), primary_key=True),
    Column("field", String, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("best", Boolean, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("claims", Text, nullable=False, comment="ids, a space between"),
    sqlite_with_rowid=False,
)

person = Table(
    "person",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("state", String, nullable=False, index=True),
)

name = Table(
    "name",
    metadata,
    _number(),
    Column("name", String, nullable=False),
    Column("state", String, nullable=False, comment="empty where unknown"),
    Column("type", String, nullable=False),
    Column("person", Integer, ForeignKey("person.number"), index=True),
    Column("settled", Boolean, nullable=False),
    UniqueConstraint("name", "state", "type"),
)
Index("ix_name_unsettled", name.c.settled, sqlite_where=~name.c.settled, postgresql_where=~name.c.settled)
Index("ix_name_state", name.c.state)

participant = Table(
    "participant",
    metadata,
    Column("claim", Integer, ForeignKey("claim.number"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Integer, ForeignKey("name.number"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("office", Text),
    sqlite_with_rowid=False,
)

office = Table(
    "office",
    metadata,
    Column("name", Integer, ForeignKey("name.number"), primary_key=True),
    Column("office", String, primary_key=True),
    Column("first", Date, primary_key=True, comment="day of a document that gives the office"),
    Column("post", String, nullable=False, index=True),
    Column("state", String, nullable=False, server_default="", comment="of the name; empty where unknown"),
    Index("ix_office_state_post_first", "state", "post", "first"),
    sqlite_with_rowid=False,
    comment="who is said to hold what, on which days",
)

block = Table(
    "block",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("wording", Integer, ForeignKey("wording.number"), primary_key=True),
    sqlite_with_rowid=False,
)

likeness = Table(
    "likeness",
    metadata,
    Column("one", Integer, ForeignKey("wording.number"), primary_key=True),
    Column("other", Integer, ForeignKey("wording.number"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("at", String, nullable=False, comment="UTC, ISO 8601"),
    Column("by", String, nullable=False),
    Column("verb", String, nullable=False),
    Column("scope", String, nullable=False, comment="claim or entry"),
    Column("target", String, nullable=False, comment="the claim or entry that the person named"),
    Column("claims", Text, nullable=False, comment="JSON: ids of the claims that it is about"),
    Column("against", Text, comment="JSON: of a merge or a split, the claims of the other side"),
    Column("field", String),
    Column("value", Text, comment="JSON"),
    Column("reason", Text),
    Column("undoes", String, ForeignKey("decision.id")),
)
