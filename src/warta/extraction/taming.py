"""Take the fuse out of a page: tags nested too deeply, tags of too many attributes, formatting that nobody closes.

The page is read as a tokenizer reads it (HTML standard, §13.2.5), and what is open is followed so that it is never
fewer tags than the parser will have open. What would make that doubtful is no part of an article and is left out:
drawings, the lists of forms, and scripts that hide an end of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from warta.extraction.vocabulary import words
from warta.model.value import Value

DEEPEST = 1_000
"""Open tags around an element; browsers stop at 512 (Blink) and read on flat."""
MOST_ATTRIBUTES = 500
"""Attributes of one tag."""

MOST_ROOTS = 50
"""Tags <html> and <body>: each that comes again adds its attributes to those of the first."""
FORMATTING = words("b big code em font i nobr s small strike strong tt u")
"""Tags that a parser opens anew where they are not closed."""

_LOOKED_BACK = 100  # open tags among which a closing tag finds its own

_SCOPES = words("table object applet marquee template")  # no tag is closed from inside these
_SPECIAL = _SCOPES | words(
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form "
    "frameset h1 h2 h3 h4 h5 h6 header hgroup main menu nav noscript ol pre search section summary ul"
)  # no other tag is closed from inside these (HTML standard, §13.2.4.2)
_ROOTS = words("html body")
_RAW = words("script style textarea title xmp iframe noembed noframes")
_GONE = words("svg select")
_ENDS = {name: re.compile(b"</%b(?=[\t\n\f\r />])" % name.encode(), re.IGNORECASE) for name in _RAW | _GONE}

_SPACE = rb"[\t\n\f\r /]*+"
_ATTRIBUTE = _SPACE + (
    rb"[^\t\n\f\r />][^\t\n\f\r />=]*+"
    rb"""(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?+)?+"""
)
_NAME = rb"[a-zA-Z][^\t\n\f\r />]*+"


def attributes(most: int) -> bytes:
    """A pattern of the attributes of one tag, so many and no more, up to its ">"."""
    return rb"(?:%b){0,%d}+%b" % (_ATTRIBUTE, most, _SPACE)


_FEW = attributes(MOST_ATTRIBUTES)
_ALLOWED = re.compile(rb"(?:%b){%d}" % (_ATTRIBUTE, MOST_ATTRIBUTES))
_MODEST = re.compile(rb"(?:[^<]++|<(?!/?[a-zA-Z])|</?%b%b(?:>|\Z))*+" % (_NAME, _FEW))
# Tags that hold nothing, tags that the next of their kind closes, and those that are closed at once: none is deep.
_FLAT = (
    rb"/?(?i:area|base|basefont|bgsound|br|col|embed|frame|hr|img|input|keygen|link|meta|param|source|track|wbr"
    rb"|li|p|dt|dd|tr|td|th|tbody|thead|tfoot|colgroup|caption|rb|rt|rp|rtc|head)(?=[\t\n\f\r />])%b>" % _FEW
)
_CLOSED_AT_ONCE = rb"|".join(
    [
        rb"%b(?=[\t\n\f\r />])%b>[^<]*+</%b>" % (name, _FEW, name)
        for name in b"a span div i b em strong script time h2 h3 h4 button".split()
    ]
)
_TOKEN = re.compile(
    rb"(?:[^<]++|<(?:%b|%b|(?![!?/a-zA-Z])))*+"
    rb"<(?:!--(?:-?>|(?:[^-]++|-(?!-!?>))*+(?:--!?>)?+)|(?:[!?]|/(?![a-zA-Z]))[^>]*+>?+|(/?+)(%b)((?:%b)*+)%b(?:>|\Z))"
    % (_CLOSED_AT_ONCE, _FLAT, _NAME, _ATTRIBUTE, _SPACE)
)


class Tamed(Value, frozen=True, kw_only=True):
    """A page that can be parsed in time, and what was left out of it, in words."""

    html: bytes
    left_out: tuple[str, ...]


def is_modest(html: bytes, start: int, end: int) -> bool:
    """Whether no tag between two places has too many attributes; no tag is open at either."""
    found = _MODEST.match(html, start, end)
    return found is not None and found.end() == end


def tame(html: bytes, *, most_formatting: int) -> Tamed:
    """The page without what a parser would choke on. `most_formatting`: tags like <b> that may be left unclosed."""
    page = _Page(html=html, most_formatting=most_formatting)
    position = 0
    while token := _TOKEN.match(html, position):
        position = token.end()
        if token[2] is not None:
            name = token[2][:20].decode("ascii", "replace").lower()
            if token[1]:
                page.close(name, token)
            else:
                position = page.open(name, token)
    told = (
        (page.deep, f"tags nested more than {DEEPEST} deep are left out"),
        (page.long, f"tags have more than {MOST_ATTRIBUTES} attributes: the rest is left out"),
        (page.unclosed, "tags for bold or the like that nobody closes are left out"),
    )
    return Tamed(html=page.rest(), left_out=tuple([f"{count} {words}" for count, words in told if count]))


@dataclass(kw_only=True, slots=True)
class _Page:
    """A page that is read from its begin to its end: what is open, and what of it is kept."""

    html: bytes
    most_formatting: int
    nest: list[str] = field(default_factory=list)
    formatting: int = 0
    roots: int = 0
    deep: int = 0
    long: int = 0
    unclosed: int = 0
    endless: set[str] = field(default_factory=set)
    kept: list[bytes] = field(default_factory=list)
    done: int = 0

    def open(self, name: str, token: re.Match[bytes]) -> int:
        """A tag opens something: where to read on."""
        start, end = self._start(token), token.end()
        if name in _GONE:
            return self._leave_out(start, self._end_of(name, end) or end)
        if name in _RAW:
            return self._pass_raw(name, end)
        if self._is_too_much(name):
            return self._leave_out(start, end)
        allowed = _ALLOWED.match(self.html, *token.span(3)) if end - start > 2 * MOST_ATTRIBUTES else None
        if allowed and allowed.end() < token.end(3):
            self.long += 1
            self._leave_out(allowed.end(), token.end(3))
        return end

    def close(self, name: str, token: re.Match[bytes]) -> None:
        """A tag closes what it finds among the last open ones, and all that was opened since."""
        barriers = _SCOPES if name in _SPECIAL or name in FORMATTING else _SPECIAL
        nest = self.nest
        for place in range(len(nest) - 1, max(-1, len(nest) - _LOOKED_BACK), -1):
            if nest[place] == name:
                del nest[place:]
                self.formatting -= name in FORMATTING
                if place >= DEEPEST:
                    self._leave_out(self._start(token), token.end())
                return
            if nest[place] in barriers:
                return

    def rest(self) -> bytes:
        """The page as it is kept."""
        return b"".join((*self.kept, self.html[self.done :])) if self.kept else self.html

    def _is_too_much(self, name: str) -> bool:
        """Whether a tag has to go; else it is open from now on."""
        if name in _ROOTS:
            self.roots += 1
            return self.roots > MOST_ROOTS
        if name in FORMATTING:
            if self.formatting >= self.most_formatting:
                self.unclosed += 1
                return True
            self.formatting += 1
        if name == "math":
            return True
        self.nest.append(name)
        self.deep += len(self.nest) > DEEPEST
        return len(self.nest) > DEEPEST

    def _pass_raw(self, name: str, start: int) -> int:
        """Where a script or the like ends. A script that holds a comment may seem to end before it does."""
        end = self._end_of(name, start) or len(self.html)
        if name == "script" and self.html.find(b"<!--", start, end) >= 0:
            self._leave_out(start, end)
        return end

    def _end_of(self, name: str, start: int) -> int:
        """Where the closing tag of a name begins, 0 when there is none any more."""
        if name in self.endless:
            return 0
        found = _ENDS[name].search(self.html, start)
        if found is None:
            self.endless.add(name)
            return 0
        return found.start()

    def _leave_out(self, start: int, end: int) -> int:
        self.kept.append(self.html[self.done : start])
        self.done = end
        return end

    @staticmethod
    def _start(token: re.Match[bytes]) -> int:
        """Where the tag itself begins: its "<"."""
        return token.start(2) - 1 - len(token[1])
