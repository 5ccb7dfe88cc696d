"""Pictures, films and frames of a page: where they live, and what the page says under them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.text import line
from warta.model.blocks import Embed, Figure, Span

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.blocks import Spans

# Where lazy loaders keep the address of a picture while `src` is a placeholder.
_LAZY = (
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-hi-res-src",
    "data-lazyload",
    "data-original-src",
    "data-url",
)
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_SMALL = 40  # pixels: an icon, a spacer, a counter
_CANDIDATE = re.compile(r"(\S+?),?(?:\s+([\d.]+)[wx])?\s*(?:,|$)")
_CREDIT = re.compile(
    r"(?:^|[\s.(\[|–—-])\(?\s*((?:photo(?:s|graph(?:s|y|er)?)?|pictures?|images?|foto(?:grafi)?|bild(?:er)?|credits?|kredit|fotos?|dok(?:umentasi)?|ist"
    r"|sumber|source|quelle|crédits?|ilustrasi|illustration|copyright)\s*(?:credit|courtesy|by|oleh|via)?\s*[:/©]\s*[^()\[\]]{2,120}"
    r"|©\s*[^()\[\]]{2,120})\)?\s*$",
    re.IGNORECASE,
)
_KINDS = (
    (re.compile(r"youtu\.?be|vimeo|dailymotion|video|player|brightcove|jwp|wistia|twitch|loom\."), "video"),
    (re.compile(r"soundcloud|spotify|podcast|audio|simplecast|megaphone|anchor\.fm|buzzsprout|libsyn|acast"), "audio"),
    (re.compile(r"twitter|//x\.com|facebook|instagram|tiktok|threads\.|bsky|mastodon|reddit"), "post"),
    (re.compile(r"/maps|openstreetmap|map\."), "map"),
    (re.compile(r"scribd|issuu|slideshare|documentcloud|docs\.google|\.pdf"), "document"),
)
_SILENT_FRAMES = re.compile(
    r"googletagmanager|doubleclick|googlesyndication|/ads?[./]|recaptcha|analytics|about:blank|plugins/like|disqus|amazon-adsystem"
)


def picture(tree: Tree, i: int, base: str | None) -> str | None:
    """The address of an <img>, the real one behind a lazy loader; None for an icon, a counter, a placeholder."""
    attributes = tree.attributes[i]
    for side in ("width", "height"):
        size = attributes.get(side) or ""
        if size.isdigit() and int(size) < _SMALL:
            return None
    for name in _LAZY:
        if (href := attributes.get(name)) and (address := urls.absolute(href, base)):
            return address
    source = attributes.get("src") or ""
    if source and not source.startswith("data:") and (address := urls.absolute(source, base)):
        return address
    for name in _LAZY_SETS:
        if (candidates := attributes.get(name)) and (address := _largest(candidates, base)):
            return address
    return _from_sources(tree, i, base)


def _from_sources(tree: Tree, i: int, base: str | None) -> str | None:
    """The address in the <source> elements beside an <img> in a <picture>."""
    parent = tree.parents[i]
    if parent < 0 or tree.tags[parent] != "picture":
        return None
    for child in tree.children(parent):
        if tree.tags[child] == "source":
            for name in _LAZY_SETS:
                if (candidates := tree.attribute(child, name)) and (address := _largest(candidates, base)):
                    return address
    return None


def _largest(candidates: str, base: str | None) -> str | None:
    """The widest address of a srcset (HTML standard, §4.8.4.4)."""
    best, width = None, -1.0
    for part in candidates[:8000].split(", "):
        words = part.strip().rstrip(",").split()
        if not words or words[0].startswith("data:"):
            continue
        size = words[1][:-1] if len(words) > 1 else "0"
        value = float(size) if size.replace(".", "", 1).isdigit() else 0.0
        if value > width and (address := urls.absolute(words[0], base)):
            best, width = address, value
    return best


def figure(src: str | None, alt: str, caption: Spans) -> Figure:
    """A picture; the credit at the end of its caption has a field of its own."""
    text = "".join([span.text for span in caption])
    if text and (found := _CREDIT.search(text[-200:])):
        start = len(text) - len(text[-200:]) + found.start() + (found[0][0] == ".")
        return Figure(src=src, alt=alt, caption=_cut(caption, start), credit=text[start:].strip(" .|–—-([])\n"))
    return Figure(src=src, alt=alt, caption=caption)


def _cut(spans: Spans, length: int) -> Spans:
    """The first characters of inline text."""
    kept: list[Span] = []
    for span in spans:
        if length <= 0:
            break
        text = span.text[:length]
        length -= len(span.text)
        kept.append(Span(text=text.rstrip() if length <= 0 else text, style=span.style, href=span.href))
    return tuple([span for span in kept if span.text])


def embed(tree: Tree, i: int, base: str | None, removed: Removed) -> Embed | None:
    """A frame, film or recording as a link with what it is; None for what only counts readers or sells."""
    attributes = tree.attributes[i]
    href = attributes.get("src") or attributes.get("data-src") or attributes.get("data") or ""
    if not href and tree.tags[i] in {"video", "audio"}:
        sources = [tree.attribute(child, "src") for child in tree.children(i) if tree.tags[child] == "source"]
        href = next(filter(None, sources), "") or ""
    address = urls.absolute(href, base) if href else None
    if not address or _SILENT_FRAMES.search(address):
        return None
    title = line(attributes.get("title") or attributes.get("aria-label") or "", removed)
    tag = tree.tags[i]
    kind = tag if tag in {"video", "audio"} else next((k for marks, k in _KINDS if marks.search(address)), "frame")
    return Embed(src=address, kind=kind, title=title)
