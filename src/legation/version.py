"""The version of the package, which every reading names."""

__version__ = "0.1.0"
