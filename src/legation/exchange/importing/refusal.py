"""Why a row of a register makes no claim."""


class Refusal(Exception):
    """A row that can't be imported; `str(refusal)` says why, for the person who keeps the register."""
