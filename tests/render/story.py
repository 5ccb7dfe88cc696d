"""One story with everything in it that a typesetter meets."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from tests.builders import article, comment, heading, listing, paragraph, quotation, quote, span, spans, thread
from warta.model.article import Article, Credit, Dateline, Link, Navigation
from warta.model.blocks import Code, Embed, Figure, Quotation, Rule, Table

_WITA = timezone(timedelta(hours=8))
_SAID = "Kami tidak ingin ada satu keluarga pun yang terlewat, jadi data harus diperbarui setiap hari"
_BLOCKS = (
    Figure(
        src="https://harian.example/perahu.jpg",
        alt="perahu",
        caption=spans("Warga menyeberang dengan perahu di Jalan Pangeran Samudera."),
        credit="Foto: Harian/Dina",
    ),
    paragraph(
        "BANJARMASIN– Ratusan rumah di bantaran Sungai Martapura terendam sejak Minggu malam. Air naik setelah "
        "hujan dua hari, dan lima kelurahan membuka dapur umum."
    ),
    paragraph(f"“{_SAID},” kata Hj. Siti Rahmah, wali kota, kepada wartawan di posko utama, Senin pagi."),
    paragraph(
        "Warga yang mengungsi mencapai ",
        span("802 jiwa", "strong"),
        span(", menurut "),
        span("data posko kota", href="https://harian.example/data"),
        span(" yang diperbarui tiap jam dan "),
        span("laporan BPBD", href="https://harian.example/bpbd"),
        span("."),
    ),
    heading("Data penerima diperbarui setiap hari"),
    paragraph("Petugas mendata ulang keluarga terdampak dari rumah ke rumah. " * 3),
    quotation("Data dari posko menunjukkan air mulai surut di tiga kelurahan, tetapi kami tetap siaga."),
    quotation("Puncak pasang diperkirakan Kamis malam.", source="Posko kota"),
    listing(
        (0, "1.", "Kelurahan Kelayan Barat: 214 rumah, dapur umum di balai RW, posko kesehatan buka 24 jam"),
        (0, "2.", "Kelurahan Pekauman: 97 rumah"),
        (1, "•", "posko di Masjid Al-Huda"),
        (0, "3.", "Mantuil"),
    ),
    Table(
        rows=(
            ("Kelurahan", "Rumah", "Jiwa", "Posko"),
            ("Kelayan Barat", "214", "802", "Balai RW 03"),
            ("Pekauman", "97", "341", "Puskesmas"),
        ),
        header_rows=1,
        caption="Rumah terendam per kelurahan",
    ),
    Quotation(spans=spans("Tidak ada satu keluarga pun yang terlewat."), source="Wali Kota", pull=True),
    Code(text="warta read https://harian.example/banjir --json \\\n  | jq .quotes"),
    Embed(src="https://video.example/v/1", kind="video", title="Banjir dari udara"),
    Rule(),
    paragraph("新聞記者は、現場で「水はもう膝まで来た」と語る住民の声を聞いた。次の満潮は木曜日の夜と予想されている。"),
    paragraph("(sumber:harian.example)"),
)


def flood() -> Article:
    """A story of a flood with every kind of block, neighbours and a thread."""
    return article(
        *_BLOCKS,
        url="https://harian.example/banjir/",
        canonical_url="https://harian.example/banjir/",
        title="Ratusan Rumah di Bantaran Martapura Terendam, Wali Kota Minta Bantuan Tepat Sasaran",
        subtitle="Lima kelurahan membuka dapur umum; puncak pasang diperkirakan Kamis malam.",
        authors=("Redaksi Harian",),
        published=datetime(2026, 11, 23, 7, 40, tzinfo=_WITA),
        language="id",
        section="Banjarmasin",
        site="Harian Contoh",
        tags=("banjir", "Sungai Martapura"),
        dateline=Dateline(place="Banjarmasin", raw="BANJARMASIN–"),
        credits=(Credit(label="sumber", name="harian.example", raw="(sumber:harian.example)"),),
        quotes=(quote(_SAID, speaker="Hj. Siti Rahmah", block=2, start=1, end=1 + len(_SAID)),),
        navigation=Navigation(
            previous=Link(title="Satpol PP Tertibkan Pedagang di Trotoar", url="https://harian.example/satpol/"),
            next=Link(title="BPBD Siapkan Perahu Karet di Lima Kelurahan", url="https://harian.example/perahu/"),
            up=(
                Link(title="Kalimantan Selatan", url="https://harian.example/kalsel/"),
                Link(title="Banjarmasin", url="https://harian.example/banjarmasin/"),
            ),
        ),
        thread=thread(
            comment(
                "1",
                "Rumah kami di Kelayan juga kena, air masuk sampai lutut sejak pukul dua pagi.",
                comment(
                    "2",
                    "Sudah lapor ke posko, Bu? Mereka punya daftar baru.",
                    comment("3", "Sudah, kemarin sore.", author="Hj. Fatimah"),
                    comment("4", "Daftarnya ada di balai RW 03.", author="Redaksi", by_author=True),
                    author="Ahmad Rizki",
                ),
                author="Hj. Fatimah",
            ),
            comment("5", "Drainase kota harus dibenahi.", comment("6", "Setuju.", author="Mira"), author="pembaca"),
            comment("7", "[…] Ratusan rumah terendam […]", author="Kabar Kota", kind="pingback"),
        ),
        hidden=(("escape", 2), ("bidi", 1)),
    )
