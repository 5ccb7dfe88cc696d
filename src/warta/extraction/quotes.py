"""Direct speech and who said it: marks find what is quoted, cues beside it name the speaker.

A paragraph without a mark is only kept for what a later pronoun or last name means. What reads the words beside a quote
is only loaded for a story that has one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from warta.extraction.quotation import marks
from warta.model.blocks import Block, Heading, Paragraph, Quotation, text_of_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warta.model.article import Quote

_QUOTES = 2_000
_SPOKEN = (Paragraph, Quotation)


def find(blocks: Iterable[Block], language: str | None = None) -> tuple[Quote, ...]:
    """The direct speech of a story in reading order; `speaker` is None when the story does not say.

    `text_of(blocks[quote.block])[quote.start:quote.end] == quote.text`, without the marks.
    """
    blocks = tuple(blocks)
    spoken = [
        (position, text_of_spans(block.spans)) for position, block in enumerate(blocks) if isinstance(block, _SPOKEN)
    ]
    texts = [text for _, text in spoken]
    marked = marks.among(texts)
    talk = marks.talk(texts, language)
    if not (marked or talk):
        return ()
    from warta.extraction.quotation import listening

    told = [text_of_spans(block.spans) for block in blocks if isinstance(block, (*_SPOKEN, Heading))]
    listener = listening.listener(language, "\n".join(told))
    marked |= talk
    # What stands behind the last quote means nobody.
    for place, (position, text) in enumerate(spoken[: max(marked) + 1]):
        if position and isinstance(blocks[position - 1], Heading):
            listener.part()
        if place not in marked:
            listener.pass_over(text)
        elif len(listener.found) >= _QUOTES:
            break
        else:
            following = spoken[place + 1][1] if place + 1 < len(spoken) else ""
            listener.hear(position, text, goes_on=marks.opens(following))
    return tuple(listener.with_offices()[:_QUOTES])


def indirect(blocks: Iterable[Block], language: str | None, direct: Sequence[Quote]) -> tuple[Quote, ...]:
    """What somebody whom the story names said without marks, in the writer's words; `direct` is what has them."""
    # Its patterns are many, and a page is understood without them.
    from warta.extraction.quotation import reported

    spoken = [
        (position, text_of_spans(block.spans)) for position, block in enumerate(blocks) if isinstance(block, _SPOKEN)
    ]
    return tuple(islice(reported.find(spoken, language, direct), _QUOTES))
