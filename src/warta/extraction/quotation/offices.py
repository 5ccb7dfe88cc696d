"""The words around a name: offices and what goes on with them, honorifics, particles, and what opens a sentence."""

from __future__ import annotations

from warta.extraction.quotation.tongues import dutch, english, french, german, indonesian, portuguese, spanish
from warta.extraction.vocabulary import words

# Words that open an office, and words that go on with it; in capitals or not.
# Indonesian and Malay offices: a place or an acronym follows them and belongs to them ("Kepala BPBD Banjar").
NATIVE = words(
    "kepala ketua wakil wali walikota bupati gubernur menteri presiden direktur dirut manajer manager kapolres "
    "kapolda kapolri kapolsek kasat kasi kabid kadis kabag kasubag kanit camat lurah kades sekretaris sekda sekjen "
    "sekdaprov bendahara koordinator anggota juru jubir humas staf dokter guru dosen rektor dekan pengamat peneliti "
    "pakar ahli aktivis warga petani pedagang nelayan relawan pelatih kapten pemain penyanyi aktor sutradara penulis "
    "jaksa pengacara kuasa komandan dandim danrem pangdam panglima komisioner komisaris plt pj pjs penjabat perdana "
    "mantan calon pimpinan pemimpin pendiri pengurus pendeta pembina penasihat asisten inspektur jenderal kolonel "
    "mayor letkol letnan sersan brigjen irjen komjen kombes akbp kompol akp ipda iptu aiptu bripka timbalan pengarah "
    "suspek mangsa korban saksi pelaku tersangka nenek kakek paman bibi ayah suami istri anak janda penjaga pengasuh "
    "penghulu pengusaha pengemudi sopir mahasiswa mahasiswi pelajar siswa siswi wartawan jurnalis budayawan sejarawan "
    "ekonom sosiolog pengguna pembeli penumpang pengunjung pejabat hakim imam danlanal danlanud laksamana marsekal "
    "politisi politikus legislator senator pemilik pengelola penyelenggara panitia perwakilan utusan deputi dirjen"
)
# Offices of other languages: what they are of stands before them or after a joint ("Health Secretary", "head of").
FOREIGN = words(
    "member members president vice prime minister chancellor king queen prince princess governor senator "
    "representative congressman congresswoman secretary secretary-general chairman chairwoman chair chief head "
    "director deputy spokesman spokeswoman spokesperson officer ceo cfo cto founder co-founder professor doctor judge "
    "justice attorney lawyer prosecutor sheriff captain lieutenant general colonel sergeant coach manager player "
    "analyst economist researcher scientist author writer editor reporter teacher student resident activist pastor "
    "bishop pope rabbi archbishop cardinal ambassador commissioner councillor councilman councilwoman treasurer owner "
    "farmer nurse sen rep gov gen sgt lt col cmdr capt rev superintendent inspector principal dean curator mayor lord "
    "lady master engineer physician historian singer actor actress survivor neighbour neighbor wife husband mother "
    "father daughter son brother sister aunt uncle grandmother grandfather cousin friend colleague bundeskanzler "
    "bundeskanzlerin kanzler ministerpräsident bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin "
    "vorsitzende vorsitzender chef chefin geschäftsführer trainer präsident präsidentin anwohner anwohnerin président "
    "présidente premier première ministre maire porte-parole directeur directrice secrétaire député députée "
    "professeur presidente presidenta ministro ministra alcalde alcaldesa portavoz directora secretario secretaria "
    "prefeito prefeita porta-voz diretor diretora premiere voorzitter burgemeester woordvoerder bewoner bewoonster "
    "bondscoach boer sindaco portavoce segretario planner consultant specialist expert strategist advisor adviser "
    "physicist biologist artist designer developer architect mechanic photographer filmmaker musician psychologist "
    "therapist nutritionist dietitian surgeon pediatrician veterinarian scholar lecturer instructor partner investor "
    "entrepreneur technician meteorologist epidemiologist virologist climatologist hydrologist geologist ecologist "
    "sociologist anthropologist archaeologist criminologist official aide negotiator envoy diplomat undersecretary "
    "comptroller auditor trustee ranger firefighter paramedic pilot driver sophomore winner columnist correspondent "
    "broadcaster blogger striker goalkeeper midfielder defender forward quarterback playwright poet novelist "
    "choreographer conductor composer leader speaker"
)
# Many people, or one of them without a name.
CROWD = words(
    "reporters journalists protesters leaders lawmakers students teachers parents neighbors neighbours workers "
    "farmers supporters opponents advocates campaigners volunteers firefighters rescuers survivors victims voters "
    "democrats republicans soldiers troops rebels militants locals customers fans readers doctors nurses passengers "
    "researchers scientists officials authorities residents experts critics lawyers analysts witnesses investigators "
    "prosecutors organizers organisers activists pemerintah petugas pihak masyarakat"
)
# These may be one or many in Indonesian: "Relawan menanyai lima pedagang".
ANY_NUMBER = words(
    "relawan warga petani pedagang nelayan mahasiswa mahasiswi pelajar siswa siswi pengguna penumpang pengunjung "
    "pembeli pengusaha pengemudi sopir wartawan jurnalis buruh pekerja karyawan santri peneliti anggota korban "
    "saksi aktivis dokter guru dosen perawat bidan jemaah jamaah pengungsi peternak petambak penduduk peniaga "
    "pegawai pemain"
)
NATIVE |= words(indonesian.TRADES) | {"batin"}
HELD = words(indonesian.HELD)
FOREIGN |= words(" ".join(tongue.TRADES for tongue in (english, german, french, spanish, portuguese, dutch)))
# An office only where a first and a last name follow: Bauer, Baker and Boulanger are surnames too.
SURNAMES = words(german.SURNAMES) | words(english.SURNAMES)
FOREIGN -= SURNAMES
# Held in a place, which follows: "Bupati Seruyan Noor Aisyah".
TERRITORIAL = words(
    "bupati walikota kota gubernur camat lurah kades kapolres kapolresta kapolda kapolsek dandim danrem kajari kajati "
    "sekda kabupaten kecamatan desa provinsi polres polda kodim pemkab kadis kabag"
)
OFFICES = NATIVE | FOREIGN | CROWD
# Who speaks though nobody is named: after an article, or with a name of its own.
HOUSES = words(
    "ministry department company agency government police airport university hospital school bank court party union "
    "council committee commission board group institute museum airline club office foundation charity newspaper army "
    "navy military league federation association bureau authority embassy church village team firm utility watchdog "
    "regulator polizei regierung gewerkschaft ministerium politie regering gemeente préfecture gouvernement mairie "
    "ministère équipe association entreprise société agence syndicat direction tribunal parquet police rectorat "
    "firma behörde verwaltung feuerwehr stadtverwaltung staatsanwaltschaft konzern verein verband ministerium firm "
    "empresa agencia asociación sindicato delegación fiscalía compañía consejería plataforma partido organización "
    "agência associação organização companhia câmara federação brandweer bedrijf vereniging vakbond ministerie "
    "provincie stichting rechtbank provinciebestuur kerajaan syarikat jabatan kementerian policía gobierno "
    "ministerio ayuntamiento polícia governo ministério prefeitura polisi"
)
HOUSES |= words(
    "waterschap hoogheemraadschap stadtwerke wetterdienst landesamt bundesamt landkreis "
    "instituto universidad universidade université universität universiteit institut hospital hôpital krankenhaus "
    "ziekenhuis kanzlei klinik centro centre center zentrum federación fédération colegio consejo conseil comité "
    "comissão secretaria "
    "secretaría dirección superintendencia cámara banco banque tribunal academy academia "
    "fundación fundação fondation stiftung yayasan sekuritas"
)
# These go on with what describes them: "son équipe technique".
ROMANCE_HOUSES = words(
    "équipe association entreprise société agence préfecture mairie direction tribunal parquet police rectorat "
    "ministère gouvernement syndicat empresa agencia asociación sindicato delegación fiscalía compañía consejería "
    "plataforma "
    "partido organización ministerio ayuntamiento gobierno policía agência associação organização companhia câmara "
    "federação prefeitura polícia governo ministério pihak jabatan syarikat kerajaan"
)
# Not those that are more often the next name when they stand after one: Lukman Hakim Saputra, Martin Luther King.
OFFICES_AFTER = OFFICES - words("hakim imam king prince dean bishop pope")
OFFICE_WORDS = words(
    "negara istana pol inf cpl purn badan dinas kementerian kantor bidang bagian seksi satuan kota kabupaten provinsi "
    "kecamatan desa kelurahan kalimantan sumatera jawa sulawesi papua bali selatan utara timur barat tengah keuangan "
    "kesehatan pendidikan perhubungan pertanian perdagangan perindustrian pertahanan luar dalam negeri agama hukum "
    "sosial politik kesatuan bangsa pekerjaan umum lingkungan hidup kehutanan kelautan perikanan pariwisata "
    "kebudayaan pemuda olahraga tenaga kerja komunikasi informatika digital energi sumber daya mineral pemerintahan "
    "pemerintah pembangunan perencanaan penanggulangan bencana daerah nasional republik indonesia komisi pemilihan "
    "pengawas dewan perwakilan rakyat majelis permusyawaratan partai fraksi universitas institut sekolah rumah sakit "
    "rsud puskesmas polres polda polri polsek kodim korem tni kejaksaan tinggi pengadilan utama pelaksana eksekutif "
    "operasional pemasaran bicara publik masyarakat media hubungan kerjasama teknis harian pusat cabang wilayah "
    "asosiasi himpunan persatuan ikatan perusahaan pt cv bank dan the of for and foreign finance health education "
    "defense defence interior justice state treasury labor labour energy trade commerce agriculture executive "
    "operating financial medical police fire city county district national federal press party house white senate "
    "office department ministry university college school institute bureau agency commission committee council "
    "association union company group us u.s. british french german american russian chinese indonesian ri dki"
)
# Bodies that an Indonesian office is held in, wherever they stand before a name.
BODIES = words(
    "pers disperindag disdik disdikbud dinkes dishub diskominfo dispora disnaker dinsos disperkim bappeda bapenda "
    "kesbangpol inspektorat satpol polresta polrestabes kejari kejati basarnas bawaslu panwaslu dprd pemkab pemkot "
    "pemprov bulog pertamina telkom kemenkes kemenag kemenhub kemendag kemenlu kemenkeu kemendikbud kemensos "
    "kementan raya besar bomba pasukan penyelamat kastam imigresen perhutanan jabatan kanan negeri parlimen "
    "undangan pertama maritim madya"
)
OFFICE_WORDS |= BODIES
RELATIVES = words("who whose whom yang qui que dont cuyo cuya der die deren dessen")
DETERMINERS = words(
    "the a an his her their its our my seorang salah sang si para selaku sebagai der die das ein eine einer sein "
    "seine ihr ihre le la les l un une son sa ses el los las una uno su sus o os um uma seu sua de het een zijn haar "
    "ihrem ihren ihrer ihres seinem seinen seiner seines mein meine meinem meiner unser unsere unserem unserer "
    "dieser diese "
    "dieses diesem diesen solche solcher manche kein keine"
)
# "Ihrem Buch", "Meine Mutter": no name.
POSSESSIVES = words(
    "ihre ihrem ihren ihrer ihres seine seinem seinen seiner seines mein meine meinem meiner unser unsere unserem "
    "unserer dieser diese dieses diesem diesen solche solcher manche kein keine sein ihr"
)
# One of many, whom the story does not name.
ONE_OF = words(
    "salah one two three some another several many seorang satu sejumlah beberapa a an ein eine un une una um uma een"
)
# Kin and neighbours, named after the word for them: "his wife Laura", "suaminya, Junaidi".
KIN = words(
    "wife husband mother father daughter son brother sister aunt uncle grandmother grandfather cousin friend "
    "colleague neighbour neighbor suaminya istrinya anaknya ayahnya ibunya kakaknya adiknya rekannya tetangganya "
    "temannya putranya putrinya ayah isterinya bapanya abangnya sepupunya jirannya kawannya sahabatnya menantunya "
    "neneknya kakeknya pamannya bibinya anaknya"
)
# Of somebody who is named right behind them, and who follows a comma: "Jiran Salmah, Letchumi a/p Muniandy".
RELATED = words(
    "jiran tetangga rekan rakan sahabat kerabat anak cucu isteri istri suami ayah ibu bapa bapak kakak adik abang "
    "paman bibi sepupu menantu mertua keponakan pengacara peguam advokat kuasa"
)
# Somebody, whoever it is: "un homme", "seorang pria".
HUMANS = words(
    "man woman boy girl person child teenager youth couple passer-by stranger figure homme femme garçon fille enfant "
    "passant passante automobiliste mann frau junge mädchen kind passant hombre mujer chico chica niño niña joven "
    "persona homem mulher rapaz rapariga menino menina criança pessoa jovem man vrouw jongen meisje kind iemand "
    "pria lelaki laki-laki wanita perempuan pemuda pemudi remaja bocah anak orang ibu bapak jemand einer unbekannter "
    "alguien alguém quelqu'un someone somebody spectator bystander gedupeerde betroffener auditeur auditrice"
)
# Behind an article, what is named after these is a place or a thing: "el río Guadalquivir", "la rue Victor Hugo".
PLACES = words(
    "ville rue lac mont montagne fleuve rivière île place avenue boulevard pont quartier commune cathédrale église "
    "stade théâtre musée parc forêt vallée calle río monte isla plaza avenida puente barrio iglesia catedral "
    "estadio teatro museo parque bosque valle ciudad pueblo rio serra ilha praça rua ponte bairro igreja estádio "
    "cidade vila morro praia jornal revista disco álbum filme livro navio clube película novela libro canción barco "
    "buque periódico diario film roman livre chanson album navire bateau journal stad straat rivier meer berg "
    "eiland plein brug wijk kerk schip krant boek road street river lake hotel hôtel restaurante restaurant bar "
    "café programa programme projeto operación opération operação caso affaire canal télévision chaîne groupe grupo "
    "banda marca marque modelo"
)
# A clause with a subject of its own stands after these.
CLAUSES = words(
    "what that which where when while because although though as than whom if how why and but dass weil während wie "
    "nachdem qui quand lorsque parce comme porque cuando mientras como quando enquanto omdat terwijl toen bahwa "
    "bahawa ketika saat karena kerana sementara"
)
# Capitals that open a sentence and no name.
OPENERS = words(
    "auch so nun da die der das es er sie wir ich di pada dalam dari untuk dengan setelah sebelum saat ketika namun "
    "tetapi tapi sementara selain menurut meski karena oleh jika bahkan kini lalu kemudian ini itu para semua hal ada "
    "tak tidak terpisah senada sebelumnya selanjutnya berbeda menanggapi kepada bagi sejak usai seusai sambil terkait "
    "hingga demikian begitu atau yang in on at after before when while but and or as for from with this that these "
    "those it he she they we i you there if since although however meanwhile earlier later today yesterday many some "
    "most all no not nobody everyone what how why where asked reached speaking according under over during both "
    "either the a an his her their its our my one another two three yet still then now once until im am auf nach vor "
    "bei mit und aber ein eine dans sur après avant mais un une il elle en y o os na e ele ela het een de hij zij "
    "maar volgens bij op según segundo selon laut seorang sejumlah beberapa salah warga adapun adalah maka supaya "
    "outside inside afterwards elsewhere nearby backstage overnight eventually instead "
    "agar padahal kami kita saya dia ia beliau mereka bukan jangan here which step note question answer example diese "
    "dieser dieses jede jeder viele einige mehr alle posteriormente además después luego ainsi puis cette ce cet esta "
    "este als dat ik wij wat wie waar hoe zelf niemand iedereen toen"
)
# Capitals that open a sentence before its verb: "Weiter sagt er".
ADVERBS = words(
    "für ohne gegen durch um statt anders dass ob weil wenn obwohl während nachdem bevor falls sobald seitdem "
    "indem "
    "dennoch jedoch sogar selbst schon immerhin tatsächlich natürlich vielleicht meist oft wieder nochmals "
    "kürzlich "
    "neulich einmal damit dadurch davon darauf darüber hingegen indes vielmehr zugleich gleichzeitig insgesamt konkret "
    "darin daran darunter darüber hierzu hierbei worin "
    "womit stattdessen weiterhin zwar denn ansonsten lo les nos "
    "bagaimanapun manakala terdahulu justeru malah walaupun begitupun akhirnya rupanya artinya intinya zum zur "
    "beim vom ins aus ab an auf seit unter zwischen trotz wegen wer was wie wo warum viele alle einige mehrere "
    "beide weiter wörtlich zudem außerdem dann dabei dazu dafür dagegen jetzt heute gestern hier dort später "
    "zuletzt zunächst "
    "schließlich so damals bisher inzwischen trotzdem deshalb daher darum daraufhin danach davor also und doch aber "
    "abschließend ergänzend grundsätzlich gegenüber ferner da nun auch wortwörtlich anschließend allerdings "
    "ensuite puis "
    "enfin alors ainsi aussi hier toutefois cependant pourtant et mais además también entonces luego después ayer hoy "
    "así finalmente y pero asimismo incluso aún depois então também ontem hoje assim por e mas ainda ook toen daarna "
    "verder later vervolgens eerder gisteren vandaag zo en maar daarnaast bovendien toch"
)
# What no office and no name goes on with.
STOPS = words(
    "di pada dalam saat ketika usai seusai setelah sebelum kepada dari sambil seraya sembari ke untuk dengan dan "
    "serta yang selaku sebagai tentang bahwa jika kalau karena oleh atas seperti lagi juga in on at to that by with "
    "as during after before while when if and but or although though whereas despite unless whether from about "
    "against into over than then who whose which is was were are has had have not so also because since until under "
    "he she they it there this these those im am auf nach vor bei mit und dass als wie zu dem den dans sur après "
    "avant mais et à au aux chez pour que qui en con por para sin y se em com op bij met voor naar aan tegen sondern "
    "sowie wobei weil obwohl damit denn aber oder doch etwa wenn während nachdem bevor bis seit ob angeblich "
    "gegenüber einen statt aos ao à às al ante tras lors devant face nella tegen tegenover namens vanuit tijdens "
    "durante num numa em no na nos nas d'une d'un kurz where why how what our my your"
)
ARTICLES = words("le la les el los las o os de het l'")
DEFINITE = words("the der die das den le la les el los las o a os as de het")
# Held by one in a story; another person's office never means him.
UNIQUE = words(
    "mayor president minister governor judge prosecutor bürgermeister bürgermeisterin präsident präsidentin richter "
    "richterin staatsanwalt staatsanwältin minister ministerin maire président présidente ministre juge procureur "
    "procureure préfet préfète alcalde alcaldesa presidente presidenta ministro ministra juez jueza fiscal gobernador "
    "gobernadora prefeito prefeita juiz juíza procurador procuradora governador governadora burgemeester rechter "
    "officier voorzitter wethouder directeur directrice director directora diretor diretora"
)
# One office under many names.
COACHES = words(
    "coach manager trainer trainerin entraîneur entraîneuse sélectionneur técnico técnica entrenador entrenadora "
    "seleccionador treinador treinadora selecionador bondscoach pelatih jurulatih"
)
# By these somebody is told of again who was named before.
AGAIN = words(
    "élu élue autarca edil edila regidor regidora mandatario mandataria parlamentario parlamentaria parlamentar "
    "legislador legisladora jurist juristin politiker politikerin forscher forscherin wissenschaftler "
    "wissenschaftlerin scientifique chercheur chercheuse científico científica investigador investigadora cientista "
    "pesquisador pesquisadora onderzoeker onderzoekster wetenschapper politicus politica geestelijke religieux "
    "religioso artiste artist künstler künstlerin artista kunstenaar kunstenares musicien musicienne sportif sportive "
    "dirigente directivo cartola docente docent lehrer lehrerin enseignant enseignante maître ökonom ökonomin"
)
# Who is opposite somebody: the sentence before may be about the other one.
PARTIES = words(
    "accused defendant victim plaintiff suspect witness driver mother father wife husband widow son daughter "
    "angeklagte angeklagter beschuldigte opfer täter zeuge zeugin kläger mutter vater frau mann witwe prévenu prévenue "
    "accusé accusée victime suspect plaignant plaignante mère père veuve acusado acusada víctima imputado imputada "
    "madre padre viuda réu ré arguido arguida vítima mãe pai viúva verdachte slachtoffer getuige moeder vader weduwe "
    "journalist reporter journaliste periodista jornalista repórter interviewer moderator moderatorin"
)
# What an office is of: "ministra de Economía", "head of Unicef", "Minister for Health".
OF = words("of for de da do das dos du des del della für van der")
POINTING = words("itu tersebut ini tadi")
HONORIFICS = words(
    "k.h tok "
    "univ me mr mrs ms miss mx dr prof pak bapak ibu bu h hj kh drs dra drg drh ir sir dame herr frau m mme mlle "
    "monsieur "
    "madame señor señora sr sra don doña dña signor signora senhor senhora dona ust ustaz ustadz ustazah ustadzah tgh "
    "wira ts cpl pvt maj "
    "tgk kyai kiai haji hajah tuan puan encik datuk dato' dato datin tun sdr rev fr hon st ny nyonya bang mbak mas "
    "habib gus buya syekh sheikh dipl ing comrade cik"
)
# Words for somebody's face, voice or life, which is told of before the name.
TOLD_OF = words(
    "nama sosok figur wajah suara kisah karya jenazah kiprah mendiang almarhum almarhumah pasangan keluarga penampilan "
    "kehadiran kepergian tangan jemari rumah"
)
PARTICLES = words(
    "a/l a/p s/o d/o bin binti van von der den de del della da das dos du la le al el ibn ben abu y e ter ten"
)
# Behind a name, and no part of it.
DEGREES = words(
    "mhum mkes mkn mpsi mag shi spdi sthi ssos sag mikom sikom sstp sik sh mh se mm msi spd sip st mt mpd mba "
    "phd md jr sr kh skm msc ma ba esq kc mp"
)
# Offices in capitals that stand behind a name without a comma.
BEHIND = frozenset({"VP", "SVP", "CEO", "CFO", "CTO", "COO", "CIO", "MdB", "MdL", "MEP", "PhD"})
# A name that begins with one of these is of a thing, and nobody who speaks.
THINGS = words(
    "film program jembatan banjir jalan kapal hotel pasar stadion gedung masjid gereja undang-undang peraturan "
    "operasi festival lomba turnamen liga piala badai gempa bandara pelabuhan proyek taman desa kelurahan kecamatan "
    "kabupaten provinsi republik hurricane storm typhoon cyclone operation highway route interstate flight tropical "
    "street act bill law world cup super covid der das die harga warga rumah sawah rapat acara kegiatan pertemuan "
    "pernyataan"
)
# Verbs that only somebody does: they make a single word before them a name.
HUMAN = words(
    "smiled nodded laughed sighed wept cried shrugged paused agreed declined refused disagreed hesitated grinned "
    "shook remembers remembered knows believes thinks thought hopes worries recalls tersenyum tertawa menangis "
    "mengangguk menolak membantah mengaku membenarkan berharap tinggal bekerja bercerita berdiri duduk menambahkan "
    "setuju menghela terdiam menceritakan menerima lahir mengatakan menilai"
)
# What stands after these is a place or a house: "At Zettler Digital, founder Ben Zettler".
PREPOSITIONS = words(
    "at in on of for from by with after before under near per di dari pada bagi untuk bei nach von aus für chez "
    "dans pour en por para em bij voor uit"
)
# Unions that are asked often.
ENDS = STOPS | OF
# Per is a name.
OPENERS |= ADVERBS | (PREPOSITIONS - {"per"})
# "Perguntado se continua, desconversou": who was asked.
OPENERS |= words(
    "asked interrogé interrogée contacté contactée perguntado perguntada questionado questionada preguntado preguntada "
    "consultado consultada gefragt befragt gevraagd ditanya disinggung ditemui dihubungi ditanyai"
)
OPENINGS = OPENERS - DETERMINERS
INSTITUTIONS = OFFICE_WORDS | HOUSES
CONTINUATIONS = OFFICE_WORDS | OF
JOINTS = OF | {"the", "and", "dan"}
GLUE = ENDS | {"the", "and", "us"}
