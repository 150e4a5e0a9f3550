"""Language: a document's sentences, quotations, times, sums and quantities, and the gate before all that."""

from legation.language.gate import FieldScore, field_score, within_field
from legation.language.parsed import Parsed, Quantity, Quotation, Sentence, Sum, Time
from legation.language.parsing import parse

__all__ = [
    "FieldScore",
    "Parsed",
    "Quantity",
    "Quotation",
    "Sentence",
    "Sum",
    "Time",
    "field_score",
    "parse",
    "within_field",
]
