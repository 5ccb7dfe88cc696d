"""Write an article or its comments as ANSI text: the terminal's 16 colours, and hyperlinks (OSC 8)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.i18n import _, ngettext
from warta.render.lines import lay_out
from warta.render.pieces import Segment
from warta.render.since import words
from warta.render.thread import ThreadSheet, nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warta.model.capture import LoadedArticle
    from warta.model.since import Since

_CODES = {
    "kicker": "33;1",
    "title": "1",
    "standfirst": "3",
    "byline": "2",
    "heading": "1;34",
    "subheading": "1",
    "quote": "3",
    "pull": "1;3;33",
    "source": "2",
    "caption": "2;3",
    "credit": "2;3",
    "note": "33",
    "tags": "2",
    "rule": "2",
    "strong": "1",
    "em": "3",
    "strike": "9",
    "mark": "7",
    "link": "4;34",
    "number": "2",
    "ref": "34",
    "speaker": "1;33",
    "dateline": "1;36",
    "table-head": "1;36",
    "embed": "34",
    "lead": "36",
    "author": "1",
    "label": "7",
    "time": "2",
    "folded": "2;3",
    "new": "1;32",
    "gone": "2",
    "guide": "2",
    "fold": "1",
}
_LONGEST_LINK = 2083
# Last filter before the terminal: C0 and C1 controls, bidi controls, invisible characters, tags and surrogates.
_LIVE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_LINKABLE = re.compile(r"https?://[\x21-\x7e]+\Z")


def article(loaded: LoadedArticle, *, width: int, links: bool = True) -> str:
    """Return the article in lines of at most `width` cells; with `links`, its links are terminal hyperlinks (OSC 8)."""
    sheet = lay_out(loaded.article, width)
    urls = sheet.urls if links else ()
    return "".join([_line(sheet.segments(y), urls) for y in range(len(sheet.lines))])


def thread(loaded: LoadedArticle, *, width: int, links: bool = True, since: Since | None = None) -> str:
    """Return the comments in lines of at most `width` cells after a summary line; `since` marks what changed."""
    found = loaded.article.thread
    if found is None:
        return _line([Segment(_("No comments are known."), ("note",))], ())
    sheet = ThreadSheet(nodes(found, since), width)
    urls = sheet.links.urls if links else ()
    count = sum(node.comment.state != "gone" for node in sheet.nodes)
    head = ngettext("{n} comment", "{n} comments", count).format(n=count)
    if found.total and found.total > count:
        head += _(" of {n}").format(n=found.total)
    if found.closed:
        head += " · " + _("closed")
    if since and since.tally:
        head += " · " + words(since.tally)
    lines = [_line(sheet.segments(y), urls) for y in range(sheet.height)]
    return _line([Segment(head, ("title",))], ()) + "\n" + "".join(lines).rstrip("\n") + "\n"


def _line(segments: Iterable[Segment], urls: Sequence[str]) -> str:
    drawn = [_drawn(segment, urls) for segment in segments]
    return "".join(drawn).rstrip() + "\n"


def _drawn(segment: Segment, urls: Sequence[str]) -> str:
    text = _LIVE.sub("", segment.text)
    codes = ";".join([code for look in segment.looks if (code := _code(look))])
    if codes and text.strip():
        text = f"\x1b[{codes}m{text}\x1b[0m"
    if segment.link and segment.link <= len(urls):
        url = urls[segment.link - 1]
        if len(url) <= _LONGEST_LINK and _LINKABLE.match(url):
            return f"\x1b]8;id=w{segment.link};{url}\x1b\\{text}\x1b]8;;\x1b\\"
    return text


def _code(look: str) -> str:
    if look.startswith("guide-"):
        return "3" + str((3, 6, 5, 2, 4, 1)[int(look[6:])])
    return _CODES.get(look, "")
