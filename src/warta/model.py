"""The nouns of the newsroom: frozen values that every room speaks in."""

from __future__ import annotations

from dataclasses import dataclass

TYPE_CHECKING = False  # typing and datetime are not needed to run, and start-up is a budget
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import TypeAlias

# --- inline text and blocks ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of inline text. `style`: words of {strong em code strike mark sub sup}, in that order, space between."""

    text: str
    style: str = ""
    href: str | None = None


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; a newline in its text is a line break of the page (verse, an address)."""

    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside the story. `level`: 1…6."""

    spans: Spans
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One paragraph set off as a quotation; neighbours in a row are one. `source`: whom the page names under it."""

    spans: Spans
    source: str = ""
    pull: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a list. `level`: 0 is the outermost; `marker`: "•" or "3."."""

    spans: Spans
    level: int = 0
    marker: str = "•"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list with everything nested in it, flat: an item's level says how deep it stands."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture with its caption (`caption` is without the credit) and its credit line."""

    src: str | None
    alt: str = ""
    caption: Spans = ()
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of text, every row as wide as the widest; a spanned cell is followed by empty ones."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Preformatted text, kept to the letter."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """Something that lives elsewhere, shown as a link. `kind`: video, audio, post, map, document, frame."""

    src: str
    kind: str = "frame"
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A break between parts of the story."""


Block: TypeAlias = Paragraph | Heading | Quotation | Listing | Figure | Table | Code | Embed | Rule


def text_of_spans(spans: Spans) -> str:
    """The bare text of inline spans."""
    return "".join([span.text for span in spans])


def text_of(block: Block) -> str:
    """The bare text of a block, as it stands in `Article.text` and as quotes count their offsets."""
    match block:
        case Paragraph(spans=spans) | Heading(spans=spans) | Quotation(spans=spans):
            return text_of_spans(spans)
        case Listing(items=items):
            return "\n".join([text_of_spans(item.spans) for item in items])
        case Figure(caption=caption, credit=credit):
            return " ".join(filter(None, (text_of_spans(caption), credit)))
        case Table(rows=rows, caption=caption):
            lines = [" | ".join(row) for row in rows]
            return "\n".join([caption, *lines] if caption else lines)
        case Code(text=text):
            return text
        case Embed(title=title):
            return title
        case Rule():
            return ""


def text_of_blocks(blocks: tuple[Block, ...]) -> str:
    """The bare text of many blocks, a blank line between two."""
    return "\n\n".join([text for block in blocks if (text := text_of(block))])


# --- what a story says of itself ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where a story was filed: `LONDON, Jan 12 (Reuters) -`. `date` is as written; `raw` is all of it."""

    place: str
    organisation: str | None = None
    date: str | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who is credited: `(sumber:matabanua.co.id)` is label "sumber", name "matabanua.co.id"."""

    label: str
    name: str
    url: str | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Direct speech: `text` without its marks is `text_of(blocks[block])[start:end]`; it is never rewritten.

    `cue` is the verb or phrase that names the speaker, `rule` the rule that found it, `confidence` 0…1.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link, of the story's text or of its site: its words and where it goes."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the article, wherever it stood."""

    url: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The site's own ways on: previous (older) and next (newer) post, this article's pages, the sections above it."""

    previous: Link | None = None
    next: Link | None = None
    pages: tuple[str, ...] = ()
    pages_joined: int = 1
    up: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment and the replies to it.

    `kind`: comment | pingback | trackback; `state`: public | pending | deleted | hidden.
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
        """The words of this comment alone."""
        return text_of_blocks(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The comments of an article. `total` is what the page claims; `source`: rest | html | feed | json | schema."""

    comments: tuple[Comment, ...] = ()
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
        """All comment bodies in reading order."""
        return "\n\n".join([text for comment in self.walk() if (text := comment.text)])


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of the comment form, hidden ones too. `type` is as HTML says (text, email, textarea, hidden …)."""

    name: str
    label: str = ""
    type: str = "text"
    required: bool = False
    visible: bool = True
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentForm:
    """The site's reply form. `note` is what the site says around it; `url` is the page it stands on."""

    action: str
    method: str = "post"
    heading: str = ""
    note: str = ""
    fields: tuple[FormField, ...] = ()
    closed: bool = False
    login_required: bool = False
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a derived field came from: `method` names the rule, `place` the spot in the page."""

    field: str
    method: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
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
        """The story: its blocks with a blank line between two; no comments, no navigation, no form."""
        return text_of_blocks(self.blocks)


# --- where it came from -------------------------------------------------------------------------------------------

Headers: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One hop on the way to the page: the status that sent us on, and the address that said so."""

    status: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came over the wire, as it came: `body` is decoded from gzip and no more. `sha256` is of the body, in hex."""

    requested_url: str
    final_url: str
    status: int
    fetched_at: datetime
    body: bytes
    sha256: str
    redirects: tuple[Redirect, ...] = ()
    request_headers: Headers = ()
    response_headers: Headers = ()
    truncated: bool = False
    incomplete: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """The record of one capture: what was asked, what answered, when, and what warta made of it."""

    requested_url: str | None
    final_url: str | None
    status: int | None
    fetched_at: datetime
    sha256: str
    text_sha256: str
    extractor: str
    redirects: tuple[Redirect, ...] = ()
    request_headers: Headers = ()
    response_headers: Headers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article in a reader's hands: the article, its capture, and whether the library gave it.

    `id` is the library's number for it, `revision` counts the texts seen under it from 1; 0 when it is not kept.
    `trouble` is what went wrong beside it, one line: the library could not be written, the site did not answer.
    """

    article: Article
    provenance: Provenance
    from_library: bool = False
    id: int = 0
    revision: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A kept article as a list shows it. `id` is the library's number for it."""

    id: int
    url: str
    title: str
    site: str
    published: datetime | None
    fetched_at: datetime
    words: int
    comments: int
    read: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a conditional request can say of the copy we hold (RFC 9110 §13)."""

    etag: str | None = None
    last_modified: str | None = None
