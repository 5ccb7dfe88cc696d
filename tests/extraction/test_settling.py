"""The speakers of a story in the light of all of it."""

from __future__ import annotations

import pytest

from warta.extraction import quotes
from warta.model.blocks import Block, Heading, Paragraph, Span


def speakers(text: str, language: str = "en") -> list[str | None]:
    """Who speaks in a story of which each line is a paragraph, and one behind `# ` a heading."""
    blocks: list[Block] = [
        Heading(spans=(Span(text=line[2:]),), level=2) if line.startswith("# ") else Paragraph(spans=(Span(text=line),))
        for line in text.split("\n")
    ]
    return [quote.speaker for quote in quotes.find(blocks, language)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Mayor Ada Brock resigned.\n“I am tired of it,” Cr Brock said.", "Ada Brock"),
        ("en", "“We lost the van,” said Det Con Ruth Amble of the county police.", "Ruth Amble"),
        ("en", "Fifth-grader Milo Tarn said it was “louder than any train I know.”", "Milo Tarn"),
        ("en", "Boss Don Amble left early.\n“We were robbed of a point,” Amble said.", "Don Amble"),
        (
            "id",
            "Persikota FC menang.\nPelatih Persikota Rudi Amran puas. “Kami senang sekali,” ujar Rudi.",
            "Rudi Amran",
        ),
        ("ms", "Di mahkamah, Hakim Laila Abd Kadir menolak. “Bayar hari ini juga,” kata beliau.", "Laila Abd Kadir"),
        (
            "de",
            "Es brannte beim Tischlereibetrieb Rauch.\nChef Emil Rauch hofft. „Es geht weiter“, so Rauch.",
            "Emil Rauch",
        ),
        ("nl", "De vervoerder zwijgt. Vervoerder Zuidlijn laat weten: “Wij rijden morgen weer.”", "Zuidlijn"),
        ("fr", "« Rien n’est encore décidé », indique la préfecture du Val-Clair.", "préfecture du Val-Clair"),
    ],
)
def test_what_is_no_part_of_a_name_is_left_out(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


def test_a_name_that_is_told_in_full_only_later_is_told_in_full() -> None:
    assert speakers("“It never ends,” said Amble.\nNobody had asked Ruth Amble, a nurse, before.") == ["Ruth Amble"]


def test_a_name_that_only_the_heading_tells_in_full_is_told_in_full() -> None:
    assert speakers("# Nurse Ruth Amble retires\n“It never ends,” said Amble.") == ["Ruth Amble"]


def test_a_last_name_that_two_have_stays_as_it_is() -> None:
    text = "“It never ends,” said Amble.\nThe nurse Ruth Amble and the cook Tom Amble met."

    assert speakers(text) == ["Amble"]


def test_an_acronym_is_the_name_of_a_house_and_of_nobody_else() -> None:
    assert speakers("# Peringatan Tsunami BMKG\n“Tidak ada bahaya lagi,” tulis BMKG.", "id") == ["BMKG"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ms",
            "Penyanyi Idris Sulong, yang dikenali sebagai Tok Deli, pulang.\n“Cukup untuk saya,” kata Tok Deli.",
            "Idris Sulong",
        ),
        (
            "pt",
            "Morreu ontem Nélio Prata, o Nelinho da Serra.\n“Daqui a gente vê o mar”, disse Nelinho da Serra.",
            "Nélio Prata",
        ),
    ],
)
def test_what_somebody_is_called_is_told_by_the_name(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "The Southern Reserve Bank waited.\n“Nothing is decided for now,” the bank said.",
            "Southern Reserve Bank",
        ),
        (
            "nl",
            "De Landelijke Huurdersraad is boos.\n“Dit kan echt niet langer”, schrijft de raad.",
            "Landelijke Huurdersraad",
        ),
    ],
)
def test_a_house_is_told_by_the_name_that_the_story_has(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "nl",
            ",,Ik heb niet geslapen'', bekende Kolthof. ,,En nu ook niet.''",
            ["Ik heb niet geslapen", "En nu ook niet."],
        ),
        ("nl", "'Ik was hier al vaker', zegt Roel Bakker. ''t Is mooi weer vandaag.'", ["Ik was hier al vaker"]),
        (
            "en",
            "Amble said it was 'as bad as I've ever seen'. 'We saw it,' Amble said.",
            ["as bad as I've ever seen", "We saw it,"],
        ),
    ],
)
def test_quotes_stand_between_two_commas_and_single_marks_too(language: str, text: str, words: list[str]) -> None:
    assert [quote.text for quote in quotes.find((Paragraph(spans=(Span(text=text),)),), language)][
        : len(words)
    ] == words


def test_two_commas_by_mistake_open_no_quote() -> None:
    assert speakers("Hij kwam,, zag en ''overwon'' niets van wat er die dag te winnen was.", "nl") == []


def test_a_whole_sentence_before_a_comma_is_a_quote_even_with_a_verb_that_nobody_knows() -> None:
    assert speakers('Het verkeer blijft. "Een uil die laag over de weg jaagt, verliest altijd", klinkt het.', "nl") == [
        None
    ]


def test_a_new_clause_has_a_subject_of_its_own() -> None:
    text = "Anochece en la sierra y Toribio Cano cuenta ovejas. “El lobo no tiene la culpa”, dice."

    assert speakers(text, "es") == ["Toribio Cano"]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        *(
            ("en", title)
            for title in ("DI", "Watch Commander", "Plasterer", "Harbourmaster", "Mum", "Cpl.", "Baker", "MP")
        ),
        *(
            ("id", title)
            for title in ("Babinsa Serda", "Ketua Adat", "Ketua Kelompok Tani", "Kepala Desa Sukamaju", "Wagub")
        ),
        *(
            ("ms", title)
            for title in ("Datuk Wira", "Pengarah teater", "Penjaga gol", "Tuai rumah", "Ketua Kampung", "ACP")
        ),
        *(("de", title) for title in ("Kriminalhauptkommissarin", "Finanzvorstand", "Hebamme", "Hüttenwirt", "Witwe")),
        *(("nl", title) for title in ("Topvrouw", "Buurtbewoner", "Boswachter", "Kleindochter", "Raadsman", "Boer")),
    ],
)
def test_a_rank_a_trade_or_an_office_before_a_name_is_none_of_it(language: str, title: str) -> None:
    said = {"en": "said", "id": "kata", "ms": "kata", "de": "sagte", "nl": "zei"}[language]

    assert speakers(f"“It is all over for us now,” {said} {title} Lina Amran.", language) == ["Lina Amran"]


def test_a_trade_that_is_a_last_name_too_stands_before_a_known_last_name() -> None:
    text = "“We never close the shop,” said baker Jane Roe.\n“It is our last year,” Baker Roe added."

    assert speakers(text) == ["Jane Roe", "Jane Roe"]


def test_a_name_goes_on_behind_what_it_is_of() -> None:
    assert speakers("“We are ready for it,” said Laurence des Cars, who leads the museum.") == ["Laurence des Cars"]


def test_two_who_are_named_side_by_side_are_two() -> None:
    text = "“Wat heb jij vandaag nodig?”, zei Bas.\nHij lacht. Ria lacht. Gek dat Bas Ria vraagt; nu lacht Bas met Ria."

    assert speakers(text, "nl") == ["Bas"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Amanece en la sierra. “Nadie tiene la culpa de nada”, dice, y calla."),
        ("id", "WANASARI – Api menghanguskan dua kios. “Semua habis dalam sekejap,” katanya."),
        ("en", "Ambition spoke to all and ambition won. “We will never give up,” he said."),
    ],
)
def test_a_word_that_only_opens_a_sentence_is_nobodys_name(language: str, text: str) -> None:
    assert speakers(text, language) == [None]


def test_an_object_before_the_verb_is_not_who_speaks() -> None:
    text = "Bischof Emil Krug sprach. In Anlehnung an den Soziologen Ernst Rose fragte er: „Wie klingt das heute?“"

    assert speakers(text, "de") == ["Emil Krug"]


def test_the_title_of_a_series_is_no_quote() -> None:
    text = "Die Reihe führte ihn zu Rollen in Serien wie „How They Met Your Brother“ und „Alf“."

    assert speakers(text, "de") == []


def test_a_first_name_behind_a_german_article_is_still_one() -> None:
    text = "Das schrieb einst der Michel Foucault.\n„Das ist der Eintritt des Lebens“, sagte Foucault."

    assert speakers(text, "de") == ["Michel Foucault"]


def test_a_word_of_a_program_between_single_marks_is_no_quote() -> None:
    assert speakers("The console says 'Infinity', and the other one answers 'NaN', as ever.") == []
