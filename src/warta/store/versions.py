"""Compare a thread with earlier captures: new, edited and deleted comments. Pure.

A comment is known by the site's id. Where a page gives none, an id is only a place on that page; there a comment is
known by its author and words, and one that was edited by its author and time.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from warta.model.since import Gone, Since
from warta.model.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from warta.model.article import Article, Comment, Thread

_PLACE = re.compile(r"n\d+")  # id given by the extraction when the site has none
_MOST_GONE = 1000
_WITHDRAWN = frozenset(("deleted", "hidden"))  # states of a comment that the page shows without its text
_MADE = "~"  # prefix of generated keys


class Version(NamedTuple):
    """One text of a comment, shown in captures `first` to `last`.

    `gone`: the first capture with the complete thread but without it. `row`: its id in the database.
    """

    key: str
    author: str
    posted: str | None
    digest: str
    extractor: str
    first: int
    last: int
    gone: int | None = None
    row: int = 0


History: TypeAlias = "Sequence[Version]"  # of one comment, oldest first; never empty


class Steps(Value, frozen=True, kw_only=True):
    """Changes from one capture: new versions, rows still shown, missing rows, rows re-read by a new extractor."""

    begun: tuple[tuple[Version, Comment], ...] = ()
    seen: tuple[int, ...] = ()
    missed: tuple[int, ...] = ()
    reread: tuple[tuple[Version, Comment], ...] = ()


class Kept(Value, frozen=True, kw_only=True):
    """Access to stored data: the comment of a row, the time of a capture."""

    words: Callable[[int], Comment]
    moment: Callable[[int], datetime | None]


def histories(versions: Iterable[Version]) -> dict[str, list[Version]]:
    """Group versions by comment key."""
    found: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        found[version.key].append(version)
    return found


def is_whole(article: Article) -> bool:
    """Whether the thread is complete, so that a missing comment counts as deleted."""
    return article.thread is not None and article.thread.complete and not article.truncated


def followed(known: Mapping[str, History], article: Article, fetch: int, extractor: str) -> Steps:
    """Compare a capture's comments with the known versions.

    An edit is a change of the text; a difference that only a new extractor version makes is no edit.
    """
    if article.thread is None:
        return Steps()
    newest = recognised(known, article.thread)
    begun: list[tuple[Version, Comment]] = []
    seen: list[int] = []
    reread: list[tuple[Version, Comment]] = []
    withdrawn: list[int] = []
    taken = {*known}
    for comment in article.thread.walk():
        held = newest.get(id(comment))
        if comment.state in _WITHDRAWN and held and held.gone is None:
            withdrawn.append(held.row)
        if comment.state != "public":
            continue
        made = _version(comment, held.key if held else _new_key(comment, taken), fetch, extractor)
        if held and held.gone is None and held.digest == made.digest:
            seen.append(held.row)
        elif held and held.gone is None and held.extractor != extractor:
            reread.append((made._replace(first=held.first, row=held.row), comment))
        else:
            begun.append((made, comment))
    missed = _missed(known, {held.key for held in newest.values()}) if is_whole(article) else []
    return Steps(begun=tuple(begun), seen=tuple(seen), missed=(*withdrawn, *missed), reread=tuple(reread))


def recognised(known: Mapping[str, History], thread: Thread) -> dict[int, Version]:
    """Return the newest known version of each comment, by the `id()` of the comment."""
    return _Recognition(known, tuple(thread.walk())).found


def happened(history: History, mark: int) -> str | None:
    """Return the change of a comment since capture `mark`: new | edited | gone, or None."""
    now = history[-1]
    if now.gone is not None:
        return "gone" if now.gone > mark else None
    then = at(history, mark)
    if then is None or (then.gone is not None and then.gone <= mark):
        return "new"
    return "edited" if then.digest != now.digest else None


def at(history: History, mark: int) -> Version | None:
    """Return the last version up to capture `mark`; None when the comment is newer."""
    return next((version for version in reversed(history) if version.first <= mark), None)


def told(known: Mapping[str, History], thread: Thread, mark: int | None, kept: Kept) -> Since:
    """Return the changes of a thread since capture `mark` (None: nothing to compare with).

    At most the 1000 most recently deleted comments are returned.
    """
    when = kept.moment(mark) if mark else None
    hows = {} if mark is None else {key: how for key, history in known.items() if (how := happened(history, mark))}
    lost = _lost(known)
    if not (hows or lost):
        return Since(mark=mark, when=when)
    here = recognised(known, thread)
    changed: dict[str, str] = {}
    before: dict[str, str] = {}
    names: dict[str, str] = {}  # ids of the placeholders that the site shows for deleted comments
    for comment in thread.walk():
        if not (held := here.get(id(comment))):
            continue
        if comment.state in _WITHDRAWN:
            names[held.key] = comment.id
        if how := hows.get(held.key):
            changed[comment.id] = how
        if how == "edited" and (then := at(known[held.key], mark or 0)):
            before[comment.id] = kept.words(then.row).text
    ids = {comment.id for comment in thread.walk()}
    shown = {held.key for held in here.values()} - {*names}
    gone = []
    for last in lost:
        if last.key not in shown:
            name = names.get(last.key) or (f"{last.key}{_MADE}" if last.key in ids else last.key)
            words = replace(kept.words(last.row), id=name, state="gone")
            gone.append(Gone(comment=words, last_seen=kept.moment(last.last), lately=last.key in hows))
    changed |= {each.comment.id: "gone" for each in gone if each.lately}
    return Since(mark=mark, when=when, changed=changed, before=before, gone=tuple(gone))


def _lost(known: Mapping[str, History]) -> list[Version]:
    """Return the last versions of deleted comments, in order of first appearance."""
    went = [(history[-1].gone, history[-1]) for history in known.values() if history[-1].gone is not None]
    latest = sorted(went, key=lambda pair: pair[0])[-_MOST_GONE:]
    return sorted([last for _gone, last in latest], key=lambda last: last.row)


def digest(comment: Comment) -> str:
    """Return the SHA-256 of a comment's text without white space."""
    return _sha256("".join(comment.text.split()).encode("utf-8", "replace"))


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # lazy: loads OpenSSL, which reading does not need

    return sha256(data).hexdigest()


def _version(comment: Comment, key: str, fetch: int, extractor: str) -> Version:
    return Version(
        key=key,
        author=_plain(comment.author),
        posted=_posted(comment),
        digest=digest(comment),
        extractor=extractor,
        first=fetch,
        last=fetch,
    )


def _posted(comment: Comment) -> str | None:
    return comment.posted_at.isoformat() if comment.posted_at else None


def _plain(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot encode."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _is_placed(comment: Comment) -> bool:
    """Whether its id is only its position on the page."""
    return not comment.id or _PLACE.fullmatch(comment.id) is not None


def _new_key(comment: Comment, taken: set[str]) -> str:
    """Return the site's id, or a key of author and text when there is none or it is taken."""
    key = _plain(comment.id)
    if _is_placed(comment) or key in taken:
        made = _MADE + _sha256(f"{_plain(comment.author)}\0{digest(comment)}".encode())[:16]
        key, count = made, 1
        while key in taken:
            count += 1
            key = f"{made}-{count}"
    taken.add(key)
    return key


def _missed(known: Mapping[str, History], here: set[str]) -> list[int]:
    """Return the rows of comments that are missing here.

    When all of several are missing, the site has changed how it loads or numbers comments: return none.
    """
    standing = [history[-1] for history in known.values() if history[-1].gone is None]
    missed = [version.row for version in standing if version.key not in here]
    return missed if len(missed) < len(standing) or len(missed) == 1 else []


class _Recognition:
    """Match the comments of a thread to known versions; `found`: version by `id()` of the comment."""

    def __init__(self, known: Mapping[str, History], comments: Sequence[Comment]) -> None:
        self.found: dict[int, Version] = {}
        self._left = {key: history[-1] for key, history in known.items()}
        self._digests = {id(comment): digest(comment) for comment in comments} if known else {}
        self._comments = comments if known else ()
        self._by_key(lambda comment, held: self._is_by(comment, held) and self._says(comment, held))
        self._loose = not self.found and len(known) > 1  # the site has renumbered its comments
        self._alike(lambda author, words, _posted: (author, words))
        # A blanked comment loses its author with its text.
        self._by_key(lambda comment, held: comment.state != "public" or self._is_by(comment, held))
        self._by_key(self._says)
        self._alike(lambda author, _words, posted: (author, posted) if posted else None)

    @staticmethod
    def _is_by(comment: Comment, held: Version) -> bool:
        return _plain(comment.author) == held.author

    def _says(self, comment: Comment, held: Version) -> bool:
        return self._digests[id(comment)] == held.digest

    def _take(self, comment: Comment, held: Version) -> None:
        self.found[id(comment)] = held
        del self._left[held.key]

    def _by_key(self, is_same: Callable[[Comment, Version], bool]) -> None:
        """Match by the site's ids, where `is_same` confirms it."""
        for comment in self._comments:
            if id(comment) in self.found or _is_placed(comment):
                continue
            held = self._left.get(_plain(comment.id))
            if held and is_same(comment, held):
                self._take(comment, held)

    def _alike(self, trait: Callable[[str, str, str | None], tuple[str, str] | None]) -> None:
        """Match comments without a usable id by a trait, in order, existing ones before deleted ones."""
        waiting: dict[tuple[str, str], deque[Version]] = defaultdict(deque)
        for held in sorted(self._left.values(), key=lambda held: held.gone is not None):
            if (self._loose or held.key.startswith(_MADE)) and (has := trait(held.author, held.digest, held.posted)):
                waiting[has].append(held)
        for comment in self._comments if waiting else ():
            if id(comment) in self.found or not (self._loose or _is_placed(comment)):
                continue
            has = trait(_plain(comment.author), self._digests[id(comment)], _posted(comment))
            if has and waiting.get(has):
                self._take(comment, waiting[has].popleft())
