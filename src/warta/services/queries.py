"""Parse the query language: words, "phrases", -not, OR, prefix*, NEAR(…), fields; errors have a position."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from warta.errors import ConfigError
from warta.i18n import _
from warta.model import search
from warta.model.search import All, Any, Field, Has, Kind, Language, Minutes, Near, Not, Since, State, Words
from warta.settings import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from warta.model.search import Query

_LONGEST = 2000
_DEEPEST = 30
_TOKEN = re.compile(
    r"""\s*(?:
        (?P<quoted>"(?P<inner>[^"]*)(?P<closed>"?))(?P<open>\*?)
      | (?P<near>NEAR\((?P<inside>[^()]*)(?P<ended>\)?))
      | (?P<mark>[()])
      | (?P<minus>-(?=["(\w]))
      | (?P<field>[A-Za-z]+):(?!//)
      | (?P<word>[^\s"()]+)
    )""",
    re.VERBOSE,
)
_DAYS = {"today": 0, "yesterday": 1}
_AGO = re.compile(r"^(\d{1,4})([dwmy])$")
_DATE = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_MINUTES = re.compile(r"^(<=|>=|<|>|=?)(\d{1,4})$")
_NEAR = re.compile(r"^(?P<words>[^,]*?)\s*(?:,\s*(?P<distance>[^,]*?)\s*)?$")
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


class Misread(ConfigError):  # noqa: N818 - what befell the query
    """Syntax error in a query; `query[at:end]` is the part in question."""

    def __init__(self, what: str, *, hint: str, query: str, span: tuple[int, int]) -> None:
        super().__init__(what, hint=hint, kind="query")
        self.query = query
        self.at, self.end = span

    @property
    def marked(self) -> str:
        """Return the query and a second line that underlines the error."""
        from warta.extraction.text import line
        from warta.render.wrap import cells

        before, there = line(self.query[: self.at]), line(self.query[self.at : self.end])
        shift = cells(before) + (1 if self.query[: self.at].endswith(" ") and before else 0)
        return f"{line(self.query)}\n{' ' * shift}{'^' * max(1, cells(there))}"


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    end: int
    open: bool = False


def understood(query: str, now: datetime, *, typing: bool = False) -> Query:
    """Parse a query. `typing`: treat the last word as a prefix. Raises Misread."""
    if len(query) > _LONGEST:
        raise Misread(
            _("the query is too long"), hint=_("leave something out"), query=query[:80], span=(0, len(query[:80]))
        )
    return _Reader(query, now, typing=typing).whole()


class _Reader:
    """Recursive-descent parser of one query."""

    def __init__(self, query: str, now: datetime, *, typing: bool) -> None:
        self._query = query
        self._now = now.astimezone()
        self._tokens = list(self._split())
        self._place = 0
        self._depth = 0
        self._typing = typing

    # --- tokens ---

    def _split(self) -> list[_Token]:
        found = []
        at = 0
        while at < len(self._query.rstrip()):
            match = _TOKEN.match(self._query, at)
            if match is None or match.end() == at:  # pragma: no cover - `word` takes whatever the others leave
                break
            at = match.end()
            found.append(self._token(match))
        return found

    def _token(self, match: re.Match[str]) -> _Token:
        kind = match.lastgroup or ""
        if match["quoted"] is not None:
            start, end = match.span("quoted")
            if not match["closed"]:
                self._refuse(_("the quotation has no end"), _('close it with "'), (start, end))
            return _Token("quoted", match["inner"], start, match.end(), open=bool(match["open"]))
        if kind == "near":
            if not match["ended"]:
                self._refuse(_("the parenthesis has no end"), _("close it with )"), match.span("near"))
            return _Token("near", match["inside"], *match.span("near"))
        return _Token(kind, match[kind], *match.span(kind))

    def _refuse(self, what: str, hint: str, span: tuple[int, int]) -> NoReturn:
        raise Misread(what, hint=hint, query=self._query, span=span)

    @property
    def _next(self) -> _Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._tokens[self._place]
        self._place += 1
        return token

    def _is_word(self, *words: str) -> bool:
        token = self._next
        return token is not None and token.kind == "word" and token.text in words

    # --- the grammar ---

    def whole(self) -> Query:
        """Parse the whole query."""
        if not self._tokens:
            return search.EVERYTHING
        meant = self._either()
        if token := self._next:
            self._refuse(_("there is a ) too many"), _("take it out"), (token.at, token.end))
        return meant

    def _either(self) -> Query:
        parts = [self._together()]
        while self._is_word("OR"):
            last = self._take()
            if self._next is None or self._is_word("OR"):
                self._refuse(_("OR needs something after it"), _("for example: banjir OR rob"), (last.at, last.end))
            parts.append(self._together())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _together(self) -> Query:
        parts: list[Query] = []
        while (token := self._next) and not (token.kind == "mark" and token.text == ")"):
            if self._is_word("OR"):
                if not parts:
                    self._refuse(
                        _("OR needs something before it"), _("for example: banjir OR rob"), (token.at, token.end)
                    )
                break
            if self._is_word("AND"):
                self._take()
                continue
            parts.append(self._part())
        if not parts:
            end = self._next.end if self._next else len(self._query)
            self._refuse(_("there is nothing to look for here"), _("write a word"), (max(0, end - 1), end))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self) -> Query:
        token = self._take()
        if token.kind == "minus" or (token.kind == "word" and token.text == "NOT" and self._next):
            if self._next is None or self._is_word("OR"):
                self._refuse(_("what is it not to be?"), _("for example: -bola"), (token.at, token.end))
            return Not(self._part())
        match token.kind:
            case "mark" if token.text == "(":
                return self._group(token)
            case "near":
                return self._near(token)
            case "field":
                return self._field(token)
            case _:
                return self._words(token)

    def _group(self, opened: _Token) -> Query:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(_("the parentheses are too deep"), _("take some out"), (opened.at, opened.end))
        meant = self._either()
        self._close(opened)
        self._depth -= 1
        return meant

    def _close(self, opened: _Token) -> None:
        if self._next is None:
            self._refuse(_("the parenthesis has no end"), _("close it with )"), (opened.at, opened.end))
        self._take()

    def _near(self, token: _Token) -> Query:
        """Parse `NEAR(banjir "sungai meluap", 5)`."""
        found = _NEAR.match(token.text)
        parts = [quoted or word for quoted, word in _PART.findall(found["words"] if found else "")]
        distance = (found["distance"] if found else None) or "10"
        if not (distance.isascii() and distance.isdecimal() and len(distance) < 5):
            self._refuse(_("how near is a number"), "NEAR(banjir sungai, 5)", (token.at, token.end))
        if len(parts) < 2:
            self._refuse(_("NEAR needs two words"), "NEAR(banjir sungai, 5)", (token.at, token.end))
        return Near(tuple([self._worth(part, token) for part in parts]), int(distance))

    def _worth(self, words: str, token: _Token) -> str:
        if not re.search(r"\w", words):
            self._refuse(_("there is no word in it"), _("write a word"), (token.at, token.end))
        return words

    def _words(self, token: _Token) -> Words:
        text = token.text
        if token.kind == "quoted":
            return Words(self._worth(text, token), exact=True, open=token.open)
        if text.endswith("*") and re.search(r"\w", text):
            return Words(text.rstrip("*"), exact=True, open=True)
        typing = self._typing and token.end == len(self._query)
        return Words(self._worth(text, token), open=typing)

    # --- fields ---

    def _field(self, token: _Token) -> Query:
        name = token.text.lower()
        if name not in search.FIELDS and name not in _READERS:
            known = (*search.FIELDS, *_READERS)
            hint = nearest(name, known)
            self._refuse(_("there is no field {name}").format(name=f"{name}:"), hint, (token.at, token.end + 1))
        given = self._next
        if given is None or given.kind not in {"word", "quoted"} or self._query[token.end + 1] == " ":
            what = _("{name} needs something after it").format(name=f"{name}:")
            self._refuse(what, _("without a space; several words in quotes"), (token.at, token.end + 1))
        self._take()
        if name in search.FIELDS:
            return Field(name, self._words(given))
        return _READERS[name](self, given)

    def _one_of(self, token: _Token, known: tuple[str, ...]) -> str:
        word = token.text.lower()
        if word not in known:
            what = _("{word} is nothing that it can be").format(word=word)
            self._refuse(what, nearest(word, known), (token.at, token.end))
        return word

    def _state(self, token: _Token) -> Query:
        return State(self._one_of(token, search.STATES))

    def _possession(self, token: _Token) -> Query:
        word = token.text.lower()
        plural = {"comment": "comments", "note": "notes", "quotes": "quote"}.get(word, word)
        return Has(self._one_of(token._replace(text=plural), search.POSSESSIONS))

    def _kind(self, token: _Token) -> Query:
        return Kind(self._one_of(token._replace(text=token.text.lower().removesuffix("s")), search.KINDS))

    def _language(self, token: _Token) -> Query:
        if not _LANGUAGE.match(token.text):
            self._refuse(_("a language is written id, en or pt-BR"), "lang:id", (token.at, token.end))
        return Language(token.text)

    def _before(self, token: _Token) -> Query:
        return Since(self._moment(token), after=False)

    def _after(self, token: _Token) -> Query:
        return Since(self._moment(token), after=True)

    def _minutes(self, token: _Token) -> Query:
        """Parse `mins:<5`, `mins:>=10`, `mins:3`."""
        found = _MINUTES.match(token.text)
        if not found:
            self._refuse(_("minutes are a number"), "mins:<5", (token.at, token.end))
        number = int(found[2])
        match found[1]:
            case "<":
                return Minutes(most=number - 1)
            case "<=":
                return Minutes(most=number)
            case ">":
                return Minutes(least=number + 1)
            case ">=":
                return Minutes(least=number)
            case _:
                return Minutes(least=number, most=number)

    def _moment(self, token: _Token) -> datetime:
        """Parse a year, month, day, `today`, `yesterday` or an age: 7d, 2w, 3m, 1y."""
        text = token.text.lower()
        midnight = self._now.replace(hour=0, minute=0, second=0, microsecond=0)
        try:
            if text in _DAYS:
                return midnight - timedelta(days=_DAYS[text])
            if ago := _AGO.match(text):
                days = {"d": 1, "w": 7, "m": 30, "y": 365}[ago[2]]
                return self._now - timedelta(days=days * int(ago[1]))
            if date := _DATE.match(text):
                return datetime(int(date[1]), int(date[2] or 1), int(date[3] or 1), tzinfo=self._now.tzinfo)
            return datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError):
            hint = _("for example 2026, 2026-03, 2026-03-20, today, 7d or 2w")
            self._refuse(_("{text} is no date").format(text=token.text), hint, (token.at, token.end))


_READERS: dict[str, Callable[[_Reader, _Token], Query]] = {
    "lang": _Reader._language,  # noqa: SLF001 - its own
    "before": _Reader._before,  # noqa: SLF001 - likewise
    "after": _Reader._after,  # noqa: SLF001 - likewise
    "is": _Reader._state,  # noqa: SLF001 - likewise
    "has": _Reader._possession,  # noqa: SLF001 - likewise
    "kind": _Reader._kind,  # noqa: SLF001 - likewise
    "mins": _Reader._minutes,  # noqa: SLF001 - likewise
}
