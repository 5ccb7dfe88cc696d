"""Revisions of an article: alignment, word difference, kinds of change; text reuse between outlets."""
