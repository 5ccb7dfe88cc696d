from __future__ import annotations

import codecs

import pytest

from warta.errors import ExtractError
from warta.extraction.charsets import codec
from warta.extraction.decode import Decoded, content_type, decode, refuse_binary

SAMPLES = {
    "windows-1252": "déjà “vu” €",
    "iso-8859-1": "déjà vu",
    "iso-8859-2": "Łódź pięć",
    "windows-1251": "Привет, мир",
    "koi8-r": "Привет, мир",
    "iso-8859-7": "καλημέρα",
    "windows-1255": "שלום",
    "windows-1256": "سلام",
    "shift_jis": "日本語のニュース",
    "euc-jp": "日本語のニュース",
    "gb2312": "中文新闻",
    "gbk": "中文新聞",
    "big5": "中文新聞",
    "euc-kr": "한국어 뉴스",
    "tis-620": "ข่าวไทย",
    "iso-8859-15": "œuvre à 5 €",
    "utf-8": "Ünïcödé",
}


def encoded(label: str, text: str) -> bytes:
    return text.encode(codec(label) or "utf-8")


@pytest.mark.parametrize(("label", "text"), SAMPLES.items())
def test_the_charset_of_the_header_is_used(label: str, text: str) -> None:
    assert decode(encoded(label, text), label).body.decode() == text


@pytest.mark.parametrize(("label", "text"), SAMPLES.items())
def test_the_charset_of_the_document_is_used(label: str, text: str) -> None:
    page = b"<meta charset='" + label.encode() + b"'><p>" + encoded(label, text)

    assert decode(page).body.decode().endswith(text)


@pytest.mark.parametrize(
    ("bom", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_beats_every_label(bom: bytes, name: str) -> None:
    decoded = decode(bom + "Ünï".encode(name), "windows-1251")

    assert decoded.body.decode() == "Ünï"
    assert decoded.method == "bom"


@pytest.mark.parametrize(
    ("label", "text"),
    [("iso-8859-1", "70 kilómetros"), ("windows-1251", "Новости дня"), ("gb2312", "全国人民代表大会常务委员会")],
)
def test_what_is_utf_8_all_the_same_is_read_as_such(label: str, text: str) -> None:
    page = f'<meta charset="{label}"><p>{text}'.encode()

    assert decode(page) == Decoded(body=page, charset="utf-8", method="utf-8")
    assert decode(page, label).charset == "utf-8"


def test_a_few_chinese_characters_that_happen_to_be_utf_8_are_what_the_page_says() -> None:
    assert decode('<meta charset="gbk"><p>联通'.encode("gbk")).body.decode().endswith("联通")


def test_the_header_beats_the_document() -> None:
    page = b"<meta charset=windows-1251>" + "é".encode()

    assert decode(page, "utf-8").body.decode().endswith("é")


def test_the_old_form_of_the_declaration_is_read() -> None:
    page = b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' + "мир".encode("cp1251")

    assert decode(page).body.decode().endswith("мир")


def test_without_a_label_valid_utf_8_is_utf_8() -> None:
    assert decode("naïve “quotes”".encode()).method == "utf-8"


def test_without_a_label_the_rest_is_windows_1252() -> None:
    assert decode(b"na\xefve \x93quotes\x94").body.decode() == "naïve “quotes”"


@pytest.mark.parametrize("label", ["utf-7", "hex", "idna", "rot13", "zlib_codec", "unicode_escape", "nonsense", ""])
def test_a_label_that_no_page_may_use_is_as_good_as_none(label: str) -> None:
    assert codec(label) is None
    assert decode(b"+ADw-script+AD4- \\u0041", label).body == b"+ADw-script+AD4- \\u0041"


def test_a_broken_byte_in_utf_8_does_not_spoil_the_rest() -> None:
    assert decode("é".encode() * 20 + b"\xff" + "ü".encode(), "utf-8").body.decode() == "é" * 20 + "\ufffdü"


def test_what_only_calls_itself_utf_8_is_guessed() -> None:
    assert decode(b"caf\xe9 d\xe9j\xe0 vu", "utf-8").body.decode() == "café déjà vu"


def test_a_meta_cannot_say_utf_16() -> None:
    assert decode(b"<meta charset=utf-16><p>plain").body.endswith(b"plain")


def test_content_type_is_read_as_type_and_charset() -> None:
    assert content_type({"content-type": 'Text/HTML; charset="UTF-8"'}) == ("text/html", "UTF-8")
    assert content_type({}) == ("", None)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"GIF89a", "image"),
        (b"RIFF\x10\x00\x00\x00WEBP", "image"),
        (b"\x00\x00\x00\x18ftypmp42", "video"),
        (b"ID3\x03", "audio"),
        (b"PK\x03\x04", "archive"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"text\x00\x00\x00\x01" * 20, "binary"),
        (b'<?xml version="1.0"?><rss version="2.0">', "feed"),
    ],
)
def test_what_holds_no_text_is_refused_by_kind(start: bytes, kind: str) -> None:
    with pytest.raises(ExtractError) as refused:
        refuse_binary(start + b" " * 100, "https://news.example/file")

    assert refused.value.kind == kind


def test_a_text_that_begins_like_a_file_is_a_text() -> None:
    refuse_binary(b"ID3 tags are old. GIF is older.", None)
    refuse_binary("Ünï".encode("utf-16"), None)
