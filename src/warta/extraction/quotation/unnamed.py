"""Who a sentence is about without a name: "Ms Dunn’s nephew, who inherited it", "The 19-year-old", "De man"."""

from __future__ import annotations

import re

from warta.extraction.quotation import offices

_KIN = "|".join(sorted(offices.KIN | {"nephew", "niece", "widow", "partner", "son-in-law"}))
_HUMANS = "|".join(sorted(offices.HUMANS))
_PARTIES = "tertuduh|mangsa|korban|terdakwa|pelaku|tersangka"
_NO_NAME = "(?:[a-z]+ ){0,2}[A-Z]"
_TOLD = re.compile(
    # "Ms Dunn’s nephew, who".
    rf"[A-Z][\w. -]{{1,40}}['’]s (?:\w+ )?(?:{_KIN})(?=,? [a-z])(?!, {_NO_NAME})"
    # "Di luar mahkamah, isteri tertuduh enggan".
    rf"|(?:[^,.]{{3,40}}, )?(?:is[ti]e?ri|suami|ayah|bapa|ibu|jiran|tetangga|kerabat) (?:{_PARTIES})(?!,? {_NO_NAME})"
    rf"|(?:The|De|Der|Die|El|La|O|A|Le|Un|Una|Een|Ein|Eine) (?:{_HUMANS})(?= [a-z])(?! {_NO_NAME})"
    r"|(?:The|Der|Die|De|Het) \d{1,3}[- ](?:year-old|[Jj]ährige|jarige)"
)


def begins(sentence: str) -> bool:
    """Whether a sentence begins with somebody whom it does not name, and who need not be the one named last."""
    return _TOLD.match(sentence) is not None
