"""The eight kinds: one module each turns the model's linked proposals into claims by readable rules."""

from legation.kinds.claims import claims_of

__all__ = ["claims_of"]
