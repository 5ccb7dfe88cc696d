"""Indonesian and Malay: verbs with the speaker before them, stems with the speaker after, trades beside a name."""

# Active verbs have their subject before them.
BEFORE = """
mengatakan katakan mengungkapkan menyampaikan menjelaskan menambahkan menegaskan menyebutkan menyebut menuturkan
mengaku memaparkan menerangkan mengucapkan menyatakan mengimbau menghimbau mengingatkan menilai berharap
mengharapkan berujar berkata bertutur berpesan bercerita menceritakan menanggapi membenarkan membantah mengakui
mengklaim menekankan menandaskan menyampaikannya melanjutkan menyimpulkan meminta memastikan mengutarakan
membeberkan menguraikan mengemukakan beralasan menjawab bertanya menulis mencuit mengeluhkan mengajak meyakini
mengkritik menyarankan memberitahu memberitahukan memaklumkan berpendapat menyesalkan mengapresiasi menambah
menggarisbawahi berkelakar menyindir mengisahkan berjanji bersumpah berseru berteriak berbisik berdalih
berargumen mengeluh menggerutu mengancam menuding menuduh memprotes memuji memohon mengusulkan mengumumkan
melaporkan menandai menyimpulkannya mengutip menyapa menyahut menimpali membalas menukas memotong menyela
mendesak menuntut menyerukan mempertanyakan mengenang mendoakan bersikeras menjanjikan mengonfirmasi
mengkonfirmasi memprediksi memperkirakan membela bergurau bercanda melapor mendakwa mendedahkan memaklumi menggesa
menyifatkan mengesahkan mengulas menasihati menasihatkan menyeru mencadangkan memberitahunya menyuarakan menyebutnya
dakwanya bilang mempertikaikan membidas menyelar"""

# Stems and passives have it after them.
AFTER = """
ujar kata ucap jelas tegas tutur papar imbuh tambah ungkap terang sebut tandas pungkas lanjut urai beber cetus
tukas kilah harap pesan imbau tanya jawab cerita kenang keluh sambung celetuk sahut seru aku tulis cuit pinta
ajak balas timpal bisik dikatakan disampaikan diungkapkan dijelaskan ditegaskan dituturkan dipaparkan
ditambahkan disebutkan diutarakan diucapkan dikemukakan diterangkan dibeberkan akunya ulas simpul tekan
singgung imbuhnya jelaskan tekannya ancam luah jelasnya dakwa terangnya janji seloroh canda bantah protes
kritik duga usul puji sesal himbau ajar menurut menurutnya tegur sindir gurau kelakar teriak pekik gumam gerutu
kecam tuding tuduh dalih desak tuntut dedah nasihat gesa cabar bidas selar tutup"""

# The stems that take "-nya" for whoever spoke last.
SUFFIXED = """
janji seloroh canda bantah protes kritik duga usul puji sesal himbau ujar kata ucap jelas tegas tutur papar
imbuh tambah ungkap terang sebut tandas pungkas lanjut urai beber cetus tukas kilah harap pesan imbau tanya
jawab cerita kenang keluh sambung celetuk sahut seru aku tulis cuit pinta ajak ulas simpul tekan menurut balas
timpal bisik ancam luah soal pekik teriak tegur sindir gurau kelakar gumam gerutu sela dalih desak dedah dakwa
tuding kecam mohon gesa nasihat cabar bidas selar tutup"""

TRADES = """
pengendali serda kopda serka sertu koptu praka babinsa bhabinkamtibmas briptu brigpol perupa sinden aktris jpu terdakwa
wagub wabup wawali kernet pebisnis pemuda lansia bintang tuai suri pekebun tertuduh penyelidik pengetua cikgu doktor
jururawat pelakon kartunis sarjan kopral leftenan mejar komander acp dcp romo tokoh kadus sekdes
komika komedian pelawak musisi vokalis gitaris seniman pelukis penyair sastrawan novelis desainer arsitek apoteker
perawat bidan psikolog psikiater advokat notaris akuntan konsultan analis influencer selebgram youtuber produser
presenter kiper bek gelandang penyerang wasit pembalap petinju perenang pelari atlet pesilat petenis pesepak
buruh pekerja karyawan karyawati pegawai satpam kasir montir penjahit pengrajin perajin peternak penambang
pendaki pemandu kurir pemulung pengungsi jemaah jamaah santri biksu uskup kardinal sultan ratu pangeran menko menlu
mendagri menkeu menhub menkes menhan mendikbud menpora menag mensos menaker mentan menkumham menkopolhukam wamen
wamenkeu wamenlu kapuspen kapuspenkum kadiv kabiro kadispora dirreskrimum dirreskrimsus dirlantas dirresnarkoba wadir
wadirut stafsus wasekjen ketum waketum sekum caleg capres cawapres cagub cawagub cabup kepsek kasie kabidhumas
kasubdit kasubbag kapusdalops kalaksa plh caretaker penggagas inisiator penggiat pegiat penerjemah editor redaktur
pemred penjual pembeli pengunjung pengendara pengurus penata pemerhati filolog arkeolog antropolog geolog
vulkanolog epidemiolog virolog seismolog astronom fisikawan matematikawan ilmuwan akademisi pensyarah setiausaha
pengerusi naib pesuruhjaya superintendan inspektor penolong jurulatih jurucakap peniaga pesawah penoreh penganalisis
penuntut penganjur adun exco penduduk jiran pesara wisudawan wisudawati lulusan alumnus alumni orangtua
penguasa pendakwa majistret hakim peguam renjer pegawai pemandu pengadil pensyarah pembuat petambak penggesek
libero pembantu pemrakarsa pendamping penyuluh penyelam pramugari pilot masinis kondektur nakhoda juragan pemangku
tetua sesepuh kamituwo keuchik datuak kapten komedian kreator kurator penggerak pesinden dalang penari koreografer
"""

# What an office is held in or is for, and no name: "Ketua Adat", "Pemilik Warung", "Ketua Kampung".
HELD = """
adat agama tim kelompok tani bumdes area warung lapangan murid gizi parkir stasiun kampung polis daerah balai operasi
kraf rumah tangga majelis hakim pemuda kepemudaan gapoktan koperasi pasar posko panitia kelas angkatan divisi unit
produksi proyek program sanggar yayasan pondok pesantren masjid gereja takmir dusun nagari penghulu batin toko kedai
kafe restoran kebun tambak peternakan sawah pabrik bengkel salon kurikulum kesiswaan"""
