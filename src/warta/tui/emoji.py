"""Emoji for terminals that disagree on how wide joined ones are: their first sign alone, in as many cells."""

from __future__ import annotations

import re

from warta.render.wrap import cells, clusters

_JOINED = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
_FLAGS = range(0x1F1E6, 0x1F200)


def plain(text: str) -> str:
    """The text with each joined emoji replaced; every other sign, and the width of all, stays as it is."""
    if not _JOINED.search(text):
        return text
    return "".join([_sign(text[start:end], size) for start, end, size in clusters(text, 0, len(text))])


def _sign(cluster: str, size: int) -> str:
    if not _JOINED.search(cluster):
        return cluster
    if ord(cluster[0]) in _FLAGS:  # a flag is its two letters
        letters = "".join([chr(ord("A") + ord(sign) - _FLAGS.start) for sign in cluster if ord(sign) in _FLAGS])
        return letters[:size].ljust(size)
    return cluster[0] + " " * max(0, size - cells(cluster[0]))
