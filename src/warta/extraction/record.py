"""The record of a capture: which bytes, which text, which extractor."""

from __future__ import annotations

from warta.extraction.pipeline import VERSION
from warta.model.capture import Companion, Provenance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import Page


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes, in hex (FIPS 180-4)."""
    from hashlib import sha256 as digest

    return digest(data).hexdigest()


def text_sha256(article: Article) -> str:
    """The SHA-256 of the article's text in UTF-8: where it changes, or the head of the story does, is a revision."""
    return sha256(article.text.encode("utf-8", "replace"))


def provenance(page: Page, article: Article) -> Provenance:
    """What was asked, what answered, when, and what warta made of it."""
    return Provenance(
        requested_url=page.requested_url or None,
        final_url=page.final_url or None,
        status=page.status or None,
        fetched_at=page.fetched_at,
        sha256=page.sha256,
        text_sha256=text_sha256(article),
        extractor=f"warta/{VERSION}",
        redirects=page.redirects,
        request_headers=page.request_headers,
        response_headers=page.response_headers,
        beside=tuple([_companion(each) for each in page.also]),
        peer=page.peer or None,
        certificate=page.certificate or None,
        imported_from=page.imported_from or None,
    )


def _companion(page: Page) -> Companion:
    """The record of what was fetched beside a page."""
    return Companion(
        url=page.requested_url,
        status=page.status or None,
        fetched_at=page.fetched_at,
        sha256=page.sha256 if page.body else "",
        incomplete=page.incomplete,
    )
