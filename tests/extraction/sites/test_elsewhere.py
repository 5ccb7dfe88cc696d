"""Comments at another site are not fetched; it is told where they are."""

from __future__ import annotations

import pytest

from tests.extraction.sites.pages import POST, STORY, claimed, remark, wordpress

PLACES = {
    "Disqus": (
        '<div id="disqus_thread"></div><script src="https://kabar-contoh.disqus.com/embed.js"></script>',
        "https://kabar-contoh.disqus.com/",
    ),
    "Disqus by its variable": (
        "<div id='disqus_thread'></div><script>var disqus_shortname = 'kabar2';</script>",
        "https://kabar2.disqus.com/",
    ),
    "Facebook": (f'<div class="fb-comments" data-href="{POST}"></div>', f"https://www.facebook.com/ ({POST})"),
    "Ghost": (
        '<div><script data-ghost-comments="https://kabar.example/" src="/comments-ui.js"></script></div>',
        "https://kabar.example/ (Ghost, for its members)",
    ),
    "giscus": ('<div class="giscus"></div>', "https://giscus.app/ (giscus)"),
    "Remark42": ('<div id="remark42"></div>', "(Remark42)"),
}


@pytest.mark.parametrize(("html", "where"), PLACES.values(), ids=PLACES)
def test_it_is_told_where_the_comments_live(html: str, where: str) -> None:
    held = claimed(f"<title>Warung</title><h1>Warung</h1><article>{STORY}</article>{html}")

    assert held.wanted() == ()
    assert held.merged().incomplete == (f"its comments live at {where}",)


def test_a_page_with_comments_of_its_own_says_nothing_of_it() -> None:
    html = wordpress(remark(1), rest=False, pager='<div id="disqus_thread"></div>')

    assert claimed(html).merged().incomplete == ()
