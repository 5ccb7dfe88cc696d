"""A forum's topic: what opens it, and what was replied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.threads.reading import Said


class Topic(Value, frozen=True, kw_only=True):
    """The posts of a page. `opening` is None where the page shows replies only; `nested`: whom each reply answers.

    `nodes`: the elements of the posts; `total`: how many replies there are, when the page says so.
    """

    opening: Said | None
    replies: list[Said]
    nested: list[int | None]
    nodes: frozenset[int] = frozenset()
    total: int | None = None
