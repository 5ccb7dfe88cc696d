"""Whether the tags of a page are nested as they should be: then there is nothing in it to tame.

Most long pages are, and that is told by one pattern; whatever is odd at all makes the answer no.
"""

from __future__ import annotations

import re
from itertools import accumulate, filterfalse

from warta.extraction.taming import DEEPEST, FORMATTING, MOST_ROOTS

_SLASH = ord("/")
_RAW = b"script style title textarea iframe".split()
_NEVER = rb"%b|svg|select|math|plaintext|xmp|noembed|noframes" % b"|".join(_RAW)
_END = rb"(?=[\t\n\f\r />])"
# At most 20 values, and before each of them at most 20 names that have none: fewer than are too many.
_ATTRIBUTES = (
    rb"(?:[^\"'<>=]{1,40}+(?<![\t\n\f\r /])=(?:\"[^\"<]*+\"|'[^'<]*+'|[^\t\n\f\r \"'<>=]++)){0,20}+[^\"'<>=]{0,40}+>"
)
_COMMENT = rb"<!--(?!-?>)(?:[^-]++|-(?!-!?>))*+-->|<!(?i:doctype)[^<>]*+>"
_UNREAD = rb"|".join([rb"<%b%b%b(?:[^<]++|<(?![!/]))*+</%b>" % (name, _END, _ATTRIBUTES, name) for name in _RAW])
# Each tag without its attributes, "" at the end; "<" where no usual tag stands, and no more is read. By their first
# letters most tags are known to be none of the others.
_TAGS = re.compile(
    rb"[^<]*+(?:(?=<[!sti])(?:%b|%b)[^<]*+)*+"
    rb"(</?(?!(?=[imnpstx])(?:%b)%b)[a-z][a-z0-9]*+(?=>|[\t\n\f\r /]%b)|<|\Z)(?:(?<=<)(?s:.++))?+"
    % (_COMMENT, _UNREAD, _NEVER, _END, _ATTRIBUTES)
)


def _both(names: str) -> frozenset[bytes]:
    """The opening and the closing tags of some elements."""
    return frozenset([tag + name.encode() for name in names.split() for tag in (b"<", b"</")])


# Tags that hold nothing, those that the next of their kind closes, and the roots: none is deep.
_FLAT = {b""} | _both(
    "area base br col embed hr img input link meta param source track wbr "
    "li p dt dd tr td th tbody thead tfoot colgroup caption rb rt rp rtc head html body"
)
_FORMATTING = _both(" ".join(FORMATTING))


def is_sound(html: bytes, *, most_formatting: int) -> bool:
    """Whether every tag is closed by its own, none is too deep, and none has many attributes."""
    tags = _TAGS.findall(html)
    if b"<" in tags or html.count(b"<html") + html.count(b"<body") > MOST_ROOTS:
        return False
    closed_by = {tag: b"</" + tag[1:] for tag in set(tags) if tag and tag[1] != _SLASH}
    formatting = accumulate([1 if tag in closed_by else -1 for tag in tags if tag in _FORMATTING])
    if max(formatting, default=0) > most_formatting:
        return False
    closing: list[bytes] = []  # what is open, as it will be closed
    for tag in filterfalse(_FLAT.__contains__, tags):
        if closes := closed_by.get(tag):
            closing.append(closes)
            if len(closing) > DEEPEST:
                return False
        elif not closing or closing.pop() != tag:
            return False
    return True
