"""The record: claims kept with their documents, merged into entries, with people's decisions on them."""
