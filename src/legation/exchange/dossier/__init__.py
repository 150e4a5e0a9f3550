"""A dossier as a brief: one layout, and one module a format that writes it."""
