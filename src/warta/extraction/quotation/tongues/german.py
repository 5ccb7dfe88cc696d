"""German: verbs of speaking and trades; a verb that is parted ("kündigte … an") counts by its first part."""

SAYING = """
sagte sagt erklärte erklärt betonte betont meinte meint ergänzte ergänzt fügte schrieb schreibt kritisierte kritisiert
forderte fordert kommentierte kommentiert berichtete berichtet warnte warnt erläuterte erläutert teilte bestätigte
bestätigt versicherte versichert antwortete antwortet fragte fragt sprach spricht entgegnete entgegnet erwiderte
erwidert kündigte kündigt klagte klagt beklagte beklagt schilderte schildert erzählte erzählt erinnerte erinnert
mahnte mahnt lobte lobt räumte räumt urteilte urteilt resümierte bilanzierte bilanziert konstatierte
konstatiert stellte hob unterstrich unterstreicht behauptete behauptet beteuerte beteuert bekräftigte bekräftigt
verkündete verkündet versprach verspricht verlangte verlangt verteidigte verteidigt begründete begründet bemängelte
bemängelt monierte moniert rief ruft scherzte scherzt witzelte seufzte seufzt lachte lacht schwärmte schwärmt freute
freut ärgerte ärgert bedauerte bedauert befand befindet bezeichnete bezeichnet nannte nennt äußerte äußert formulierte
formuliert führte führt hieß heißt plädierte plädiert prophezeite raunte wetterte wettert zürnte spottete spottet
empfahl empfiehlt riet rät widersprach widerspricht wünschte hofft hoffte glaubt glaubte findet fand twitterte
postete bilanzierte zitierte legte gestand gesteht vermutete vermutet argumentierte argumentiert"""

# "Laut Sanders", "so Sanders": behind them the speaker stands.
AFTER = "laut zufolge"

TRADES = """
bürgermeister bürgermeisterin landwirt landwirtin statiker statikerin kämmerer kämmerin schäferin kapitän kapitänin
einsatzleiter einsatzleiterin wirtin pfarrer pfarrerin verleger verlegerin kritiker kritikerin schriftsteller
schriftstellerin anwältin rechtsanwalt rechtsanwältin staatsanwalt staatsanwältin oberstaatsanwalt arzt ärztin
chefarzt chefärztin hausarzt kinderarzt tierarzt tierärztin krankenpfleger krankenschwester polizist polizistin
kommissar kommissarin hauptkommissar ministerin innenminister innenministerin ministerpräsidentin landrat landrätin
stadtrat stadträtin gemeinderat abgeordneter abgeordnete staatssekretär staatssekretärin senatorin dezernent
dezernentin referent referentin pressesprecher pressesprecherin sprecherin trainerin bundestrainer torwart stürmer
mittelfeldspieler verteidiger torhüter torhüterin sportdirektor sportvorstand manager managerin vorstand
vorstandschef vorständin geschäftsführerin unternehmerin gründerin inhaberin händlerin winzer winzerin bäuerin
förster försterin jäger jägerin fischerin imker imkerin gärtner gärtnerin bäcker bäckerin metzger metzgerin koch
köchin schreiner schreinerin tischler tischlerin elektriker ingenieur ingenieurin architekt architektin
wissenschaftler wissenschaftlerin forscherin professorin biologin chemiker chemikerin physiker physikerin mediziner
medizinerin virologe virologin epidemiologe epidemiologin klimaforscher klimaforscherin meteorologe meteorologin
geologe geologin psychologe psychologin soziologin historikerin ökonomin volkswirt volkswirtin analystin regisseur
regisseurin schauspielerin sänger sängerin musiker musikerin künstler künstlerin maler malerin autorin dichter
dichterin moderator moderatorin journalist journalistin redakteurin fotograf fotografin lehrerin schulleiter
schulleiterin rektorin erzieher erzieherin student studentin schüler schülerin rentner rentnerin nachbar nachbarin
anwohner anwohnerin augenzeuge augenzeugin zeuge zeugin mieter mieterin fahrer fahrerin lokführer pilot pilotin
seelsorger bischof bischöfin kardinal papst aktivistin demonstrant demonstrantin gewerkschafter gewerkschafterin
betriebsrat betriebsrätin verbandspräsident verbandspräsidentin vereinschef vorsitzender vorsitzende fraktionschef
fraktionschefin parteichef parteichefin generalsekretär generalsekretärin wolfsberaterin wolfsberater gutachter
gutachterin expertin feuerwehrmann feuerwehrfrau wehrführer kommandant kommandantin zeitzeuge zeitzeugin schwimmerin
läuferin läufer landesrat landesrätin obstbauer nutzer nutzerin ortsvorsteher ortsvorsteherin restaurator
restauratorin hausmeister hausmeisterin hauptdarsteller hauptdarstellerin kammerobmann obmann obfrau landeshauptmann
landeshauptfrau gemeinderätin nationalrat nationalrätin ständerat ständerätin bundesrat bundesrätin regierungsrat
regierungsrätin landammann amtsleiter insolvenzverwalter schäfermeister schrankenwärterin schrankenwärter
vereinsvorsitzende kunde kundin stammkunde stammkundin stammgast hauptmann
oberst polizeioberrat matchwinner torschütze hüttenwirt gastwirt revierförster hebamme
archäologe archäologin astronom astronomin ehrenamtliche ehrenamtlicher witwe witwer tochter sohn enkel enkelin bruder
schwester mutter vater älpler"""

# These are surnames as well: an office only before a first and a last name.
SURNAMES = """
schäfer bauer richter koch fischer jäger förster wirt schneider becker weber schmied müller wagner vogt meier
meister kaiser könig krüger schulze boer bakker visser slager smit mulder dijkgraaf"""

# German makes one word of an office and what it is of: Bundesverkehrsminister, Verdi-Chef.
_COMPOUNDS = """
coach trainer torhüter stürmer küster lotse winzer
kommissar inspektor vorstand dirigent bildhauer helfer arzt schütze ologe
minister präsident chef sprecher meister vorsitzende vorsitzender direktor leiter kanzler organisator sekretär
aktivist experte forscher kabarettist kollege kollegin autor redakteur politiker anwalt richter berater lehrer
professor biologe soziologe historiker philosoph inhaber gründer führer beauftragte beauftragter schauspieler ökonom
händler unternehmer mechaniker wissenschaftler dezernent sekretärin managerin referent pfleger spieler läufer macher
darsteller moderator veranstalter betreiber züchter beobachter schützer retter arbeiter kandidat bauer vorsteher
obmann obfrau nutzer wirtin gärtner halter verwalter fahrer besitzer hüter leser hörer planer gestalter entwickler
techniker restaurator meteorologe ökologe virologe rechtler wart bewohner gegner verkäufer verteidiger überlebende
überlebender"""
ENDINGS = (
    *(f"{end}{more}" for end in _COMPOUNDS.split() for more in ("", "in", "innen", "n", "s")),
    "-general",
    "-elect",
)

# Women by their trade: Arbeitsrechtlerin, Sportdirektorin, Milliardärin.
_WOMEN = """
lerin torin nerin terin kerin gerin cherin derin därin sorin kärin tärin eurin login alistin tivistin zistin"""
WOMEN = (*_WOMEN.split(),)
