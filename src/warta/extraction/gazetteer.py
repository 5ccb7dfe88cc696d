"""Names that datelines are made of, folded: places news is filed from, houses that file it, months."""

from __future__ import annotations

from functools import cache

_CITIES = """
jakarta|dki jakarta|jakarta pusat|jakarta selatan|jakarta barat|jakarta timur|jakarta utara|bogor|depok
|tangerang|tangerang selatan|bekasi|cikarang|bandung|cimahi|cirebon|sukabumi|tasikmalaya|garut|karawang
|purwakarta|subang|sumedang|majalengka|kuningan|indramayu|cianjur|ciamis|banjar|pangandaran|serang|cilegon|lebak
|pandeglang|rangkasbitung|semarang|surakarta|solo|magelang|salatiga|pekalongan|tegal|brebes|pemalang|purwokerto
|banyumas|cilacap|kebumen|purworejo|wonosobo|temanggung|kendal|batang|demak|kudus|jepara|pati|rembang|blora
|grobogan|sragen|karanganyar|sukoharjo|wonogiri|klaten|boyolali|yogyakarta|yogya|jogja|jogjakarta|bantul|sleman
|gunungkidul|kulon progo|surabaya|sidoarjo|gresik|malang|batu|kediri|blitar|madiun|mojokerto|pasuruan
|probolinggo|jember|banyuwangi|bondowoso|situbondo|lumajang|jombang|nganjuk|tulungagung|trenggalek|ponorogo
|pacitan|ngawi|magetan|bojonegoro|tuban|lamongan|bangkalan|sampang|pamekasan|sumenep|denpasar|badung|gianyar
|tabanan|buleleng|singaraja|karangasem|bangli|klungkung|jembrana|kuta|ubud|mataram|lombok|lombok barat
|lombok timur|lombok tengah|lombok utara|sumbawa|bima|dompu|kupang|maumere|ende|labuan bajo|ruteng|atambua
|waingapu|banda aceh|lhokseumawe|langsa|sabang|meulaboh|takengon|bireuen|medan|binjai|pematangsiantar
|tebing tinggi|sibolga|padang sidempuan|deli serdang|lubuk pakam|langkat|karo|kabanjahe|tarutung|gunungsitoli
|padang|bukittinggi|payakumbuh|pariaman|solok|sawahlunto|padang panjang|pekanbaru|dumai|bengkalis|siak
|rokan hilir|kampar|tembilahan|tanjungpinang|tanjung pinang|batam|bintan|karimun|natuna|jambi|sungai penuh
|muaro jambi|palembang|lubuklinggau|prabumulih|pagar alam|banyuasin|ogan ilir|bengkulu|rejang lebong
|bandar lampung|bandarlampung|pringsewu|lampung selatan|kalianda|pangkalpinang|pangkal pinang|sungailiat
|belitung|tanjung pandan|pontianak|singkawang|sambas|ketapang|sintang|sanggau|kubu raya|mempawah|palangka raya
|palangkaraya|sampit|pangkalan bun|kuala kapuas|kapuas|muara teweh|buntok|tamiang layang|puruk cahu|kasongan
|kuala kurun|pulang pisau|nanga bulik|sukamara|kuala pembuang|banjarmasin|banjarbaru|kota banjarbaru|martapura
|pelaihari|rantau|kandangan|barabai|amuntai|tanjung|paringin|marabahan|batulicin|kotabaru|tapin|tabalong
|balangan|tanah laut|tanah bumbu|barito kuala|hulu sungai utara|hulu sungai tengah|hulu sungai selatan|samarinda
|balikpapan|bontang|tenggarong|kutai kartanegara|sangatta|penajam|paser|tanah grogot|berau|tanjung redeb
|sendawar|tarakan|tanjung selor|nunukan|malinau|manado|bitung|tomohon|kotamobagu|minahasa|gorontalo|palu|poso
|luwuk|tolitoli|donggala|morowali|makassar|parepare|palopo|gowa|maros|watampone|bulukumba|sinjai|wajo|sengkang
|toraja|rantepao|jeneponto|takalar|bantaeng|mamuju|majene|polewali|kendari|baubau|kolaka|konawe|wakatobi|ambon
|tual|masohi|ternate|tidore|sofifi|tobelo|jayapura|sentani|wamena|timika|mimika|nabire|biak|merauke|manokwari
|sorong|fakfak|kaimana|nusantara|ibu kota nusantara|kuala lumpur|putrajaya|petaling jaya|shah alam|subang jaya
|klang|kajang|cyberjaya|seremban|melaka|johor bahru|johor baru|muar|batu pahat|kluang|ipoh|taiping|george town
|georgetown|butterworth|bukit mertajam|alor setar|sungai petani|langkawi|kangar|kota bharu|kota baharu
|kuala terengganu|kuantan|temerloh|kuching|miri|sibu|bintulu|kota kinabalu|sandakan|tawau|labuan
|bandar seri begawan|singapura|singapore|bangkok|chiang mai|phuket|pattaya|hanoi|ho chi minh city|hồ chí minh
|hà nội|da nang|phnom penh|vientiane|yangon|naypyidaw|mandalay|manila|quezon city|cebu|cebu city|davao
|davao city|makati|baguio|dili|tokyo|osaka|kyoto|nagoya|hiroshima|fukushima|sapporo|seoul|busan|incheon
|pyongyang|beijing|peking|pékin|shanghai|guangzhou|shenzhen|wuhan|chongqing|chengdu|tianjin|nanjing|hangzhou
|xi'an|urumqi|lhasa|hong kong|macau|macao|taipei|kaohsiung|ulan bator|ulaanbaatar|new delhi|delhi|mumbai|kolkata
|chennai|bengaluru|bangalore|hyderabad|ahmedabad|pune|jaipur|lucknow|srinagar|jammu|guwahati|patna|bhopal
|chandigarh|thiruvananthapuram|kochi|islamabad|karachi|lahore|peshawar|quetta|rawalpindi|dhaka|chittagong
|kathmandu|thimphu|colombo|kabul|kandahar|tehran|teheran|téhéran|isfahan|baghdad|bagdad|basra|mosul|erbil
|damascus|damaskus|damas|aleppo|beirut|beyrouth|amman|jerusalem|jérusalem|yerusalem|tel aviv|gaza|gaza city
|kota gaza|ramallah|haifa|hebron|bethlehem|riyadh|riad|jeddah|jiddah|mecca|mekah|makkah|madinah|medina|dubai
|abu dhabi|sharjah|doha|manama|kuwait city|muscat|sanaa|aden|ankara|istanbul|i̇stanbul|izmir|i̇zmir|antalya
|nicosia|baku|tbilisi|yerevan|tashkent|almaty|astana|bishkek|dushanbe|ashgabat|samarkand|moscow|moskow|moskwa
|moskau|moscou|moscú|москва|санкт-петербург|st petersburg|st. petersburg|saint petersburg|minsk|минск|kyiv|kiev
|kiew|київ|киев|kharkiv|lviv|odesa|odessa|mariupol|warsaw|warsawa|warschau|warszawa|krakow|kraków|gdansk|gdańsk
|prague|prag|praha|brno|bratislava|budapest|vienna|wien|vienne|viena|salzburg|graz|innsbruck|linz|bern|berne
|berna|zurich|zürich|geneva|genf|genève|ginebra|jenewa|basel|lausanne|davos|lugano|berlin|hamburg|munich|münchen
|köln|cologne|frankfurt|frankfurt/main|frankfurt am main|stuttgart|düsseldorf|leipzig|dresden|hannover|nürnberg
|bremen|dortmund|duisburg|bonn|mainz|wiesbaden|potsdam|magdeburg|erfurt|schwerin|kiel|karlsruhe|mannheim
|augsburg|kassel|rostock|paris|marseille|lyon|toulouse|bordeaux|lille|nantes|strasbourg|straßburg|rennes|cannes
|brussels|bruxelles|brüssel|bruselas|brussel|antwerp|antwerpen|ghent|gent|amsterdam|the hague|den haag|la haye
|la haya|rotterdam|utrecht|eindhoven|luxembourg|luxemburg|london|londres|londra|manchester|liverpool|birmingham
|leeds|glasgow|edinburgh|cardiff|belfast|dublin|cork|madrid|barcelona|valencia|sevilla|seville|málaga|zaragoza
|bilbao|granada|palma|murcia|lisbon|lisboa|lissabon|lisbonne|porto|coimbra|rome|roma|rom|milan|milano|mailand
|turin|torino|naples|napoli|florence|firenze|venice|venezia|bologna|genoa|genova|palermo|vatican city|vatican
|vatikan|kota vatikan|ciudad del vaticano|città del vaticano|athens|athen|athènes|atenas|athena|thessaloniki
|valletta|oslo|bergen|stockholm|estocolmo|gothenburg|göteborg|malmö|copenhagen|kopenhagen|københavn|copenhague
|aarhus|helsinki|tampere|reykjavik|reykjavík|tallinn|riga|vilnius|belgrade|belgrad|beograd|zagreb|ljubljana
|sarajevo|skopje|pristina|podgorica|tirana|sofia|sofija|bucharest|bukarest|bucurești|cluj|chisinau|cairo|kairo
|le caire|el cairo|alexandria|tripoli|benghazi|tunis|algiers|alger|argel|rabat|casablanca|marrakesh|marrakech
|khartoum|juba|addis ababa|nairobi|mombasa|kampala|kigali|bujumbura|dar es salaam|dodoma|mogadishu|djibouti
|asmara|lagos|abuja|kano|accra|abidjan|dakar|bamako|niamey|ouagadougou|conakry|freetown|monrovia|lomé|cotonou
|libreville|yaoundé|douala|kinshasa|goma|brazzaville|luanda|lusaka|harare|lilongwe|maputo|gaborone|windhoek
|johannesburg|cape town|pretoria|durban|antananarivo|n'djamena|bangui|nouakchott|washington|washington dc
|washington, d.c.|new york|new york city|los angeles|chicago|houston|phoenix|philadelphia|san antonio|san diego
|dallas|san jose|san josé|austin|fort worth|san francisco|columbus|indianapolis|charlotte|seattle|denver|boston
|detroit|el paso|nashville|memphis|portland|oklahoma city|las vegas|louisville|baltimore|milwaukee|albuquerque
|tucson|fresno|sacramento|kansas city|atlanta|omaha|miami|oakland|minneapolis|tulsa|cleveland|new orleans
|st. louis|st louis|pittsburgh|cincinnati|anchorage|honolulu|salt lake city|orlando|tampa|st. paul|buffalo
|newark|jersey city|albany|springfield|des moines|little rock|baton rouge|montgomery|richmond|raleigh
|tallahassee|frankfort|charleston|harrisburg|trenton|hartford|providence|concord|montpelier|augusta|lansing
|bismarck|boise|olympia|salem|carson city|santa fe|cheyenne|topeka|jefferson city|united nations|cape canaveral
|silicon valley|toronto|montreal|montréal|vancouver|ottawa|calgary|edmonton|quebec city|québec|winnipeg|halifax
|mexico city|ciudad de méxico|méxico|guadalajara|monterrey|tijuana|ciudad juárez|cancún|havana|la habana|havanna
|santo domingo|port-au-prince|kingston|san juan|guatemala city|guatemala|ciudad de guatemala|tegucigalpa
|san salvador|managua|panama city|panamá|ciudad de panamá|bogota|bogotá|medellín|medellin|cali|cartagena|caracas
|maracaibo|quito|guayaquil|lima|cusco|arequipa|la paz|santa cruz|sucre|asunción|asuncion|montevideo|buenos aires
|córdoba|rosario|mendoza|la plata|santiago|santiago de chile|valparaíso|concepción|brasília|brasilia|são paulo
|sao paulo|rio de janeiro|salvador|belo horizonte|fortaleza|curitiba|recife|porto alegre|manaus|belém|goiânia
|campinas|canberra|sydney|melbourne|brisbane|perth|adelaide|hobart|darwin|wellington|auckland|christchurch|suva
|port moresby|honiara|port vila|apia|nuku'alofa|noumea|nouméa
|القاهرة|الإسكندرية|الجيزة|أسوان|الأقصر|بورسعيد|السويس|الإسماعيلية|الخرطوم|طرابلس|بنغازي|تونس|صفاقس|الجزائر|وهران
|قسنطينة|الرباط|الدار البيضاء|مراكش|طنجة|فاس|نواكشوط|الرياض|جدة|مكة|مكة المكرمة|المدينة المنورة|الدمام|أبوظبي|أبو ظبي
|دبي|الشارقة|الدوحة|المنامة|الكويت|مسقط|صنعاء|عدن|تعز|عمان|عمّان|إربد|دمشق|حلب|حمص|إدلب|بيروت|صيدا|صور|بغداد|البصرة
|الموصل|أربيل|كركوك|النجف|كربلاء|القدس|القدس المحتلة|رام الله|غزة|نابلس|الخليل|جنين|تل أبيب|أنقرة|إسطنبول|طهران|كابول
|إسلام آباد|نيودلهي|بكين|موسكو|كييف|لندن|باريس|برلين|روما|مدريد|بروكسل|جنيف|فيينا|واشنطن|نيويورك|جوبا|مقديشو|جيبوتي
|تهران|مشهد|اصفهان|شیراز|تبریز|کابل|اسلام آباد|کراچی|لاہور|پشاور|کوئٹہ|راولپنڈی"""

_REGIONS = """
indonesia|malaysia|singapore|brunei|myanmar|cambodia|laos|timor-leste|nepal|bangladesh|sri lanka|afghanistan
|saudi arabia|qatar|kuwait|bahrain|oman|yemen|jordan|palestine|united arab emirates|uae|sudan|south sudan
|ethiopia|somalia|uganda|rwanda|burundi|tanzania|congo|drc|cameroon|senegal|mali|niger|burkina faso|ghana
|ivory coast|cote d'ivoire|sierra leone|liberia|guinea|angola|zambia|zimbabwe|mozambique|malawi|madagascar
|tunisia|algeria|morocco|haiti|cuba|jamaica|dominican republic|puerto rico|guatemala|honduras|el salvador
|nicaragua|costa rica|panama|venezuela|ecuador|bolivia|paraguay|uruguay|sweden|norway|denmark|finland|iceland
|estonia|latvia|lithuania|belarus|moldova|romania|bulgaria|serbia|croatia|slovenia|slovakia|bosnia|kosovo
|albania|north macedonia|montenegro|hungary|austria|switzerland|czech republic|georgia|armenia|azerbaijan
|kazakhstan|uzbekistan|kyrgyzstan|tajikistan|mongolia|taiwan|fiji|papua new guinea|deutschland|frankreich|france
|españa|méxico|brasil|belgium|germany|italy|spain|portugal|netherlands|england|scotland|wales|ireland
|northern ireland|britain|uk|u.k.|poland|ukraine|russia|turkey|türkiye|greece|israel|lebanon|syria|iraq|iran
|egypt|libya|india|pakistan|china|japan|south korea|north korea|thailand|vietnam|philippines|australia
|new zealand|canada|mexico|brazil|argentina|chile|colombia|peru|kenya|nigeria|south africa|d.c.|dc|calif.|ore.
|wash.|ill.|mo.|n.y.|n.j.|pa.|mass.|conn.|fla.|ga.|va.|w.va.|md.|del.|ohio|ind.|mich.|wis.|minn.|iowa|kan.|neb.
|n.d.|s.d.|mont.|wyo.|colo.|n.m.|ariz.|utah|nev.|idaho|texas|okla.|ark.|la.|miss.|ala.|tenn.|ky.|n.c.|s.c.|maine
|vt.|n.h.|r.i.|alaska|hawaii|california|florida|virginia|michigan|oregon|washington|new york|new jersey
|pennsylvania|ont.|ontario|alberta|quebec|que.|b.c.|nsw|queensland|aceh|sumut|sumbar|riau|kepri|jambi|sumsel
|bengkulu|lampung|babel|banten|jabar|jateng|jatim|diy|bali|ntb|ntt|kalbar|kalteng|kalsel|kaltim|kaltara|sulut
|sulteng|sulsel|sultra|sulbar|maluku|papua|papua barat|jawa barat|jawa tengah|jawa timur|kalimantan selatan
|kalimantan tengah|kalimantan timur|kalimantan barat|kalimantan utara|sulawesi selatan|sumatera utara
|sumatera barat|sumatera selatan|sabah|sarawak|selangor|johor|perak|kedah|kelantan|pahang|penang|pulau pinang
|terengganu|negeri sembilan|perlis"""

_HOUSES = """
ap|associated press|the associated press|reuters|thomson reuters|afp|antara|antara news|antaranews|lkbn antara
|dpa|dpa-afx|efe|ansa|xinhua|tass|itar-tass|тасс|риа новости|ria novosti|ria|sputnik|interfax|интерфакс
|ukrinform|укринформ|укрінформ|унн|ун|kyodo|kyodo news|jiji|jiji press|yonhap|bernama|pti|ians|ani|upi|cnn|bbc
|bbc news|bloomberg|europa press|ep|lusa|pap|ctk|čtk|mti|apa|sda|ats|keystone-sda|belga|anp|ritzau|stt|agerpres
|mediafax|bta|tanjug|hina|sta|anadolu|aa|iha|dha|irna|isna|wam|spa|qna|kuna|petra|mena|sana|wafa|map|aps|notimex
|telam|télam|prensa latina|agência brasil|agencia brasil|folhapress|apro|sun|colprensa|andina|bolpress|abi|kbrn
|rri|okezone|detikcom|detiknews|detik|detikfinance|detikjatim|detikjateng|detikjabar|detiksumut|detikbali|kompas
|kompas tv|kompastv|tempo|republika|merdeka|viva|vivanews|inews|sindonews|koran sindo|mnc|metro tv|metrotvnews
|tvone|cnn indonesia|cnbc indonesia|bbc indonesia|voa|voa indonesia|rmol|jpnn|jawapos|jawa pos|tribun|tribunnews
|idn times|nu online|infopublik|info publik|katadata|kumparan|bisnis|kontan|beritasatu|suara|liputan6|gatra
|medcom|fajar|apahabar|mata banua|kalimantan post|radar banjarmasin|banjarmasin post|mc kalsel|prnewswire
|pr newswire|business wire|globe newswire|globenewswire|accesswire|newsfile corp|cision|ots|epd|kna|sid|dts|afx
|adnkronos|agi|lapresse|askanews|italpress|agenzia nova|kcna|cna|vna|ttxvn|jta|cns|cnw|cp|the canadian press
|canadian press|aap|rnz|pa|pa media|press association|unb|bss|app|ndtv|hns|agencies|agensi|cnbc|cbs|abc|nbc
|fox news|npr|politico|axios|al jazeera|france 24|rfi|dw|rfe/rl|the guardian|the new york times
|the washington post|رويترز|أ ف ب|د ب أ|واس|وام|قنا|سانا|وفا|ایرنا|ایسنا|भाषा|वार्ता|আইএএনএস|ап|аfp|рбк
|فرانس برس|أ ب|بترا|كونا|سبأ|الأناضول|وكالات|شينخوا|سبوتنيك|العربية نت|الجزيرة نت|أش أ|أ ش أ|واج|وات"""

_MONTHS = """
january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct
november nov december dec januari februari maret mei juni juli agustus agu ags oktober okt nopember desember des
mac ogos disember januar jänner februar märz mär mai dezember dez janvier janv février févr fév mars avril avr
juin juillet juil août aout septembre octobre novembre décembre déc enero ene febrero marzo abril abr mayo junio
julio agosto ago septiembre setiembre octubre noviembre diciembre dic janeiro fevereiro fev março maio junho
julho setembro set outubro out novembro dezembro gennaio gen febbraio aprile maggio mag giugno giu luglio lug
settembre ottobre ott dicembre maart mrt augustus stycznia lutego marca kwietnia maja czerwca lipca sierpnia
września października listopada grudnia января янв февраля фев марта мар апреля апр мая июня июн июля июл
августа авг сентября сен сент октября окт ноября ноя декабря дек січня лютого березня квітня травня червня липня
серпня вересня жовтня листопада грудня ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım
aralık leden únor března dubna května června července srpna září října listopadu prosince"""

# What stands before a dash or a colon and is no place: genres, calls, offices, parties, firms.
_OTHERS = """
update|updated|breaking|breaking news|exclusive|watch|video|videos|photo|photos|foto|gallery|live|listen|read
|note|editor's note|correction|opinion|analysis|review|interview|explainer|fact check|factcheck|hoax|hoaks
|cek fakta|salah|benar|poll|quiz|podcast|sport|sports|politics|business|world|news|berita|kabar|warta|info
|infografis|opini|tajuk|editorial|kolom|resensi|cerpen|puisi|profil|sosok|wawancara|kronologi|penting|perhatian
|catatan|jawab|tanya|soal|terkini|terbaru|populer|viral|heboh|pengumuman|lowongan|iklan|advertorial|sponsored
|advertisement|summary|key points|in brief|what we know|disclaimer|warning|spoiler|question|answer|pros|cons|tip
|tips|step|part|chapter|kommentar|meinung|analyse|eilmeldung|porträt|bericht|hinweis|korrektur|actualité|tribune
|entretien|en direct|vidéo|última hora|opinión|análisis|entrevista|vídeo|ultimora|intervista|opinie|analys
|komentarz|мнение|видео|фото|обновлено|срочно|monday|tuesday|wednesday|thursday|friday|saturday|sunday|senin
|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag
|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|today
|yesterday|tomorrow|hari ini|kemarin|published|posted|source|sumber|penulis|oleh|by|editor|reporter|pemerintah
|presiden|president|the president|menteri|polisi|police|police chief|bupati|wali kota|gubernur|dpr|dprd|kpk
|polri|tni|kpu|bawaslu|bmkg|bnpb|bumn|nasa|who|nato|fifa|unesco|unicef|opec|asean|covid|covid-19|first|second
|third|pertama|kedua|finally|however|also|meanwhile|gerindra|golkar|demokrat|nasdem|hanura|perindo|pertamina
|telkom|pelindo|garuda|persib|persija|persebaya|arema|google|apple|microsoft|facebook|samsung|huawei|toyota
|arsenal|juventus|exklusiv|exclusif|exclusivo|khutbah|renungan|mutiara hikmah|saudara|pembaca|halo|selamat|yes
|no|ya|tidak|tidak ada"""

_WEEKDAYS = """
monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun|senin|selasa
|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|isnin|khamis|jumaat|montag|dienstag|mittwoch|donnerstag|freitag
|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes
|sábado|domingo"""

# Words that make an unknown name in capitals a place: HULU SUNGAI TENGAH, SAN MARTÍN, NEW HAVEN.
_MAKINGS = """
kota kabupaten kab kecamatan desa pulau tanah tanjung teluk muara sungai batu bukit gunung danau kuala bandar
ujung pantai hulu hilir utara selatan timur barat tengah new north south east west port fort lake mount san
santa santo são saint st. st los las el la le les bad nord sud saint- sainte villa ciudad puerto monte rio río
porto city town beach springs falls valley island park hills heights"""


@cache
def cities() -> frozenset[str]:
    """Places that news is often filed from."""
    return _table(_CITIES)


@cache
def regions() -> frozenset[str]:
    """What may follow a city after a comma: a country, a state, a province."""
    return _table(_REGIONS)


@cache
def houses() -> frozenset[str]:
    """News agencies, papers and stations that sign a dateline."""
    return _table(_HOUSES)


@cache
def others() -> frozenset[str]:
    """What stands where a dateline would and is none."""
    return _table(_OTHERS) | weekdays()


@cache
def weekdays() -> frozenset[str]:
    """Days of the week."""
    return _table(_WEEKDAYS)


@cache
def months() -> frozenset[str]:
    """Months and their short forms."""
    return frozenset(_MONTHS.split())


@cache
def makings() -> frozenset[str]:
    """Words that are part of many place names."""
    return frozenset(_MAKINGS.split())


def _table(names: str) -> frozenset[str]:
    """The names of a table, one between two bars."""
    return frozenset(name.strip() for name in names.split("|"))
