"""Verbs of speaking in languages of which the trades are not listed."""

ITALIAN = """
detto dice disse spiega spiegato aggiunge aggiunto afferma affermato dichiara dichiarato sottolinea sottolineato
racconta raccontato conclude scrive scritto commenta commentato ribadisce ribadito"""

SWEDISH = "säger sade sa berättar förklarar skriver menar tillägger konstaterar uppger svarar"

# "Secondo", "enligt": behind them the speaker stands.
AFTER = "secondo enligt"
