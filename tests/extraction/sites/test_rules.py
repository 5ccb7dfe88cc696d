"""A reader's own rules say where a site keeps its things."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests import builders
from tests.extraction.sites.pages import POST
from warta.extraction.dom import parse
from warta.extraction.pipeline import extract
from warta.extraction.sites.registry import claim
from warta.extraction.sites.rules import matches

if TYPE_CHECKING:
    from warta.model.article import Article

PAGE = f"""<html><title>Odd</title><body><h1>Portal Berita</h1>
<div class="x1"><p>{"Iklan rumah murah di tepi kota, hubungi kami sekarang juga. " * 12}</p></div>
<div class="Kisah utama" id="k"><b class="kepala">Air Naik \x1b[31mLagi</b><i class="oleh">Rahmi H.</i>
<u class="kapan">20 Maret 2019 08:15 UTC</u><p>Air sungai naik sejak pagi.</p><p class="promo">Baca juga!</p>
<p>Warga mengungsi.</p></div>
<ul><li class="kata"><b>Udin</b><p>Semoga lekas surut ya.</p><ul>
<li class="kata"><b>Aminah</b><p>Amin, Pak Udin.</p></li></ul>
</li></ul></body></html>"""
RULES = {"body": "div.kisah.utama", "title": "b.kepala", "author": ".oleh", "date": ".kapan", "drop": ".promo, b, i, u"}


def read(rules: dict[str, str]) -> Article:
    page = builders.page(PAGE, POST)
    return claim(page, extract(PAGE, url=POST), (), rules).merged()


def test_the_rules_find_what_they_name() -> None:
    article = read(RULES)

    assert article.title == "Air Naik Lagi"
    assert article.authors == ("Rahmi H.",)
    assert article.published == datetime(2019, 3, 20, 8, 15, tzinfo=UTC)
    assert article.text == "Air sungai naik sejak pagi.\n\nWarga mengungsi."
    assert {each.field: each.method for each in article.evidence}["title"] == "settings"


def test_comments_that_stand_in_another_answer_it() -> None:
    article = read({"comments": "li.kata"})

    assert article.thread is not None
    assert [(one.author, one.text, one.depth) for one in article.thread.walk()] == [
        ("Udin", "Semoga lekas surut ya.", 0),
        ("Aminah", "Amin, Pak Udin.", 1),
    ]


def test_a_rule_that_finds_nothing_changes_nothing() -> None:
    assert read(dict.fromkeys(RULES, "table.nowhere")) == extract(PAGE, url=POST)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("div", True),
        (".kisah", True),
        (".utama.kisah", True),
        ("div#k.utama", True),
        ("p, .kisah", True),
        ("p", False),
        (".kis", False),
        ("div.kisah#other", False),
        ("", False),
        (",", False),
    ],
)
def test_a_selector_names_a_tag_classes_and_an_id(selector: str, found: bool) -> None:
    tree = parse(PAGE)

    assert matches(tree, tree.by_id["k"], selector) is found
