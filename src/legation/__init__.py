"""Legation keeps the record of defence cooperation between states."""

__version__ = "0.1.0"
