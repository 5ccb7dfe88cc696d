"""The words around a story: known in many languages, and not seen where they are not."""

from __future__ import annotations

import pytest

from warta.extraction.labels import KINDS, folded, is_kind, kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Leave a Reply", "reply"),
        ("Tinggalkan Balasan", "reply"),
        ("TINGGALKAN BALASAN Batalkan balasan", "reply"),
        ("Leave a Reply Cancel reply", "cancel"),
        ("Schreibe einen Kommentar", "reply"),
        ("Share this on:", "share"),
        ("Pin this for later!", "share"),
        ("What others are reading", "related"),
        ("You may also be interested in:", "related"),
        ("‹ Back to Blogs", "navigation"),
        ("All comments are welcome", "comments"),
        ("Deja una respuesta", "reply"),
        ("Laisser un commentaire", "submit"),
        ("Bir yanıt yazın", "reply"),
        ("コメントを残す", "reply"),
        ("发表评论", "reply"),
        ("اترك تعليقاً", "reply"),
        ("Добавить комментарий", "reply"),
        ("Post navigation", "navigation"),
        ("Navigasi pos", "navigation"),
        ("Navigation de l’article", "navigation"),
        ("Beitragsnavigation", "navigation"),
        ("« Previous", "previous"),
        ("Next Post →", "next"),
        ("Berita Selanjutnya", "next"),
        ("Your email address will not be published. Required fields are marked *", "note"),
        ("Alamat surel Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *", "note"),
        ("Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert", "note"),
        ("メールアドレスが公開されることはありません。", "note"),
        ("อีเมลของคุณจะไม่แสดงให้คนอื่นเห็น", "note"),
        ("Nama *", "field"),
        ("Name * Email * Website", "field"),
        ("Komentar *", "comments"),
        ("3 Comments", "comments"),
        ("Bagikan ini:", "share"),
        ("Facebook | Twitter | WhatsApp", "share"),
        ("Baca juga: Banjir surut di Martapura", "related"),
        ("Pilihan Editor: Banjir surut di Martapura", "related"),
        ("Halaman selanjutnya", "navigation"),
        ("Table of Contents", "navigation"),
        ("We use cookies to give you the best experience.", "cookies"),
        ("Komentar ditutup.", "closed"),
        ("You must be logged in to post a comment.", "login"),
        ("Beranda / Redaksi / Kontak", "menu"),
        ("Langsung ke konten", "skip"),
        ("IKLAN", "advert"),
    ],
)
def test_a_label_is_known_however_it_is_decorated(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* * *",
        "Komentar warga beragam setelah keputusan itu diumumkan.",
        "Next year the bridge will be closed for repairs.",
        "Nama saya Budi, kata anak itu.",
        "Sebelumnya, polisi menahan dua orang.",
        "Share prices fell on Tuesday.",
        "Previous governments had promised the same.",
        "Balasan dari kementerian belum diterima.",
        "Home prices rose.",
        "2019",
        "Comments made by the minister were withdrawn.",
        "Kami menggunakan perahu untuk sampai ke desa.",
    ],
)
def test_a_sentence_of_the_story_is_no_label(text: str) -> None:
    assert kinds(text) == frozenset()


def test_a_label_that_may_be_two_things_says_both() -> None:
    assert kinds("Laisser un commentaire") >= {"reply", "submit"}


def test_folding_leaves_words_only() -> None:
    assert folded("  « Tinggalkan   BALASAN: * ") == "tinggalkan balasan"


def test_every_kind_of_label_has_a_line_of_its_own() -> None:
    shown = [
        "Leave a reply", "Cancel reply", "Required fields are marked *", "E-mail *", "Post Comment", "No comments",
        "Comments are closed.", "Log in to reply", "Your comment is awaiting moderation.", "Posts navigation",
        "Previous", "Next",
        "Share this:", "Search for:", "Skip to content", "Accept all cookies", "Related Posts", "Tags:", "Menu",
        "Newsletter",
        "Advertisement",
        "About the author",
    ]  # fmt: skip

    assert {kind for text in shown for kind in kinds(text)} >= KINDS


def test_one_of_several_kinds_may_be_asked_for() -> None:
    assert is_kind("Next →", "previous", "next")
    assert not is_kind("Next →", "reply")


@pytest.mark.parametrize(
    "text",
    [
        "Related parties may not trade in the shares.",
        "Back to blogs for a moment: they are read again.",
        "What others are reading tells nothing of a book, she said.",
        "Label musik itu mengumumkan album baru.",
        "Tags were found on forty turtles.",
        "Log in to vote by Friday, the council said.",
        "Klik untuk sebuah mesin adalah bunyi biasa.",
        "Мы используем тракторы прошлого века.",
        "Dengan melanjutkan perjalanan, mereka tiba di desa.",
    ],
)
def test_a_sentence_that_begins_as_a_label_does_is_none(text: str) -> None:
    assert kinds(text) == frozenset()


def test_before_a_colon_a_label_takes_the_rest_of_its_line() -> None:
    assert kinds("Sebelumnya: Harga Cabai Naik") == {"previous"}
    assert kinds("Tag: banjir, pasar") == {"tags"}
    assert kinds("Next: A Bridge Too Far") == {"next"}
