"""Language: a document's sentences, quotations, times, sums and quantities, and the gate before all that."""

from legation.language.parsed import Parsed, Quantity, Quotation, Sentence, Sum, Time
from legation.language.parsing import parse

__all__ = ["Parsed", "Quantity", "Quotation", "Sentence", "Sum", "Time", "parse"]
