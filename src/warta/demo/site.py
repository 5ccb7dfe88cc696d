"""Responses of the demo site to requests and posted comments. Pure: no sockets, no clock.

Comments follow WordPress's wp-comments-post.php: a redirect to `#comment-ID` if published; the same with `unapproved`
if held for moderation (here: any comment with a link); 409 for a duplicate; 403 where comments are closed; a page with
status 200 for missing fields. They live in memory only.
"""

from __future__ import annotations

import re
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec.structs import replace

from warta.demo.pages_html import Site, article, common_fields, content, slug, story_fields
from warta.demo.stories import Remark, paint
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from warta.demo.pages_html import Site
    from warta.demo.stories import Story


_HTML = "text/html; charset=UTF-8"


class Answer(Value, frozen=True, kw_only=True):
    """One HTTP response; `modified` is None if unknown."""

    status: int = 200
    kind: str = _HTML
    body: bytes = b""
    modified: datetime | None = None
    location: str | None = None

    @property
    def etag(self) -> str:
        """Strong validator of the body."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


def answer(site: Site, target: str) -> Answer:
    """Respond to a request target: a path, with or without a query."""
    path, _, query = target.partition("?")
    if path == "/" and query.startswith("p="):
        return _shortlink(site, query.removeprefix("p="))
    if path.endswith(".png") and path.startswith("/gambar/"):
        return _picture(site, path.removeprefix("/gambar/").removesuffix(".png"))
    match path.strip("/").split("/"):
        case [""]:
            return _listing(site, "front", _front(site))
        case ["feed"]:
            return _feed(site)
        case ["robots.txt" | "style.css" as name]:
            return _file(site, name)
        case ["category" | "tag" | "author" as kind, name]:
            found = _stories_of(site, kind, name)
            return _listing(site, "archive", found) if found else missing(site)
        case _:
            return _post(site, path)


def _post(site: Site, path: str) -> Answer:
    """Return the page of an article; redirect if the final slash is missing."""
    story = next((story for story in site.stories if story.path == path.rstrip("/") + "/"), None)
    if story is None:
        return missing(site)
    if not path.endswith("/"):
        return Answer(status=301, location=site.url(story))
    return Answer(body=article(site, story).encode(), modified=_last_changed(story))


def missing(site: Site) -> Answer:
    """Return 404 Not Found."""
    return Answer(status=404, body=_notice_page(site, "missing", "error404"))


def notice(site: Site, word: str, status: int = 200) -> Answer:
    """Return the page for a comment that is not accepted."""
    return Answer(status=status, body=_notice_page(site, "notice", "error", said=site.words["id"][word]))


def refused() -> Answer:
    """Return 405 Method Not Allowed."""
    return Answer(status=405)


def lead(site: Site) -> Story:
    """Return the first article of the front page."""
    return _front(site)[0]


def _front(site: Site) -> tuple[Story, ...]:
    """All articles, the sticky one first, then newest first."""
    newest_first = site.stories[::-1]
    return tuple(sorted(newest_first, key=lambda story: not story.sticky))


def _last_changed(story: Story) -> datetime:
    """Return when the text or thread of an article last changed."""
    return max(story.modified, *[comment.at for comment in story.visible_comments()], story.published)


def _shortlink(site: Site, number: str) -> Answer:
    """Redirect a short URL (`?p=ID`) to the full one."""
    story = next((story for story in site.stories if str(story.number) == number), None)
    return Answer(status=301, location=site.url(story)) if story else missing(site)


def _picture(site: Site, name: str) -> Answer:
    """Return a picture that an article uses."""
    owner = next((story for story in site.stories if story.picture == name), None)
    return Answer(kind="image/png", body=paint(name), modified=owner.published) if owner else missing(site)


def _stories_of(site: Site, kind: str, name: str) -> tuple[Story, ...]:
    """Return the articles of a category, tag or author, newest first."""
    return tuple(story for story in site.stories[::-1] if name in map(slug, _archive_names(story, kind)))


def _archive_names(story: Story, kind: str) -> tuple[str, ...]:
    """Return the category, tags or author of an article."""
    match kind:
        case "category":
            return (story.category,)
        case "tag":
            return story.tags
        case _:
            return (story.author,)


def _listing(site: Site, kind: str, stories: tuple[Story, ...]) -> Answer:
    """Return a page that lists articles."""
    theme = site.themes["site"]
    fields = common_fields(site, "id", theme)
    items = [
        theme["item"].substitute({**story_fields(site, story), "sticky": " sticky" if story.sticky else ""})
        for story in stories
    ]
    page = {
        **fields,
        "kind": "home blog" if kind == "front" else kind,
        "title": fields[kind],
        "items": "\n".join(items),
    }
    return Answer(body=theme["page"].substitute(page).encode(), modified=max(map(_last_changed, stories)))


def _notice_page(site: Site, part: str, kind: str, **more: str) -> bytes:
    """Return a page with a short notice."""
    theme = site.themes["site"]
    fields = {**common_fields(site, "id", theme), **more}
    items = theme[part].substitute(fields)
    return theme["page"].substitute({**fields, "kind": kind, "title": fields["missing"], "items": items}).encode()


def _feed(site: Site) -> Answer:
    """Return all articles as RSS 2.0, newest first."""
    theme = site.themes["site"]
    newest = max(map(_last_changed, site.stories))
    entries = [
        theme["entry"].substitute(
            {
                **story_fields(site, story),
                "pub_date": format_datetime(story.published),
                "content": escape(content(site, story)),
            }
        )
        for story in reversed(site.stories)
    ]
    fields = {**common_fields(site, "id", theme), "modified": format_datetime(newest), "items": "\n".join(entries)}
    body = theme["feed"].substitute(fields).encode()
    return Answer(kind="application/rss+xml; charset=UTF-8", body=body, modified=newest)


def _file(site: Site, name: str) -> Answer:
    """Return robots.txt or style.css."""
    part, _, ending = name.partition(".")
    text = site.themes["site"][part].substitute(home=site.home) + "\n"
    kind = "text/css" if ending == "css" else "text/plain"
    return Answer(kind=f"{kind}; charset=UTF-8", body=text.encode(), modified=site.stories[0].published)


ADDRESS = "/wp-comments-post.php"
_REQUIRED = ("author", "email")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def take(site: Site, form: bytes, now: datetime) -> tuple[Answer, Site]:
    """Handle a submitted form (application/x-www-form-urlencoded); return the response and the changed site."""
    said = {name: value.strip() for name, value in parse_qsl(form.decode("utf-8", "replace"))}
    story = next((story for story in site.stories if str(story.number) == said.get("comment_post_ID")), None)
    if story is None or story.comments != "open":
        return notice(site, "shut", 403), site
    if not all(map(said.get, _REQUIRED)):
        return notice(site, "no_name"), site
    if not said.get("comment"):
        return notice(site, "no_text"), site
    paragraphs = tuple([escape(part).replace("\n", "<br>") for part in _paragraphs(said["comment"])])
    if any((known.author, known.paragraphs) == (said["author"], paragraphs) for known in _all_comments(story.thread)):
        return notice(site, "twice", 409), site
    comment = Remark(
        id=max((known.id for other in site.stories for known in _all_comments(other.thread)), default=0) + 1,
        author=said["author"],
        link=said["url"] if _LINK.match(said.get("url", "")) else "",
        at=now,
        paragraphs=paragraphs,
        held=_LINK.search(said["comment"]) is not None,
    )
    thread = _with_reply(story.thread, comment, said.get("comment_parent", "0"))
    longer = replace(story, thread=thread or (*story.thread, comment))
    stories = tuple([longer if other == story else other for other in site.stories])
    return _redirect_to_comment(site, longer, comment), replace(site, stories=stories)


def _paragraphs(text: str) -> list[str]:
    """Split text into paragraphs at blank lines."""
    return [part.strip() for part in re.split(r"\r?\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def _all_comments(thread: tuple[Remark, ...]) -> Iterator[Remark]:
    """Yield every comment, held ones included."""
    for comment in thread:
        yield comment
        yield from _all_comments(comment.replies)


def _with_reply(thread: tuple[Remark, ...], new: Remark, parent: str) -> tuple[Remark, ...] | None:
    """Insert a reply into the thread; None if the parent does not exist."""
    for place, comment in enumerate(thread):
        if str(comment.id) == parent:
            longer = replace(comment, replies=(*comment.replies, replace(new, depth=comment.depth + 1)))
        elif (replies := _with_reply(comment.replies, new, parent)) is not None:
            longer = replace(comment, replies=replies)
        else:
            continue
        return (*thread[:place], longer, *thread[place + 1 :])
    return None


def _redirect_to_comment(site: Site, story: Story, comment: Remark) -> Answer:
    """Redirect to the comment, or to its preview while it is held."""
    url = site.url(story)
    if comment.held:
        url += f"?unapproved={comment.id}&moderation-hash={sha256(repr(comment).encode()).hexdigest()[:32]}"
    return Answer(status=302, location=f"{url}#comment-{comment.id}")
