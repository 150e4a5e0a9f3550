"""The record's revisions, run by Alembic."""
