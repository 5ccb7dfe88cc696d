"""What a reply quotes of an earlier post on its page: it stays in the reply, and is no text that was not told yet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.blocks import Quotation, text_of_blocks, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.extraction.threads.reading import Said
    from warta.model.blocks import Block

_WORD = re.compile(r"\w+")
_MOST = 200_000  # characters: how far back is looked
# "Udin wrote: …", and with the moment behind it, as phpBB and MyBB have it: "Udin wrote: ↑Fri Apr 02, 2021 10:12 am …".
_WHO = re.compile(
    r"(?P<who>[^:]{1,60}:)(?:\W{0,3}(?:[^\W\d_]{3,9},? )?"
    r"(?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,9}\.?|[\d./-]{6,10})"
    r",? ?(?:\d{4})?,? ?\d{1,2}:\d{2}(?: ?[ap]m)?)?",
    re.IGNORECASE,
)


_SAID = re.compile(r"[^\n]{1,80}?(?:wrote|said|schrieb|écrit|escribió|scritto|написал|menulis)\s?:", re.IGNORECASE)


def marked(opening: tuple[Block, ...], replies: list[Said]) -> Iterator[Said]:
    """The replies; every quotation whose words stand in a post before it is marked as pulled out of there."""
    quoting = any(isinstance(block, Quotation) for reply in replies for block in reply.body)
    told = _words(text_of_blocks(opening)) if quoting else ""
    for reply in replies:
        body = tuple(_marked(reply.body, told)) if quoting else reply.body
        yield reply if body == reply.body else replace(reply, body=body)
        if quoting:
            told = f"{told} {_words(text_of_blocks(reply.body))}"[-_MOST:]


def _marked(body: Iterable[Block], told: str) -> Iterator[Block]:
    for block in body:
        if isinstance(block, Quotation) and _is_told(text_of_spans(block.spans), told):
            yield replace(block, pull=True)
        else:
            yield block


def _is_told(text: str, told: str) -> bool:
    """Whether all words of a quotation were told, those left out that say who wrote it ("Udin wrote: …")."""
    parts = [text]
    if who := _WHO.match(text):
        parts += [text[who.end("who") :], text[who.end() :]]
    if said := _SAID.match(text):
        parts.append(text[said.end() :])
    return any((words := _words(part)) and words in told for part in parts)


def _words(text: str) -> str:
    """The bare words: forum programs set links, smileys and signs anew where they quote."""
    return " ".join(_WORD.findall(text.casefold()))
