"""Taking notes: on kept words only, each where its words stand now, and those that stand no more are orphans."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.builders import FLOOD, HOSTILE, article, loaded, page, paragraph
from tests.compare.edits import Newsdesk, Story, printed, told, words_of
from tests.compare.test_alignment import FLOOD as FLOOD_STORY
from tests.fake_library import FakeLibrary
from tests.fake_notebook import FakeNotebook
from tests.fakes import FakeClock
from warta.compare.anchors import spots
from warta.errors import ConfigError, LibraryError
from warta.model.blocks import Figure, text_of
from warta.model.notes import Spot
from warta.services.notes import Notes

if TYPE_CHECKING:
    from warta.model.blocks import Block
    from warta.model.capture import LoadedArticle
    from warta.model.notes import Placed

NIGHT = paragraph("The water came at night, and nobody was warned.")
RICE = paragraph("Rice is handed out at the bus station every morning.")
MAYOR = paragraph("The mayor said that the dike had been looked after.")


class Room:
    """A room of notes over fakes, and a story that can be published anew."""

    def __init__(self) -> None:
        self.library = FakeLibrary()
        self.book = FakeNotebook(self.library)
        self.notes = Notes(self.book, FakeClock(), close=self.library.close)

    def published(self, *blocks: Block) -> LoadedArticle:
        story = article(*blocks)
        return self.library.keep(page(story.text, FLOOD), story)


@pytest.fixture
def room() -> Room:
    return Room()


def shown(loaded: LoadedArticle, placed: Placed) -> list[str]:
    return [text_of(loaded.article.blocks[spot.block])[spot.start : spot.end] for spot in placed.spots]


def test_a_note_stands_on_the_words_that_were_marked(room: Room) -> None:
    story = room.published(NIGHT, RICE)

    made = room.notes.mark_block(story, 1, (0, 4), "How much?")

    [placed] = room.notes.of(story)
    assert (placed.note, placed.spots) == (made, (Spot(block=1, start=0, end=4),))
    assert (made.words, made.anchor.exact, made.revision) == ("How much?", "Rice", 1)


def test_a_whole_paragraph_can_be_marked(room: Room) -> None:
    story = room.published(NIGHT, RICE)

    room.notes.mark_block(story, 1)

    assert [shown(story, placed) for placed in room.notes.of(story)] == [[text_of(RICE)]]


def test_white_space_at_the_ends_is_not_marked(room: Room) -> None:
    story = room.published(NIGHT, RICE)

    assert room.notes.mark_block(story, 0, (3, 10)).anchor.exact == "water"


def test_quoted_words_are_found_however_they_are_typed(room: Room) -> None:
    story = room.published(paragraph("“We were not\nwarned,” said Dewi — twice."))

    made = room.notes.quote(story, '"We were not  warned," said Dewi - twice')

    assert made.anchor.exact == "“We were not\nwarned,” said Dewi — twice"


@pytest.mark.parametrize(("quoted", "says"), [("a flood", "do not stand"), ("the", "stand 2 times"), ("  ", "do not")])
def test_words_that_do_not_stand_once_are_refused(room: Room, quoted: str, says: str) -> None:
    story = room.published(paragraph("On the day the water came."))

    with pytest.raises(ConfigError, match=says):
        room.notes.quote(story, quoted)


def test_an_unsaved_page_cannot_be_noted(room: Room) -> None:
    with pytest.raises(ConfigError, match="on what is kept"):
        room.notes.quote(loaded(article(NIGHT)), "water")


def test_a_caption_over_the_article_is_no_part_of_its_text(room: Room) -> None:
    over = Figure(src="https://news.example/a.jpg", caption=paragraph("The market.").spans)
    story = room.published(over, NIGHT)

    with pytest.raises(ConfigError, match="no part"):
        room.notes.mark_block(story, 0)
    assert room.notes.mark_block(story, 1, (4, 9)).anchor.exact == "water"


def test_a_note_moves_with_its_words(room: Room) -> None:
    room.notes.mark_block(room.published(NIGHT, RICE, MAYOR), 1, (22, 37))

    later = room.published(MAYOR, paragraph("Something new was told."), RICE)

    assert [shown(later, placed) for placed in room.notes.of(later)] == [["the bus station"]]


def test_a_note_whose_words_are_gone_is_an_orphan_with_the_text_it_was_made_on(room: Room) -> None:
    story = room.published(NIGHT, RICE)
    made = room.notes.mark_block(story, 1, (0, 4))

    later = room.published(NIGHT, paragraph("Bread is handed out at the bus station every morning."))

    [placed] = room.notes.of(later)
    assert placed.orphan
    assert room.notes.original(made) == story.article.text
    assert not room.notes.of(story)[0].orphan


def test_words_that_stand_elsewhere_too_are_not_taken_for_those_that_went(room: Room) -> None:
    both = paragraph("Rice was sold out."), paragraph("Then rice came. Rice was handed out at the station.")
    room.notes.mark_block(room.published(*both), 0, (0, 4))

    later = room.published(both[1])

    assert room.notes.of(later)[0].orphan


def test_a_note_follows_a_article_edit_by_edit_though_nothing_of_the_first_text_is_left_around_it(room: Room) -> None:
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu"]
    story = room.published(paragraph(" ".join(words)))
    room.notes.quote(story, "zeta")

    for at in (*range(5), *range(6, len(words))):
        words[at] = f"new{at}"
        story = room.published(paragraph(" ".join(words)))
        [placed] = room.notes.of(story)
        assert shown(story, placed) == ["zeta"]


def test_a_library_that_cannot_be_written_still_shows_where_notes_stand(room: Room) -> None:
    room.notes.mark_block(room.published(NIGHT, RICE), 1, (0, 4))
    later = room.published(RICE, NIGHT)

    def full(*given: object) -> None:
        raise LibraryError("the disk is full")

    room.book.move = full  # type: ignore[method-assign, assignment] # a disk that is full

    assert [shown(later, placed) for placed in room.notes.of(later)] == [["Rice"]]


def test_notes_stand_in_the_order_of_the_text_and_orphans_last(room: Room) -> None:
    story = room.published(NIGHT, RICE, MAYOR)
    for block in (2, 0, 1):
        room.notes.mark_block(story, block, words=f"block {block}")

    later = room.published(MAYOR, NIGHT)

    assert [placed.note.words for placed in room.notes.of(later)] == ["block 2", "block 0", "block 1"]


def test_what_is_written_is_filtered_and_bounded(room: Room) -> None:
    story = room.published(NIGHT)

    assert room.notes.mark_block(story, 0, words=f" {HOSTILE}\n").words == "ABCDEFGH"
    with pytest.raises(ConfigError, match="100000 characters"):
        room.notes.mark_block(story, 0, words="a" * 100_001)


def test_a_removed_note_is_brought_back_as_it_was(room: Room) -> None:
    story = room.published(NIGHT)
    made = room.notes.mark_block(story, 0, words="Ask.")

    removed = room.notes.remove(made.id)
    assert room.notes.of(story) == ()
    with pytest.raises(ConfigError, match="no note 1"):
        room.notes.find(made.id)
    room.notes.restore(removed)

    assert [placed.note for placed in room.notes.of(story)] == [made]


def test_notes_are_looked_for_in_their_words_their_article_and_its_address(room: Room) -> None:
    story = room.published(NIGHT, RICE)
    night = room.notes.mark_block(story, 0, words="Ask the mayor.")
    rice = room.notes.reword(room.notes.mark_block(story, 1).id, "How much?")

    assert room.notes.all() == (rice, night)
    assert room.notes.all("MAYOR water") == (night,)
    assert room.notes.all("news.example river") == (rice, night)
    assert room.notes.all("nothing") == ()


def test_of_a_text_that_was_lost_a_note_is_found_where_all_its_context_stands(room: Room) -> None:
    made = room.notes.mark_block(room.published(NIGHT, RICE), 1, (0, 4))
    room.book._texts.clear()

    longer, shorter = room.published(MAYOR, NIGHT, RICE), room.published(MAYOR, RICE)

    assert [shown(longer, placed) for placed in room.notes.placed(longer, [made])] == [["Rice"]]
    assert room.notes.placed(shorter, [made])[0].orphan


def test_over_200_edits_in_a_row_no_note_is_wrong_and_each_that_stands_is_found(room: Room) -> None:
    random, desk, story = Random(11), Newsdesk(11), told(FLOOD_STORY)
    loaded = room.published(*_blocks(story))
    text, places = printed(story)
    pinned: dict[int, range] = {}
    for _ in range(30):
        first = random.randrange(len(places) - 12)
        words = range(first, first + random.choice((4, 6, 8, 12)))
        pinned[room.notes.mark(loaded, places[words[0]][0], places[words[-1]][1]).id] = words

    found = orphans = 0
    for _ in range(200):
        story = desk.edit(story)
        loaded = room.published(*_blocks(story))
        text, places = printed(story)
        assert loaded.article.text == text
        went = {origin: at for at, (_word, origin) in enumerate(words_of(story)) if origin is not None}
        for placed in room.notes.of(loaded):
            words = pinned[placed.note.id]
            at = went.get(words[0], -1)
            stands = at >= 0 and [went.get(word) for word in words] == [*range(at, at + len(words))]
            assert placed.orphan is not stands, placed.note.anchor.exact
            if stands:
                found += 1
                expected = spots(loaded.article, places[at][0], places[at + len(words) - 1][1])
                assert placed.spots == expected
            orphans += placed.orphan

    assert (found > 500, orphans > 500) == (True, True)


def _blocks(story: Story) -> list[Block]:
    return [paragraph(line) for line in printed(story)[0].split("\n\n")]
