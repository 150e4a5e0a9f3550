"""Adding: from what a person gives to readings to look at, and from these into the record."""
