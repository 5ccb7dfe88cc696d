# ruff: noqa: E501 - markup stands as it falls into a page
"""Pages of our own, and what becomes of them when bits flip, ends are cut, pages are mixed and tags fall in."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tests.extraction import themes
from tests.hostile import pages as hostile
from warta.demo import pages_html, site
from warta.demo.stories import stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

HOME = "https://kabar.example/"
TESTS = Path(__file__).parent.parent

TOKENS = (
    "<p>", "</p>", "<div class='comment'>", "</div>", "<article>", "</article>", "<table><tr><td colspan=99999>", "</table>",
    "<ul><li>", "<ol start=-7 class=comment-list>", "</ol>", "<dl><dt>", "<pre>", "</pre>", "<textarea>", "<title>", "<plaintext>",
    "<form method=post action=javascript:x>", "</form>", "<select><option>", "<input type=hidden name=''>", "<button>", "<svg><title>",
    "<math><mi>", "<template>", "<noscript>", "<iframe src=//[>", "<base href='http://['>", "<a rel='prev next' href='?p=1'>", "</a>",
    "<blockquote>", "<figure><figcaption>", "<img srcset=', ,x 2w, 3x' alt>", "<h1>", "<h2>", "<br/><br>", "<hr>", "<b><i><u>", "<font>",
    "<html lang=zz>", "<body>", "<head>", "</html>", "<frameset>", "<time datetime=2019-02-30T25:61:00+99:99>", "<time>", "<x-y z>",
    " class='comment reply post'", " id=comment-1", " itemprop=articleBody", " itemscope itemtype='https://schema.org/Comment'", " hidden",
    " style='display:none'", " href=", "='", '="', ">", "<", "</", "/>", "<!", "<?", "<!--", "-->", "<!doctype html>", "<![CDATA[", "]]>",
    "&", "&amp;", "&#0;", "&#xD800;", "&#x1F600;", "&#99999999999;", "&lt;p&gt;", "&nbsp;", "&notit;", "\x00", "\x1b[2J", "\u202e", "\ufeff",
    "<script>", "</script>", "<style>", "<script><!--<script></script>", '<script type="application/ld+json">',
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-99-99","author":[[{"name":{}}]],"comment":[null,7]}',
    '<script type="application/ld+json">[[[[{"@graph":{"@graph":[1,"x",{"@type":["Person",{}],"name":["a"]}]}}]]]]</script>',
    '{"@type":', '"articleBody":', "[[[[[[[[", "}}]]", "\\u0000", "\\ud800", "1e999999", '"headline":["x",{}],', "NaN",
    "<meta name=author content='By '>", "<meta property=article:published_time content=0000-00-00>", "<meta charset=utf-16>",
    "<meta http-equiv=refresh content='0;url=//['>", "<link rel=canonical href='http://[::1'>", "<link rel=prev href=>",
    "JAKARTA, KOMPAS -- ", "(sumber: ", "“kata ", "” ujarnya, ", "Rabu (20/3/0000) ", "31 Februari 99999", "31/12/9999 23:59 WIT",
    "Comments 999999999999999999999", "by by by ", "# ", "> ", "```", "* * *", "[x](y", "\r", "\n\n", "\u2028", "é", "漢", "\U0001f600",
)  # fmt: skip
CHARSETS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "shift_jis",
    "gb18030",
    "koi8-r",
    "utf-7",
)


def own_pages() -> list[bytes]:
    """Every page and text that the project wrote itself."""
    home = pages_html.open_site(HOME, stories())
    files = chain(TESTS.glob("pages/*/page.*"), TESTS.glob("extraction/captures/*.txt"))
    return [
        *(file.read_bytes() for file in sorted(files)),
        *(pages_html.article(home, story).encode() for story in home.stories),
        site.answer(home, "/").body,
        site.answer(home, "/feed/").body,
        *(html.encode() for html in themes.THREADS.values()),
        hostile.article().encode(),
        hostile.ansi().encode("utf-8", "replace"),
        hostile.bidi().encode(),
    ]


def mutants(pages: list[bytes], random: Random) -> Iterator[bytes]:
    """Pages without end, each changed in one to five ways."""
    while True:
        page = random.choice(pages)
        for _ in range(random.randint(1, 5)):
            page = random.choice(_WAYS)(page, pages, random)
        yield page


def _flips(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    changed = bytearray(page)
    for _ in range(random.randint(1, 40) if page else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    begin, end = sorted((_place(page, random), _place(page, random)))
    return random.choice((page[:end], page[begin:], page[:begin] + page[end:]))


def _splice(page: bytes, pages: list[bytes], random: Random) -> bytes:
    other = random.choice(pages)
    begin, end = sorted((_place(other, random), _place(other, random)))
    place = _place(page, random)
    return page[:place] + other[begin:end] + page[random.choice((place, _place(page, random))) :]


def _insert(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    for _ in range(random.randint(1, 20)):
        place = _place(page, random)
        page = page[:place] + _token(random) + page[place:]
    return page


def _after_a_tag(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    """A token where markup stands already: at a "<", a ">", a quote or a brace."""
    for _ in range(random.randint(1, 20)):
        found = page.find(random.choice((b"<", b">", b'"', b"{", b"=", b"&")), _place(page, random))
        page = page[: found + 1] + _token(random) + page[found + 1 :]
    return page


def _repeat(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    begin = _place(page, random)
    piece = page[begin : begin + random.randint(1, 300)]
    return page[:begin] + piece * random.choice((2, 10, 200)) + page[begin:]


def _nest(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    place = _place(page, random)
    tokens = b"".join([_token(random) for _ in range(random.randint(1, 3))])
    return page[:place] + tokens * random.choice((10, 500, 3_000)) + page[place:]


def _in_another_charset(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    return page.decode("utf-8", "replace").encode(random.choice(CHARSETS), random.choice(("replace", "ignore")))


def _without(page: bytes, _pages: list[bytes], random: Random) -> bytes:
    """The page without every closing tag, quote or space, or what else there may be of one byte."""
    return page.replace(
        random.choice((b"</", b'"', b"'", b">", b" ", b"\n", b"<", b"=", b"/")), b"", random.choice((1, 50, -1))
    )


def _place(page: bytes, random: Random) -> int:
    return random.randint(0, len(page))


def _token(random: Random) -> bytes:
    return random.choice(TOKENS).encode("utf-8", "surrogatepass")


_WAYS: tuple[Callable[[bytes, list[bytes], Random], bytes], ...] = (
    _flips,
    _cut,
    _splice,
    _splice,
    _insert,
    _after_a_tag,
    _after_a_tag,
    _repeat,
    _nest,
    _in_another_charset,
    _without,
)
