"""Who said what: measured over labelled stories, and promised for each hard shape."""

from __future__ import annotations

import pytest

from tests.extraction.spoken import SPOKEN
from warta.extraction import quotes
from warta.model import Heading, Listing, Paragraph, Quotation, Quote, Span, text_of


def story(text: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(spans=(Span(text=part),)) for part in text.split("\n\n"))


def test_the_labelled_stories_hold_enough_to_measure() -> None:
    assert sum(len(said) for _, _, said in SPOKEN) >= 60
    assert sum(not said for _, _, said in SPOKEN) >= 12


def test_quotes_are_found_with_precision_and_recall() -> None:
    wanted, found, right = 0, 0, 0
    for _, text, labelled in SPOKEN:
        heard = quotes.find(story(text))
        wanted += len(labelled)
        found += len(heard)
        right += sum(
            any(quote.text.startswith(begins) and quote.speaker == speaker for quote in heard)
            for begins, speaker in labelled
        )

    assert right / found >= 0.95
    assert right / wanted >= 0.95


@pytest.mark.parametrize(("text", "labelled"), [row[1:] for row in SPOKEN], ids=[row[0] for row in SPOKEN])
def test_each_shape_of_speech_is_read(text: str, labelled: tuple[tuple[str, str | None], ...]) -> None:
    heard = quotes.find(story(text))

    assert [quote.speaker for quote in heard] == [speaker for _, speaker in labelled]
    assert all(quote.text.startswith(begins) for quote, (begins, _) in zip(heard, labelled, strict=True))


def heard(text: str) -> tuple[Quote, ...]:
    return quotes.find(story(text))


def test_a_quote_points_at_its_words_in_its_block() -> None:
    blocks = (
        Heading(spans=(Span(text="Judul “Lama”"),), level=2),
        Paragraph(
            spans=(Span(text="Ia hadir. “ "), Span(text="Kami", style="strong"), Span(text=" siap, ” ujar Budi."))
        ),
        Listing(items=()),
        Quotation(spans=(Span(text="“Kami siap lagi,” kata Siti."),)),
    )

    first, second = quotes.find(blocks)

    assert (first.block, first.text) == (1, "Kami siap,")
    assert text_of(blocks[1])[first.start : first.end] == first.text
    assert (second.block, second.speaker) == (3, "Siti")


def test_the_office_comes_with_the_name_and_stays_with_it() -> None:
    first, second = heard(
        "“Air sudah surut,” kata Kepala BPBD Kabupaten Banjar, Warsita, Senin.\n\n“Warga boleh pulang,” kata Warsita."
    )

    assert first.role == second.role == "Kepala BPBD Kabupaten Banjar"
    assert (first.speaker, second.speaker) == ("Warsita", "Warsita")


@pytest.mark.parametrize(
    ("told", "speaker", "role"),
    [
        ("“Kami sudah siap,” kata Ustaz Hasan.", "Hasan", "Ustaz"),
        ("“Kami sudah siap,” kata Hj. Masliani, pedagang kue di teluk itu.", "Masliani", "pedagang kue"),
        ("“Kami sudah siap,” kata Letkol Inf Imam.", "Imam", "Letkol Inf"),
        ("“Kami sudah siap,” kata Kapolres Tapin AKBP Ernesto Saiser.", "Ernesto Saiser", "Kapolres Tapin AKBP"),
        ("“We are quite ready,” Sen. John Doe, R-Ohio, told reporters.", "John Doe", "Sen"),
        ("“We are quite ready,” said Chief Seattle Walker.", "Seattle Walker", "Chief"),
        (
            "“We are quite ready,” said MIT computer science professor Jane Roe.",
            "Jane Roe",
            "MIT computer science professor",
        ),
        ("“Kami sudah siap,” kata BPBD Banjar.", "BPBD Banjar", None),
        ("“We are quite ready,” the ministry said.", "the ministry", None),
        ("“We are quite ready,” said a Pentagon official.", None, "a Pentagon"),
    ],
)
def test_titles_leave_the_name_and_houses_speak(told: str, speaker: str | None, role: str | None) -> None:
    (quote,) = heard(told)

    assert (quote.speaker, quote.role) == (speaker, role)


def test_she_is_no_spokesman_and_no_institution() -> None:
    first, second = heard("“We start on Monday,” said a spokesman, Jim Roe.\n\n“Nobody asked us,” she said.")

    assert (first.speaker, second.speaker) == ("Jim Roe", None)


def test_a_last_name_is_the_persons_and_not_the_firms() -> None:
    (quote,) = heard("At Zettler Digital, founder Ben Zettler sees it daily.\n\n“They pay too much,” Zettler said.")

    assert quote.speaker == "Ben Zettler"


def test_a_quotation_of_several_paragraphs_has_the_speaker_of_its_end() -> None:
    first, second = heard("“Jembatan itu hampir selesai.\n\n“Sisanya kami kejar,” kata Ahmad Solhan.")

    assert (first.speaker, first.rule, second.rule) == ("Ahmad Solhan", "continued", "cue after")


def test_an_office_after_the_name_is_known_too() -> None:
    (quote,) = heard("“We start on Monday,” said Laura Bennett, the city's chief engineer.")

    assert (quote.speaker, quote.role) == ("Laura Bennett", "the city's chief engineer")


def test_each_quote_says_by_which_rule_and_cue_and_how_surely() -> None:
    first, second, third = heard("“Satu dua tiga,” ujar Budi. “Empat lima enam,” katanya. “Tujuh delapan sembilan.”")

    assert (first.rule, first.cue, first.confidence) == ("cue after", "ujar", 0.95)
    assert (second.rule, second.cue, second.confidence) == ("pronoun", "katanya", 0.85)
    assert (third.rule, third.cue, third.confidence) == ("same paragraph", "katanya", 0.75)


def test_a_quote_that_its_cue_interrupts_goes_on_and_so_does_one_that_reopens() -> None:
    split = heard("“Kami menunggu lama,” kata Aminah, “dan tidak ada yang datang.” “Kami pulang saja,” kata Aminah.")
    reopened = heard("Ani Lestari berkata: “Satu dua tiga.\n\n“Empat lima enam.”\n\n“Tujuh delapan,” kata Ani.")

    assert [quote.continues for quote in split] == [False, True, False]
    assert [quote.continues for quote in reopened] == [False, True, False]


def test_a_pronoun_without_anybody_before_it_names_nobody() -> None:
    (quote,) = heard("“Kami tidak tahu apa-apa,” ujarnya.")

    assert (quote.speaker, quote.cue, quote.confidence) == (None, "ujarnya", 0.5)


def test_a_speaker_is_not_taken_over_a_paragraph_that_names_another() -> None:
    _, second = heard(
        "“Kami siap membantu,” kata Budi Santoso.\n\nSementara itu, Ani Lestari mengatakan warga mulai pulang.\n\n"
        "“Rumah kami masih berlumpur,” tuturnya."
    )

    assert second.speaker == "Ani Lestari"


def test_a_language_narrows_the_cues_and_a_wrong_one_does_no_harm() -> None:
    text = "“Stok beras cukup,” kata Siti Maryam."

    assert quotes.find(story(text), "en-US") == quotes.find(story(text), "id") == quotes.find(story(text))


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("es", "—Aquí nací —dijo Marta Ruiz—. Y aquí me quedo.", [("Aquí nací", False), ("Y aquí me quedo.", False)]),
        ("es", "—Si quieres —dijo Marta Ruiz—, te espero.", [("Si quieres", False), ("te espero.", True)]),
        ("pt", "— Pão não espera — disse Marta Ruiz.", [("Pão não espera", False)]),
        ("fr", "— Non, répond Marta Ruiz.", [("Non,", False)]),
        ("fr", "— Du sucre ? demande Marta Ruiz.", [("Du sucre ?", False)]),
    ],
)
def test_talk_with_dashes_is_read_where_it_is_printed_so(
    language: str, text: str, said: list[tuple[str, bool]]
) -> None:
    found = quotes.find(story(text), language)

    assert [(quote.text, quote.continues) for quote in found] == said
    assert {quote.speaker for quote in found} == {"Marta Ruiz"}
    assert quotes.find(story(text), "de") == ()


@pytest.mark.parametrize(
    "listed", ["— Tickets: 12 euros — families 30", "— Marta Ruiz, Madrid", "– uno, dos, tres", "—", "— —", "—dijo"]
)
def test_a_list_with_dashes_is_no_talk(listed: str) -> None:
    assert quotes.find(story(listed), "es") == ()


def test_a_french_cue_stands_inside_the_marks() -> None:
    (quote,) = quotes.find(
        story("« Nous avons tout essayé, assure le directeur, Paul Martin. Personne ne répond. »"), "fr"
    )

    assert (quote.speaker, quote.role, quote.rule, quote.cue) == (
        "Paul Martin",
        "le directeur",
        "cue within",
        "assure",
    )


@pytest.mark.parametrize(
    "supposed",
    [
        "You might say “this is a very good idea for everybody”.",
        "Instead of asking them to say “we will do it tomorrow morning” they should act.",
        "Son œuvre, « La Vie devant nous », sera jouée en mai.",
        "Por el “Mes del Mar”, retomar el pulso será difícil.",
        "Solche Verträge werden als „Sonderverträge“ bezeichnet.",
    ],
)
def test_what_nobody_has_said_is_no_quote(supposed: str) -> None:
    assert quotes.find(story(supposed)) == ()


def test_indirect_speech_needs_somebody_who_is_named() -> None:
    told = story("Mayor Ellen Strand said the bridge would reopen. Some said it never would open. It rained all day.")

    (quote,) = quotes.indirect(told, "en", ())

    assert quote.indirect
    assert (quote.text, quote.speaker, quote.role) == ("the bridge would reopen", "Ellen Strand", "Mayor")
    assert text_of(told[0])[quote.start : quote.end] == quote.text


def test_indirect_speech_means_by_a_pronoun_whoever_was_quoted_last() -> None:
    told = story("“We start on Monday,” said Laura Bennett, the chief engineer. She added that the road would close.")

    (quote,) = quotes.indirect(told, "en", quotes.find(told, "en"))

    assert (quote.text, quote.speaker, quote.rule) == ("the road would close", "Laura Bennett", "pronoun")


def test_nothing_said_is_nothing_found() -> None:
    assert quotes.find(()) == ()
    assert heard("Tidak ada kutipan di sini.") == ()


@pytest.mark.parametrize(
    "bait",
    [
        '"',
        "“",
        "”",
        "“”",
        "'",
        "''",
        "«",
        "»",
        "“a b c.” ",
        "“a,” kata ",
        "kata ",
        "A ",
        "A, ",
        "said ",
        "「",
        "(",
        "„“",
        '," ',
        "“a,” said the ",
        "“a,” Dr. ",
        "Dr. ",
        "al-",
        "“a,” abc Xyz of ",
        "a, who ",
        "“A b c d,” ia ",
        "“a b” - ",
        "— ",
        "—a —dijo ",
        "« a, dit ",
        "Menurut A, ",
        "A said that ",
        "a, kata ",
        "A said a b c d ",
        "Pour A ",
    ],
)
def test_bait_of_a_hundred_thousand_characters_is_read(bait: str) -> None:
    text = bait * (100_000 // len(bait))

    found = heard(text)
    told = quotes.indirect(story(text), None, found)

    assert all(text[quote.start : quote.end] == quote.text for quote in (*found, *told))


def test_a_flood_of_quotes_is_cut() -> None:
    assert len(heard("\n\n".join(["“Kami siap membantu,” kata Budi."] * 3000))) == 2000
