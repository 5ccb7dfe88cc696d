"""Paragraphs in which a site speaks for itself, before or after a story: what it earns and answers for, who greets.

They are told by what they say, for they stand in the story's own element and look like it.
"""

from __future__ import annotations

import re

_HEAD = (
    r"^\W*(?:(?:affiliate|full|financial|important|legal|medical) )?"
    r"(?:disclosure|disclaimer|haftungsausschluss)s?\s?:"
)
# What a seller pays for a reader who buys: laws of many countries want it told on every page.
_PAID = (
    r"\b(?:contain|include|use)s? (?:\w+ )?affiliate links?\b|\b(?:through|via|using|our|these) affiliate links?\b"
    r"|\b(?:we|i|(?:we|i|\w+) (?:may|might|can|could|will)) (?:earn|receive|get) (?:an?|a small|some) "
    r"(?:\w+ )?commissions? (?:if|when|from|on|for|through|without|at)\b"
    r"|enthält (?:affiliate|werbe|provisions)-?\s?links|(?:artikel|beitrag|text) enthält werbung"
)
_ANSWERING = (
    r"\b(?:not|never|n['’]t)\b[^.]{0,80}\bsubstitute for\b[^.]{0,60}\b(?:advice|diagnosis|care|treatment)\b"
    r"|\b(?:not|n['’]t) (?:intended to |meant to )?(?:replace|constitute|be considered)\b[^.]{0,60}\badvice\b"
    r"|\bfor (?:general )?(?:informational|educational|information)\b[\w ,]{0,30}\bpurposes only\b"
)
# How a reader tells the house of a misspelt word, as sites of Eastern Europe ask at the foot of a story.
_MISSPELT = (
    r"(?:выдел|виділ|вылучы|iezīm|pažym|märgi|zaznacz|označ|selecta|selectează|jelölj)[^|]{0,120}\bctrl\s?\+\s?enter\b"
    r"|(?:typo|mistake|error)[^|]{0,80}(?:select|highlight)[^|]{0,80}\bctrl\s?\+\s?enter\b"
)
_NOTICE = re.compile(f"{_HEAD}|{_PAID}|{_ANSWERING}|{_MISSPELT}", re.IGNORECASE)
_GREETING = re.compile(r"\W*(?:hi|hey|hello)\b[^.?]{0,30}(?:\bi['’]m\b|\bmy name is\b|\bwelcome\b)", re.IGNORECASE)


# One of these stands in every such paragraph: most have none, and are passed in a moment.
_TELLING = ("affiliate", "commission", "disc", "haftung", "enthält", "advice", "substitute", "purposes only", "ctrl")


def is_notice(text: str) -> bool:
    """Whether a paragraph is one of these: "This post contains affiliate links.", "Disclaimer: …"."""
    folded = text.casefold()
    told = any(word in folded for word in _TELLING) and _NOTICE.search(text) is not None
    return told or _GREETING.match(text) is not None
