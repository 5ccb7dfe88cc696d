"""How the parts of a text look, in the theme's colours.

They are no component classes of CSS: Textual styles each class of each widget before the first frame, which costs a
third of the start; these are looked up when a line first needs them.
"""

from __future__ import annotations

from typing import Final

LOOKS: Final = {
    "title": "bold $primary",
    "kicker": "bold $accent",
    "standfirst": "italic",
    "byline": "$muted",
    "heading": "bold $primary",
    "subheading": "bold",
    "quote": "italic",
    "pull": "bold italic $accent",
    "source": "$muted",
    "caption": "italic $muted",
    "credit": "italic $muted",
    "note": "$warning",
    "tags": "$muted",
    "rule": "$faint",
    "code": "on $surface",
    "strong": "bold",
    "em": "italic",
    "strike": "strike",
    "mark": "$hit-ink on $hit",
    "link": "underline $link",
    "number": "$muted",
    "embed": "underline $link",
    "hint": "bold $ink on $warning",
    "hit": "$hit-ink on $hit",
    "hit-current": "bold $ink on $warning",
    "selection": "on $screen-selection-background",
    "speaker": "bold $accent",
    "dateline": "bold $secondary",
    "table-head": "bold $secondary",
    "lead": "$secondary",
    "author": "bold",
    "label": "bold $ink on $primary",
    "time": "$muted",
    "folded": "italic $muted",
    "new": "bold $success",
    "gone": "$muted",
    "guide": "$faint",
    "guide-0": "$primary",
    "guide-1": "$secondary",
    "guide-2": "$accent",
    "guide-3": "$success",
    "guide-4": "$warning",
    "guide-5": "$error",
    "cursor": "on $surface",
    "cursor-here": "on $select",
    "bar": "bold $primary",
    "bar-away": "$faint",
    "key": "bold $primary",
    "unread": "bold",
    "read": "$muted",
    "meta": "$muted",
}
