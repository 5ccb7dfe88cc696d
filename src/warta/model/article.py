"""The extracted article: metadata, text, quotes, navigation, comment thread and comment form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from warta.model.blocks import Block, Embed, Figure, Heading, Rule, is_pulled, text_of, text_of_blocks
from warta.model.value import Value


class Dateline(Value, frozen=True, kw_only=True):
    """The dateline: `LONDON, Jan 12 (Reuters) -`. `date` is as written; `raw` is the whole text."""

    place: str
    organisation: str | None = None
    date: str | None = None
    raw: str = ""


class Credit(Value, frozen=True, kw_only=True):
    """A credit: `(sumber:matabanua.co.id)` has the label "sumber" and the name "matabanua.co.id"."""

    label: str
    name: str
    url: str | None = None
    raw: str = ""


class Quote(Value, frozen=True, kw_only=True):
    """A quote: `text`, without quotation marks, is `text_of(blocks[block])[start:end]`, never rewritten.

    `cue` is the verb or phrase that names the speaker, `rule` the rule that found it, `confidence` 0…1. `continues`:
    it continues the previous quote, after its cue or in the next paragraph. `indirect`: it is reported speech.
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
    """A link in the text or navigation: title and URL."""

    title: str
    url: str


class Picture(Value, frozen=True, kw_only=True):
    """A picture of the article."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


class Navigation(Value, frozen=True, kw_only=True):
    """Navigation of the site: previous (older) and next (newer) post, pages of this article, parent sections."""

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
        """The text of this comment, without quotations of earlier ones."""
        return text_of_blocks(tuple([block for block in self.body if not is_pulled(block)]))


class Thread(Value, frozen=True, kw_only=True):
    """The comments of an article. `total` is the page's own count; `source`: rest | html | feed | json | schema."""

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
        """The number of comments in this thread."""
        return sum(1 for _ in self.walk())

    @property
    def text(self) -> str:
        """The text of all comments in reading order, without quotations of earlier ones."""
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
    """The comment form of the site. `note` is the text around it; `url` is the page that contains it."""

    action: str
    method: str = "post"
    heading: str = ""
    note: str = ""
    fields: tuple[FormField, ...] = ()
    closed: bool = False
    login_required: bool = False
    url: str | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """The origin of a derived field: `method` names the rule, `place` the location in the page."""

    field: str
    method: str
    place: str = ""


class Article(Value, frozen=True, kw_only=True):
    """An extracted article. `None` is unknown, `()` is known to be empty; `hidden` counts removed characters."""

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
        """The article text: its blocks joined by blank lines; no comments, navigation or form.

        A picture caption before the first paragraph is only in `blocks` and `images`: the text must not begin with it.
        """
        return text_of_blocks(tuple([self.blocks[number] for number in self.told]))

    @property
    def told(self) -> tuple[int, ...]:
        """The numbers of the blocks that make up the text."""
        blocks = self.blocks
        first = next((n for n, block in enumerate(blocks) if not isinstance(block, Figure | Heading | Rule | Embed)), 0)
        return tuple([n for n, block in enumerate(blocks) if n >= first or not isinstance(block, Figure)])

    @property
    def standfirst(self) -> str:
        """The subtitle to show above the text; "" if the text begins with it."""
        first = text_of(self.blocks[0]) if self.blocks else ""
        return "" if self.subtitle is None or self.subtitle == first else self.subtitle
