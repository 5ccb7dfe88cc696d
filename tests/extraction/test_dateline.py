"""Where a story was filed: as many ways to say it as there are houses, and as many beginnings that do not say it."""

from __future__ import annotations

import pytest

from warta.extraction import dateline
from warta.model.article import Dateline
from warta.model.blocks import Block, Figure, Heading, Paragraph, Span


def story(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(spans=(Span(text=text),)) for text in texts)


FILED: list[tuple[str, str, str | None, str | None]] = [
    ("BANJARMASIN– Pemerintah kota membuka jembatan baru.", "Banjarmasin", None, None),
    ("دمشق، سوريا (CNN) -- أكدت جهات سورية معارضة.", "دمشق", "CNN", None),
    ("New York CNN — Stocks fell on Friday.", "New York", "CNN", None),
    ("JAKARTA, KOMPAS.com – Pemerintah akan menaikkan tarif.", "Jakarta", "KOMPAS.com", None),
    ("Jakarta (ANTARA) - Presiden menghadiri upacara.", "Jakarta", "ANTARA", None),
    ("WASHINGTON (AP) — The Senate voted late on Tuesday.", "Washington", "AP", None),
    ("LONDON, Jan 12 (Reuters) - Shares fell on Friday.", "London", "Reuters", "Jan 12"),
    ("KBRN, Banjarmasin: Wali kota meresmikan pasar.", "Banjarmasin", "KBRN", None),
    ("Banjarmasin, matabanua.co.id- Warga mengeluh.", "Banjarmasin", "matabanua.co.id", None),
    ("Banjarmasin, matabanua.co.id-Warga mengeluh.", "Banjarmasin", "matabanua.co.id", None),
    ("PARIS, 12 mars (AFP) — Le gouvernement a annoncé la réforme.", "Paris", "AFP", "12 mars"),
    ("BERLIN (dpa) - Der Bundestag hat zugestimmt.", "Berlin", "dpa", None),
    ("MADRID, 3 (EUROPA PRESS) El presidente viajará mañana.", "Madrid", "EUROPA PRESS", "3"),
    ("NEW YORK/LONDON, Nov 3 (Reuters) - Oil prices rose.", "New York/London", "Reuters", "Nov 3"),
    ("SEOUL, Nov. 3 (Yonhap) -- South Korea said on Monday.", "Seoul", "Yonhap", "Nov. 3"),
    ("TEMPO.CO, Jakarta - Ketua panitia menolak.", "Jakarta", "TEMPO.CO", None),
    ("Liputan6.com, Jakarta - Polisi menutup jalan.", "Jakarta", "Liputan6.com", None),
    ("Bisnis.com, JAKARTA — Bank sentral menahan suku bunga.", "Jakarta", "Bisnis.com", None),
    ("REPUBLIKA.CO.ID, JAKARTA -- Menteri meminta maaf.", "Jakarta", "REPUBLIKA.CO.ID", None),
    ("TRIBUNNEWS.COM, JAKARTA - Menteri meminta maaf.", "Jakarta", "TRIBUNNEWS.COM", None),
    ("TRIBUN-MEDAN.com, MEDAN - Banjir merendam pasar.", "Medan", "TRIBUN-MEDAN.com", None),
    ("BRUSSELS, Belgium (CNN) -- Leaders agreed on a text.", "Brussels, Belgium", "CNN", None),
    ("SÃO PAULO, 12 mar (Reuters) - O dólar caiu.", "São Paulo", "Reuters", "12 mar"),
    ("XI'AN, China, Jan. 5 (Xinhua) -- A museum opened.", "Xi'an, China", "Xinhua", "Jan. 5"),
    ("Kota Banjarbaru - Wali kota menyerahkan bantuan.", "Kota Banjarbaru", None, None),
    ("ST. LOUIS (AP) — A judge ruled against the city.", "St. Louis", "AP", None),
    ("WASHINGTON, D.C. — The House passed the bill.", "Washington, D.C.", None, None),
    ("SURYA.co.id | SIDOARJO - Bupati meninjau tanggul.", "Sidoarjo", "SURYA.co.id", None),
    ("CHICAGO--(BUSINESS WIRE)--Acme Corp. said it will merge.", "Chicago", "BUSINESS WIRE", None),
    ("NEW YORK, March 5, 2024 /PRNewswire/ -- Acme opened.", "New York", "PRNewswire", "March 5, 2024"),
    ("МОСКВА, 12 янв — РИА Новости. Президент подписал указ.", "Москва", "РИА Новости", "12 янв"),
    ("ЛЬВІВ. 12 березня. УНН. Мер міста повідомив.", "Львів", "УНН", "12 березня"),
    ("Geneva, 3 March 2022 – The agency published a report.", "Geneva", None, "3 March 2022"),
    ("Jakarta, Rabu (20/3) - Menteri membuka rapat.", "Jakarta", None, "Rabu (20/3)"),
    ("Jakarta (20/3) – Menteri membuka rapat.", "Jakarta", None, "20/3"),
    ("JAKARTA - Polisi menangkap dua orang.", "Jakarta", None, None),
    ("أسوان - بدأت مكتبة عائمة زيارة القرى.", "أسوان", None, None),
    ("القاهرة (رويترز) - قال مسؤول إن النهر ارتفع.", "القاهرة", "رويترز", None),
    ("Jakarta - Polisi menangkap dua orang.", "Jakarta", None, None),
    ("KUALA LUMPUR: Perdana Menteri akan melawat.", "Kuala Lumpur", None, None),
    ("MARTAPURA – Bupati Banjar melantik camat.", "Martapura", None, None),
    ("HULU SUNGAI TENGAH – Banjir merendam desa.", "Hulu Sungai Tengah", None, None),
    ("Jakarta, CNN Indonesia -- Polisi memeriksa saksi.", "Jakarta", "CNN Indonesia", None),
    ("Krjogja.com - YOGYA - Para pedagang pindah.", "Yogya", "Krjogja.com", None),
    ("Harianjogja.com, JOGJA—Pemda menata trotoar.", "Jogja", "Harianjogja.com", None),
    ("MADRID.- El presidente viajará mañana.", "Madrid", None, None),
    ("Buenos Aires, 12 de marzo (Télam).- El presidente habló.", "Buenos Aires", "Télam", "12 de marzo"),
    ("Ciudad de México (apro).– El gobierno respondió.", "Ciudad de México", "apro", None),
    ("RIO DE JANEIRO (AP) — Crowds filled the beach.", "Rio de Janeiro", "AP", None),
    ("PORT-AU-PRINCE, Haiti (AP) — Schools reopened.", "Port-au-Prince, Haiti", "AP", None),
    ("L'AQUILA (ANSA) - Il terremoto ha colpito la città.", "L'Aquila", "ANSA", None),
    ("Bruxelles, le 12 mars 2024 – La Commission propose.", "Bruxelles", None, "le 12 mars 2024"),
    ("BANJARMASIN-Pemerintah kota membuka jembatan.", "Banjarmasin", None, None),
    ("Surabaya (beritajatim.com) – Gubernur meresmikan tol.", "Surabaya", "beritajatim.com", None),
    ("GRESIK (Lenteratoday) - Bupati meresmikan pasar.", "Gresik", "Lenteratoday", None),
    ("HONG KONG, 5 Nov (Bernama) -- Saham menokok hari ini.", "Hong Kong", "Bernama", "5 Nov"),
    ("新华社北京1月12日电 国家主席致贺电。", "北京", "新华社", "1月12日"),
    ("【北京共同】中国の外相は会見した。", "北京", "共同", None),
    ("(서울=연합뉴스) 김철수 기자 = 정부는 밝혔다.", "서울", "연합뉴스", None),
    ("واشنطن (رويترز) - قال الرئيس إن الخطة جاهزة.", "واشنطن", "رويترز", None),
]

NOT_FILED = [
    "",
    "–",
    "Presiden Jokowi mengatakan bahwa harga beras turun.",
    "Presiden Jokowi - yang baru tiba - tidak menjawab.",
    "WASHINGTON – a name that means much to many.",
    "NASA - the agency that went to the moon.",
    "NASA - The agency went to the moon.",
    "Update: Polisi menahan dua orang.",
    "UPDATE – Polisi menahan dua orang.",
    "Q: What did he say?",
    "Pemerintah - Badan itu belum menjawab.",
    "Jakarta - kota yang tak pernah tidur.",
    "Jakarta – Surabaya dalam lima jam dengan kereta.",
    "(Reuters) - Shares fell on Friday.",
    "Merdeka.com - Polisi menahan dua orang.",
    "Kompas.com - Polisi menahan dua orang.",
    "VIVA – Polisi menahan dua orang.",
    "World Health Organization (WHO) - The body said so.",
    "Budi Santoso (Golkar) - Ia menolak usul itu.",
    "Joko Widodo, Presiden - Ia menolak usul itu.",
    "JOKO WIDODO – Presiden itu menolak.",
    "Senin, 12 Maret 2024 - Rapat dibuka pukul sembilan.",
    "Jakarta: kota terbesar di negeri ini.",
    "BREAKING: Polisi menahan dua orang.",
    "WATCH: The president speaks to the nation.",
    "Selamat pagi - Kami hadir kembali.",
    "Budi, 12 tahun, - anak itu - hilang.",
    "PSSI – Ketua umum mundur.",
    "BPJS Kesehatan - Layanan dibuka lagi.",
    "KPK - Komisi antirasuah memeriksa saksi.",
    "GOLKAR – Partai itu memilih ketua.",
    "London, Paris and Berlin - three cities, one problem.",
    "Jakarta, ibu kota Indonesia - kota besar itu tenggelam.",
    "Washington – The capital of the nation – is quiet today.",
    "I - A man of few words.",
    "In London, Reuters reported - again - that it was over.",
    "One day in Paris (France) - She said it was enough.",
    "RADIUM-Forscher stellten die Probe vor.",
    "Jakarta-Bandung kini hanya empat puluh menit.",
    "Manchester United (MU) - Klub itu kalah lagi.",
    "Der Bundestag – Das Parlament hat zugestimmt.",
    "Berlin ist eine Stadt. Hamburg – auch.",
    "El presidente (PSOE) - Ha dicho que no.",
    "Paris vaut bien une messe - dit-on.",
    "He was born in LONDON (England) - in 1950.",
    "FOTO: Banjir di Martapura.",
    "OPINI – Demokrasi kita sedang sakit.",
    "COVID-19 – Cases are rising again.",
    "1. JAKARTA - Kota terbesar.",
    "“Jakarta – Kita semua,” katanya.",
    "A - B - C",
    "Rp 5.000 - Harga cabai turun.",
    "London Bridge is falling down - so says the song.",
    "Ketua DPRD, Budi (Golkar), - ia menolak - pergi.",
]


@pytest.mark.parametrize(("text", "place", "organisation", "date"), FILED, ids=[row[0][:28] for row in FILED])
def test_a_dateline_gives_its_place_house_and_date(
    text: str, place: str, organisation: str | None, date: str | None
) -> None:
    found = dateline.find(story(text))

    assert found is not None
    assert (found.place, found.organisation, found.date) == (place, organisation, date)
    assert text.startswith(found.raw)


@pytest.mark.parametrize("text", NOT_FILED, ids=[text[:28] for text in NOT_FILED])
def test_a_paragraph_that_only_begins_with_a_capital_has_none(text: str) -> None:
    assert dateline.find(story(text)) is None


def test_the_raw_dateline_is_what_stands_in_the_story() -> None:
    assert dateline.find(story("LONDON, Jan 12 (Reuters) - Shares fell.")) == Dateline(
        place="London", organisation="Reuters", date="Jan 12", raw="LONDON, Jan 12 (Reuters) -"
    )


def test_headings_and_pictures_before_the_first_paragraph_are_passed_over() -> None:
    blocks: tuple[Block, ...] = (
        Heading(spans=(Span(text="Banjir"),), level=2),
        Figure(src=None),
        *story("BARABAI – Air naik lagi."),
    )

    assert dateline.find(blocks) == Dateline(place="Barabai", raw="BARABAI –")


def test_a_byline_may_stand_before_the_dateline() -> None:
    found = dateline.find(story("Oleh Siti Aminah", "BARABAI – Air naik lagi."))

    assert found is not None
    assert found.place == "Barabai"


def test_after_a_summary_only_a_house_vouches_for_a_dateline() -> None:
    summary = "Air sungai naik lagi setelah hujan tiga hari, dan ratusan keluarga mengungsi ke balai kota."

    assert dateline.find(story(summary, "BARABAI – Air naik lagi.")) is None
    assert dateline.find(story(summary, "BARABAI (ANTARA) – Air naik lagi.")) is not None


def test_a_place_and_a_dash_may_stand_in_a_paragraph_of_their_own() -> None:
    found = dateline.find(story("Banjarmasin –", "Hujan turun sejak pagi di hulu sungai."))
    lonely = dateline.find(story("BANJARMASIN (ANTARA) -"))

    assert found is not None
    assert (found.place, found.raw) == ("Banjarmasin", "Banjarmasin –")
    assert lonely is not None
    assert lonely.organisation == "ANTARA"


def test_a_dateline_far_down_is_none() -> None:
    assert dateline.find(story("Satu.", "Dua.", "Tiga.", "JAKARTA (ANTARA) - Empat.")) is None


def test_a_story_of_nothing_has_none() -> None:
    assert dateline.find(()) is None


@pytest.mark.parametrize("bait", ["A", "A ", "A, ", "A/", "A-", "A. ", "(", "JAKARTA, ", "12 ", "A'"])
def test_bait_of_a_hundred_thousand_characters_is_only_read_at_its_head(bait: str) -> None:
    assert dateline.find(story(bait * (100_000 // len(bait)))) is None
