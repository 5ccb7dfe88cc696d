"""Pages and answers of our own writing, in the shapes of real site programs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests import builders
from warta.extraction.pipeline import extract
from warta.extraction.sites.registry import claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from warta.extraction.sites.registry import Claim
    from warta.model.article import Article
    from warta.model.capture import Page

HOST = "https://kabar.example"
POST = f"{HOST}/2026/03/11/warung/"
REST = f"{HOST}/wp-json/"
STORY = "".join(
    f"<p>Sembilan warung terapung di muara sungai mulai melayani pembeli sampai malam, kata warga ke-{n}.</p>"
    for n in range(6)
)


def remark(number: int, words: str = "Setuju sekali.", *replies: str, kind: str = "comment") -> str:
    """One comment as WordPress's core prints it."""
    inner = f'<ol class="children">{"".join(replies)}</ol>' if replies else ""
    return (
        f'<li id="comment-{number}" class="{kind}"><article id="div-comment-{number}" class="comment-body">'
        f'<footer class="comment-meta"><div class="comment-author"><b class="fn">Warga {number}</b></div>'
        f'<time datetime="2026-03-12T{number % 24:02}:00:00+08:00">12 Maret</time></footer>'
        f'<div class="comment-content"><p>{words}</p></div></article>{inner}</li>'
    )


def wordpress(*remarks: str, total: int | None = None, pager: str = "", nav: str = "", rest: bool = True) -> str:
    """A post of a WordPress theme, with its comments."""
    links = (
        f'<link rel="https://api.w.org/" href="{REST}">'
        f'<link rel="alternate" type="application/json" href="{REST}wp/v2/posts/7">'
    )
    heading = f'<h2 class="comments-title">{total} Balasan</h2>' if total is not None else ""
    return (
        f'<html lang="id"><head><title>Warung</title>{links if rest else ""}</head><body class="single-post postid-7">'
        f'<article><h1 class="entry-title">Warung Terapung</h1>'
        f'<time class="entry-date" datetime="2026-03-11T17:05:09+08:00">11 Maret 2026</time>'
        f'<div class="entry-content">{STORY}</div></article>{nav}'
        f'<div id="comments" class="comments-area">{heading}<ol class="comment-list">{"".join(remarks)}</ol>{pager}'
        '<div id="respond"><form action="/wp-comments-post.php" method="post"><textarea name="comment"></textarea>'
        '<input type="hidden" name="comment_post_ID" value="7"></form></div></div></body></html>'
    )


def row(number: int, parent: int = 0, words: str = "Setuju sekali.", **given: Any) -> dict[str, Any]:
    """One comment as WordPress's REST interface tells it."""
    facts: dict[str, Any] = {
        "id": number,
        "parent": parent,
        "author": 0,
        "author_name": f"Warga {number}",
        "author_url": "",
        "date_gmt": f"2026-03-11T{number % 24:02}:30:00",
        "content": {"rendered": f"<p>{words}</p>\n"},
        "link": f"{POST}#comment-{number}",
    }
    return facts | given


def answer(data: object, **headers: str) -> Page:
    """A JSON answer."""
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    sent = (("Content-Type", "application/json"), *((name.replace("_", "-"), value) for name, value in headers.items()))
    return builders.page(body, POST, response_headers=sent)


def missing(why: str = "kabar.example says no", status: int = 401) -> Page:
    """An answer that did not come."""
    return builders.page(b"", POST, status=status, incomplete=(why,))


def claimed(html: str, url: str = POST) -> Claim:
    """A page in the hands of its adapters."""
    page = builders.page(html, url)
    return claim(page, extract(page.body, url=url, headers=page.response_headers, fetched_at=page.fetched_at))


def completed(held: Claim, site: Callable[[str], Page]) -> tuple[Article, list[str]]:
    """The article after as many rounds as are wanted, and what was asked; `site` answers an address."""
    answers: list[Page] = []
    while wants := held.with_answers(tuple(answers)).wanted():
        answers += [replace(site(want.url), requested_url=want.url, final_url=want.url) for want in wants]
        assert len(answers) < 50
    return held.with_answers(tuple(answers)).merged(), [page.requested_url for page in answers]
