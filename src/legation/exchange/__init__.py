"""How readings and records leave Legation: one file a format."""
