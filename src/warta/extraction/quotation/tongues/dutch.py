"""Dutch: verbs of speaking and trades."""

SAYING = """
zei zegt vertelde vertelt verklaarde verklaart stelde stelt voegde voegt schreef schrijft meldde meldt benadrukte
benadrukt reageerde reageert liet laat antwoordde antwoordt vroeg vraagt vindt vond noemde noemt sprak spreekt belooft
beloofde verzucht verzuchtte lacht lachte waarschuwde waarschuwt legde legt bevestigde bevestigt erkende erkent
betoogde betoogt constateert constateerde concludeert concludeerde klaagt klaagde kritiseert hoopt hoopte denkt dacht
meent meende oordeelt oordeelde twitterde tweette riep roept fluisterde grapt grapte herinnert herinnerde beaamt
beaamde ontkent ontkende eist eiste pleit pleitte adviseert adviseerde bericht berichtte beschrijft beschreef
vervolgt vervolgde besluit besloot licht lichtte geeft gaf wijst wees houdt hield weet snauwt snauwde moppert mopperde
stamelt gniffelt glundert jubelt jubelde luidt luidde merkt merkte onderstreept onderstreepte somt
vult vulde bekent bekende analyseert analyseerde aldus"""

# "Volgens Jan Smit": behind them the speaker stands.
AFTER = "volgens"

TRADES = """
commissaris verzorgende
heemraad raadsman raadsvrouw aanvoerder topscorer topvrouw topman boswachter kroegbaas uitbater omwonende
ooggetuige leerling schoolhoofd juf dirigent kleindochter kleinzoon koster schepen slachtoffer verdachte bondscoach
burgemeester wethouder gedeputeerde minister-president premier staatssecretaris kamerlid tweedekamerlid raadslid
statenlid fractievoorzitter fractieleider partijleider lijsttrekker voorzitter vicevoorzitter bestuurder directeur
directrice adjunct-directeur hoofd hoofdredacteur redacteur journalist verslaggever woordvoerder woordvoerster
politiewoordvoerder persvoorlichter voorlichter officier rechter advocaat advocate agent wijkagent brandweerman
brandweercommandant huisarts chirurg verpleegkundige verloskundige vroedvrouw apotheker psycholoog psychiater hoogleraar
docent docente leraar lerares rector onderzoeker onderzoekster wetenschapper bioloog ecoloog hydroloog klimatoloog
econoom historicus historica socioloog politicoloog filosoof ingenieur architect boerin melkveehouder
veehouder akkerbouwer tuinder molenaar visser schipper winkelier kapper ondernemer ondernemster eigenaar
eigenaresse oprichter oprichtster kok bakker slager chauffeur machinist piloot kapitein bewoner bewoonster buurman
buurvrouw getuige omstander student studente scholier moeder vader zoon dochter broer zus echtgenoot echtgenote weduwe
gepensioneerde vrijwilliger vrijwilligster secretaris penningmeester penningmeesteres coördinator projectleider manager
trainer coach bondscoach doelman keepster keeper aanvaller verdediger middenvelder spits zwemster zwemmer schaatsster
schaatser wielrenner wielrenster atleet atlete schrijver schrijfster auteur dichter dichteres regisseur acteur actrice
zanger zangeres muzikant kunstenaar kunstenares schilder fotograaf recensent criticus conservator curator
bisschop pastoor dominee imam activist activiste vakbondsman vakbondsbestuurder bondsdirecteur deskundige expert
analist zorgminister justitieminister landbouwminister"""

# Dutch makes one word of an office and what it is of: winkelmanager, vakbondsbestuurder.
_COMPOUNDS = """
manager directeur voorzitter trainer leider leidster minister bestuurder bestuurster medewerker medewerkster onderzoeker
onderzoekster woordvoerder woordvoerster eigenaar eigenares beheerder beheerster houder houdster deskundige commandant
bewoner chauffeur verlener hoogleraar wetenschapper coördinator ondernemer redacteur voorlichter"""
ENDINGS = (*_COMPOUNDS.split(),)
