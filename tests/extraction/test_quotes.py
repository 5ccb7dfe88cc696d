"""Who said what: measured over labelled stories, and promised for each hard shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.extraction.spoken import SPOKEN
from warta.extraction import quotes
from warta.model.blocks import Heading, Listing, Paragraph, Quotation, Span, text_of

if TYPE_CHECKING:
    from warta.model.article import Quote


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


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        # Somebody new acts between: nobody who spoke before is meant.
        (
            "en",
            (
                "“A long one,” said Ann Roe.\n\nArea MP Tom Kay, who came late, blamed the rain. “No one was told,” "
                "he said."
            ),
            "Tom Kay",
        ),
        (
            "en",
            "“A long one,” said Ann Roe.\n\nAt the stand, one driver shook his head. “Bring a good book,” he said.",
            None,
        ),
        (
            "fr",
            (
                "« Tout est sec », dit Ana Roux.\n\nUn peu plus loin, un homme pousse un vélo. « On rentre déjà », "
                "lance-t-il."
            ),
            None,
        ),
        (
            "id",
            (
                "“Sudah siap semua,” kata Budi Jaya.\n\nJuru bicara kementerian yang dihubungi menolak. “Kami catat "
                "dulu,” ujarnya."
            ),
            None,
        ),
        (
            "id",
            (
                "“Sudah siap semua,” kata Budi Jaya.\n\nNurhaya, yang rumahnya dekat, mengungsi. “Seperti pesawat "
                "besar,” katanya."
            ),
            "Nurhaya",
        ),
        (
            "en",
            (
                "“We won it,” said Ann Roe.\n\nThe petition was begun by Len Dale, a retired plumber. “I fitted them "
                "all,” he said."
            ),
            "Len Dale",
        ),
        (
            "pt",
            (
                "“Está tudo bem”, disse Ana Reis.\n\nNa fila, o porteiro Rui Sousa faz as contas. “Durmo bem "
                "melhor”, brinca ele."
            ),
            "Rui Sousa",
        ),
        (
            "es",
            (
                "“No sabemos nada”, dijo Ana Reyes.\n\nPara Eva Luna, dirigenta de la junta, llegan tarde. “Supieron "
                "antes”, reprochó."
            ),
            "Eva Luna",
        ),
        # Whose presence it is need not be who speaks.
        (
            "en",
            (
                "Sen. Ann Warden makes an exception for Tom Bloom, the mayor. Bloom’s presence will help “a live "
                "show of how we all differ,” she said."
            ),
            None,
        ),
        # An office with an article tells again of who was named in the sentence before, not of anybody else.
        (
            "pt",
            (
                "Já o presidente da câmara, Rui Vale, criticou a falta de meios. “Chegaram muito tarde”, afirmou o "
                "autarca."
            ),
            "Rui Vale",
        ),
        (
            "de",
            "Insolvenzverwalter Dr. Jan Ahl sieht Chancen. „Die Bücher sind nicht leer“, sagte der Jurist am Abend.",
            "Jan Ahl",
        ),
        (
            "nl",
            "Hoogleraar Ine Voss vindt dat vreemd.\n\n‘Een hommel doet dat niet zomaar’, legt de onderzoekster uit.",
            "Ine Voss",
        ),
        ("es", "La vecina Eva Luna perdió su casa. “No se pudo hacer más”, dijo el alcalde en la plaza.", None),
        (
            "es",
            (
                "El juez archivó la causa contra Ana Ruiz, directora. El auto concluye que “no hubo ningún perjuicio "
                "para la caja”."
            ),
            None,
        ),
        # A quote without a verb is of whom the sentence before is about.
        (
            "fr",
            "« On cherchait », dit Léo Bard. Sa camarade, Inès Tarde, a plongé la main. « J’ai crié, évidemment. »",
            "Inès Tarde",
        ),
        (
            "nl",
            "Voor Griet Hamer (82) is de winkel meer dan brood. ‘Als ik niet kom, belt Jelle. Wie belt er straks?’",
            "Griet Hamer",
        ),
        (
            "id",
            (
                "Ketua tim, Lidya Huta, datang. Ia mendesak agar hutan dilindungi. “Kita baru saja berkenalan. Masa "
                "mau berpisah?”"
            ),
            "Lidya Huta",
        ),
        (
            "en",
            "Its leader, Josie Trant, 29, said parents had helped. “One dad turned up with a van and a spade.”",
            "Josie Trant",
        ),
        (
            "de",
            (
                "„Alles ist gut“, sagte Eva Roth. Dieser hohe Standard setzt sich durch. „Wir freuen uns über so "
                "viel Vertrauen in uns.“"
            ),
            None,
        ),
    ],
)
def test_who_acts_before_a_quote_is_who_speaks_or_nobody(language: str, text: str, speaker: str | None) -> None:
    found = quotes.find(story(text), language)

    assert found[-1].speaker == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        (
            "id",
            "Rapat DPRD Kota Bandara ditunda. “Ini hak dewan,” kata Wali Kota Bandara Tono Gumi.",
            "Tono Gumi",
            "Wali Kota Bandara",
        ),
        (
            "id",
            "Persela Gading menang. Pelatih Persela Gading Dimas Anggo senang. “Kami kuat,” ujar Dimas.",
            "Dimas Anggo",
            "Pelatih Persela Gading",
        ),
        ("id", "“Kami kuat,” kata Bupati Noor Aisyah Rahma. Noor Aisyah lalu pulang.", "Noor Aisyah Rahma", "Bupati"),
        ("id", "“Ini bukan pasar,” tegas Ketua majelis hakim Siti Aminah.", "Siti Aminah", "Ketua majelis hakim"),
        (
            "ms",
            "Jiran Salma, Letchumi a/p Muni, 58, sempat lari. “Itulah periuk nasi,” ujarnya.",
            "Letchumi a/p Muni",
            "Jiran Salma",
        ),
        (
            "ms",
            "“Ada rumah yang tinggi,” kata Timbalan Pendakwa Raya Arvind Pillai.",
            "Arvind Pillai",
            "Timbalan Pendakwa Raya",
        ),
        (
            "en",
            "The vote came from Supervisor Wade Hutch, who warned. “We told every shipper,” Hutch said.",
            "Wade Hutch",
            "Supervisor",
        ),
        ("en", "Anchor Gayle King came. “What is it about him?” King asked.", "Gayle King", "Anchor"),
        ("de", "„So groß war es nie“, sagt Obstbauer Alois Trumm.", "Alois Trumm", "Obstbauer"),
        (
            "de",
            (
                "Landesrätin Eva Pichl, die sich ein Bild machte, versprach rasche Hilfe: „Es geht noch vor dem "
                "Herbst hinaus.“"
            ),
            "Eva Pichl",
            "Landesrätin",
        ),
        ("nl", "De Nederlandse Femke Dijk, die won, lachte. “Zij was beter, punt”, aldus Dijk.", "Femke Dijk", None),
        (
            "nl",
            "In een brief aan de raad schrijft Waterschap Merwe dat “het werk zo mogelijk naar voren wordt gehaald”.",
            "Waterschap Merwe",
            None,
        ),
        (
            "nl",
            "Wethouder Marloes King van de gemeente Wolm zegt het te snappen. ‘Wij kunnen geen winkel gaan spelen.’",
            "Marloes King",
            "Wethouder",
        ),
        ("fr", "« C’est trop tard », annonce Le RC Lavard dans un message.", "RC Lavard", None),
        (
            "pt",
            "“Foi tudo muito rápido”, garantiu à Lusíada a directora técnica do lar, Fátima Reb.",
            "Fátima Reb",
            "a directora técnica do lar",
        ),
        (
            "pt",
            (
                "Rui Vale morreu na terça. Discreto, dizia que tinha dois patrões: “O bronze e o padre, e o bronze "
                "era fácil.”"
            ),
            "Rui Vale",
            None,
        ),
        (
            "en",
            "The Marine Casualty Office opened a case. “Two inspectors will travel to the island,” it said.",
            "Marine Casualty Office",
            None,
        ),
        ("id", "“Bu guru ini tiap hari basah,” tulis akun @kabarhulu di media sosial.", "@kabarhulu", None),
        (
            "en",
            "The victim’s son, who cannot be named, said outside court: “Dad does not want her in prison.”",
            None,
            None,
        ),
        (
            "id",
            "Seorang sopir truk mengaku tertahan. “Bawang saya busuk di jalan,” keluhnya.",
            None,
            "Seorang sopir truk",
        ),
        (
            "en",
            "“We lost it,” said Ann Roe. The town’s librarian Ann Roe went home. “We lost it,” said Roe.",
            "Ann Roe",
            "librarian",
        ),
        (
            "id",
            "Direktur RSUD Harapan, dr. Yusril Anwar, hadir. “Stok cukup,” terangnya.",
            "Yusril Anwar",
            "Direktur RSUD Harapan",
        ),
        (
            "id",
            "Kementerian Agama lewat akunnya menyebut, “Pendaftaran dibuka mulai 1 Juli.”",
            "Kementerian Agama",
            None,
        ),
        ("fr", "L’avocate Anne Petit a plaidé. « Le dossier est vide », a-t-elle martelé.", "Anne Petit", None),
        (
            "en",
            "Chief executive Fiona Drew will leave after what she described as “the hardest three years of my life”.",
            "Fiona Drew",
            "Chief executive",
        ),
        (
            "es",
            "La compañía Iberluz lamentó el corte. “La luz volvió a las once”, señaló en una nota.",
            "Iberluz",
            "La compañía",
        ),
        (
            "pt",
            "Procurada, a Secretaria da Fazenda afirmou que “não há estudos em andamento sobre isso”.",
            "Secretaria da Fazenda",
            None,
        ),
        (
            "de",
            "„Wir brauchen Mut und Geld“, so die Präsidentin des Deutschen Verbandes.",
            None,
            "Präsidentin des Deutschen Verbandes",
        ),
        ("de", "Er hält eine Rede. Darin heißt es: „Frieden lasse ich euch, meinen Frieden.“", None, None),
        ("fr", "« On a gagné », commente Pascale Wilmot, 31 ans, graphiste.", "Pascale Wilmot", None),
    ],
)
def test_a_name_is_told_in_full_and_parted_from_its_office(
    language: str, text: str, speaker: str | None, role: str | None
) -> None:
    first = quotes.find(story(text), language)[0]

    assert (first.speaker, first.role) == (speaker, role)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        # A few words in the reporter's sentence are no quote; five are, and so is what stands alone.
        ("ms", "Latif menyelar projek itu yang disifatkannya sebagai “gajah putih”.", []),
        ("de", "Man prüfe Bürgschaften „im Rahmen des Möglichen“, sagte Jan Lüde.", []),
        ("en", "The section, known as “The Greenhouse,” stormed the court.", []),
        ("en", "Jan Kay called it “a show of how we all differ”.", ["a show of how we all differ"]),
        ("id", "Yosep menjawab singkat, “Lihat nanti.”", ["Lihat nanti."]),
        # Single marks around double ones, and a single mark that the next paragraph opens again.
        (
            "en",
            "‘He trusted her with “everything but the kettle” to look after,’ Mr Abara said.",
            ["He trusted her with “everything but the kettle” to look after,"],
        ),
        (
            "nl",
            "Autobiografisch? ‘Mijn moeder zei: “Ik zie je.” Dat was jaren zo.\n\n‘Daar gaat het boek over.’",
            ["Mijn moeder zei: “Ik zie je.” Dat was jaren zo.", "Daar gaat het boek over."],
        ),
        # The stop behind the mark, and a colon, tell of a sentence; a sign is nobody's words.
        ("es", "“Cuando llego, la tengo por las nubes”. Nadie respondió.", ["Cuando llego, la tengo por las nubes"]),
        ("es", "Ayer subió el tono: “La ministra lo supo el viernes”.", ["La ministra lo supo el viernes"]),
        ("es", "En la puerta, un cartel a mano: “Se traspasa o se regala, según quién pregunte”.", []),
        ("de", "Deshalb haben sie ein Labor eröffnet: „Agile Organisation als Chance für alle“.", []),
        # What tells who speaks inside French marks, with a verb that no table has; talk goes on behind it.
        (
            "fr",
            "« Le vent était là, a souri Bruno Tard. Et on n’a rien mis. »",
            ["Le vent était là, a souri Bruno Tard. Et on n’a rien mis."],
        ),
        ("fr", "— Non, répond Marta Ruiz. Personne ne le dit.", ["Non,", "Personne ne le dit."]),
        ("de", "„Sie soll eine Nacht hier schlafen“, kontert Schäfer Jan Wieg.", ["Sie soll eine Nacht hier schlafen"]),
    ],
)
def test_what_is_a_quote_is_told_by_how_it_stands(language: str, text: str, said: list[str]) -> None:
    assert [quote.text for quote in quotes.find(story(text), language)] == said


def test_a_heading_ends_who_has_the_word() -> None:
    first, second = (
        Paragraph(spans=(Span(text=text),)) for text in ("“Satu dua tiga empat,” kata Budi.", "“Lima enam tujuh.”")
    )
    heading = Heading(spans=(Span(text="Ani"),), level=2)

    assert [quote.speaker for quote in quotes.find((first, second), "id")] == ["Budi", "Budi"]
    assert [quote.speaker for quote in quotes.find((first, heading, second), "id")] == ["Budi"]


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
