"""Which claims are about one same thing: pure functions from claims to entries."""
