"""What joins a verb of speaking to the clause that tells what was said, in every language."""

# "that", as a pattern; the French one may have lost its vowel.
THAT = r"(?:(?:bahwa|bahawa|that|dass|daß|que|dat)\s+|qu['’])"

# These take their clause without a word between: "mengatakan stok cukup", "said the bridge would reopen".
BARE = """
mengatakan berkata mengaku memastikan menilai menyebut mengklaim memberitahu mengakui menyatakan said says"""

# With these the clause stands before, and who speaks behind: "…, kata Alfian", "…, sagte Ahlers".
BEHIND = """
kata ujar ucap jelas tegas tutur papar imbuh tambah ungkap terang sebut tandas pungkas lanjut urai beber tukas
pesan imbau katanya ujarnya ucapnya jelasnya tegasnya tuturnya paparnya imbuhnya tambahnya ungkapnya terangnya
sebutnya tandasnya pungkasnya lanjutnya urainya bebernya pesannya imbaunya said says added explained wrote
noted warned sagte sagt erklärte erklärt erläuterte erläutert betonte betont berichtete berichtet ergänzte
schreibt schrieb teilte dit indiqué précisé expliqué affirmé déclaré ajouté dijo afirmó explicó señaló añadió
agregó indicó aseguró declaró disse afirmou explicou acrescentou informou declarou zei zegt aldus vertelde
meldde meldt stelt verklaarde"""

# What may stand between a verb and "that": "said on Monday that", "told the committee that", "a déclaré lundi que".
BETWEEN = r"""
(?:on|in|at|to|am|im|le|la|el|en|na|no|em|op|este|esta|nesta|neste|this|last|earlier|also|yesterday|gestern|heute
|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ayer|hoy|ontem|hoje|gisteren|de|him|her|them|us|me)"""

# Whom these were told stands behind them.
ADDRESSED = "told tells informed memberitahu"

# With these the speaker follows, and then the clause: "Menurut Alfian, …", "Laut Ahlers ist …".
ACCORDING = r"(?:menurut|according\s+to|laut|selon|d['’]après|según|segundo|de\s+acordo\s+com|volgens)\s+"

# "Menurutnya, …": whoever spoke last.
ACCORDING_TO_THEM = r"menurutnya\b"

# What follows a verb and is no clause of it: "said on Monday", "said in a statement".
CIRCUMSTANCES = """
in on at to of by with during after before while when as from about for over via through last this next early late
monday tuesday wednesday thursday friday saturday sunday di pada dalam saat ketika usai kepada dari sambil seraya"""
