"""What a story tells for a name and against it: whole names, and nobody rather than somebody else."""

from __future__ import annotations

import pytest

from tests.extraction.test_settling import speakers
from warta.extraction.quotation.names import person


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("id", "Ir. Moch. Taufan Rahadi membantah. “Laporannya belum kami terima,” ujarnya.", "Moch. Taufan Rahadi"),
        ("id", "“Sawah kami kering,” kata Ketua Kelompok Tani dr. Salma Hadi, M.Kes di Kuala Bengkal.", "Salma Hadi"),
        ("id", "Jari-jari Sumowiyono masih lincah. “Ini wayang kakek saya,” katanya pelan.", "Sumowiyono"),
        ("id", "Gudang itu penuh. “Semuanya beras lama,” kata Gus Hanafi, yang punya sawah.", "Gus Hanafi"),
        (
            "id",
            "Sidang dipimpin Bambang Sutoro di pengadilan.\nHakim Bambang menegur. “Ini bukan pasar,” tegasnya.",
            "Bambang Sutoro",
        ),
        ("ms", "Pak Su Leman sudah tua. “Wau ini kena ada jiwa,” kata Pak Su Leman.", "Pak Su Leman"),
        (
            "es",
            "Pocos se van. “¿Quién me cuida los animales?”, preguntó Segundo Ruperto Chalco.",
            "Segundo Ruperto Chalco",
        ),
        (
            "es",
            "“Cobraban por cada juego”, informó la vocera de la Fiscalía, Ma. del Pilar Olmos Ruiz.",
            "Ma. del Pilar Olmos Ruiz",
        ),
        ("en", "“The dish is done,” says Di Wu, the chief scientist.", "Di Wu"),
        (
            "en",
            "Ralph Tamsin, 39, of Quay Road, Polmear, told victims he was “fully booked for the summer”.",
            "Ralph Tamsin",
        ),
        (
            "en",
            "In a statement, St Aidan’s Hospital said it had seen “a very great number of falls”.",
            "St Aidan’s Hospital",
        ),
        ("pt", "Procurado, o prefeito Osmar Teles informou que “respeita a decisão da justiça”.", "Osmar Teles"),
        (
            "pt",
            "A Secretaria do Meio Ambiente orientou: “Se encontrar o animal, não corra”.",
            "Secretaria do Meio Ambiente",
        ),
        (
            "de",
            "Paul Sanders, Vorsitzender des Jungen Hofbunds, drängt. „Das dauert zu lange“, sagte er.",
            "Paul Sanders",
        ),
        ("de", "„Die Höhe der Bußgelder ist falsch“, kommentiert Portalia das Gesetz.", "Portalia"),
        ("en", "The House waits. Speaker Bud Kettler has promised “a long, hard look at the bill”.", "Bud Kettler"),
        ("id", "Nama Zahira Aini belum dikenal. “Saya menulisnya di angkot,” ungkap Zahira.", "Zahira Aini"),
        ("de", "Gästecoach Sandro Bellmann tobte. „Wir schlafen hinten und werden bestraft.“", "Sandro Bellmann"),
        ("fr", "Colette dort. La préfecture, elle, rappelle que « la grève n’est pas un blocage ».", "La préfecture"),
        (
            "en",
            "Outside, Ms Quilty hugged her husband Declan. “I want my job back,” she said.\nRita Quilty, a nurse, won.",
            "Rita Quilty",
        ),
        ("de", "Vor dem Tor stand am Mittag Schlosser Marvin Uden. „Das ist bitter“, sagte Uden.", "Marvin Uden"),
        ("nl", "Ploegmaat Gerrit Oosterhof lacht. ‘Hij at drie dagen niets’, zegt hij.", "Gerrit Oosterhof"),
        ("id", "“Ranjang kami tambah,” kata Direktur RSUD Wonoasri dr Hj Laksmi Puspa SpA.", "Laksmi Puspa"),
        (
            "id",
            "Analis Merapi Sekuritas Rizky Panjaitan menilai wajar. “Kami menunggu data pekan depan,” kata Rizky.",
            "Rizky Panjaitan",
        ),
        ("es", "La Fundación Cauce lamentó su partida: “Se nos fue el más grande”.", "Fundación Cauce"),
        (
            "ms",
            "Hadir sama ialah Salbiah binti Haji Osman, pengusaha kuih.\n“Sewa itu mahal,” kata Hajah Salbiah.",
            "Salbiah binti Haji Osman",
        ),
        ("en", "Comrade Tunde Olawale spoke. “We gave him 21 days,” said Comrade Olawale.", "Tunde Olawale"),
        ("nl", "Fruitteler Kris Vandooren zucht. ‘Om vier uur waren ze op’, zegt Vandooren.", "Kris Vandooren"),
        (
            "es",
            "La Gerencia de Salud Rural reconoce que es «un ajuste motivado por dos bajas».",
            "Gerencia de Salud Rural",
        ),
        (
            "es",
            "El Instituto Nacional de Artes Vivas (INAV) calló.\nEl INAV aseguró que “toda decisión se tomará pronto”.",
            "Instituto Nacional de Artes Vivas",
        ),
        (
            "de",
            "Die Handwerkskammer Oberau klagt. Die Handwerkskammer Oberau schreibt: „Es wird ernst.“",
            "Handwerkskammer Oberau",
        ),
        ("en", "“Throwing stones is no picketing,” said Molo East OCPD Josephine Wambui.", "Josephine Wambui"),
        (
            "id",
            "Kapolres Waru Ajun Komisaris Besar Polisi Anom Laksono hadir. “Remnya blong,” kata Anom.",
            "Anom Laksono",
        ),
        ("ms", "Anaknya, Cik Suriati, seorang jurutera, ada. “Bangun pagi itu susah,” kata Cik Suriati.", "Suriati"),
        (
            "nl",
            'Bakker Toon van den Berk lacht. "Ik dacht dat hij me voor de gek hield", lacht Van den Berk.',
            "Toon van den Berk",
        ),
        ("pt", "“Era uma fogueira de festa”, disse à reportagem o advogado Gustavo Perdiz.", "Gustavo Perdiz"),
        ("es", "“Le ponía un pasodoble encima”, recuerda entre risas Julián Aranda, su técnico.", "Julián Aranda"),
        ("nl", "Het was stil. ‘Die meisjes rennen zich kapot’, zegt patiënt Riet (74).", "Riet"),
    ],
)
def test_a_name_is_whole_and_nothing_else(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "“Kami membeli sesuai mutu,” ujar seorang manajer gudang PT Tirta Mas Jaya."),
        ("en", "Water Trust North will look into it. “We would remind all boaters,” a spokesperson added."),
        ("en", "The boy was scared. “This matter involves a juvenile,” her office wrote."),
        ("de", "„Die Angst ist schnell verflogen“, berichtet die Newcomerin von den Dreharbeiten."),
        ("de", "Die Gewerkschaft Nord klagte. In einem Brief der Hebammen heißt es: „Wir konnten nicht mehr.“"),
        ("nl", "Al snel meldde zich een man van 78 uit Tongelre. “Dat is mijn handschrift”, mailde hij."),
        ("nl", "Op X schreef zij zaterdag: ‘Welkom thuis, kleine rover.’"),
    ],
)
def test_who_is_only_told_of_has_no_name(language: str, text: str) -> None:
    assert speakers(text, language) == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "“We won,” said Kim Roe.\nOne victim, who is 84, lost it all. In court, she said: “I trusted people.”",
        ),
        ("en", "“We won,” said Kim Roe, the mayor.\nAldergrove Bus Company said sorry. “It is over for us,” he said."),
        (
            "de",
            "„Er log“, sagte Richterin Anna Lohse.\nDer Angeklagte gestand. „Mir wuchs es über den Kopf“, sagte er.",
        ),
        ("de", "„Er log“, sagte Anna Lohse.\nAn Trainer Paul Hessel will er festhalten: „Paul hat unser Vertrauen.“"),
        (
            "fr",
            "« Il mentait », a dit Jean Morel.\nUne ancienne patiente a pleuré. « Il m’écoutait », a-t-elle soufflé.",
        ),
        ("en", "“Fine,” said Tom Roe.\nThe author’s grandson, who lives in Oslo, had heard. “It was slow,” he wrote."),
        ("ms", "“Guna bunyi,” kata Mior Razali.\nNamun cadangan itu ditolak isterinya. “Nanti bayi bangun,” katanya."),
        ("id", "Aerli menari. “Topeng itu hidup,” ujar gadis yang akrab disapa Elly itu. “Berat,” kata Elly."),
        ("nl", "“Nee”, zei Bep Smit.\nCor en Alie Vos lachen. “Zes is zes”, klinkt het dan. “Zo is dat”, zegt ze."),
        (
            "es",
            "“Volvieron todos”, dijo Hugo Araya.\nEn la platea lloraba Elsa, madre de un cantante. “Seis años”, dijo.",
        ),
        ("nl", "„Nee”, zei directeur Erik Mulder.\nDaar staat scholiere Isa te wachten. „Ik heb examen”, zegt ze."),
        ("es", "“Ganamos”, dijo Luz Rey.\nAna Tovar y Ramón Tovar tocan. Tovar sonrió. “Era pesada el arpa”, contó."),
        (
            "en",
            "“No,” said Jo Reed.\nA Grade 8 clerk in the Ministry, who fears for his job, wept. “It is over,” he said.",
        ),
        ("pt", "“Ganhámos”, disse Rui Sá.\nPerguntado se continua, o argentino desconversou: “Hoje não é dia”."),
        ("id", "“Ayah sakit,” kata Mutia Hasri.\nHasri Bandaro penyair. Hasri diam. “Saya masih menulis,” jawabnya."),
        (
            "en",
            "“No,” said Ann Roe.\nSpeaking outside, the victim’s grandson said no more. “She robbed us,” he said.",
        ),
        (
            "en",
            "“No,” said Ann Roe.\nA spokesperson for the Ministry of Fish, Food and Farms said: “It is under review.”",
        ),
        ("ms", "“Siasat,” kata Lim Teck.\nAnak mangsa yang enggan dikenali berkata, ibunya diam. “Mak malu,” katanya."),
        ("pt", "“Vou a pé”, disse Ana Cossa.\nJá um estudante disse entender tudo. “O buraco é que come”, sustentou."),
        ("en", "“Fine,” said Ray Cheru.\nBut Biashara Ward MCA Peter Otieno was against it. “I sit there,” he said."),
        ("es", "“Bien”, dijo Luis Rey.\nEn la platea estaba también Julián Aranda. “Le ponía un pasodoble”, contó."),
        ("id", "“Simbah dirawat,” kata Saiful Bahri.\nNyi Sumi jarang turun. “Di bawah itu panas,” katanya."),
    ],
)
def test_a_pronoun_means_nobody_when_somebody_else_has_come_between(language: str, text: str) -> None:
    assert speakers(text, language)[-1] is None


def test_a_given_name_ends_the_house_that_an_office_is_of() -> None:
    found = person(["diputado", "de", "Convergencia", "Social", "Diego", "Ibarra"])

    assert (found.name, found.role) == ("Diego Ibarra", "diputado de Convergencia Social")


def test_one_word_is_the_name_that_it_begins_where_it_was_told_last() -> None:
    text = "“Saya nampak,” kata Aqil Rosdi.\nBapanya, Rosdi Manap, bersyukur. “Dia belajar sendiri,” ujar Rosdi."

    assert speakers(text, "ms") == ["Aqil Rosdi", "Rosdi Manap"]


def test_a_firm_is_told_again_by_what_it_is() -> None:
    text = "Ventalia a réagi mardi. « Nous prenons acte de ce vote », écrit la société."

    assert speakers(text, "fr") == ["Ventalia"]


def test_from_where_a_story_was_filed_is_nobody() -> None:
    text = "Vale de Pinhais, 8 jan 2024 (ALN) - O presidente, Rui Galo, exigiu meios. “Faz frio”, disse o autarca."

    assert speakers(text, "pt") == ["Rui Galo"]


def test_a_quotation_of_several_paragraphs_is_not_of_who_spoke_before_somebody_else_was_told_of() -> None:
    text = "“It blew,” said Tom Roe.\nHer boss, Lise Gault, said she never shouted.\n“She looked.\n“It was worse.”"

    assert "Tom Roe" not in speakers(text)[1:]
