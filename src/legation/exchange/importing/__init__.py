"""What others keep, taken in: a module a form of register, each giving readings of its rows.

An imported row is a claim whose document is the register and whose evidence is the row.
"""
