"""The hostile server's pages, of our own writing: an honest article, and what can be wrong with one."""

from __future__ import annotations

import html
from dataclasses import dataclass

from tests.hostile import payloads

FIRST_WORD = "AWALWARTA"
LAST_WORD = "AKHIRWARTA"

STORY = (
    (
        f"BANJARMASIN – {FIRST_WORD} A ferry that had carried the mail across the river for forty years made its last "
        "crossing on Tuesday evening, with a brass band on board and no letters in its hold."
    ),
    (
        "“She was never late, only the river was,” said Hadi Rahman, who has been its pilot since the spring of 1987 "
        "and who will now drive the van that takes over the route from Wednesday."
    ),
    (
        "The town had asked for a bridge in three petitions. It got one in August, and within a week the queue at the "
        "landing stage, which used to reach back to the fish market, was gone."
    ),
    (
        "“I will miss the noise,” said Siti Aminah, who sells coffee at the landing. She counted eleven passengers on "
        "the last boat, and gave each of them a cup before the rope was thrown."
    ),
    (
        f"What becomes of the ferry is not decided. The harbour office wants it as a museum; a builder wants its "
        f"engine. A vote is planned for the end of the month. {LAST_WORD}"
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands where in a page; each is HTML already."""

    title: str = "The last ferry has no letters on board"
    author: str = "Rina Hadi"
    site: str = "The Landing"
    tag: str = "ferry"
    paragraphs: tuple[str, ...] = STORY
    heading: str = "once more"
    link: str = '<a href="https://e.test/timetable">the timetable</a>'
    caption: str = "The ferry at its landing. Photo: Budi"
    previous: str = "Rain for a week"
    next: str = "Market opens again"
    commenter: str = "Dewi"
    comment: str = "My father worked on that boat."
    form: str = "Leave a Reply"


def article(words: Words | None = None, *, head: str = "", more: str = "") -> str:
    """A WordPress-like page: story, author, tags, neighbours, comments, reply form."""
    say = words or Words()
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in say.paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">{head}<title>{say.title} – {say.site}</title>
<meta property="og:title" content="{say.title}"><meta property="og:site_name" content="{say.site}">
<meta name="author" content="{say.author}"><meta property="article:published_time" content="2019-03-20T12:00:00+00:00">
</head><body class="single single-post">
<header><a href="/" rel="home">{say.site}</a></header>
<main><article class="post type-post">
<header class="entry-header"><h1 class="entry-title">{say.title}</h1>
<p class="entry-meta">By <span class="author vcard"><a class="fn" href="/author/rina" rel="author">{say.author}</a>
</span><time class="entry-date published" datetime="2019-03-20T12:00:00+00:00">20 March 2019</time></p></header>
<div class="entry-content">
{body}
<h2>Where to see it {say.heading}</h2>
<p>Whoever wants to see it once more finds the hours in {say.link}, which hangs at the landing.</p>
<figure><img src="/ferry.jpg" alt="{say.caption}"><figcaption>{say.caption}</figcaption></figure>
{more}
</div>
<footer class="entry-footer"><span class="tags-links"><a href="/tag/ferry" rel="tag">{say.tag}</a></span></footer>
</article>
<nav class="navigation post-navigation" aria-label="Posts"><h2 class="screen-reader-text">Post navigation</h2>
<div class="nav-links"><div class="nav-previous"><a href="/good?p=1" rel="prev">{say.previous}</a></div>
<div class="nav-next"><a href="/good?p=3" rel="next">{say.next}</a></div></div></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">One comment</h2>
<ol class="comment-list"><li id="comment-7" class="comment"><article id="div-comment-7" class="comment-body">
<footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">{say.commenter}</b> <span class="says">says:</span></div>
<div class="comment-metadata"><a href="#comment-7">
<time datetime="2019-03-20T13:00:00+00:00">20 March 2019</time></a></div></footer>
<div class="comment-content"><p>{say.comment}</p></div></article></li></ol>
<div id="respond" class="comment-respond"><h3 id="reply-title" class="comment-reply-title">{say.form}</h3>
<form action="/wp-comments-post.php" method="post" id="commentform" class="comment-form">
<p class="comment-notes">Your email address will not be published.</p>
<p><label for="comment">Comment</label> <textarea id="comment" name="comment" required></textarea></p>
<p><label for="author">Name</label> <input id="author" name="author" type="text" required></p>
<p><input name="submit" type="submit" value="Post Comment"><input type="hidden" name="comment_post_ID" value="7"></p>
</form></div></div></main>
<footer><p>© The Landing</p></footer></body></html>
"""


def poisoned(text: str) -> Words:
    """A page with one text in every place that warta reads."""
    return Words(
        title=f"The last ferry {text}",
        author=f"Rina {text}",
        site=f"The Landing {text}",
        tag=f"ferry {text}",
        paragraphs=tuple(f"{paragraph} {text}" for paragraph in STORY),
        heading=text,
        link=f'<a href="https://e.test/{text}" title="{text}">the timetable {text}</a>',
        caption=f"The ferry {text} Photo: Budi {text}",
        previous=f"Rain {text}",
        next=f"Market {text}",
        commenter=f"Dewi {text}",
        comment=f"My father {text} worked on that boat.",
        form=f"Leave {text} a Reply",
    )


def entities(text: str) -> str:
    """The same text as numeric character references, which the filter must see after they are read."""
    return "".join(f"&#x{ord(character):x};" for character in text)


def ansi() -> str:
    """Every payload in every place, raw and as references."""
    written = html.escape(payloads.ALL, quote=True)
    return article(poisoned(written + entities(payloads.ALL) + entities(payloads.PAYLOADS["surrogate"])))


def markup() -> str:
    """Text that is markup to a widget, in every place."""
    return article(poisoned(html.escape(" ".join(payloads.MARKUP), quote=True)))


def bidi() -> str:
    """Hidden and reordered text among texts in scripts that need marks, which must stay as they are."""
    hidden = "".join((payloads.BIDI | payloads.HIDDEN).values())
    kept = "".join(
        f"<p>{text}, and so it goes on in the paper for a whole paragraph of its own.</p>" for text in LEGITIMATE
    )
    return article(poisoned(html.escape(hidden, quote=True)), more=kept)


LEGITIMATE = (
    "الجسر الجديد يعبر النهر",
    "הגשר החדש נפתח השבוע",
    "می‌خواهم بدانم",
    "क्षत्रिय पुल बन गया",
    "สะพานใหม่เปิดแล้ว",
    "Cầu mới đã thông xe",
    "👩‍👩‍👧 and 🏳️‍🌈 came too",
    "e\u0301te\u0301 and ñandú",
)
"""Right-to-left, joined, stacked and emoji text that a filter must leave alone."""


def deep(tag: str, depth: int) -> str:
    """An article inside a tower of elements."""
    return article(more=f"<p>{FIRST_WORD} deep</p>" + f"<{tag}>" * depth + "<p>bottom</p>" + f"</{tag}>" * depth)


def many_attributes(count: int) -> str:
    """One element with more attributes than a person would write."""
    return article(more="<p " + " ".join(f'a{number}="{number}"' for number in range(count)) + ">wide</p>")


def many_comments(count: int) -> str:
    """A thread longer than any reader."""
    one = (
        '<li id="comment-{0}" class="comment"><article class="comment-body">'
        '<div class="comment-author"><b class="fn">N{0}</b></div>'
        '<div class="comment-content"><p>Number {0} has something to say.</p></div></article></li>'
    )
    return article().replace("</ol>", "".join(one.format(number) for number in range(100, 100 + count)) + "</ol>", 1)


def regex_bait() -> str:
    """Text that makes a careless pattern look for ever."""
    baits = (
        "“" * 20_000,
        '"a ' * 10_000,
        "(" * 30_000,
        "A" * 60_000 + "–",
        "A, " * 20_000,
        " " * 60_000 + "x",
        "(sumber:" * 8_000,
        "kata dia, " * 8_000,
        "a@" * 20_000,
        "1 Januari " * 8_000,
        "&" * 40_000,
        "<!--" * 10_000,
    )
    return article(Words(title="A" * 50_000), more="".join(f"<p>{bait}</p>" for bait in baits))
