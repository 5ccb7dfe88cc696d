"""Pairs of words, labelled by hand: forms of one word that a search should find by each other, and others."""

from __future__ import annotations

ALIKE = {
    "id": """
banjir kebanjiran|banjir banjirnya|bangun membangun|bangun pembangunan|bangun dibangun|bangun bangunan|kirim mengirim
kirim mengirimkan|kirim dikirim|kirim pengiriman|tulis menulis|tulis penulis|tulis ditulis|tulis tulisan|pukul memukul
pukul pemukulan|sapu menyapu|sampai menyampaikan|sampai disampaikan|ambil mengambil|ambil diambil|ambil pengambilan
kerja bekerja|kerja pekerja|kerja pekerjaan|ajar belajar|ajar mengajar|ajar pelajaran|sehat kesehatan|bakar kebakaran
bakar membakar|bakar terbakar|adil keadilan|adil pengadilan|rumah rumahnya|rumah perumahan|warga warganya|jalan berjalan
jalan perjalanan|jalan jalanan|makan makanan|makan memakan|lihat melihat|lihat terlihat|lihat dilihat|tangkap menangkap
tangkap ditangkap|tangkap penangkapan|perintah pemerintah|perintah pemerintahan|baik memperbaiki|baik perbaikan
laksana melaksanakan|laksana pelaksanaan|laksana dilaksanakan|temu bertemu|temu menemukan|temu pertemuan|temu ditemukan
bicara berbicara|bicara pembicaraan|duga menduga|duga diduga|korban korbannya|ungsi mengungsi|ungsi pengungsi
ungsi pengungsian|pilih memilih|pilih pemilihan|pilih dipilih|pilih pemilih|dukung mendukung|dukung dukungan
kata mengatakan|kata berkata|kata dikatakan|tani petani|tani pertanian|nyata menyatakan|nyata pernyataan
naik kenaikan|naik menaikkan|turun penurunan|turun menurun|siar menyiarkan|siar penyiaran|jual menjual|jual penjualan
beli membeli|beli pembeli|beli pembelian|dua kedua|benar sebenarnya|benar kebenaran|lapor melaporkan|lapor laporan
""",
    "en": """
flood floods|flood flooded|flood flooding|city cities|story stories|house houses|evacuate evacuated
evacuate evacuation|evacuate evacuating|run running|stop stopped|stop stopping|report reports|report reported
report reporting|close closed|close closing|church churches|box boxes|party parties|vote voted|vote voting
elect election|elect elected|elect elections|official officials|quick quickly|plan planned|plan planning
carry carried|carry carries|marry married|kill killed|kill killing|miss missed|miss misses|decide decided
decide deciding|investigate investigation|investigate investigating|worker workers|price prices|rise rising
""",
}
APART = {
    "id": """
banjir bandar|terbang bang|menteri teri|sekolah kolah|berita derita|beras keras|hari harimau|makan makam|ikan iklan
kota kata|jalan jalin|perang berang|tanah tanam|kapal kepala|bulan bulat|pasar pasir|polisi politik|air udara|sungai
suara|harga harta|dinas panas|kasus kasur|desa dosa|rumah ramah|surat surut|pintu pinta|kemarin marinir|orang barang
selatan selat|tahun tahan|bencana rencana|gempa gempar|kebun kabut|sebuah buah|partai pantai|negara segara
""",
    "en": """
flood blood|news new|university universe|this thin|bus busy|general generate|police policy|house horse|wing win
king kin|string strong|bring bran|need nee|red reed|present president|interest internet|market mark|state station
international internet|organ organise|business busy|spring spray|marine mary|sing single|nation native
""",
}


def pairs(table: dict[str, str], language: str) -> list[tuple[str, str]]:
    """The pairs of a language."""
    words = table[language].replace("\n", "|").split("|")
    return [(pair[0], pair[1]) for each in words if len(pair := each.split()) == 2]
