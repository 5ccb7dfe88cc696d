"""Words that were acknowledged and are gone are lost, unless they were taken away on purpose."""

from __future__ import annotations

import random

from tests.keys.keyboard import phrase
from tests.keys.ledger import Ledger, held
from warta.model.reply import Draft

FIRST, SECOND = " pasar 洪水 мост 〇〇〇〇一", " pasar 川 नदी 〇〇〇〇二"


def draft(number: int, text: str, state: str = "draft") -> Draft:
    return Draft(id=number, url="https://news.example/", text=text, state=state)


def test_saved_words_that_go_are_lost_once() -> None:
    ledger = Ledger()
    written = ledger.write(FIRST)
    assert ledger.look([draft(1, FIRST)]) == []

    assert ledger.look([]) == [written]
    assert ledger.look([]) == []
    assert ledger.counts() == {"written": 1, "reached": 1, "lost": 1}


def test_a_draft_that_stands_without_its_newest_words_is_a_loss() -> None:
    ledger = Ledger()
    ledger.write(FIRST)
    newest = ledger.write(SECOND)
    ledger.look([draft(1, FIRST + SECOND)])

    assert ledger.look([draft(1, FIRST)]) == [newest]


def test_what_was_discarded_edited_or_sent_is_no_loss() -> None:
    ledger = Ledger()
    ledger.write(FIRST)
    ledger.look([draft(1, FIRST)])
    ledger.discarded.add(1)
    ledger.look([])
    ledger.write(SECOND)
    ledger.look([draft(2, SECOND)])
    ledger.look([draft(2, "")], excused="edited")
    ledger.write(FIRST)
    ledger.look([draft(3, FIRST, "held")])

    assert ledger.counts() == {"written": 3, "reached": 3, "discarded": 1, "edited": 1, "sent": 1}


def test_words_that_never_came_are_lost_when_the_app_closed_them_and_not_when_it_was_killed() -> None:
    ledger = Ledger()
    first = ledger.write(FIRST)
    assert ledger.missing() == [first]

    ledger.write(SECOND)
    ledger.cut_off()
    assert ledger.missing() == []
    assert ledger.counts() == {"written": 2, "reached": 0, "lost": 1, "unkept": 1}


def test_words_are_found_among_others_that_were_typed_between_them() -> None:
    both = [FIRST, SECOND]
    assert held(f"g{FIRST[:8]}words “{FIRST[8:]}", both) == {FIRST}
    for place in range(len(SECOND)):
        assert held(f"{SECOND[:place]}{FIRST}{SECOND[place:]}", both) == {*both}
    assert held(FIRST[:-1], both) == set()


def test_no_phrase_holds_another() -> None:
    chance = random.Random(1)
    phrases = [phrase(number, chance) for number in range(200)]

    assert not [phrase for phrase in phrases if held(phrase, phrases) != {phrase}]


def test_a_phrase_is_not_found_in_the_pieces_of_many_others() -> None:
    chance = random.Random(2)
    phrases = [phrase(number, chance) for number in range(150)]

    for gone in phrases:
        assert held("".join(each for each in phrases if each != gone), phrases) == {*phrases} - {gone}


def test_words_that_never_stood_in_a_composer_are_no_loss_but_those_that_were_saved_after_all_are() -> None:
    ledger = Ledger()
    ledger.write(FIRST).state = "elsewhere"
    second = ledger.write(SECOND)
    second.state = "elsewhere"

    assert ledger.missing() == []
    assert ledger.look([draft(1, SECOND)]) == []
    assert ledger.counts() == {"written": 1, "reached": 1, "elsewhere": 1, "kept": 1}
    assert ledger.look([]) == [second]
