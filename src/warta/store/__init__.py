"""The disk: one SQLite file that keeps every page as it came and every article made of it."""
