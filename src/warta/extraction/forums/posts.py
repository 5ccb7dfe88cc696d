"""Read a topic's posts off a page by the markup of its forum program."""

from __future__ import annotations

import re
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING

from warta.extraction import dates, labels
from warta.extraction.blocks import Maker
from warta.extraction.forums import rows
from warta.extraction.forums.platforms import MARKS, PLATFORMS, TAGS, UNNAMED, pattern
from warta.extraction.forums.topic import Topic
from warta.extraction.text import line
from warta.extraction.threads.family import parents_by_level
from warta.extraction.threads.reading import Said
from warta.model.blocks import Paragraph, Quotation, text_of
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.forums.platforms import Platform
    from warta.extraction.threads.reading import Page
    from warta.model.blocks import Block

# Addresses of talk: a page there is a topic, not a story with comments.
_TALK = re.compile(
    r"^https?://(?:[\w-]+\.)?(?:forums?|groups|boards?|discuss|discussions?|community|talk|ask|answers|bbs)\."
    r"|/(?:forums?|threads?|topics?|t|talk|discussions?|boards?|questions?)[/.]|showthread|viewtopic"
)
# What programs that do without <blockquote> call the words of another post.
_QUOTED = re.compile(r"(?:^|\s)(?:bbcode_quote|quote_?_?container|quotecontent|\w+-quote)(?:$|\s)")
_DRAWN = re.compile(
    r"\s*(?:code:? *select all|click to (?:expand|shrink)|view attachment \d+(?: *view attachment \d+)*"
    r"|edited .{3,40} by .{1,60}|.{0,60}\(see edit history\)|advertisement \(gone after registration\))\W*",
    re.IGNORECASE,
)
_LONGEST_LINE = 160
_LONGEST_NAME = 80
_MOST_NAMED = 0.6  # of a row of posts: some have an author of whom only a picture shows
_NO_NAMES = frozenset(("time", "h1", "h2", "button"))
_AGO = re.compile(r"\d.*\b(?:ago|lalu)\b|^(?:vor|il y a|hace|há)\s\d", re.IGNORECASE)
_LONGEST_NICK = 40  # of somebody whom no element names
_LONGEST_DATE = 90
_MOST = 5_000  # posts of one page


class Post(Value, frozen=True, kw_only=True):
    """Where one post stands: its element and the element of its words."""

    node: int
    body: int
    end: int


def programs(tree: Tree, url: str | None) -> tuple[Platform, ...]:
    """The forum programs whose marks a page bears; an unnamed one when only its address speaks of talk."""
    marks, tags = tree.words.intersection(MARKS), TAGS.intersection(tree.by_tag)
    found = tuple([
        platform for platform in PLATFORMS if not (marks.isdisjoint(platform.marks) and tags.isdisjoint(platform.tags))
    ])  # fmt: skip
    return found or ((UNNAMED,) if url and _TALK.search(url) else ())


def read(page: Page, platforms: tuple[Platform, ...]) -> Topic | None:
    """The topic of a page by the program that finds most posts in it; None when no post has words."""
    best: tuple[int, Platform, list[Post]] | None = None
    for platform in platforms:
        posts = _unnamed(page) if platform is UNNAMED else _posts(page.tree, platform)
        if posts and (best is None or len(posts) > best[0]):
            best = len(posts), platform, posts
    return _topic(page, best[1], best[2][:_MOST]) if best else None


def _unnamed(page: Page) -> list[Post]:
    """The posts of an unknown program: three or more equal bodies that are called so, each in a frame of its own.

    Where nothing is called so, the elements of a row that have a moment each.
    """
    tree = page.tree
    is_body = pattern(UNNAMED.body).search
    alike: dict[str, list[int]] = {}
    end = -1
    for i, name in enumerate(tree.names):
        if name and i >= end and (called := is_body(name)):
            alike.setdefault(called[0].strip(), []).append(i)
            end = tree.ends[i]
    bodies = max(alike.values(), key=len, default=[])[:_MOST]
    if len(bodies) < 3:
        return _signed([Post(node=i, body=body, end=tree.ends[i]) for i, body in rows.find(page)], page)
    bounds = [0, *bodies, len(tree)]
    return [_framed(tree, body, (bounds[at], bounds[at + 2])) for at, body in enumerate(bodies)]


def _signed(row: list[Post], page: Page) -> list[Post]:
    """A row of posts, if most of them have a name and these are not one: else they are the parts of a story."""
    who = [_author(page, UNNAMED, post, post.end) for post in row]
    named = list(filter(None, who))
    return row if len(set(named)) > 1 and _MOST_NAMED * len(who) <= len(named) else []


def _framed(tree: Tree, body: int, neighbours: tuple[int, int]) -> Post:
    """A body with the largest element around it that holds neither of its neighbours."""
    before, after = neighbours
    node = body
    for above in tree.ancestors(body):
        if above <= before or tree.ends[above] > after or tree.tags[above] in {"body", "html", "main"}:
            break
        node = above
    return Post(node=node, body=body, end=tree.ends[node])


def _posts(tree: Tree, platform: Platform) -> list[Post]:
    """Every post that has a body of its own, in document order; what a post quotes of another is none."""
    is_post, is_body = pattern(platform.post).search, pattern(platform.body).search
    mark, tags = platform.attribute, platform.tags
    found: list[Post] = []
    open_posts: list[int] = []
    taken: set[int] = set()
    i, size = 1, len(tree)
    while i < size:
        while open_posts and i >= _end(tree, platform, open_posts[-1]):
            open_posts.pop()
        name = tree.names[i]
        if (name and is_post(name)) or (mark and mark in tree.attributes[i]) or tree.tags[i] in tags:
            open_posts.append(i)
        elif name and open_posts and open_posts[-1] not in taken and is_body(name):
            taken.add(open_posts[-1])
            framed = tree.tags[i + 1 : i + 2] == ["blockquote"] and is_body(tree.names[i + 1])  # vBulletin 4
            end = _end(tree, platform, open_posts[-1])
            found.append(Post(node=open_posts[-1], body=i + 1 if framed else i, end=end))
            i = tree.ends[i]
            continue
        i += 1
    return sorted(found, key=lambda post: post.node)


def _end(tree: Tree, platform: Platform, post: int) -> int:
    """Where a post ends: with its element, or with the one around it when only its head is called the post."""
    return tree.ends[tree.parents[post] if platform.headed else post]


def _topic(page: Page, platform: Platform, posts: list[Post]) -> Topic:
    """The posts understood: the first opens the topic, where the program has no other word for that."""
    ends = [min(post.end, *(later.node for later in posts[at + 1 : at + 2]), post.end) for at, post in enumerate(posts)]
    said = [_said(page, platform, post, end) for post, end in zip(posts, ends, strict=True)]
    opens = not platform.first or pattern(platform.first).search(page.tree.names[posts[0].node]) is not None
    replies = said[1:] if opens else said
    return Topic(
        opening=said[0] if opens else None,
        replies=replies,
        nested=[None] * len(replies) if platform.headed else _parents(page.tree, posts[1:] if opens else posts),
        nodes=frozenset(post.node for post in posts),
    )


def _said(page: Page, platform: Platform, post: Post, own_end: int) -> Said:
    """One post's author, moment and words."""
    tree = page.tree
    is_left_out = pattern(platform.left_out).search
    inside = [j for j in range(post.body + 1, tree.ends[post.body]) if tree.names[j]]
    dropped = {j for j in inside if is_left_out(tree.names[j])} | previewed(tree, inside)
    quoted = [j for j in inside if _QUOTED.search(tree.names[j])]
    maker = Maker(tree=tree, blocks=page.blocks, base=page.base, removed=page.removed, dropped=dropped)
    body = maker.make([post.body])
    if quoted:
        body = tuple(starmap(partial(_set_off, tree, quoted), zip(maker.made, maker.sources, strict=True)))
    body = tuple([block for block in body if not _is_drawn(block)])
    mark = line(tree.attribute(post.node, "id") or "")
    return Said(
        id=line(tree.attribute(post.node, "data-post-id") or "") or mark or f"n{post.node}",
        author=_author(page, platform, post, own_end),
        author_url=None,
        posted_at=_moment(page, post, own_end),
        body=body,
        kind=platform.kind,
        by_author=False,
        permalink=f"{page.stem}#{mark}" if page.stem and mark else None,
        state="public",
        answers=None,
        level=None,
    )


def _is_drawn(block: Block) -> bool:
    """Whether a line is the program's and not the writer's: who changed a post and when, a button to unfold code."""
    return isinstance(block, Paragraph) and _DRAWN.fullmatch(text_of(block)[:_LONGEST_LINE]) is not None


def previewed(tree: Tree, nodes: Iterable[int]) -> set[int]:
    """What the cards among some elements tell of another page besides its title (Discourse draws one for a link)."""
    cards = [j for j in nodes if "onebox-body" in tree.names[j]]
    return {k for j in cards for k in range(j + 1, tree.ends[j]) if tree.tags[k] in {"p", "pre"}}


def _set_off(tree: Tree, quoted: list[int], block: Block, source: int) -> Block:
    """A paragraph as a quotation, when it came from one of these elements."""
    if isinstance(block, Paragraph) and any(j <= source < tree.ends[j] for j in quoted):
        return Quotation(spans=block.spans)
    return block


def _author(page: Page, platform: Platform, post: Post, own_end: int) -> str:
    """The name of a post's author: an attribute that says it, else the element that is called so."""
    tree = page.tree
    for name in ("data-author", "data-username", "author"):
        if (given := tree.attribute(post.node, name)) and "@" not in given:
            return line(given, page.removed)[:_LONGEST_NAME]
    is_author = pattern(platform.author).search
    found = ""
    for i in range(post.node + 1, own_end):
        if post.body <= i < tree.ends[post.body] or not tree.names[i] or not is_author(tree.names[i]):
            continue
        if name := _name(tree, i):
            found = name
            if not platform.last_author:
                break
    return line(found or (_first_name(page, post, own_end) if platform is UNNAMED else ""), page.removed)


def _first_name(page: Page, post: Post, own_end: int) -> str:
    """The short words of a post outside its body that are a name: of its first link that has such, else the first."""
    tree = page.tree
    around = [i for i in (*range(post.node, post.body), *range(tree.ends[post.body], own_end)) if tree.texts[i]]
    links = [i for i in around if "a" in (tree.tags[j] for j in tree.around(i, 2))]
    for i in (*links, *around):
        said: str = tree.texts[i].strip()
        if tree.tags[tree.parents[i]] not in _NO_NAMES and _may_be_nick(page, said):
            return said
    return ""


def _may_be_nick(page: Page, said: str) -> bool:
    """Whether words may be what somebody calls themselves: no moment, no label, no number, more than an initial."""
    if not 1 < len(said) <= _LONGEST_NICK or said.endswith(":") or not any(map(str.isalpha, said)):
        return False
    return not labels.kinds(said) and not dates.written(said, page.customs) and not _AGO.search(said)


def _name(tree: Tree, i: int) -> str:
    """The shortest way an element names somebody: its first link with words, else its own words."""
    links = (tree.text(j) for j in range(i, tree.ends[i]) if tree.tags[j] == "a")
    text = next((words for words in links if words), "") or tree.text(i)
    return text if len(text) <= _LONGEST_NAME else ""


def _moment(page: Page, post: Post, own_end: int) -> datetime | None:
    """When a post was written: the first moment in its frame, outside its words."""
    tree = page.tree
    for i in range(post.node, own_end):
        if post.body <= i < tree.ends[post.body]:
            continue
        for name in ("datetime", "created-timestamp", "title", "data-time", "content"):
            if (given := tree.attributes[i].get(name)) and (found := dates.iso(given)):
                return found
    for i in range(post.node, own_end):
        text = tree.texts[i]
        if 6 <= len(text) <= _LONGEST_DATE and not post.body <= i < tree.ends[post.body]:
            found = dates.written(line(text), page.customs)
            if found:
                return found
    return None


def _parents(tree: Tree, posts: list[Post]) -> list[int | None]:
    """Which post each one answers: the nearest before it that is less indented, else the one around it."""
    indents = [_indent(tree, post) for post in posts]
    if any(indent is not None for indent in indents):
        return parents_by_level(indents)
    found: list[int | None] = []
    around: list[int] = []
    for number, post in enumerate(posts):
        while around and posts[around[-1]].end <= post.node:
            around.pop()
        found.append(around[-1] if around else None)
        around.append(number)
    return found


def _indent(tree: Tree, post: Post) -> int | None:
    """How deep a post is drawn, where the program only draws depth (Hacker News: td[indent])."""
    for i in range(post.node + 1, min(post.end, post.node + 12)):
        if (given := tree.attributes[i].get("indent")) and given.isdecimal():
            return int(given)
    return None
