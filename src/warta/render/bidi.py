"""Right-to-left text: detect it, and reorder a line for terminals that do no bidi (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.render.wrap import clusters

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from warta.render.pieces import Segment

_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_LONGEST = 200  # characters searched for the first strong one


def has_rtl(text: str) -> bool:
    """Whether a text contains right-to-left characters."""
    return _FROM_THE_RIGHT.search(text) is not None


def runs_from_the_right(text: str) -> bool:
    """Whether a paragraph is right-to-left, by its first strong character (UAX #9, P2 and P3)."""
    if not has_rtl(text):
        return False
    strong = (unicodedata.bidirectional(sign) for sign in text[:_LONGEST])
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def seen(parts: Iterable[Segment], *, from_the_right: bool) -> list[Segment]:
    """Return the segments of a line in visual order, for a terminal that does no bidi.

    Graphemes are kept whole. Without the extra `type` the segments are returned unchanged.
    """
    parts = list(parts)
    try:
        from bidi import algorithm
    except ImportError:
        return parts
    signs = [(part, *span) for part in parts for span in clusters(part.text, 0, len(part.text))]
    found: list[Segment] = []
    before, last = -2, None
    for at, sign in _order(algorithm, "".join([part.text[start] for part, start, *_ in signs]), from_the_right):
        part, start, end, _cells = signs[at]
        text = sign + part.text[start + 1 : end]
        if part is last and at == before + 1:
            found[-1] = replace(found[-1], text=found[-1].text + text)
        else:
            found.append(replace(part, text=text, at=part.at + start if part.at >= 0 else part.at))
        before, last = at, part
    return found


def _order(uax9: ModuleType, line: str, from_the_right: bool) -> list[tuple[int, str]]:
    """Return (logical index, character) in visual order; brackets are mirrored."""
    storage = uax9.get_empty_storage()
    storage["base_level"], storage["base_dir"] = (1, "R") if from_the_right else (0, "L")
    uax9.get_embedding_levels(line, storage)
    for at, character in enumerate(storage["chars"]):
        character["at"] = at
    for step in (
        uax9.explicit_embed_and_overrides,
        uax9.resolve_weak_types,
        uax9.resolve_neutral_types,
        uax9.resolve_implicit_levels,
        uax9.reorder_resolved_levels,
        uax9.apply_mirroring,
    ):
        step(storage, False)
    return [(character["at"], character["ch"]) for character in storage["chars"]]
