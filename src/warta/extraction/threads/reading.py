"""Read one comment off its own nodes: who, when, what, where it can be linked to."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction import dates
from warta.extraction.blocks import Maker
from warta.extraction.labels import kinds
from warta.extraction.text import line
from warta.extraction.threads.roles import role
from warta.extraction.threads.trappings import without_trappings
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from warta.extraction.customs import Customs
    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.extraction.threads.shapes import Root
    from warta.model.blocks import Block

_BY_AUTHOR = re.compile(r"(?:^|[\s_-])(?:bypostauthor|by-?(?:post-?)?author|is-?author|post-author-comment)(?:$|\s)")
_PING = re.compile(r"(?:^|\s)(pingback|trackback)(?:$|\s)")
_GONE = re.compile(r"(?:^|[\s_-])(?:deleted|comment-removed|is-removed)(?:$|\s)")
# "Budi says:", "Budi berkata:", "Posted by Budi".
_SAYS = re.compile(
    r"(?:\s+(?:says?|said|wrote|writes|berkata|mengatakan|menulis|schrieb|sagt|dit|dice|dijo|disse)\b.{0,12}|\s*:|\s+[-–—·|])\s*$",
    re.IGNORECASE,
)
_DATED = ("datetime", "data-datetime", "data-date", "data-time", "data-timestamp", "data-created", "content", "title")
_PLAIN = re.compile(r"(?:comment-page-\d+/)?#[A-Za-z0-9_-]+")
_STAMP = re.compile(r"(1\d{9})(?:\d{3})?")
_LONGEST_NAME = 120
# Where a name stands when nothing says so: before the words, short, in one of these.
_NAMING = frozenset(("h2", "h3", "h4", "h5", "h6", "b", "strong", "cite"))
_LINKS = frozenset(("a",))
_LONGEST_GUESS = 60
_LONGEST_BYLINE = 300
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>")
# The roles that microdata gives (schema.org Comment and UserComments).
_PROPERTIES = {
    "text": "content",
    "commentText": "content",
    "description": "content",
    "articleBody": "content",
    "name": "name",
    "author": "author",
    "creator": "author",
    "dateCreated": "date",
    "datePublished": "date",
    "commentTime": "date",
}
_ANSWERING = ("data-parent-id", "data-parentid", "data-parent", "data-comment-parent", "data-reply-to")
_ANSWERED = frozenset(_ANSWERING)
_NO_NAME = frozenset(("tool", "date", "avatar", "moderation"))


class Page(Value, frozen=True, kw_only=True):
    """What every comment of a page is read with.

    `blocks` is each node's block-level element, `stem` the page's own address without a fragment.
    """

    tree: Tree
    blocks: Mapping[int, int] | Sequence[int]
    base: str | None
    own: str | None
    stem: str
    customs: Customs
    removed: Removed


@dataclass(slots=True, kw_only=True)
class Parts:
    """The nodes of one comment by their roles, each in document order; `contents` are the commenter's words alone."""

    name: list[int] = field(default_factory=list)
    author: list[int] = field(default_factory=list)
    date: list[int] = field(default_factory=list)
    content: list[int] = field(default_factory=list)
    wrapper: list[int] = field(default_factory=list)
    meta: list[int] = field(default_factory=list)
    moderation: list[int] = field(default_factory=list)
    aside: list[int] = field(default_factory=list)  # tools, forms, pictures of people
    links: list[int] = field(default_factory=list)
    contents: list[int] = field(default_factory=list)

    def dropped(self) -> set[int]:
        """What is never the commenter's words."""
        told = () if self.contents else (*self.name, *self.author, *self.date, *self.meta)
        return {*self.aside, *self.moderation, *told}


class Said(Value, frozen=True, kw_only=True):
    """One comment as it stands, before anyone asks whom it answers. `answers`: the id it says it replies to."""

    id: str
    author: str
    author_url: str | None
    posted_at: datetime | None
    body: tuple[Block, ...]
    kind: str
    by_author: bool
    permalink: str | None
    state: str
    answers: str | None
    level: int | None


def read(page: Page, root: Root, nested: list[int]) -> Said:
    """One comment; `nested` are the roots of the replies that stand in it, in document order."""
    tree = page.tree
    own = _own(tree, root, nested)
    parts = _parts(tree, root, own)
    name = " ".join([tree.names[i] for i in own[:3]])  # some themes name the first element within
    ping = _PING.search(name) if "back" in name else None
    author, author_url = _author(page, root, parts, own)
    return Said(
        id=root.id,
        author=author,
        author_url=author_url,
        posted_at=_date(page, root, parts, own),
        body=() if ping and not parts.content else _body(page, root, parts, nested),
        kind=ping[1] if ping else "comment",
        by_author="author" in name and _BY_AUTHOR.search(name) is not None,
        permalink=_permalink(page, root, parts),
        state="pending" if parts.moderation else _state(name),
        answers=_answers(tree, root, parts),
        level=None,
    )


def _own(tree: Tree, root: Root, nested: list[int]) -> list[int]:
    """The nodes of a comment without those of its replies."""
    own: list[int] = []
    at = root.start
    for reply in nested:
        own.extend(range(at, reply))
        at = tree.ends[reply]
    own.extend(range(at, root.end))
    return own


def _state(name: str) -> str:
    """Whether the words of a comment were taken away: a class of its element says so."""
    return "deleted" if ("deleted" in name or "removed" in name) and _GONE.search(name) else "public"


def _parts(tree: Tree, root: Root, own: list[int]) -> Parts:
    """Sort a comment's nodes by their roles."""
    parts = Parts()
    lists = {
        "name": parts.name,
        "author": parts.author,
        "date": parts.date,
        "content": parts.content,
        "wrapper": parts.wrapper,
        "meta": parts.meta,
        "moderation": parts.moderation,
        "tool": parts.aside,
        "form": parts.aside,
        "avatar": parts.aside,
    }
    tags, names, attributes = tree.tags, tree.names, tree.attributes
    for i in own:
        given, tag = attributes[i], tags[i]
        if not (given or tag == "time") or i == root.start:
            continue
        called = given.get("class") or names[i]
        said = role(called) if called else ""
        if "itemprop" in given:
            said = _PROPERTIES.get((given["itemprop"] or "").strip(), said)
        if tag == "a":
            parts.links.append(i)
        elif tag == "time":
            said = "date"
        if said:
            lists[said].append(i)
    _settle(tree, parts)
    return parts


def _settle(tree: Tree, parts: Parts) -> None:
    """Tell the words from what is called so but has the author or the date in it; what stands in them is theirs."""
    parts.author[:] = [i for i in parts.author if len(tree.raw_text(i)) <= _LONGEST_BYLINE]
    signs = sorted((*parts.name, *parts.author, *parts.date, *parts.meta))
    parts.contents = _wordy(tree, parts.content, signs) or _wordy(tree, parts.wrapper, signs)
    for content in parts.contents:
        end = tree.ends[content]
        for told in (parts.name, parts.author, parts.date):
            if told and told[-1] > content:
                told[:] = [i for i in told if not content < i < end]


def _wordy(tree: Tree, nodes: list[int], signs: list[int]) -> list[int]:
    """Those of some nodes that hold none of the signs, or that microdata calls the text; outermost ones."""
    kept: list[int] = []
    end = -1
    for i in nodes:
        if i < end:
            continue
        place = bisect(signs, i)
        clear = place == len(signs) or signs[place] >= tree.ends[i]
        if clear or (tree.attributes[i].get("itemprop") or "") in _PROPERTIES:
            kept.append(i)
            end = tree.ends[i]
    return kept


def _author(page: Page, root: Root, parts: Parts, own: list[int]) -> tuple[str, str | None]:
    """Who speaks, and the address that the name links to."""
    for i in (*parts.name, *parts.author):
        if name := _name(page, i):
            return name[:_LONGEST_NAME], _author_url(page, i)
    tree = page.tree
    if parts.links and _PING.search(" ".join([tree.names[i] for i in own[:3]])):
        i = parts.links[0]
        return line(tree.raw_text(i), page.removed)[:_LONGEST_NAME], _address(page, i)
    return _guessed_author(page, root, parts, own)


def _guessed_author(page: Page, root: Root, parts: Parts, own: list[int]) -> tuple[str, str | None]:
    """A name by its place: short, before the words, in a heading or emphasised, at worst a bare link."""
    tree = page.tree
    first = parts.contents[0] if parts.contents else root.end
    before = [i for i in _told(tree, own) if i != root.start and i < first and i not in parts.aside]
    for tags in (_NAMING, _LINKS):
        for i in before:
            if tree.tags[i] not in tags:
                continue
            name = _name(page, i)
            if 0 < len(name) <= _LONGEST_GUESS and not name[0].isdigit() and not kinds(name):
                parts.name.append(i)
                return name, _author_url(page, i)
    return "", None


def _name(page: Page, i: int) -> str:
    """The name in an element: its link's or emphasised words when it has such, without "says:"."""
    tree = page.tree
    told = [i, *_told(tree, range(i + 1, tree.ends[i]))]
    for tag in ("a", "b", "cite", "strong"):
        for j in told[1:]:
            if tree.tags[j] == tag and (name := line(tree.raw_text(j), page.removed)):
                return _SAYS.sub("", name)
    words = [tree.texts[j] for j in told if tree.texts[j]]
    content = tree.attributes[i].get("content") if tree.tags[i] == "meta" else None
    return _SAYS.sub("", line(_TAG.sub("", content or " ".join(words)), page.removed))


def _told(tree: Tree, nodes: Iterable[int]) -> list[int]:
    """Those of some nodes, in order, that are no date, tool or picture beside an author's name, nor stand in one."""
    found: list[int] = []
    end = -1
    for i in nodes:
        if i < end:
            continue
        if tree.tags[i] == "time" or (tree.names[i] and role(tree.names[i]) in _NO_NAME):
            end = tree.ends[i]
        else:
            found.append(i)
    return found


def _author_url(page: Page, i: int) -> str | None:
    """Where an author's name links to, outside this page."""
    tree = page.tree
    inside = [j for j in range(i, tree.ends[i]) if tree.tags[j] == "a"]
    around = tree.parents[i] if tree.tags[tree.parents[i]] == "a" else None
    for j in (*inside, *([around] if around is not None else [])):
        address = _address(page, j)
        if address and not (page.own and address.startswith(page.stem) and urls.same_page(address, page.own)):
            return address
    return None


def _address(page: Page, i: int) -> str | None:
    href = page.tree.attribute(i, "href")
    return urls.absolute(href, page.base) if href else None


def _date(page: Page, root: Root, parts: Parts, own: list[int]) -> datetime | None:
    """When it was said: by an attribute for machines, else by the words, else by those of the comment's own link."""
    for i in parts.date:
        attributes = page.tree.attributes[i]
        for name in _DATED:
            if (value := attributes.get(name)) and (when := _moment(value, page)):
                return when
    own_links = [i for i in parts.links if (page.tree.attribute(i, "href") or "").endswith(f"-{root.id}")]
    for i in (*parts.date, *own_links, *parts.meta, *parts.author):
        if when := dates.written(page.tree.text(i), page.customs):
            return when
    return _bare_date(page, parts, own)


def _bare_date(page: Page, parts: Parts, own: list[int]) -> datetime | None:
    """A date that stands alone between the parts of a comment."""
    texts, ends = page.tree.texts, page.tree.ends
    for i in own:
        text = texts[i]
        if not text or len(text) > _LONGEST_GUESS or any(j < i < ends[j] for j in parts.contents):
            continue
        if when := dates.written(text.strip(), page.customs):
            parts.date.append(i)
            return when
    return None


def _moment(value: str, page: Page) -> datetime | None:
    if stamp := _STAMP.fullmatch(value.strip()):
        return datetime.fromtimestamp(int(stamp[1]), tz=UTC)
    return dates.machine(value, page.customs)


def _body(page: Page, root: Root, parts: Parts, nested: list[int]) -> tuple[Block, ...]:
    """The words of a comment: its content's, else all of its own that has no other role."""
    tree = page.tree
    contents = parts.contents or _siblings(tree, root.start, root.end)
    dropped = parts.dropped().union(nested)
    maker = Maker(tree=tree, blocks=page.blocks, base=page.base, removed=page.removed, dropped=dropped)
    return without_trappings(maker.make(contents))


def _siblings(tree: Tree, start: int, end: int) -> list[int]:
    """The roots from one node to before another: one, but for a comment in several siblings."""
    found = []
    while start < end:
        found.append(start)
        start = tree.ends[start]
    return found


def _permalink(page: Page, root: Root, parts: Parts) -> str | None:
    """The address of a comment: its own link, else its page with the id that it has there."""
    tree = page.tree
    label = tree.attributes[root.start].get("id") or ""
    ends = (f"#comment-{root.id}", f"#c{root.id}", f"#{label or f'comment-{root.id}'}")
    for i in parts.links:
        href = (tree.attributes[i].get("href") or "").strip()
        if href.endswith(ends):
            return _of_this_page(page, href) or urls.absolute(href, page.base)
    anchor = f"comment-{root.id}" if f"comment-{root.id}" in tree.by_id else label
    if not page.own or not anchor:
        return None
    return _of_this_page(page, f"#{anchor}") or urls.absolute(f"#{anchor}", page.own)


def _of_this_page(page: Page, href: str) -> str | None:
    """A link into this page by putting strings together: thousands of comments have one each."""
    rest = href[len(page.own) :] if page.own and href.startswith(page.own) else href
    return page.stem + rest if page.stem and _PLAIN.fullmatch(rest) else None


def _answers(tree: Tree, root: Root, parts: Parts) -> str | None:
    """The id of the comment that this one says it answers."""
    attributes = tree.attributes[root.start]
    for name in () if _ANSWERED.isdisjoint(attributes) else _ANSWERING:
        if value := (attributes.get(name) or "").strip():
            return value
    for i in parts.links:
        href, name = tree.attributes[i].get("href") or "", tree.names[i]
        if "#comment-" in href and ("reply-to" in name or "parent" in name) and "reply-link" not in name:
            return href.rpartition("#comment-")[2]
    return None


_LEVEL = re.compile(r"(?:^|[\s_-])(?:depth|level|indent)[-_]?(\d{1,4})(?:$|\s)")


def level(tree: Tree, root: Root) -> int | None:
    """How deep the site says a comment stands, whatever its numbering starts with: its element, or one of the next."""
    for i in range(root.start, min(root.start + 3, root.end)):
        attributes = tree.attributes[i]
        for name in ("data-depth", "data-level", "aria-level") if attributes else ():
            value = attributes.get(name) or ""
            if value.isascii() and value.isdigit() and len(value) < 5:
                return int(value)
        if tree.names[i] and (found := _LEVEL.search(tree.names[i])):
            return int(found[1])
    return None
