"""Extraction: page to article, pure."""
