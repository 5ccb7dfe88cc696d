"""The words around a name: offices and what goes on with them, honorifics, particles, and what opens a sentence."""

from __future__ import annotations

from warta.extraction.vocabulary import words

# Words that open an office, and words that go on with it; in capitals or not.
OFFICES = words(
    "member members researchers scientists officials police authorities residents experts critics lawyers "
    "doctors analysts witnesses investigators prosecutors organizers organisers activists polisi pemerintah "
    "petugas pihak masyarakat korban saksi pelaku tersangka kepala ketua wakil wali walikota bupati gubernur "
    "menteri presiden direktur dirut manajer kapolres kapolda kapolri kapolsek kasat kasi kabid kadis kabag "
    "kasubag kanit camat lurah kades sekretaris sekda sekjen sekdaprov bendahara koordinator anggota juru jubir "
    "humas staf dokter guru dosen rektor dekan pengamat peneliti pakar ahli aktivis warga petani pedagang "
    "nelayan relawan pelatih kapten pemain penyanyi aktor sutradara penulis jaksa hakim pengacara kuasa "
    "komandan dandim danrem pangdam panglima komisioner komisaris plt pj pjs penjabat perdana mantan calon "
    "pimpinan pemimpin pendiri pengurus ustadz imam pendeta pembina penasihat asisten inspektur jenderal "
    "kolonel mayor letkol letnan sersan brigjen irjen komjen kombes akbp kompol akp ipda iptu aiptu bripka "
    "president vice prime minister chancellor king queen prince princess governor senator representative "
    "congressman congresswoman secretary chairman chairwoman chair chief head director deputy spokesman "
    "spokeswoman spokesperson officer ceo cfo cto founder co-founder professor doctor judge justice attorney "
    "lawyer prosecutor sheriff captain lieutenant general colonel sergeant coach manager player analyst "
    "economist researcher scientist author writer editor reporter teacher student resident activist pastor "
    "bishop pope rabbi archbishop cardinal ambassador commissioner councillor councilman councilwoman treasurer "
    "owner farmer nurse sen rep gov gen sgt lt col rev superintendent inspector principal dean curator "
    "präsident präsidentin bundeskanzler bundeskanzlerin kanzler ministerpräsident bürgermeister sprecher "
    "vorsitzende vorsitzender chef chefin geschäftsführer trainer président présidente premier première "
    "ministre maire porte-parole directeur directrice secrétaire député députée presidente presidenta ministro "
    "ministra alcalde alcaldesa portavoz directora secretario secretaria prefeito porta-voz premiere voorzitter "
    "burgemeester woordvoerder sindaco portavoce segretario"
)
# Not those that are more often the next name when they stand after one: Lukman Hakim Saputra, Martin Luther King.
OFFICES_AFTER = OFFICES - words("hakim imam king prince dean bishop pope")
OFFICE_WORDS = words(
    "pol inf cpl purn badan dinas kementerian kantor bidang bagian seksi satuan kota kabupaten provinsi "
    "kecamatan desa kelurahan kalimantan sumatera jawa sulawesi papua bali selatan utara timur barat tengah "
    "keuangan kesehatan pendidikan perhubungan pertanian perdagangan perindustrian pertahanan luar dalam negeri "
    "agama hukum sosial politik kesatuan bangsa pekerjaan umum lingkungan hidup kehutanan kelautan perikanan "
    "pariwisata kebudayaan pemuda olahraga tenaga kerja komunikasi informatika digital energi sumber daya "
    "mineral pemerintahan pemerintah pembangunan perencanaan penanggulangan bencana daerah nasional republik "
    "indonesia komisi pemilihan pengawas dewan perwakilan rakyat majelis permusyawaratan partai fraksi "
    "universitas institut sekolah rumah sakit rsud puskesmas polres polda polri polsek kodim korem tni "
    "kejaksaan tinggi pengadilan utama pelaksana eksekutif operasional pemasaran bicara publik masyarakat media "
    "hubungan kerjasama teknis harian pusat cabang wilayah asosiasi himpunan persatuan ikatan perusahaan pt cv "
    "bank dan the of for and foreign finance health education defense defence interior justice state treasury "
    "labor labour energy trade commerce agriculture executive operating financial medical police fire city "
    "county district national federal press party house white senate office department ministry university "
    "college school institute bureau agency commission committee council association union company group us "
    "u.s. british french german american russian chinese indonesian ri dki"
)
DETERMINERS = words(
    "the a an his her their its our seorang salah sang si para selaku sebagai who der die das ein eine le la un "
    "une el una o os um"
)
RELATIVES = words("who whose yang qui que der die")
# Capitals that open a sentence and no name.
OPENERS = words(
    "auch so nun da die es di pada dalam dari untuk dengan setelah sebelum saat ketika namun tetapi tapi "
    "sementara selain menurut meski karena oleh jika bahkan kini lalu kemudian ini itu para semua hal ada tak "
    "tidak in on at after before when while but and as for from with this that these those it there if since "
    "although however meanwhile earlier later today yesterday many some most all no not nobody everyone what "
    "how why where im am auf nach vor bei mit und aber dans sur après avant mais en el los las les der das"
)
NO_OFFICE = words(
    "in on at to that of for by with as during after before while when if and but or from about it he she they "
    "there this these yang di saat ketika pada kepada dalam usai sambil dengan untuk dan serta seraya dari ke "
    "ini itu tentang bahwa jika kalau is was were are has had not so no all who than then also because since "
    "until over under im am auf dans en el la le"
)
JOINTS = words("dan serta sambil seraya sembari and und et y e en")
HONORIFICS = words(
    "mr mrs ms miss dr prof pak bapak ibu bu h hj kh drs dra ir sir dame herr frau m mme monsieur madame señor "
    "señora sr sra don doña signor signora senhor senhora gus ustaz ustadz tgh kyai kiai haji hajah tuan puan "
    "encik datuk dato' sdr rev fr"
)
PARTICLES = words("bin binti van von der den de del della di da dos du la le al el ibn ben abu zu y e")
# What tells where or when somebody spoke, and not who it was.
WHEREABOUTS = words(
    "di pada dalam saat ketika usai setelah sebelum kepada dari sambil seraya sembari in on at after before "
    "when while during to from with that yang who"
)
ONE_OF = words("one two some another salah seorang satu")
