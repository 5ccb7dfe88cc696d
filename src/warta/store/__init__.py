"""The library on disk: one SQLite file with every fetched page and the articles extracted from it."""
