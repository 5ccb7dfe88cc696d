"""Which comment is which, and what became of it: laws of the comparison, and the pages that make it hard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOON, bare_article, comment, thread
from warta.store import versions
from warta.store.versions import Version, followed, happened, histories

if TYPE_CHECKING:
    import random

    from warta.model.article import Article, Comment, Thread

AUTHORS = ("Budi", "Dewi", "")
WORDS = st.sampled_from(["+1", "Stay safe.", "We do.", "Who pays?", ""])


def shown(*comments: Comment, **given: object) -> Article:
    """An article with these comments."""
    return bare_article(thread=thread(*comments, **given))


def after(*articles: Article, extractor: str = "warta/1") -> list[Version]:
    """All versions that are known after these fetches, which have the numbers 1, 2 and on."""
    known: list[Version] = []
    for fetch, article in enumerate(articles, 1):
        known = step(known, article, fetch, extractor)
    return known


def step(known: list[Version], article: Article, fetch: int, extractor: str = "warta/1") -> list[Version]:
    """What is known once a fetch was followed, as the table would have it."""
    steps = followed(histories(known), article, fetch, extractor)
    rows = {version.row: version for version in known}
    rows |= {row: rows[row]._replace(last=fetch) for row in steps.seen}
    rows |= {row: rows[row]._replace(gone=fetch) for row in steps.missed}
    rows |= {made.row: made for made, _comment in steps.reread}
    for made, _comment in steps.begun:
        rows[len(rows) + 1] = made._replace(row=len(rows) + 1)
    return list(rows.values())


def since(known: list[Version], mark: int) -> dict[str, str]:
    """What happened since a fetch, by the first words of each key."""
    told = {key: happened(history, mark) for key, history in histories(known).items()}
    return {key: how for key, how in told.items() if how}


@st.composite
def crowds(draw: st.DrawFn) -> Thread:
    """A few comments with ids of the site, each once; the first one is always there."""
    ids = draw(st.lists(st.integers(1, 6), unique=True, max_size=6))
    others = [comment(str(number), draw(WORDS), author=AUTHORS[number % 3]) for number in ids]
    return thread(comment("0", "First!"), *others)


# --- laws ---------------------------------------------------------------------------------------------------------


@given(crowds())
def test_the_same_thread_again_changes_nothing(one: Thread) -> None:
    article = bare_article(thread=one)

    assert since(after(article, article), 1) == {}
    assert len(after(article, article)) == one.shown


@given(crowds(), crowds())
def test_what_differs_is_what_the_site_s_ids_say(one: Thread, two: Thread) -> None:
    known = after(bare_article(thread=one), bare_article(thread=two))

    before = {each.id: each.text for each in one.walk()}
    now = {each.id: each.text for each in two.walk()}
    new, gone = now.keys() - before.keys(), before.keys() - now.keys()
    edited = {key for key in before.keys() & now.keys() if before[key] != now[key]}
    assert since(known, 1) == dict.fromkeys(new, "new") | dict.fromkeys(gone, "gone") | dict.fromkeys(edited, "edited")


@given(st.lists(crowds(), max_size=5), st.randoms())
def test_the_order_of_a_thread_shows_nothing(threads: list[Thread], chance: random.Random) -> None:
    def shuffled(one: Thread) -> Thread:
        return replace(one, comments=tuple(chance.sample(one.comments, len(one.comments))))

    straight = after(*[bare_article(thread=one) for one in threads])
    mixed = after(*[bare_article(thread=shuffled(one)) for one in threads])

    assert since(straight, 1) == since(mixed, 1)


@given(st.lists(crowds(), max_size=4), crowds())
def test_half_a_thread_lets_nothing_go(threads: list[Thread], half: Thread) -> None:
    known = after(*[bare_article(thread=one) for one in threads])

    told = step(known, bare_article(thread=replace(half, complete=False)), len(threads) + 1)

    assert [each.key for each in told if each.gone == len(threads) + 1] == []


@given(st.lists(crowds(), min_size=1, max_size=5))
def test_a_comment_that_stands_has_one_version_that_stands(threads: list[Thread]) -> None:
    known = after(*[bare_article(thread=one) for one in threads])

    for history in histories(known).values():
        assert all(one.first <= one.last < two.first for one, two in pairwise(history))
        assert happened(history, len(threads)) is None
    standing = [history[-1] for history in histories(known).values() if history[-1].last == len(threads)]
    assert len(standing) == threads[-1].shown


# --- edits --------------------------------------------------------------------------------------------------------


def test_other_words_are_an_edit_and_other_dates_or_line_breaks_are_none() -> None:
    first = shown(comment("7", "Stay safe.\nAll of you."), comment("8", "Who pays?"))

    later = comment("7", "Stay safe. All of you.", posted_at=NOON + timedelta(days=3), depth=1)
    known = after(first, shown(later, comment("8", "Who pays for it?")))

    assert since(known, 1) == {"8": "edited"}


def test_an_edit_that_was_undone_is_none() -> None:
    known = after(*[shown(comment("7", text)) for text in ("One.", "Two.", "One.")])

    assert since(known, 1) == {}
    assert since(known, 2) == {"7": "edited"}


def test_another_extractor_s_reading_of_the_same_words_is_no_edit() -> None:
    known = after(shown(comment("7", "Stay safe. Reply"), comment("8", "Yes.")))

    told = step(known, shown(comment("7", "Stay safe."), comment("8", "Yes.")), 2, "warta/2")
    again = step(told, shown(comment("7", "Stay safer."), comment("8", "Yes.")), 3, "warta/2")

    assert since(told, 1) == {}
    assert since(again, 1) == {"7": "edited"}


# --- gone ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "later",
    [
        shown(comment("1", "One."), complete=False),
        replace(shown(comment("1", "One.")), truncated=True),
        bare_article(thread=None),
        shown(),
        shown(comment("90", "Another."), comment("91", "One more.")),
    ],
    ids=["incomplete", "cut", "no thread", "emptied", "numbered anew"],
)
def test_what_is_only_not_shown_is_not_gone(later: Article) -> None:
    known = after(shown(comment("1", "One."), comment("2", "Two.")), later)

    assert "gone" not in since(known, 1).values()


def test_the_only_comment_can_go() -> None:
    assert since(after(shown(comment("1", "One.")), shown()), 1) == {"1": "gone"}


def test_a_comment_that_came_back_is_new_to_whoever_saw_it_gone() -> None:
    one, two = comment("1", "One."), comment("2", "Two.")
    known = after(shown(one, two), shown(one), shown(one, two))

    assert since(known, 1) == {}
    assert since(known, 2) == {"2": "new"}
    assert since(known, 3) == {}


def test_what_came_and_went_between_two_visits_is_gone() -> None:
    one, two = comment("1", "One."), comment("2", "Two.")

    assert since(after(shown(one), shown(one, two), shown(one)), 1) == {"2": "gone"}


@pytest.mark.parametrize("state", ["deleted", "hidden"])
def test_a_comment_of_which_only_the_place_is_left_is_gone(state: str) -> None:
    blank = comment("2", body=(), author="", state=state)
    known = after(shown(comment("1", "One."), comment("2", "Two.")), shown(comment("1", "One."), blank, complete=False))

    assert since(known, 1) == {"2": "gone"}


def test_what_waits_for_the_moderator_is_not_followed() -> None:
    assert after(shown(comment("1", "Mine.", state="pending"))) == []


# --- pages that give no ids ---------------------------------------------------------------------------------------


def numbered(*comments: tuple[str, str]) -> Article:
    """Comments of (author, words) that have no id but their place on the page."""
    return shown(*[comment(f"n{place}", text, author=author) for place, (author, text) in enumerate(comments, 1)])


def hows(known: list[Version], mark: int) -> list[str]:
    return sorted(since(known, mark).values())


def test_without_ids_a_comment_is_its_author_and_words_wherever_it_stands() -> None:
    known = after(
        numbered(("Budi", "One."), ("Dewi", "Two.")), numbered(("Joko", "Zero."), ("Budi", "One."), ("Dewi", "Two."))
    )

    assert hows(known, 1) == ["new"]


def test_without_ids_the_same_words_twice_are_two_comments() -> None:
    known = after(numbered(("Budi", "+1"), ("Budi", "+1")), numbered(("Budi", "+1")))

    assert len(histories(known)) == 2
    assert hows(known, 1) == ["gone"]


def test_without_ids_an_edit_is_known_by_author_and_time() -> None:
    dated = [comment("n1", "One.", posted_at=NOON), comment("n2", "Two.", posted_at=NOON + timedelta(hours=1))]
    edited = [dated[0], comment("n2", "Too.", posted_at=NOON + timedelta(hours=1))]

    assert hows(after(shown(*dated), shown(*edited)), 1) == ["edited"]


def test_a_site_that_numbers_its_comments_anew_says_nothing_new() -> None:
    texts = ("One.", "Two.", "Three.")
    before = shown(*[comment(str(number), text) for number, text in enumerate(texts)])
    later = shown(*[comment(str(number + 500), text) for number, text in enumerate(texts)])

    assert since(after(before, later), 1) == {}


def test_an_id_that_has_become_another_s_comment_is_no_edit() -> None:
    before = shown(comment("1", "One.", author="Budi"), comment("2", "Two.", author="Dewi"))
    later = shown(comment("1", "Three.", author="Joko"), comment("2", "Two.", author="Dewi"))

    assert hows(after(before, later), 1) == ["gone", "new"]


def test_hostile_ids_are_each_a_comment_of_their_own() -> None:
    known = after(shown(comment("1", "One."), comment("1", "Two."), comment("", "Three."), comment("\ud800", "Four.")))

    assert len(histories(known)) == 4
    assert all(version.key.isprintable() for version in known)


def test_what_is_reported_names_the_words_that_were_edited_and_those_that_are_gone() -> None:
    fetches = [shown(comment("1", "One."), comment("2", "Two.")), shown(comment("1", "Uno."))]
    known = after(*fetches)
    words = {1: comment("1", "One."), 2: comment("2", "Two.")}
    kept = versions.Kept(words=words.__getitem__, moment=lambda fetch: NOON + timedelta(hours=fetch))
    thread_now = fetches[1].thread
    assert thread_now

    told = versions.told(histories(known), thread_now, 1, kept)

    assert (told.mark, told.when, told.changed) == (1, NOON + timedelta(hours=1), {"1": "edited", "2": "gone"})
    assert told.before == {"1": "One."}
    [gone] = told.gone
    assert (gone.comment.text, gone.comment.state, gone.last_seen, gone.lately) == (
        "Two.",
        "gone",
        NOON + timedelta(hours=1),
        True,
    )


def test_a_thread_without_a_visit_is_held_against_nothing() -> None:
    fetches = [shown(comment("1", "One."), comment("2", "Two.")), shown(comment("1", "Uno."))]
    kept = versions.Kept(words=lambda _row: comment("2", "Two."), moment=lambda _fetch: None)
    thread_now = fetches[1].thread
    assert thread_now

    told = versions.told(histories(after(*fetches)), thread_now, None, kept)

    assert (told.mark, told.when, told.changed, told.before) == (None, None, {}, {})
    assert [gone.lately for gone in told.gone] == [False]
