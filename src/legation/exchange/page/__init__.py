"""The parts of the page that shows one document with its claims."""
