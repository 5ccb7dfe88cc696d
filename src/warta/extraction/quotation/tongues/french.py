"""French: verbs of speaking, as participles and in the present, and trades."""

SAYING = """
savoir dit déclaré déclare déclarait expliqué explique expliquait affirmé affirme affirmait ajouté ajoute ajoutait
précisé précise souligné souligne estimé estime estimait assuré assure assurait indiqué indique confié confie
confiait raconté raconte racontait lancé lance regretté regrette rappelé rappelle poursuit poursuivi conclut conclu
insiste insisté martelé martèle écrit annoncé annonce répondu répond réagi réagit commente commenté témoigne
témoigné répliqué réplique rétorqué rétorque reprend repris demande demandé prévient prévenu avertit averti dénonce
dénoncé déplore déploré plaide plaidé reconnaît reconnu admet admis avoue avoué juge jugé résume résumé observe
observé note noté constate constaté analyse analysé interroge interrogé inquiète inquiète étonne indigne emporte
agace insurge exclame exclamé ironise ironisé plaisante plaisanté sourit souri soupire soupiré souffle soufflé
glisse glissé lâche lâché tonne tempête fustige fustigé tranche tranché promet promis jure juré espère espéré
imagine décrit décrypte détaille détaillé évoque évoqué critique critiqué corrige corrigé nuance nuancé tempère
tempéré relativise abonde complète complété renchérit renchéri enchaîne interpelle murmure murmuré crie crié hurle
écrie chuchote balaie prononcé énumère énuméré enthousiasme amuse félicite félicité salue salué dixit qualifié
qualifie parle revendique maintient soutient soutenu argumente argumenté objecte objecté proteste souvient désole
réjouit tweete tweeté"""

# "Selon Paul Martin": behind them the speaker stands.
AFTER = "selon d'après d’après"

TRADES = """
préfet préfète sous-préfet maire adjoint adjointe conseiller conseillère élu élue sénateur sénatrice procureur
procureure avocat avocate juge magistrat magistrate gérant gérante patron patronne chef cheffe médecin infirmier
infirmière pharmacien pharmacienne agriculteur agricultrice éleveur éleveuse viticulteur viticultrice vigneron
vigneronne pêcheur boulanger boulangère commerçant commerçante artisan ouvrier ouvrière salarié salariée délégué
déléguée syndicaliste retraité retraitée habitant habitante riverain riveraine voisin voisine étudiant étudiante
enseignant enseignante professeure chercheur chercheuse historien historienne sociologue économiste politologue
hydrologue climatologue géologue biologiste philosophe psychologue écrivain écrivaine romancier romancière poète
éditeur éditrice journaliste réalisateur réalisatrice comédien comédienne acteur actrice chanteur chanteuse
musicien musicienne metteur danseur danseuse peintre sculpteur photographe architecte ingénieur ingénieure pilote
navigateur navigatrice skipper joueur joueuse entraîneur entraîneuse sélectionneur capitaine gardien défenseur
attaquant buteur athlète nageur nageuse coureur coureuse pompier gendarme policier commissaire colonel général
évêque curé prêtre imam rabbin militant militante président-directeur fondateur fondatrice cofondateur
cofondatrice responsable coordinateur coordinatrice coordonnateur animateur animatrice bénévole témoin victime père
mère fils fille frère sœur mari femme épouse époux oncle tante cousin cousine chancelier eurodéputé eurodéputée
ambassadeur ambassadrice gouverneur gouverneure trésorier trésorière restaurateur restauratrice cuisinier cuisinière
hôtelier hôtelière libraire bibliothécaire conservateur conservatrice expert experte analyste"""
