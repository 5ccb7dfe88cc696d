"""Markdown as Obsidian reads it: what it alone takes for its own is written so that it shows as it is.

Source: Obsidian Help, "Obsidian Flavored Markdown": %%comments%%, ==highlights==, #tags, $mathematics$, ^blocks.
"""

from __future__ import annotations

import re

# Code and addresses stay as they are; so does what is escaped already.
_OURS = re.compile(
    r"(?P<kept>^(?P<fence>`{3,})[^\n]*\n(?:.*?\n)?(?P=fence)[ \t]*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|\]\([^)\s]*\)|\\.)|(?P<special>%%|==|\$|#(?=\w)|\^)",
    re.MULTILINE | re.DOTALL,
)


def escaped(markdown: str) -> str:
    """The same Markdown with Obsidian's own marks escaped."""
    return _OURS.sub(lambda found: found["kept"] or "".join(f"\\{mark}" for mark in found["special"]), markdown)
