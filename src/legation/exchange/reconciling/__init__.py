"""What a register and a record say of the same things, row by row."""
