"""A checked draft for people and programs: one file a format."""
