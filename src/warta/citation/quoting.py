"""Words of a story as they are pasted elsewhere: with who said them, where and when, and which text they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _

if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.article import Quote
    from warta.model.capture import LoadedArticle

_MARKS = '"“”„‟«»「」『』'
_INSIDE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_SHOWN = 16  # hex digits of a digest that tell texts apart


def quoted(loaded: LoadedArticle, words: str, quote: Quote | None = None) -> str:
    """“…” — speaker, outlet, day, address, revision and digest of its text; what is unknown is left out.

    `quote` is the direct speech that the words are of, when they are.
    """
    article, record = loaded.article, loaded.provenance
    said = " ".join(words.split()).strip(_MARKS + " ").translate(_INSIDE)
    day = _("published {day}") if article.published else _("seen {day}")
    text = _("text sha256:{digest}…").format(digest=record.text_sha256[:_SHOWN])
    parts = [
        _speaker(quote) if quote else "",
        article.site or "",
        day.format(day=_day(article.published or record.fetched_at)),
        article.canonical_url or article.url or record.final_url or "",
        _("revision {number}").format(number=loaded.revision) if loaded.revision else "",
        text,
    ]
    return f"“{said}” — " + ", ".join(filter(None, parts))


def _speaker(quote: Quote) -> str:
    return " ".join(filter(None, (quote.speaker, f"({quote.role})" if quote.speaker and quote.role else "")))


def _day(when: datetime) -> str:
    return f"{when:%Y-%m-%d}"
