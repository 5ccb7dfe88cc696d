"""Who is credited, at a story's ends and under its pictures; and that prose with a colon credits nobody."""

from __future__ import annotations

import pytest

from warta.extraction import credit
from warta.model.article import Credit
from warta.model.blocks import Block, Figure, Listing, Paragraph, Span, text_of

BODY = tuple(
    Paragraph(spans=(Span(text=f"Paragraf ke-{number} bercerita tentang banjir yang merendam pasar sejak pagi."),))
    for number in range(20)
)


def paragraph(*spans: Span | str) -> Paragraph:
    return Paragraph(spans=tuple(span if isinstance(span, Span) else Span(text=span) for span in spans))


def ending(text: str) -> tuple[Block, ...]:
    return (*BODY, paragraph(text))


CREDITED: list[tuple[str, list[tuple[str, str]]]] = [
    ("(sumber:matabanua.co.id)", [("sumber", "matabanua.co.id")]),
    ("(Sumber : Antara)", [("Sumber", "Antara")]),
    ("[Sumber: Antara]", [("Sumber", "Antara")]),
    ("Sumber: Antara", [("Sumber", "Antara")]),
    ("Sumber: Antara dan berbagai sumber", [("Sumber", "Antara dan berbagai sumber")]),
    ("(ant)", [("", "ant")]),
    ("(rel/fad)", [("", "rel/fad")]),
    ("(*/red)", [("", "*/red")]),
    ("Warga menyambut gembira. (adi/rif)", [("", "adi/rif")]),
    ("“Kami senang,” katanya. (ant/mr-05)", [("", "ant/mr-05")]),
    ("“Kami senang.” (hms)", [("", "hms")]),
    ("“Kami senang,” katanya. (Sumber: Antara)", [("Sumber", "Antara")]),
    ("Foto: Budi/Antara", [("Foto", "Budi/Antara")]),
    ("(foto: istimewa)", [("foto", "istimewa")]),
    ("Source: AP", [("Source", "AP")]),
    ("Hujan turun lagi. (Korankita.com/Rina Sari)", [("", "Korankita.com/Rina Sari")]),
    ("Sources: AP, Reuters", [("Sources", "AP, Reuters")]),
    ("Editor: Budi Santoso", [("Editor", "Budi Santoso")]),
    ("Reporter: Siti", [("Reporter", "Siti")]),
    ("Editor : Budi | Reporter : Siti Aminah", [("Editor", "Budi"), ("Reporter", "Siti Aminah")]),
    ("Penulis: Budi Editor: Siti", [("Penulis", "Budi"), ("Editor", "Siti")]),
    ("(Reporter: Budi, Editor: Siti)", [("Reporter", "Budi"), ("Editor", "Siti")]),
    ("Pewarta: Budi\nEditor: Siti\nCopyright © ANTARA 2019",
     [("Pewarta", "Budi"), ("Editor", "Siti"), ("Copyright ©", "ANTARA")]),
    ("(Sumber: Kompas.com/Budi | Editor: Ani)", [("Sumber", "Kompas.com/Budi"), ("Editor", "Ani")]),
    ("Laporan: Budi Santoso", [("Laporan", "Budi Santoso")]),
    ("Laporan Wartawan Tribunnews, Budi Santoso", [("Laporan Wartawan", "Tribunnews, Budi Santoso")]),
    ("(Reporting by Jane Doe in London; Editing by John Roe)",
     [("Reporting by", "Jane Doe in London"), ("Editing by", "John Roe")]),
    ("Photo by Jane Doe on Unsplash", [("Photo by", "Jane Doe on Unsplash")]),
    ("Image: Jane Doe/Getty Images", [("Image", "Jane Doe/Getty Images")]),
    ("Quelle: dpa", [("Quelle", "dpa")]),
    ("Fuente: Europa Press", [("Fuente", "Europa Press")]),
    ("Fonte: Agência Brasil", [("Fonte", "Agência Brasil")]),
    ("Crédit photo : Jeanne Dupont / AFP", [("Crédit photo", "Jeanne Dupont / AFP")]),
    ("Bron: ANP", [("Bron", "ANP")]),
    ("Источник: РИА Новости", [("Источник", "РИА Новости")]),
    ("Kaynak: Anadolu Ajansı", [("Kaynak", "Anadolu Ajansı")]),
    ("来源：新华社", [("来源", "新华社")]),
    ("المصدر: رويترز", [("المصدر", "رويترز")]),
    ("© 2024 AFP", [("©", "AFP")]),
]  # fmt: skip

UNCREDITED = [
    "Sumber: kepercayaan adalah modal utama.",
    "Sumber: Kepercayaan adalah modal utama bangsa.",
    "Source: The river rises in spring every year.",
    "Sumber air: Sungai Martapura",
    "Editor yang baik: sabar",
    "Dari sumber: Budi",
    "Foto itu: sangat indah dan mahal sekali",
    "Presiden: Saya setuju",
    "Sumber:",
    "Warga itu anggota sebuah organisasi (NGO).",
    "Warga itu anggota sebuah organisasi (walhi)",
    "Ia kembali ke pasar (lagi)",
    "Begitulah kisahnya. (bersambung)",
    "Hasil akhirnya tetap sama. (3)",
    "Katanya, “Sumber: Antara.”",
    "The photo by the lake was lost.",
    "Copyright law is a matter of public debate in the country this year.",
]


@pytest.mark.parametrize(("text", "expected"), CREDITED, ids=[row[0][:30] for row in CREDITED])
def test_a_credit_at_the_end_is_told_with_its_label_and_name(text: str, expected: list[tuple[str, str]]) -> None:
    found = credit.find(ending(text))

    assert [(one.label, one.name) for one in found] == expected
    assert all(one.raw in text for one in found)


@pytest.mark.parametrize("text", UNCREDITED, ids=[text[:30] for text in UNCREDITED])
def test_prose_with_a_colon_or_brackets_credits_nobody(text: str) -> None:
    assert credit.find(ending(text)) == ()


@pytest.mark.parametrize("text", ["Sumber: Antara", "(ant)", "Editor: Budi", "Warga senang. (adi/rif)"])
def test_in_the_middle_of_a_story_nobody_is_credited(text: str) -> None:
    assert credit.find((*BODY, paragraph(text), *BODY)) == ()


def test_a_credit_may_open_a_story() -> None:
    found = credit.find((paragraph("Penulis: Budi | Editor: Siti"), *BODY))

    assert [(one.label, one.name) for one in found] == [("Penulis", "Budi"), ("Editor", "Siti")]


def test_a_linked_name_brings_its_address() -> None:
    text = paragraph("Source: ", Span(text="The Paper", href="https://paper.example/story"), " | Editor: Jane Doe")

    assert credit.find((*BODY, text)) == (
        Credit(label="Source", name="The Paper", url="https://paper.example/story", raw="Source: The Paper"),
        Credit(label="Editor", name="Jane Doe", raw="Editor: Jane Doe"),
    )


def test_an_address_as_a_name_is_its_own_link() -> None:
    assert credit.find(ending("Sumber: https://kabar.example/a"))[0].url == "https://kabar.example/a"
    assert credit.find(ending("Sumber: kabar.example"))[0].url is None


@pytest.mark.parametrize(
    ("caption", "line", "expected"),
    [
        ("Warga antre beras. (Foto: Budi/Antara)", "", [("Foto", "Budi/Antara")]),
        ("Warga antre beras. Foto: Budi/Antara", "", [("Foto", "Budi/Antara")]),
        ("Warga antre beras. (ANTARA FOTO/Budi)", "", [("", "ANTARA FOTO/Budi")]),
        ("Residents wait for rice. (AP Photo/Jane Doe)", "", [("", "AP Photo/Jane Doe")]),
        ("", "Getty Images", [("", "Getty Images")]),
        ("", "Photo: Jane Doe", [("Photo", "Jane Doe")]),
        ("Jalan menuju pasar (kiri) rusak berat", "", []),
        ("Bupati Banjar (tengah)", "", []),
        ("Suasana: pasar yang ramai sekali hari ini", "", []),
    ],
)
def test_a_picture_is_credited_wherever_it_stands(caption: str, line: str, expected: list[tuple[str, str]]) -> None:
    figure = Figure(src=None, caption=(Span(text=caption),), credit=line)

    found = credit.find((*BODY, figure, *BODY))

    assert [(one.label, one.name) for one in found] == expected


def test_the_same_credit_is_told_once() -> None:
    figure = Figure(src=None, credit="Foto: Budi")

    assert len(credit.find((figure, figure, paragraph("foto: Budi")))) == 1


def test_blocks_without_prose_are_no_place_for_credits() -> None:
    assert credit.find((Listing(items=()),)) == ()
    assert credit.find(()) == ()


def test_a_credit_is_data_and_stays_in_the_text() -> None:
    blocks = ending("(sumber:kabar.example)")

    credit.find(blocks)

    assert text_of(blocks[-1]) == "(sumber:kabar.example)"


@pytest.mark.parametrize("bait", ["(", "sumber:", "a: ", "(a/", "Foto by ", "|", "[sumber:x] ", "(ab,"])
def test_bait_of_a_hundred_thousand_characters_is_read(bait: str) -> None:
    text = bait * (100_000 // len(bait))

    found = credit.find((paragraph(text), Figure(src=None, caption=(Span(text=text),), credit=text)))

    assert all(one.raw in text for one in found)


def test_who_is_credited_as_writer_wrote_the_story() -> None:
    credits_ = credit.find(ending("Pewarta: Rina Sari dan Jo Lee\nEditor: Budi Hartono"))

    assert credit.writers(credits_) == ("Rina Sari", "Jo Lee")
    assert credit.writers(credit.find(ending("Editor: Budi Hartono"))) == ()
