"""Render an article: layout for the terminal, and one writer for each output format. No I/O."""
