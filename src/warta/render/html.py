"""Write articles as one self-contained HTML file: no scripts, no remote images, all text escaped."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from warta.i18n import _
from warta.model.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Table,
    text_of_spans,
)
from warta.render.compose import date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from warta.model.article import Article
    from warta.model.blocks import Span, Spans
    from warta.model.capture import LoadedArticle

CLOSING = "</body>\n</html>\n"

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
_TAGS = {"strong": "strong", "em": "em", "code": "code", "strike": "s", "mark": "mark", "sub": "sub", "sup": "sup"}
_NONE: Mapping[str, str] = MappingProxyType({})
_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 38em; padding: 2em 1em; font: 1.1em/1.6 Georgia, serif; }
h1 { line-height: 1.2; } .about, figcaption, cite, footer { color: GrayText; font-size: .85em; }
blockquote { border-inline-start: 3px solid; margin-inline: 0; padding-inline-start: 1em; }
pre { overflow-x: auto; padding: .8em; border: 1px solid GrayText; font-size: .85em; }
table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { border: 1px solid GrayText; padding: .3em .6em; }
img { max-width: 100%; height: auto; }
article + article { border-top: 3px double; margin-top: 3em; padding-top: 1em; }
"""  # noqa: E501 - a style sheet


def article(loaded: LoadedArticle) -> str:
    """Return a complete document with one article."""
    return opening(loaded) + body(loaded) + CLOSING


def opening(loaded: LoadedArticle) -> str:
    """Return the start of a document, titled after its first article; `CLOSING` is its end."""
    story = loaded.article
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f"<!DOCTYPE html>\n<html{_language(story)}>\n<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_escaped(story.title or _('Untitled'))}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
    )


def body(loaded: LoadedArticle, *, pictures: Mapping[str, str] = _NONE, after: Iterable[str] = ()) -> str:
    """Return one `<article>`. `pictures` maps image URLs to local ones; `after` is inserted before the footer."""
    story = loaded.article
    lines = [f"<article{_language(story)}>", "<header>", f"<h1>{_escaped(story.title or _('Untitled'))}</h1>"]
    if story.standfirst:
        lines.append(f"<p>{_escaped(story.standfirst)}</p>")
    lines += [f'<p class="about">{_about(story)}</p>', "</header>", *blocks(story.blocks, pictures)]
    if story.truncated or story.incomplete:
        why = "; ".join(story.incomplete) or _("it was cut")
        lines.append(f'<p class="about">{_escaped(_("incomplete: {why}").format(why=why))}</p>')
    return "\n".join([*lines, *after, _footer(loaded), "</article>", ""])


def _language(story: Article) -> str:
    if not story.language:
        return ' dir="auto"'
    side = "rtl" if story.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    return f' lang="{_escaped(story.language)}" dir="{side}"'


def _about(story: Article) -> str:
    parts = [f'<span rel="author">{_escaped(name)}</span>' for name in story.authors]
    if story.published:
        parts.append(_time(story.published))
    if story.site:
        parts.append(_escaped(story.site))
    return " · ".join(parts)


def _time(when: datetime) -> str:
    # HTML allows at most three digits of a second.
    return f'<time datetime="{_escaped(when.isoformat(timespec="seconds"))}">{_escaped(date(when))}</time>'


def _footer(loaded: LoadedArticle) -> str:
    """Return the footer: source URL and fetch time."""
    url = loaded.article.canonical_url or loaded.article.url
    parts = [_link(url, _escaped(url))] if url else []
    parts.append(_("fetched {when}").format(when=_time(loaded.provenance.fetched_at)))
    return "<footer><p>" + "<br>\n".join(parts) + "</p></footer>"


def blocks(content: Sequence[Block], pictures: Mapping[str, str] = _NONE) -> Iterator[str]:
    """Yield each block; adjacent paragraphs of a quotation share one `<blockquote>`."""
    before: Block | None = None
    for block, after in zip(content, (*content, None)[1:], strict=True):
        if isinstance(block, Quotation):
            if not _joined(before, block):
                yield "<blockquote>"
            yield _quotation(block)
            if not _joined(block, after):
                yield "</blockquote>"
        else:
            yield _block(block, pictures)
        before = block


def _joined(before: Block | None, after: Block | None) -> bool:
    if not isinstance(before, Quotation) or not isinstance(after, Quotation):
        return False
    return not (before.pull or after.pull or before.source)


def _quotation(block: Quotation) -> str:
    cite = f"\n<p><cite>{_escaped(block.source)}</cite></p>" if block.source else ""
    return f"<p>{_inline(block.spans)}</p>{cite}"


def _block(block: Block, pictures: Mapping[str, str]) -> str:
    match block:
        case Paragraph(spans=spans):
            return f"<p>{_inline(spans)}</p>"
        case Heading(spans=spans, level=level):
            tag = f"h{min(max(level, 2), 6)}"  # the title is the one h1
            return f"<{tag}>{_inline(spans)}</{tag}>"
        case Quotation():
            return _quotation(block)
        case Listing():
            return "".join(_list(block))
        case Figure():
            return _figure(block, pictures)
        case Table():
            return _table(block)
        case Code(text=text):
            return f"<pre><code>{_escaped(text)}</code></pre>"
        case Embed(src=src, kind=kind, title=title):
            return f"<p>{_link(src, _escaped(f'{kind}: {title or src}'))}</p>"
        case Rule():
            return "<hr>"
        case _:
            assert_never(block)


def _inline(spans: Spans) -> str:
    return "".join([_span(span) for span in spans])


def _span(span: Span) -> str:
    text = _escaped(span.text).replace("\n", "<br>\n")
    for style in reversed(span.style.split()):
        if tag := _TAGS.get(style):
            text = f"<{tag}>{text}</{tag}>"
    return _link(span.href, text) if span.href else text


def _link(url: str | None, written: str) -> str:
    """Return a link around text that is already escaped; only the text if the scheme is not http(s)."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return written
    return f'<a href="{_escaped(url)}">{written}</a>'


def _list(listing: Listing) -> Iterator[str]:
    """Yield nested lists from flat items: a deeper item opens a list inside the previous item."""
    open_tags: list[str] = []
    for item in listing.items:
        tag = "ol" if item.marker[:1].isdigit() else "ul"
        level = min(item.level, len(open_tags))
        while len(open_tags) > level + 1:
            yield f"</li></{open_tags.pop()}>\n"
        if len(open_tags) == level + 1 and open_tags[-1] != tag:
            yield f"</li></{open_tags.pop()}>\n"
        if len(open_tags) == level + 1:
            yield "</li>\n"
        else:
            digits = item.marker.rstrip(".)")
            start = f' start="{digits}"' if tag == "ol" and digits.isdecimal() and digits != "1" else ""
            yield f"\n<{tag}{start}>\n" if open_tags else f"<{tag}{start}>\n"
            open_tags.append(tag)
        yield f"<li>{_inline(item.spans)}"
    while open_tags:
        yield f"</li></{open_tags.pop()}>" + ("\n" if open_tags else "")


def _figure(figure: Figure, pictures: Mapping[str, str]) -> str:
    """Return a figure: a local picture as `<img>`, any other as a link, so that the file loads nothing."""
    words = figure.alt or text_of_spans(figure.caption) or _("picture")
    if figure.src and (place := pictures.get(figure.src)):
        picture = f'<img src="{_escaped(place)}" alt="{_escaped(words)}"/>'
    else:
        picture = _link(figure.src, _escaped(_("picture: {words}").format(words=words)))
    credit = f"<small>{_escaped(figure.credit)}</small>" if figure.credit else ""
    caption = " ".join(filter(None, (_inline(figure.caption), credit)))
    return f"<figure><p>{picture}</p>" + (f"<figcaption>{caption}</figcaption>" if caption else "") + "</figure>"


def _table(table: Table) -> str:
    lines = ["<table>"]
    if table.caption:
        lines.append(f"<caption>{_escaped(table.caption)}</caption>")
    for number, row in enumerate(table.rows):
        tag = "th" if number < table.header_rows else "td"
        lines.append("<tr>" + "".join([f"<{tag}>{_escaped(cell)}</{tag}>" for cell in row]) + "</tr>")
    return "\n".join([*lines, "</table>"])


def _escaped(text: str) -> str:
    """Escape text for an element or a quoted attribute."""
    from html import escape

    return escape(text, quote=True)
