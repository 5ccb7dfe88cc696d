from __future__ import annotations

import re
from importlib.resources import files

from warta.demo.stories import Remark, stories

BY_SLUG = {story.slug: story for story in stories()}
MARKET = BY_SLUG["pasar-terapung-buka-lebih-pagi"]


def test_the_newsroom_writes_in_two_languages_and_dresses_in_three_themes() -> None:
    languages = [story.language for story in stories()]

    assert languages.count("id") == 8
    assert languages.count("en") == 4
    assert {story.theme for story in stories()} == {"classic", "block", "plain"}


def test_the_largest_thread_has_sixty_comments_six_deep() -> None:
    shown = list(MARKET.visible_comments())

    assert len(shown) == 60
    assert max(remark.depth for remark in shown) == 6
    assert sum(remark.by_author for remark in shown) == 2
    assert [remark.author for remark in shown if remark.kind == "pingback"] == ["Jurnal Sungai"]


def test_no_two_comments_say_the_same() -> None:
    said = [remark.paragraphs for story in stories() for remark in story.visible_comments()]

    assert len(said) == len(set(said))


def test_a_comment_that_is_held_is_not_shown() -> None:
    assert "Promo Murah" in [remark.author for remark in MARKET.thread]
    assert "Promo Murah" not in [remark.author for remark in MARKET.visible_comments()]


def test_a_reply_stands_one_level_under_its_comment() -> None:
    def check(remark: Remark) -> None:
        for reply in remark.replies:
            assert reply.depth == remark.depth + 1
            check(reply)

    for story in stories():
        for remark in story.thread:
            assert remark.depth == 1
            check(remark)


def test_threads_are_full_open_closed_or_not_there() -> None:
    assert {story.comments for story in stories()} == {"open", "closed", "none"}
    assert BY_SLUG["harga-beras-tiga-pasar-turun"].comments == "open"
    assert not BY_SLUG["harga-beras-tiga-pasar-turun"].thread
    assert BY_SLUG["a-clinic-that-arrives-by-boat"].comments == "none"


def test_the_long_read_is_long() -> None:
    words = re.sub(r"<[^>]*>", "", BY_SLUG["the-pilots-of-the-brown-river"].content).split()

    assert 2_400 < len(words) < 2_700


def test_the_times_of_a_story_and_its_thread_stand_in_order() -> None:
    for story in stories():
        assert story.published.utcoffset() is not None
        assert story.published <= story.modified
        assert all(story.published < remark.at for remark in story.visible_comments())
        assert all(remark.at < reply.at for remark in story.visible_comments() for reply in remark.replies)


def test_the_whole_newsroom_is_small() -> None:
    room = files("warta.demo")
    folders = [room, room.joinpath("pages"), room.joinpath("themes")]

    size = sum(len(file.read_bytes()) for folder in folders for file in folder.iterdir() if file.is_file())

    assert size < 200_000
