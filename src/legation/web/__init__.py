"""The site over a record: pages to read, trace, add to and correct it."""
