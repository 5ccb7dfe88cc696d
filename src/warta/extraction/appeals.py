"""Lines that ask something of the reader: subscribe, follow us, read also. They stand in a story and are none of it."""

from __future__ import annotations

import re

from warta.extraction.vocabulary import by_letters

_LONGEST = 300  # characters
_LONGEST_OPENING = 120
_MARKS = " \t\n\r\xa0©»«>›→►▶▸•·–—-*_+#|:.,;!?¿¡()[]\"'“”„’‘\u2009\u202f👉🔗📩✉️📌➡️"

# How such a line begins, by language; the end of a word is meant unless a pattern says otherwise. The list is cut at
# its strokes: no brackets stand in brackets.
_OPENINGS = (
    # English
    r"related(?: stories| articles| content| reading)?(?=:)|read more(?=:)|see more(?=:)|watch(?=:)|up next(?=:)"
    r"|recommended(?=:)"
    r"|this (?:article|story|post|piece) (?:also|originally|first) appeared"
    r"|subscribe|sign up|sign-up|join (?:us|our)|join the (?:conversation|discussion|newsletter)|click here"
    r"|download (?:the|our)"
    r"|follow (?:us|me|@|the author|our)"
    r"|follow [\w .&']{2,40} on (?:twitter|x|facebook|instagram|linkedin|tiktok|google)"
    r"|support (?:us|our|independent)|donate|become a (?:member|patron|subscriber|supporter)|like us on"
    r"|was this (?:newsletter|article|helpful)|enjoy(?:ed)? this|love this"
    r"|share (?:this|on)"
    r"|also read|read (?:also|next)|see also|don['’]t miss"
    r"|for (?:more|the latest) (?:\w+ )?(?:stories|news)|get (?:our|the latest|more)"
    r"|want more|want to (?:know|read|get|stay|hear)|have a (?:tip|story|question)|contact (?:us|the author)|listen to"
    r"|if you (?:liked|enjoyed)|thanks for reading|thank you for reading|originally published|copyright"
    r"|all rights reserved"
    r"|advertisement|sponsored|story continues|article continues|continue reading|never miss"
    r"|stay (?:up to date|informed|tuned)"
    r"|by (?:signing up|subscribing|submitting|clicking)|enter your e-?mail"
    r"|this (?:article|story|post|content) (?:about [^.]{3,60} )?(?:was|is|has been)"
    r" (?:the )?(?:originally|first|produced|sponsored|part of|copyright|copyrighted|brought"
    r"|written by|developed in partnership|created in partnership|paid for)"
    r"|written permission|need help"
    r"|to (?:view|read|see|continue)(?: reading)? (?:the (?:full|whole|rest)|this|more)[^.]{0,40}"
    r"(?:subscribe|log in|sign in|sign up)"
    r"|if you['’]re (?:seeing this message|already a subscriber)|already a (?:subscriber|member)"
    r"|this (?:article|story|content) is (?:exclusive|only available|for subscribers)"
    r"|we (?:may earn|may receive|earn)|recommended (?:reading|articles)|top stories"
    # Indonesian, Malay
    r"|baca juga|baca selengkapnya|simak juga|lihat juga|ikuti (?:kami|berita)|gabung|berlangganan"
    r"|dapatkan (?:update|berita)"
    r"|bagikan|tonton juga|unduh aplikasi|saksikan juga"
    # German
    r"|abonnieren|melden sie sich|jetzt (?:anmelden|abonnieren|registrieren|lesen|testen)|folgen sie|unterstützen sie"
    r"|mehr zum thema|mehr (?:dazu|infos)|lesen sie|auch (?:interessant|lesenswert)|zum (?:newsletter|weiterlesen)"
    r"|bleiben sie|besuchen sie|teilen sie|hier (?:klicken|geht)|weitere (?:infos|informationen|artikel|themen)"
    r"|das (?:thema )?könnte|(?:den |diesen )?(?:artikel|beitrag|text) (?:mit anderen )?(?:teilen|bewerten)"
    r"|lust auf mehr|nutzen sie unsere"
    r"|gefällt (?:mir|dir|ihnen)|möchten sie|möchtest du|war (?:der|dieser) artikel|externer inhalt"
    r"|rezept drucken|anzeige"
    r"|explore further|like (?:this|recipe)|advertise with|print (?:this|recipe)|submit your|our standards|loading"
    # French, Spanish, Portuguese, Italian
    r"|abonnez|suivez|lire aussi|à lire|inscrivez|recevez|soutenez|partagez|faites un don"
    r"|suscr[ií]b\w*|s[íi]guenos|sigue a|lea (?:también|más)|lee (?:también|más)|te puede interesar|puedes? ver"
    r"|únete|hazte"
    r"|mira(?: también)?:|temas relacionados|más noticias|hazte miembro|sobre el mismo tema|sur le même (?:sujet|thème)"
    r"|comparte|recibe|le puede interesar|conoce más"
    r"|assine|siga (?:o|a|nos)|leia (?:também|mais)|inscreva|receba|compartilhe|veja também|clique aqui"
    r"|leggi anche|iscriviti|seguici|abbonati"
    # Dutch, Polish
    r"|lees ook|abonneer|volg ons|meld je aan|czytaj (?:też|także|również)|zobacz (?:też|także|również)"
    r"|zapisz się|przeczytaj"
    # where a story is broken off for a film or an advertisement, and goes on
    r"|dalsz[aey] (?:część|ciąg)|(?:de )?(?:tekst|artikel) gaat (?:verder|door)|forts[æä]tter (?:efter|under|nedan)"
    r"|fortsetter (?:etter|under)|artikkelen fortsetter|continua ap[óo]s|la noticia contin[úu]a"
    r"|contin[úu]a (?:leyendo|después)|seguir leyendo|pokračování (?:článku|textu)|článek pokračuje|haberin devamı"
    r"|yazının devamı|продолжение (?:после|ниже)"
    # what is kept from who has not paid, and whose it is
    r"|il vous reste \d[\d.,]{0,4} ?%|la suite est réservée|cet article est réservé|dieser artikel ist teil unseres"
    r"|この記事は有料|残り\d{1,5}文字|riproduzione riservata|tutti i diritti riservati|todos los derechos reservados"
    r"|tous droits réservés|alle rechte vorbehalten|wszelkie prawa zastrzeżone|hak cipta"
    # how long it takes to read or to hear
    r"|artikel (?:anhören|vorlesen)|temps de lecture|tiempo de lectura|tempo d[ei] (?:lettura|leitura)|lesezeit"
    r"|lesedauer|leestijd|czas czytania|okuma süresi"
    # Czech, Hungarian, Romanian, Turkish, Greek, Russian, Ukrainian, Vietnamese, Arabic, Korean
    r"|přečtěte si|čtěte (?:také|více)|olvassa el|iratkozzon|citește și|abonează|ayrıca bak|ilgili haber|abone ol"
    r"|διαβάστε (?:επίσης|ακόμη|ακόμα)|ακολουθήστε|подпи(?:сывайтесь|шитесь)|читайте (?:также|також)|смотрите также"
    r"|підпи(?:суйтесь|шіться)|đọc thêm|xem thêm|اقرأ (?:أيضا|المزيد)|تابعونا|اشترك|무단 ?전재|저작권자"
)
_STAMP = re.compile(
    r"(?:(?:last )?(?:updated|modified|published)|posted|submitted (?:on|by)|release date|veröffentlicht"
    r"|veröffentlichung|publiziert"
    r"|aktualisiert|stand:|erstellt am|publicado|actualizado|atualizado|publié|mis à jour|pubblicato|aggiornato"
    r"|geplaatst"
    r"|opublikowano|dipublikasikan|diperbarui|diterbitkan)(?!\w)",
)
_LONGEST_STAMP = 90
# Openings of sentences too: believed of a line that is no sentence.
_TEASER = re.compile(
    r"(?:more (?:to explore|stories|articles|news|from|on)|weitere|mehr|alle|neueste|aktuelle|auch auf|autres"
    r"|más|altri|andere|meer)(?!\w)"
)
_MORE = re.compile(
    r"(?<!\w)(?:stories|articles|posts|news|explore|beiträge|artikel|themen|meldungen|nachrichten|noticias|artículos"
    r"|berichten|articoli|auch auf)(?!\w)"
)
_LONGEST_TEASER = 80
_APPEAL = re.compile(rf"(?:{by_letters(re.split(r'[|](?![^()]*[)])', _OPENINGS))})(?!\w)")
_ANY = re.compile(f"{_APPEAL.pattern}|{_STAMP.pattern}|{_TEASER.pattern}")


def asks(text: str) -> bool:
    """Whether a line is an appeal, a stamp or a teaser."""
    if len(text) > _LONGEST or not _ANY.match(opening := _opening(text)):
        return False
    return _is_appeal(text, opening) or _is_stamp(text, opening) or _is_teaser(text, opening)


def is_appeal(text: str) -> bool:
    """Whether a paragraph begins as a call to the reader and is no longer than such calls are."""
    return _is_appeal(text, _opening(text))


def is_stamp(text: str) -> bool:
    """Whether a short line says when the page was published or changed."""
    return _is_stamp(text, _opening(text))


def is_teaser(text: str) -> bool:
    """Whether a line that is no sentence points to other stories: "More stories", "Weitere Artikel aus der Reihe"."""
    return _is_teaser(text, _opening(text))


def _is_appeal(text: str, opening: str) -> bool:
    return len(text) <= _LONGEST and _APPEAL.match(opening) is not None


def _is_stamp(text: str, opening: str) -> bool:
    return len(text) <= _LONGEST_STAMP and _STAMP.match(opening) is not None


def _is_teaser(text: str, opening: str) -> bool:
    if len(text) > _LONGEST_TEASER or text.endswith((".", "!", "?")):
        return False
    return _TEASER.match(opening) is not None and _MORE.search(opening) is not None


def _opening(text: str) -> str:
    """How a line begins, in lower case, without the arrow or bullet before it."""
    return text[:_LONGEST_OPENING].lower().lstrip(_MARKS)
