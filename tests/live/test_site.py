"""The live site is what the other live tests take it for."""

from __future__ import annotations

from collections import Counter
from urllib.request import urlopen

import pytest

from tests.live import content
from tests.live.site import THEMES, Site

pytestmark = pytest.mark.live


def page(url: str) -> str:
    with urlopen(url, timeout=30) as answer:
        words: str = answer.read().decode("utf-8")
        return words


def test_it_is_a_wordpress_that_speaks_indonesian(site: Site) -> None:
    front = page(site.home() + "/")

    assert site.version >= "6"
    assert 'lang="id-ID"' in front
    assert content.SITE_TITLE in front


def test_it_has_a_chain_of_posts_and_a_long_thread_of_which_some_must_stay_unseen(site: Site) -> None:
    states = Counter(row.approved for row in site.rows if row.post == site.post_ids[content.LONG.slug])

    assert len(content.POSTS) >= 8
    assert states["1"] >= 60
    assert {"0", "spam", "trash"} <= set(states)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_serves_the_same_posts(site: Site, theme: str) -> None:
    served = page(site.url(content.LONG, theme))

    assert f"wp-content/themes/{theme}" in served
    assert content.LONG.paragraphs[0] in served
    assert "wp-comments-post.php" in served
