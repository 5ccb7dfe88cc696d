"""Tags that many rooms ask for: of text, of what stands in a line, of headings."""

from __future__ import annotations

from warta.extraction.vocabulary import words

TEXT = "#text"
INLINE = words(
    "#text a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s "
    "samp small span strike strong sub sup time tt u var wbr math mi mo mn mrow"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")
