"""The record's tables, in SQLite or PostgreSQL."""
