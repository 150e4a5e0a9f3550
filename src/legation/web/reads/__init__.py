"""What pages ask of the record."""
