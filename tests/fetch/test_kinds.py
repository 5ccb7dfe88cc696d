"""What a Content-Type lets through."""

from __future__ import annotations

import pytest

from warta.errors import ExtractError
from warta.fetch.kinds import is_data, kind, refuse


@pytest.mark.parametrize(
    "media",
    [
        "",
        "text/html; charset=utf-8",
        "TEXT/HTML",
        "application/xhtml+xml",
        "text/plain",
        "application/xml",
        "application/octet-stream",
        "nonsense",
    ],
)
def test_what_may_hold_a_page_passes(media: str) -> None:
    refuse(media, "news.example", "https://news.example/")

    assert kind(media) is None


@pytest.mark.parametrize(
    ("media", "found"),
    [
        ("application/pdf", "pdf"),
        ("Image/PNG", "image"),
        ("image/svg+xml", "image"),
        ("video/mp4; codecs=avc1", "video"),
        ("audio/mpeg", "audio"),
        ("application/zip", "archive"),
        ("application/rss+xml; charset=utf-8", "feed"),
        ("application/json", "binary"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "binary"),
        ("font/woff2", "binary"),
    ],
)
def test_what_cannot_is_refused_by_its_kind(media: str, found: str) -> None:
    with pytest.raises(ExtractError) as caught:
        refuse(media, "news.example", "https://news.example/")

    assert caught.value.kind == found
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content_type", "told"),
    [
        ("application/json", True),
        ("Application/JSON; charset=utf-8", True),
        ("application/ld+json", True),
        ("application/rss+xml; charset=UTF-8", True),
        ("application/x-gzip", True),
        ("text/html", False),
        ("", False),
    ],
)
def test_data_is_reported_from_pages(content_type: str, told: bool) -> None:
    assert is_data(content_type) is told
