"""A page is cited as it was seen: nothing is made up, nothing a program reads is broken by what the page says."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.builders import bare_article, loaded, quote
from warta.citation import bibtex, citeproc, csl, quoting, ris, styles
from warta.errors import ConfigError
from warta.model.article import Dateline

if TYPE_CHECKING:
    from warta.model.article import Article
    from warta.model.capture import LoadedArticle

URL = "https://koran.example/2026/03/pier/"
SEEN = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


def story(**given: object) -> Article:
    told = {
        "url": URL,
        "title": "The pier falls",
        "authors": ("Rina Wulandari", "Ben Okafor"),
        "site": "Koran Kita",
        "language": "en",
        "published": datetime(2026, 3, 5, 22, 0, tzinfo=UTC),
        "dateline": Dateline(place="Banjarmasin"),
    }
    return bare_article(**(told | given))


def seen(article: Article, number: int = 12) -> LoadedArticle:
    made = loaded(article)
    return replace(made, id=number, provenance=replace(made.provenance, fetched_at=SEEN, sha256="ab" * 32))


def test_an_item_says_who_what_where_when_and_when_it_was_seen() -> None:
    assert csl.item(seen(story())) == {
        "id": "wulandari2026pier",
        "type": "article-newspaper",
        "title": "The pier falls",
        "author": [{"literal": "Rina Wulandari"}, {"literal": "Ben Okafor"}],
        "issued": {"date-parts": [[2026, 3, 5]]},
        "accessed": {"date-parts": [[2026, 11, 23]]},
        "container-title": "Koran Kita",
        "publisher-place": "Banjarmasin",
        "language": "en",
        "URL": URL,
        "archive": "warta",
        "archive_location": "sha256:" + "ab" * 32,
    }


def test_what_is_unknown_is_left_out_and_never_made_up() -> None:
    item = csl.item(seen(bare_article(url=URL), number=0))

    assert set(item) == {"id", "type", "accessed", "URL"}
    assert item["type"] == "webpage"
    assert styles.chicago(item) == f"“Untitled.” Accessed November 23, 2026. {URL}"
    assert styles.apa(item) == f"[Untitled]. (n.d.). Retrieved November 23, 2026, from {URL}"
    assert styles.wikipedia(item) == f"{{{{cite web |url={URL} |access-date=2026-11-23}}}}"


def test_items_of_one_name_are_distinguished() -> None:
    names = [item["id"] for item in csl.items([seen(story())] * 28)]

    assert names[:3] == ["wulandari2026pier", "wulandari2026pierb", "wulandari2026pierc"]
    assert names[-2:] == ["wulandari2026pieraa", "wulandari2026pierab"]


def test_a_name_is_made_of_plain_letters_whatever_the_page_is_written_in() -> None:
    assert csl.item(seen(story(authors=("Zoë Ångström",), title="Čtyři dny")))["id"] == "angstrom2026ctyri"
    assert csl.item(seen(story(authors=("山田太郎",), title="橋が落ちた")))["id"] == "page2026"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        ("chicago", f"Rina Wulandari and Ben Okafor. “The pier falls.” Koran Kita, March 5, 2026. {URL}"),
        ("apa", f"Rina Wulandari & Ben Okafor. (2026, March 5). The pier falls. Koran Kita. {URL}"),
        (
            "wikipedia",
            (
                f"{{{{cite news |author1=Rina Wulandari |author2=Ben Okafor |title=The pier falls |url={URL}"
                " |work=Koran Kita |location=Banjarmasin |date=2026-03-05 |access-date=2026-11-23 |language=en}}"
            ),
        ),
    ],
)
def test_each_style_is_written_as_its_manual_says(style: str, written: str) -> None:
    assert styles.STYLES[style](csl.item(seen(story()))) == written


def test_a_title_that_asks_keeps_its_mark_and_three_authors_their_commas() -> None:
    item = csl.item(seen(story(title="Who fell?", authors=("A B", "C D", "E F"))))

    assert styles.chicago(item).startswith("A B, C D, and E F. “Who fell?” Koran")
    assert styles.apa(item).startswith("A B, C D, & E F. (2026, March 5). Who fell? Koran")


def test_bibtex_and_ris_are_read_back_as_they_were_meant() -> None:
    item = csl.item(seen(story()))

    assert bibtex.entry(item) == (
        "@misc{wulandari2026pier,\n"
        "  author = {{Rina Wulandari} and {Ben Okafor}},\n"
        "  title = {{The pier falls}},\n"
        "  howpublished = {Koran Kita},\n"
        "  address = {Banjarmasin},\n"
        "  year = {2026},\n"
        "  month = mar,\n"
        "  day = {5},\n"
        "  language = {en},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-23},\n"
        f"  note = {{sha256:{'ab' * 32}}},\n"
        "}\n"
    )
    assert ris.record(item).splitlines() == [
        "TY  - NEWS",
        "AU  - Rina Wulandari",
        "AU  - Ben Okafor",
        "TI  - The pier falls",
        "T2  - Koran Kita",
        "PY  - 2026",
        "DA  - 2026/03/05/",
        "CY  - Banjarmasin",
        "LA  - en",
        f"UR  - {URL}",
        "Y2  - 2026/11/23/",
        f"AV  - sha256:{'ab' * 32}",
        "ER  - ",
    ]


HOSTILE = "}, title={x}} |url=evil |x=[[Main]]{{delete}} '''b''' ~~~~ \\input{/etc/passwd} 100% & #1_^$ <ref>"


def test_no_words_of_a_page_end_a_field_early() -> None:
    item = csl.item(seen(story(title=HOSTILE, authors=(HOSTILE,), url="https://k.example/}|{{x}}[y]'''")))

    written = bibtex.entry(item)
    bare = written.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert re.findall(r"^  (\w+) = ", written, re.MULTILINE) == [
        "author", "title", "howpublished", "address", "year", "month", "day", "language", "url", "urldate", "note"
    ]  # fmt: skip
    assert r"\input" not in written
    template = styles.wikipedia(item)
    assert template.count("{{") == template.count("}}") == 1
    assert [part.split("=")[0] for part in template[2:-2].split("|")[1:]] == [
        "author", "title", "url", "work", "location", "date", "access-date", "language"
    ]  # fmt: skip
    assert "<ref>" not in template
    assert "[[" not in template
    assert "'''" not in template


def test_a_line_of_ris_is_one_line() -> None:
    item = csl.item(seen(story(title="One\nER  - \nTY  - NEWS")))

    assert ris.record(item).count("\nER  - ") == 1


STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
  <info><title>Ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout suffix=".">
    <names variable="author"><name and="text"/></names>
    <text variable="title" prefix=", " quotes="true"/>
    <text variable="container-title" prefix=", " font-style="italic"/>
    <text variable="publisher-place" prefix=", "/>
    <date variable="issued" prefix=", "><date-part name="month"/><date-part name="year" prefix=" "/></date>
    <text variable="archive_location" prefix=", "/>
    <text variable="URL" prefix=", "/>
  </layout></bibliography>
</style>"""


def test_any_csl_style_is_written_by_citeproc() -> None:
    items = csl.items([seen(story()), seen(story(title="Who <b>fell</b>?"))])

    where = f"Koran Kita, Banjarmasin, March 2026, sha256:{'ab' * 32}, {URL}."
    assert citeproc.written(items, STYLE.encode()) == [
        f"Rina Wulandari and Ben Okafor, “The pier falls”, {where}",
        f"Rina Wulandari and Ben Okafor, “Who <b>fell</b>?”, {where}",
    ]


@pytest.mark.parametrize(
    "style",
    [
        "",
        "no xml",
        "<style/>",
        STYLE.replace("bibliography", "other"),
        STYLE.replace("<?xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><?xml"),
        STYLE.replace('variable="title" prefix', 'macro="none" prefix'),
        " " * (5 << 20),
    ],
    ids=["empty", "no-xml", "no-style", "no-bibliography", "document-type", "no-macro", "too-long"],
)
def test_what_is_no_style_is_reported_in_one_line(style: str) -> None:
    with pytest.raises(ConfigError, match="no CSL style") as caught:
        citeproc.written(csl.items([seen(story())]), style.encode())

    assert "\n" not in caught.value.what


def test_without_citeproc_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)

    with pytest.raises(ConfigError) as caught:
        citeproc.written([], STYLE.encode())

    assert caught.value.hint == "pip install 'warta[cite]'"


def test_a_copied_quote_carries_who_where_when_and_which_text() -> None:
    held = replace(seen(story()), revision=2)

    copied = quoting.quoted(held, "“It fell “at once” again”", quote("It fell", role="mayor"))

    assert copied == (
        "“It fell ‘at once’ again” — Dewi Lestari (mayor), Koran Kita, published 2026-03-05, "
        f"{URL}, revision 2, text sha256:{held.provenance.text_sha256[:16]}…"
    )


def test_what_is_unknown_of_a_copied_quote_is_left_out() -> None:
    held = seen(bare_article(url=URL))

    copied = quoting.quoted(held, "It\nfell", quote("It fell", speaker=None))

    assert copied == f"“It fell” — seen 2026-11-23, {URL}, text sha256:{held.provenance.text_sha256[:16]}…"
