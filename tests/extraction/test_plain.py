"""A text capture gives its story: whatever stood around it, wherever the capture put it."""

from __future__ import annotations

import os
import textwrap
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from warta.errors import ExtractError
from warta.extraction import plain
from warta.model.blocks import Code, Embed, Figure, Heading, Listing, Paragraph, Quotation, Rule, text_of

if TYPE_CHECKING:
    from warta.extraction.text import Removed


def capture(name: str) -> str:
    """A capture of our own, its line ends as they are."""
    return Path(__file__).with_name("captures").joinpath(f"{name}.txt").read_bytes().decode()


STORY = capture("story").strip()
BARABAI = "Tiga Lokasi Pengungsian Disiapkan untuk Warga Barabai"


def test_a_title_after_the_body_is_the_title() -> None:
    article = plain.read(capture("title-last"))

    assert article.title == BARABAI
    assert article.text == f"{STORY}\n\n(sumber:kabarbanua.example)"


def test_dateline_credit_and_quotes_are_told_of_a_capture() -> None:
    article = plain.read(capture("title-last"))

    assert article.dateline is not None
    assert article.dateline.place == "Barabai"
    assert [(one.label, one.name) for one in article.credits] == [("sumber", "kabarbanua.example")]
    assert [quote.speaker for quote in article.quotes] == ["Budi Hartono", "Budi Hartono"]


def test_menu_byline_share_neighbours_thread_and_form_leave_the_text() -> None:
    article = plain.read(capture("title-first"))

    assert article.title == BARABAI
    assert article.authors == ("Siti Aminah",)
    assert article.published is not None
    assert article.published.date().isoformat() == "2021-01-12"
    assert article.tags == ("banjir", "barabai", "BPBD")
    assert article.text == f"{STORY}\n\n(sba/rif)"


def test_a_form_before_the_story_is_no_end_of_it() -> None:
    article = plain.read(capture("form-first"))

    assert (article.title, article.text) == (BARABAI, STORY)


def test_hard_wrapped_lines_are_paragraphs_again() -> None:
    article = plain.read(capture("english-wrapped"))

    assert article.title == "Harbour town rebuilds its pier after the storm"
    assert article.authors == ("Laura Bennett",)
    assert article.published == datetime(2024, 3, 5, tzinfo=UTC)
    assert [text_of(block)[:24] for block in article.blocks] == [
        "EASTPORT, Maine (AP) — V",
        "“We lost more than plank",
        "Work has been slow. Timb",
    ]
    assert "carried away in January" in article.text
    assert article.text.endswith("can be done at all.")


def test_markdown_keeps_its_shape() -> None:
    article = plain.read(capture("markdown"))

    assert (article.title, article.authors) == ("The river that moved", ("Grace Lin",))
    assert article.tags == ("rivers", "maps")
    assert [type(block) for block in article.blocks] == [Paragraph, Heading, Paragraph, Listing, Quotation, Code]
    assert [(link.title, link.url) for link in article.links] == [("The survey", "https://survey.example/map")]
    assert isinstance(article.blocks[2], Paragraph)
    assert [(span.text, span.style) for span in article.blocks[2].spans if span.style] == [("eleven days", "strong")]
    assert (
        text_of(article.blocks[3])
        == "the upper bridge stands dry\nthe lower bridge is gone\nnobody has mapped the ford"
    )


@pytest.mark.parametrize(
    ("name", "title", "place", "speaker", "last"),
    [
        ("german", "Deichbau in Nordhafen verzögert sich weiter", "Nordhafen", "Helga Sommer", "Mittel zugesagt."),
        ("spanish", "La sequía vacía el embalse de la sierra", "Valderrobles", "Carmen Ruiz", "Fuente: Europa Press"),
        ("japanese", "川の堤防、来月から工事へ", "北川", None, "ないとしている。"),
        ("mail", "Ferry service returns to the island", "Lowhaven", None, "leaves at six."),
        ("crlf", "Jembatan Baru Dibuka", "Martapura", None, "ditempuh lagi."),
    ],
)
def test_captures_of_many_kinds_are_read(name: str, title: str, place: str, speaker: str | None, last: str) -> None:
    article = plain.read(capture(name))

    assert article.title == title
    assert article.dateline is not None
    assert article.dateline.place == place
    assert {quote.speaker for quote in article.quotes} == ({speaker} if speaker or article.quotes else set())
    assert article.text.endswith(last)


def test_a_short_line_between_paragraphs_is_a_heading_and_cookies_are_no_story() -> None:
    article = plain.read(capture("cookies"))

    assert article.title == "Old mill to become a library"
    assert [type(block) for block in article.blocks] == [Paragraph, Paragraph, Heading, Paragraph]
    assert article.text.startswith("The old mill by the weir")
    assert article.text.endswith("almost nine years.")


def test_a_paragraph_a_line_is_read_as_such() -> None:
    article = plain.read(capture("one-line-each"))

    assert article.title == "Pasar Terapung Kembali Ramai"
    assert article.text == f"{STORY}\n\nEditor : Ani | Reporter : Budi"
    assert [(one.label, one.name) for one in article.credits] == [("Editor", "Ani"), ("Reporter", "Budi")]


def test_a_last_paragraph_without_a_full_stop_stays() -> None:
    text = capture("title-last").replace(
        "(sumber:",
        "Hadir pula camat, lurah, para relawan dan tokoh masyarakat setempat, serta Budi Hartono\n\n(sumber:",
    )

    assert "serta Budi Hartono" in plain.read(text).text


@pytest.mark.parametrize("empty", ["", " \n\t\n", "\u200b\n", capture("furniture-only"), "\x1b[31m\x1b[m"])
def test_nothing_but_furniture_is_no_article(empty: str) -> None:
    with pytest.raises(ExtractError) as caught:
        plain.read(empty, url="file:///kosong.txt")

    assert (caught.value.kind, caught.value.url) == ("empty", "file:///kosong.txt")


def test_escapes_leave_a_capture_and_are_counted() -> None:
    removed: Removed = {"bidi": 1}

    article = plain.read(
        "Judul \x1b[31mmerah\x1b[m\n\nIsi berita yang \u202epanjang ini cukup untuk menjadi satu paragraf penuh.",
        removed=removed,
    )

    assert article.title == "Judul merah"
    assert article.hidden == (("bidi", 2), ("escape", 2))
    assert removed == {"bidi": 2, "escape": 2}


def test_a_single_line_is_a_title() -> None:
    assert plain.read("Hanya judul saja").title == "Hanya judul saja"


def test_every_field_says_how_it_was_had() -> None:
    article = plain.read(capture("title-first"))

    assert {one.field for one in article.evidence} == {"title", "authors", "published", "tags"}


OWN = """Jembatan Gantung Paring Dibuka Lagi Setelah Dua Tahun Ditutup untuk Perbaikan
Rina Sari, Budi Hartono · 29 Jan 2025 08:15 WITA · updated 30 Jan 2025 · 2 min read · Kabar Jukung

BANJARMASIN– Jembatan gantung di Sungai Paring dibuka lagi pada Rabu pagi, setelah dua tahun lebih ditutup bagi warga.

[picture: Warga menyeberang pada hari pertama. Foto: Rina Sari/Kabar Jukung]

“Kami sudah lama menunggu,” kata Hj. Masliani, pedagang kue di seberang sungai yang dulu harus memutar jauh.

* * *

> Jembatan itu milik semua orang.
>
> Siapa pun boleh lewat.

[video: Hari pertama, https://films.example/1]

    pilar = baca("sungai")
    tulis(pilar)

Seorang tukang yang ikut memasang papan terakhir berharap jembatan itu bertahan sampai cucunya dewasa dan menjadi tua.
"""


def wrapped(text: str, width: int) -> str:
    """A text as a program wraps it."""
    return "\n".join(
        line
        if line.startswith("    ")
        else textwrap.fill(line, width, subsequent_indent="> " if line[:1] == ">" else "", break_on_hyphens=False)
        for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [1000, 88, 72, 60, 50])
def test_what_warta_wrote_is_read_back_wrapped_or_not(width: int) -> None:
    article = plain.read(wrapped(OWN, width))

    assert article.title == "Jembatan Gantung Paring Dibuka Lagi Setelah Dua Tahun Ditutup untuk Perbaikan"
    assert article.authors == ("Rina Sari", "Budi Hartono")
    assert article.published == datetime(2025, 1, 29, 8, 15, tzinfo=timezone(timedelta(hours=8)))
    assert article.modified is not None
    assert article.modified.day == 30
    assert article.site == "Kabar Jukung"
    assert [type(block) for block in article.blocks] == [
        Paragraph,
        Figure,
        Paragraph,
        Rule,
        Quotation,
        Quotation,
        Embed,
        Code,
        Paragraph,
    ]
    assert [quote.speaker for quote in article.quotes] == ["Masliani"]


def test_a_picture_that_was_written_as_text_keeps_its_credit_apart() -> None:
    article = plain.read(OWN)

    (picture,) = (block for block in article.blocks if isinstance(block, Figure))
    assert "".join(span.text for span in picture.caption) == "Warga menyeberang pada hari pertama."
    assert picture.credit == "Foto: Rina Sari/Kabar Jukung"
    assert [(one.label, one.name) for one in article.credits] == [("Foto", "Rina Sari/Kabar Jukung")]


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("5 Mar 2024 · 1 min read", datetime(2024, 3, 5, tzinfo=UTC)),
        ("Ann Roe · 5 Mar 2024 07:30 UTC-5", datetime(2024, 3, 5, 7, 30, tzinfo=timezone(timedelta(hours=-5)))),
        ("3 menit", None),
    ],
)
def test_the_line_under_a_title_may_say_little(told: str, published: datetime | None) -> None:
    article = plain.read(f"Harbour town rebuilds its pier\nA long winter ends\n{told}\n\nThe pier is open again.\n")

    assert (article.title, article.subtitle) == ("Harbour town rebuilds its pier", "A long winter ends")
    assert article.published == published
    assert article.text == "The pier is open again."


@pytest.mark.parametrize(
    "bait",
    [
        "a\n",
        "- a\n",
        "# a\n",
        "> a\n",
        "```\n",
        "A: b\n",
        "*a",
        "[a](",
        "a|",
        "a. ",
        "“a",
        "a · ",
        "a\n · 1 Jan 2020\n",
    ],
)
def test_bait_of_twenty_thousand_characters_is_read(bait: str) -> None:
    article = plain.read("Judul\n\n" + bait * (20_000 // len(bait)))

    assert article.title or article.blocks


@pytest.fixture
def shared() -> Path:
    """The folder of given captures, which is no part of the project."""
    folder = os.environ.get("WARTA_SHARED")
    if not folder or not Path(folder, "seed").is_dir():
        pytest.skip("WARTA_SHARED names no folder with given captures")
    return Path(folder, "seed")


def test_the_given_capture_is_read_whole(shared: Path) -> None:
    text = (shared / "pemilu-damai.txt").read_text("utf-8")

    article = plain.read(text)

    lines = [line for line in text.splitlines() if line.strip()]
    assert article.title == "Pemprov Ingin Ciptakan Pemilu Damai"
    assert article.dateline is not None
    assert article.dateline.place == "Banjarmasin"
    assert [one.name for one in article.credits] == ["matabanua.co.id"]
    assert article.text == "\n\n".join(line.strip() for line in lines[:12])
    assert len(article.quotes) == 4
    assert {quote.speaker for quote in article.quotes} == {"Adi Santoso"}
