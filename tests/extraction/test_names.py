"""What a class says of an element, and what it does not say."""

from __future__ import annotations

import pytest

from warta.extraction import names


@pytest.mark.parametrize(
    "name",
    [
        "related-posts",
        "post_related",
        "relatedposts",
        "site-footer",
        "newsletter-box",
        "author-bio",
        "share",
        "cookie-bar",
    ],
)
def test_names_of_what_stands_around_a_story_are_known(name: str) -> None:
    assert names.furniture(name) == (names.furniture(name)[0], True)
    assert names.furniture(name)[0]


@pytest.mark.parametrize("name", ["popular", "tags", "sidebar-widget popular", "skip-link"])
def test_a_name_may_be_weak_or_strong_by_its_first_word(name: str) -> None:
    assert names.furniture(name)[1] == name.startswith("sidebar")


@pytest.mark.parametrize(
    "name",
    [
        "football",
        "footnote",
        "paragraph",
        "commentary",
        "elementor-element elementor-widget",
        "so-panel widget",
        "skip-item",
    ],
)
def test_names_that_only_sound_alike_say_nothing(name: str) -> None:
    assert names.furniture(name) == ("", False)


@pytest.mark.parametrize("name", ["entry-content", "article-body", "col-8 post__content", "storytext"])
def test_names_of_the_story_itself_are_known(name: str) -> None:
    assert names.body(name)
