"""Given names that are often met: whoever has one in the middle of a name has a title before it."""

from __future__ import annotations

from warta.extraction.vocabulary import words

_INDONESIAN = """
abdul abdullah achmad ade adi aditya agung agus agustina ahmad ainun aisyah akbar ali amir amiruddin ana andi andri
anggi ani anita anton anwar ardi arief arif aris arya asep asih astuti ayu azhar azis azman azmi bagus bambang basuki
bayu benny budi budiman burhan cahyo danang dani darmawan darto dede dedi desi dewi diah dian didik dimas dina djoko
dodi doni dudi dwi edi eka eko elly endang ending erna ester fadli fahmi fahri faisal fajar fajri farah farid faridah
fatimah fauzi feri ferry fikri firman fitri gede gilang hadi hafid hafiz halimah hamdan hamid hamzah handoko haris
hariyanto hartono hasan haslinda hasnah hendra hendri heri heru hesti iis ika ikhsan ilham imam iman indah indra irfan
irma irwan iskandar ismail ismet iwan jamal jamaludin jaya joko juliana jusuf kadek kartika ketut khairul komang
kurnia kurniawan laila lestari lilis lina lukas lukman luthfi made maimunah mansur maria maya melani mira mochamad
mohamad mohammad muhammad mukhlis mulyadi mulyono mustafa mustofa nadia nani nia nina nining nita norain norma novi
nugroho nur nurdin nurhayati nurul nyoman putra putri putu rachmat rahman rahmat rama ramli ratih ratna retno reza
rian ridwan rina rini rio riska rita rizal rizki rizky robert roni rosmini rosna rudi rudy rukmini rusdi ruslan saiful
salmah samsul santi santoso sari septian siti slamet sofyan sri sudirman sugeng suharto sukma sulaiman sunarto supardi
suparman surya susanti susilo sutrisno suwarno suzana syahrul syamsul taufik taufiq teguh tengku teuku theresia tini
titik tono totok tri tuti udin umar untung usman utami wahyu wahyuni wati wawan wayan widodo wiwik yanti yanto yati
yayan yosef yudi yulia yuni yusuf zainab zainal zul zulkifli"""
_ENGLISH = """
aaron abigail adam adrian agnes aidan aisha alan albert alec alex alexander alexandra alfred alice alison allan amanda
amber amelia amy andrea andrew angela angus anna anne annie anthony archie arthur ashley audrey austin barbara barry
beatrice beatrix ben benjamin bernadette bernard beth bethany betty beverly bill billy bob bobby bonnie brad bradley
brandon brenda brendan brett brian bridget bruce bryan bud caitlin callum calvin cameron carl carol caroline carrie
casey catherina catherine cathy charles charlie charlotte chelsea cheryl chloe chris christian christina christine
christopher chuck claire clara clive colin colleen connor craig curtis cynthia daisy dale damian daniel danielle danny
darren dave david dawn dean deborah debra declan deirdre dennis derek desmond diana diane dominic donald donna doreen
doris dorothy doug douglas duncan dylan earl edith edna edward edwin eileen elaine eleanor elizabeth ella ellen ellie
elsie emily emma eric erica erin ernest ethan ethel eugene evan eve evelyn fergus fiona florence frances francis frank
fred freddie gareth gary gavin gaynor geoff geoffrey george georgia gerald geraldine gilbert gillian gina gladys glen
glenn gordon grace graham greg gregory gwen hal hannah harold harriet harry hazel heather hector helen henry herbert
holly howard hugh ian imogen ingrid irene iris isaac isabel isabella isla ivan jack jackie jacob jake james jamie jan
jane janet janice jasmine jason jean jeff jeffrey jennifer jenny jeremy jerome jess jesse jessica jill jim jimmy joan
joanna joanne joe joel john johnny jon jonathan jordan joseph josephine josh joshua joy joyce judith judy julia julian
julie june justin karen kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin kim kirsty
kyle larry laura lauren laurence lawrence leah lee leigh len leo leon leonard leslie lewis liam lily linda lindsay
lisa liz lois lorraine louis louise lucas lucy luke lydia lynn madeleine malcolm marc marcus margaret marian marie
marilyn marion marisol mark marlene martha martin marvin mary matt matthew maureen maurice max megan melanie melissa
melvin mia michael michelle miguel mike mildred miles millie miranda mitchell moira molly monica morgan muriel nadine
nancy naomi natalie nathan neil nellie niall nicholas nick nicola nicole nigel noel nora norman oliver olivia oscar
owen paige pamela pat patricia patrick patty paul paula pauline peggy penny percy perry pete peter phil philip phillip
phoebe phyllis polly rachel ralph randy ray raymond rebecca reg reginald rhys richard rick ricky rob robin rod roger
roland ron ronald rory rosa rosalind rosemary rosie ross roy ruby rupert russell ruth ryan sally sam samantha samuel
sandra sara sarah scott sean selina seth shane shannon sharon shaun sheila shelley shirley sidney simon sophia sophie
stacey stan stanley stella stephanie stephen steve steven stewart stuart sue susan suzanne sylvia ted terence teresa
terry tess theo theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trevor trish
tyler valerie vanessa vera vernon veronica vicky victor victoria vincent violet virginia vivian walter wanda warren
wayne wendy wilfred william winifred yvonne zachary zoe"""
_GERMAN = """
achim adelheid albrecht alfons alwin andreas anja anke annegret anneliese annette antje armin arnold astrid axel beate
benno bernd bernhard berthold bertram birgit birte björn bodo brigitte britta burkhard carla carsten christa christel
christiane christoph claudia clemens conny corinna cornelia dagmar detlef dieter dietmar dirk eberhard eckhard
edeltraud egon elfriede elke elmar emil erich erika ernst erwin eva ewald felix florian frauke friederike friedrich
fritz gabi gabriele georg gerd gerda gerhard gerlinde gertrud gisela gudrun guido gustav günter günther hannelore
hannes hanno hans harald hartmut hedwig heidi heike heiko heinrich heinz helga helmut hendrik henning hermann
hildegard holger horst hubert hugo ilse inge ingo irmgard isolde jakob jens jochen johann johanna johannes josef jutta
jörg jürgen kai karin karl karola katharina kathrin katja katrin kerstin klaus konrad konstantin kurt lars leonhard
lieselotte lothar ludger ludwig lutz magdalena manfred manuela mareike margarete margit margot margret marita markus
marlies martina matthias maximilian mechthild meike michaela mirko monika moritz nadja norbert notburga olaf otto peer
petra rainer ralf regina reinhard reinhold renate rolf rosemarie rudolf rüdiger sabine sebastian sepp severin
siegfried sigrid silke silvia stefan stefanie steffen susanne sven svenja tanja thorsten tobias torsten udo ulf ulrich
ulrike ursula ute uwe veronika volker waltraud werner wilfried wilhelm willi wolfgang wolfram xaver"""
_FRENCH = """
adrien adèle agathe alain albane alexandre alexis alix amélie anatole anaïs andré angélique anne-marie anne-sophie
annick antoine ariane armand armelle arnaud aurore aurélie aurélien baptiste bastien benoît blandine boris bruno
béatrice béatrix bérénice camille chantal charlène christelle christophe claude clotilde clémence clément colette
coralie corentin corinne cyril cécile cédric céline damien danièle daphné delphine denis didier dominique emmanuel
enzo estelle eugénie fabien fabienne fabrice fanny fernand florent franck françois françoise frédéric frédérique félix
gabriel gaétan gaël geneviève georges ghislaine gilles ginette grégoire grégory guillaume gustave guy gwenaëlle gérald
gérard henri henriette hervé hugues hélène isabelle jacqueline jacques jean-baptiste jean-claude jean-françois
jean-jacques jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-yves jeanne
josette josiane joël joëlle julien juliette justine jérémy jérôme karim karine laetitia laure laurent liliane loïc luc
lucette lucie lucien lucienne ludovic léa léo léonie manon marcel marguerite marianne marie-claude marie-france
marie-hélène marielle marine marius martine mathias mathieu mathilde maud maxime michel micheline michèle mireille
mohamed monique morgane myriam mélanie nadège nathalie nicolas noémie noël odette odile olivier ophélie pascal pascale
patrice paulette philippe pierre pierre-yves quentin rachid raoul raphaël raymonde rené renée romain rosalie roxane
régine régis rémi sandrine simone solange solène sonia stéphane stéphanie sylvain sylvie sébastien séverine tanguy
thibault thierry théo thérèse tristan valentin valérie violette virginie viviane véronique xavier yann yannick yves
yvette yvon édith édouard élise élodie émile émilie éric étienne"""
_IBERIAN = """
adela adelaida adilson adolfo adriana agustín aitana alba alberto aldo alejandra alejandro alfonso alfredo alicia
aline almudena alonso amalia amparo anabela andrés antonia antonio antónio antônio araceli ariel armando arturo
asunción aurora batista beatriz begoña belén benito bernardo blanca blas bruna caetano camila carlos carmen carolina
catalina catarina cecilia celso claudio cláudia cláudio concepción consuelo cristiane cristina cristián cristóbal
célia césar cíntia damião daniela danilo diego dirce dolores domingo duarte débora edgar edgardo edson eduarda eduardo
elena eliana elisa elvira elías emilia emilio encarnación enrique ernesto esteban estela eugenia eugenio eusebio
evangelina fabiana fabio fabián federico felipe felisa fermín fernanda fernando filipa filipe flávia flávio francisca
francisco fábio fátima gabriela gerardo germán gilberto gloria gonzalo gonçalo graciela gregorio guadalupe guillermo
gustavo helena heloísa henrique heriberto hernán horacio humberto héctor hélder ignacio iker inmaculada inés inês
isidro ismael ivone iván jacinto jaime jair javier jerónimo jesús jimena joana joaquim joaquín jorge josefa josefina
josé joão juan juana julio julián júlia júlio karla larissa lautaro laís leandro leonor leticia letícia lidia liliana
lorena lorenzo lourdes luan luciana luciano lucía luis luisa luiz luiza luís lídia lígia lívia lúcia macarena manoel
manuel mara marcela marcelo marco marcos margarida margarita mariana mariano marina mario marisa marta martín maría
mateo mateus matilde matías mauricio maurício mercedes milagros miriam moisés montserrat márcia márcio mário máximo
mónica mônica natalia natália nelson nicolás nilton noelia nuno nuria nélida nélio néstor octavio olga osmar osvaldo
otávio pablo paola patrícia paulina paulo pedro pilar priscila purificación rafael rafaela raimunda raimundo ramiro
ramón raquel raúl rebeca renata renato ricardo roberta roberto rocío rodolfo rodrigo rogelio rogério román rosana
rosario roxana rubén rui santiago saúl sebastián sebastião sergio severina severino silvana simón socorro sofía
soledad susana sérgio sílvia sônia talita tatiana telma teodoro tereza thaís thiago tiago tomás tânia vagner valentina
valeria vanderlei vasco verónica vicenta vicente víctor vítor wanderley washington wellington wilson ximena yolanda
zélia álvaro ángel ángela ángeles ângela óscar"""
_DUTCH = """
aad aafke aart ab ad adriaan alie anneke annelies annemarie annemiek anouk arend arie arjan arjen arnoud bart bas
bastiaan bert bianca boudewijn bram casper cees cor corrie daan diederik dorien douwe eefje els elske erik esther
eveline evert femke fenna floor fokke frans freek froukje geert geertje gerard gerben gerrit gert gijs greet griet
guus hanneke harm harmen heleen henk henk-jan herman hilde huub ineke jaap jacco jan-willem janneke jantje jasper
jelle jeroen jet jettie joep johan joke joop joost jorien joris jos josien jurre karel kees klaas koen koos leen
leendert lex lianne lieke lies lieve loes lotte luuk maaike maarten maartje machteld margriet marieke marijke marit
marjan marjolein marleen marloes martijn mathijs mattijs meindert menno merel michiel mieke mirjam myrthe nanda
nelleke niels nienke nynke piet pieter pim rein renske rien riet rinus roel roelof roos ruben rutger ruud sander sanne
sem siebe sjoerd sjors sofie stef stijn thijs tineke tjeerd toine ton toos trees tuur wessel wiebe wieteke willem
willemijn wim wouter"""
_OTHERS = """
adewale agnieszka ahmed aishwarya alessandro almut amara amina amit anand anika anil anjali arjun arun aylin ayşe
babatunde bashir britt chiara chidinma chukwuma deepa dmitri dorothea ebere elif emeka emre fatih fatima femi
ferdinand finn franz funmi giovanni giulia giuseppe gobind hamza hassan hüseyin ibrahim ifeoma imran imtiaz ines inga
irina ivana jakub jana kamal kavita kirsten kwame lajos lakshmi lasse lea lena leonie leïla luca magda mahmoud malte
marek marko matteo mehmet mei milan mohammed mustapha naledi ngozi nikhil nils nkechi noor oluwaseun omar paolo pavel
piotr pooja priya rahul rajesh ravi rohan sadia samira sandro sanjay sergei sipho sunita suresh svetlana tarik tariq
temitope thabo tunde veit vijay vikram wei xenia yasemin yasmin zeynep zoltan"""

GIVEN = words(f"{_INDONESIAN} {_ENGLISH} {_GERMAN} {_FRENCH} {_IBERIAN} {_DUTCH} {_OTHERS}")
