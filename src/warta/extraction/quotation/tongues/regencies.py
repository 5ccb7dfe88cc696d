"""Regencies and towns of Indonesia and states of Malaysia, as they stand behind an office: "Bupati Seruyan"."""

_NAMES = """
aceh besar|aceh barat|aceh jaya|aceh selatan|aceh singkil|aceh tamiang|aceh tengah|aceh tenggara|aceh timur
|aceh utara|bener meriah|bireuen|gayo lues|nagan raya|pidie|pidie jaya|simeulue|subulussalam|asahan|batu bara|batubara
|dairi|deli serdang|humbang hasundutan|karo|labuhanbatu|langkat|mandailing natal|nias|nias barat|nias selatan
|nias utara|padang lawas|pakpak bharat|samosir|serdang bedagai|simalungun|tapanuli selatan|tapanuli tengah
|tapanuli utara|toba|toba samosir|agam|dharmasraya|kepulauan mentawai|lima puluh kota|padang pariaman|pasaman
|pasaman barat|pesisir selatan|sijunjung|solok selatan|tanah datar|indragiri hilir|indragiri hulu|kampar
|kepulauan meranti|kuantan singingi|pelalawan|rokan hilir|rokan hulu|lingga|kepulauan anambas|batanghari|bungo
|kerinci|merangin|muaro jambi|sarolangun|tanjung jabung|tebo|banyuasin|empat lawang|lahat|muara enim|musi banyuasin
|musi rawas|ogan ilir|ogan komering|penukal abab|bengkulu tengah|kaur|kepahiang|lebong|mukomuko|rejang lebong|seluma
|bangka|bangka barat|bangka selatan|bangka tengah|belitung timur|lampung barat|lampung selatan|lampung tengah
|lampung timur|lampung utara|mesuji|pesawaran|pesisir barat|pringsewu|tanggamus|tulang bawang|way kanan|metro
|lebak|pandeglang|bandung barat|cianjur|ciamis|garut|indramayu|karawang|kuningan|majalengka|pangandaran|purwakarta
|subang|sukabumi|sumedang|tasikmalaya|banjarnegara|banyumas|batang|blora|boyolali|brebes|cilacap|demak|grobogan
|jepara|karanganyar|kebumen|kendal|klaten|kudus|pati|pemalang|purbalingga|purworejo|rembang|sragen|sukoharjo
|temanggung|wonogiri|wonosobo|bantul|gunungkidul|sleman|kulonprogo|bangkalan|banyuwangi|bojonegoro|bondowoso|gresik
|jember|jombang|lamongan|lumajang|magetan|nganjuk|ngawi|pacitan|pamekasan|ponorogo|sampang|sidoarjo|situbondo|sumenep
|trenggalek|tuban|tulungagung|badung|bangli|buleleng|gianyar|jembrana|karangasem|klungkung|tabanan|dompu
|sumbawa barat|alor|belu|ende|flores timur|lembata|malaka|manggarai|manggarai barat|manggarai timur|nagekeo|ngada
|rote ndao|sabu raijua|sikka|sumba barat|sumba tengah|sumba timur|timor tengah|bengkayang|kapuas hulu|kayong utara
|kubu raya|landak|melawi|mempawah|sanggau|sekadau|sintang|barito selatan|barito timur|barito utara|gunung mas|katingan
|kotawaringin barat|kotawaringin timur|lamandau|murung raya|pulang pisau|seruyan|sukamara|balangan|barito kuala
|hulu sungai|tabalong|tanah bumbu|tanah laut|tapin|berau|kutai barat|kutai timur|mahakam ulu|paser|penajam paser
|bulungan|malinau|nunukan|tana tidung|bolaang mongondow|minahasa selatan|minahasa tenggara|minahasa utara|sangihe
|sitaro|talaud|banggai|banggai kepulauan|buol|morowali utara|parigi moutong|sigi|tojo una-una|bantaeng|barru|bone
|bulukumba|enrekang|jeneponto|luwu|luwu timur|luwu utara|maros|pangkep|pinrang|sidrap|sinjai|soppeng|takalar
|tana toraja|toraja utara|wajo|bombana|buton|buton selatan|buton tengah|buton utara|kolaka timur|kolaka utara
|konawe selatan|konawe utara|muna|muna barat|wakatobi|boalemo|bone bolango|gorontalo utara|pohuwato|mamasa
|mamuju tengah|pasangkayu|polewali mandar|polman|buru|buru selatan|kepulauan aru|maluku tengah|maluku tenggara
|seram bagian|halmahera barat|halmahera selatan|halmahera tengah|halmahera timur|halmahera utara|kepulauan sula
|pulau morotai|pulau taliabu|asmat|boven digoel|intan jaya|keerom|lanny jaya|mappi|mamberamo raya|nduga|paniai|puncak
|puncak jaya|sarmi|supiori|tolikara|waropen|yahukimo|yalimo|kaimana|maybrat|pegunungan arfak|raja ampat|tambrauw
|teluk bintuni|teluk wondama|deiyai|dogiyai|johor|kedah|kelantan|negeri sembilan|pahang|perak|perlis|selangor
|terengganu|sabah|sarawak|pulau pinang|banjarbaru|banjarmasin|palangkaraya"""

REGENCIES = frozenset(name.strip() for name in _NAMES.replace("\n", " ").split("|"))
# Of two words: the second one alone is no place.
TOWNS = frozenset(name for name in REGENCIES if " " in name) | frozenset(
    {
        "palangka raya",
        "banda aceh",
        "bandar lampung",
        "tanjung pinang",
        "pangkal pinang",
        "tebing tinggi",
        "tanjung balai",
    }
    | {"gunung sitoli", "padang panjang", "sungai penuh", "lubuk linggau", "pagar alam", "bukit tinggi", "kota baru"}
    | {"jakarta pusat", "jakarta selatan", "jakarta barat", "jakarta timur", "jakarta utara", "metro jaya", "bau bau"}
    | {
        "kota bharu",
        "shah alam",
        "petaling jaya",
        "kuala lumpur",
        "kuala krai",
        "alor setar",
        "johor bahru",
        "batu pahat",
    }
)
