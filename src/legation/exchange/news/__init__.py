"""News of a record: one module a format."""
