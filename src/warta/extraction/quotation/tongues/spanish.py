"""Spanish: verbs of speaking and trades."""

SAYING = """
dijo dice dicho decía afirmó afirma afirmado explicó explica explicado añadió añade añadido señaló señala señalado
aseguró asegura asegurado declaró declara declarado indicó indica indicado manifestó manifiesta subrayó subraya
agregó agrega expresó expresa sostuvo sostiene comentó comenta advirtió advierte aclaró aclara reconoció reconoce
insistió insiste destacó destaca apuntó apunta concluyó concluye escribió escribe preguntó pregunta respondió
responde recordó recuerda lamentó lamenta relató relata contó cuenta confesó confiesa admitió admite criticó critica
denunció denuncia exigió exige pidió pide prometió promete replicó replica contestó contesta matizó matiza precisó
precisa recalcó recalca remarcó remarca reiteró reitera detalló detalla resumió resume valoró valora zanjó zanja
sentenció sentencia ironizó ironiza bromeó bromea exclamó exclama gritó grita susurró susurra murmuró suspiró suspira
opinó opina consideró considera estimó estima celebró celebra anunció anuncia informó informa reveló revela
argumentó argumenta defendió defiende apostilló apostilla espetó espeta calificó califica tildó tacha tachó describió
describe narró narra testificó tuiteó mencionó menciona planteó plantea puntualizó puntualiza prosiguió prosigue
continuó continúa terció intervino enfatizó enfatiza acotó evocó evoca quejó queja habló pregunto respondo digo
invitó rió ríe sonrió publicó publica rechazó rechaza negó niega reprochó reprocha"""

# "Según Ana Ruiz": behind them the speaker stands.
AFTER = "según"

TRADES = """
vocero vocera
alcalde alcaldesa concejal concejala consejero consejera delegado delegada diputado diputada senador senadora
vicepresidente vicepresidenta expresidente presidente presidenta subsecretario fiscal juez jueza magistrado
magistrada abogado abogada procurador comisario inspector inspectora agente guardia teniente coronel
técnico técnica entrenador entrenadora seleccionador jugador jugadora delantero delantera portero portera defensa
centrocampista futbolista atleta nadador nadadora ciclista tenista piloto médico médica doctora enfermero enfermera
farmacéutico farmacéutica profesor profesora maestro maestra catedrático catedrática rector rectora decano decana
investigador investigadora científico científica biólogo bióloga químico física geólogo geóloga historiador
historiadora economista sociólogo socióloga politólogo politóloga psicólogo psicóloga meteorólogo meteoróloga
arquitecto arquitecta ingeniero ingeniera agricultor agricultora ganadero ganadera pescador pescadora patrón patrona
comerciante tendero tendera empresario empresaria gerente fundador fundadora dueño dueña propietario propietaria
camarero camarera cocinero cocinera chef taxista conductor conductora camionero obrero obrera trabajador trabajadora
sindicalista jubilado jubilada pensionista vecino vecina testigo estudiante alumno alumna padre madre hijo hija
hermano hermana sobrino sobrina tío tía abuelo abuela marido mujer esposa esposo escritor escritora novelista poeta
actor actriz cineasta cantante músico pintor pintora escultor escultora fotógrafo fotógrafa periodista director
editor editora crítico crítica comisaria coordinador coordinadora responsable experto experta analista activista
obispo arzobispo párroco sacerdote cura capitán capitana acomodadora acomodador gobernador gobernadora canciller
embajador embajadora secretaria-general líder dirigente jefe jefa titular tesorero tesorera coautor coautora autor
autora navegante alpinista montañero bombero"""
