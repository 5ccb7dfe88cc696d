"""A page understood: what a story says of itself, its neighbours, its thread, its reply form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from warta.model.blocks import Block, Embed, Figure, Heading, Rule, is_pulled, text_of, text_of_blocks
from warta.model.value import Value


class Dateline(Value, frozen=True, kw_only=True):
    """Where a story was filed: `LONDON, Jan 12 (Reuters) -`. `date` is as written; `raw` is all of it."""

    place: str
    organisation: str | None = None
    date: str | None = None
    raw: str = ""


class Credit(Value, frozen=True, kw_only=True):
    """Who is credited: `(sumber:matabanua.co.id)` is label "sumber", name "matabanua.co.id"."""

    label: str
    name: str
    url: str | None = None
    raw: str = ""


class Quote(Value, frozen=True, kw_only=True):
    """Direct speech: `text` without its marks is `text_of(blocks[block])[start:end]`; it is never rewritten.

    `cue` is the verb or phrase that names the speaker, `rule` the rule that found it, `confidence` 0…1. `continues`:
    the quote before goes on here, behind its cue or in the next paragraph. `indirect`: it is in the writer's words.
    """

    text: str
    speaker: str | None
    role: str | None
    cue: str | None
    rule: str
    confidence: float
    block: int
    start: int
    end: int
    continues: bool = False
    indirect: bool = False


class Link(Value, frozen=True, kw_only=True):
    """A link, of the story's text or of its site: its words and where it goes."""

    title: str
    url: str


class Picture(Value, frozen=True, kw_only=True):
    """A picture of the article, wherever it stood."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Navigation(Value, frozen=True, kw_only=True):
    """The site's own ways on: previous (older) and next (newer) post, this article's pages, the sections above it."""

    previous: Link | None = None
    next: Link | None = None
    pages: tuple[str, ...] = ()
    pages_joined: int = 1
    up: tuple[Link, ...] = ()


class Comment(Value, frozen=True, kw_only=True):
    """One comment and the replies to it.

    `kind`: comment | answer | pingback | trackback; `state`: public | pending | deleted | hidden.
    """

    id: str
    parent: str | None
    depth: int
    author: str
    author_url: str | None
    posted_at: datetime | None
    body: tuple[Block, ...]
    kind: str = "comment"
    by_author: bool = False
    permalink: str | None = None
    state: str = "public"
    replies: tuple[Comment, ...] = ()

    @property
    def text(self) -> str:
        """The words of this comment alone, without what it quotes of an earlier one."""
        return text_of_blocks(tuple([block for block in self.body if not is_pulled(block)]))


class Thread(Value, frozen=True, kw_only=True):
    """The comments of an article. `total` is what the page claims; `source`: rest | html | feed | json | schema."""

    comments: Sequence[Comment] = ()
    total: int | None = None
    complete: bool = True
    closed: bool = False
    source: str = "html"

    def walk(self) -> Iterator[Comment]:
        """Every comment in reading order."""
        waiting = list(reversed(self.comments))
        while waiting:
            comment = waiting.pop()
            yield comment
            waiting.extend(reversed(comment.replies))

    @property
    def shown(self) -> int:
        """How many comments are here."""
        return sum(1 for _ in self.walk())

    @property
    def text(self) -> str:
        """All comment bodies in reading order, each told once."""
        return "\n\n".join([text for comment in self.walk() if (text := comment.text)])


class FormField(Value, frozen=True, kw_only=True):
    """One field of the comment form, hidden ones too. `type` is as HTML says (text, email, textarea, hidden …)."""

    name: str
    label: str = ""
    type: str = "text"
    required: bool = False
    visible: bool = True
    value: str = ""


class CommentForm(Value, frozen=True, kw_only=True):
    """The site's reply form. `note` is what the site says around it; `url` is the page it stands on."""

    action: str
    method: str = "post"
    heading: str = ""
    note: str = ""
    fields: tuple[FormField, ...] = ()
    closed: bool = False
    login_required: bool = False
    url: str | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """Where a derived field came from: `method` names the rule, `place` the spot in the page."""

    field: str
    method: str
    place: str = ""


class Article(Value, frozen=True, kw_only=True):
    """A page understood. `None` is unknown, `()` is known to be none; `hidden` counts what the filter removed."""

    url: str | None = None
    canonical_url: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    site: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    paywalled: bool | None = None
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    blocks: tuple[Block, ...] = ()
    quotes: tuple[Quote, ...] = ()
    navigation: Navigation | None = None
    thread: Thread | None = None
    form: CommentForm | None = None
    links: tuple[Link, ...] = ()
    images: tuple[Picture, ...] = ()
    hidden: tuple[tuple[str, int], ...] = ()
    truncated: bool = False
    incomplete: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        """The story: its blocks with a blank line between two; no comments, no navigation, no form.

        The caption of a picture over the first words is told in `blocks` and `images`; in the text it would open it.
        """
        return text_of_blocks(tuple([self.blocks[number] for number in self.told]))

    @property
    def told(self) -> tuple[int, ...]:
        """The numbers of the blocks whose words make up the text."""
        blocks = self.blocks
        first = next((n for n, block in enumerate(blocks) if not isinstance(block, Figure | Heading | Rule | Embed)), 0)
        return tuple([n for n, block in enumerate(blocks) if n >= first or not isinstance(block, Figure)])

    @property
    def standfirst(self) -> str:
        """The subtitle to be shown over the story; "" when the story itself begins with it."""
        first = text_of(self.blocks[0]) if self.blocks else ""
        return "" if self.subtitle is None or self.subtitle == first else self.subtitle
