"""What a Content-Type announces: a page, or what no article is in."""

from __future__ import annotations

from warta.errors import ExtractError
from warta.i18n import _

_ARCHIVES = frozenset(
    f"application/{name}"
    for name in ("zip", "gzip", "x-gzip", "x-tar", "x-bzip2", "x-xz", "x-7z-compressed", "vnd.rar", "x-rar-compressed")
)
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_PACKED = frozenset({"application/gzip", "application/x-gzip"})  # how a server names sitemap.xml.gz
_JSON = frozenset({"application/json", "application/ld+json"})
_BINARIES = (
    "font/",
    "model/",
    "application/vnd.",
    "application/x-msdownload",
    "application/wasm",
    "application/msword",
)


def kind(content_type: str) -> str | None:
    """The kind of thing a Content-Type names when it cannot hold an article; None when it may."""
    media = content_type.partition(";")[0].strip().lower()
    family = media.partition("/")[0]
    if family in {"image", "video", "audio"}:
        return family
    if media in {"application/pdf", "application/x-pdf"}:
        return "pdf"
    if media in _ARCHIVES:
        return "archive"
    if media in _FEEDS:
        return "feed"
    if media in _JSON or media.startswith(_BINARIES):
        return "binary"
    return None


def is_data(content_type: str) -> bool:
    """Whether a Content-Type names what a site tells programs: JSON, a feed, or a packed sitemap."""
    return content_type.partition(";")[0].strip().lower() in _JSON | _FEEDS | _PACKED


def refuse(content_type: str, host: str, url: str) -> None:
    """Raise ExtractError for what is no page, before its body is read."""
    found = kind(content_type)
    if not found:
        return
    names = {
        "image": _("an image"),
        "video": _("a film"),
        "audio": _("a sound recording"),
        "pdf": _("a PDF"),
        "archive": _("an archive"),
        "feed": _("a feed"),
        "binary": _("data"),
    }
    raise ExtractError(
        _("{host} sent {thing}, not a page").format(host=host, thing=names[found]),
        hint=_("open the address in a browser"),
        kind=found,
        url=url,
    )
