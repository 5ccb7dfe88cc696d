"""Take a reader's comment as WordPress does; it lives in memory, and ends with the demo. Pure: no sockets, no clock.

Answers follow wp-comments-post.php: a redirect to `#comment-ID` when it is shown, the same with `unapproved` while it
waits for the newsroom (here: whatever holds a link), 409 for the same words twice, 403 where comments are closed, and a
page with status 200 for what is missing.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec.structs import replace

from warta.demo.site import Answer, notice
from warta.demo.stories import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from warta.demo.dress import Site
    from warta.demo.stories import Story

ADDRESS = "/wp-comments-post.php"
_REQUIRED = ("author", "email")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def take(site: Site, form: bytes, now: datetime) -> tuple[Answer, Site]:
    """The answer to a filled-in form (application/x-www-form-urlencoded), and the site as it is afterwards."""
    said = {name: value.strip() for name, value in parse_qsl(form.decode("utf-8", "replace"))}
    story = next((story for story in site.stories if str(story.number) == said.get("comment_post_ID")), None)
    if story is None or story.comments != "open":
        return notice(site, "shut", 403), site
    if not all(map(said.get, _REQUIRED)):
        return notice(site, "no_name"), site
    if not said.get("comment"):
        return notice(site, "no_text"), site
    paragraphs = tuple([escape(part).replace("\n", "<br>") for part in _parts(said["comment"])])
    if any((known.author, known.paragraphs) == (said["author"], paragraphs) for known in _all(story.remarks)):
        return notice(site, "twice", 409), site
    remark = Remark(
        id=max((known.id for other in site.stories for known in _all(other.remarks)), default=0) + 1,
        author=said["author"],
        link=said["url"] if _LINK.match(said.get("url", "")) else "",
        at=now,
        paragraphs=paragraphs,
        held=_LINK.search(said["comment"]) is not None,
    )
    remarks = _with(story.remarks, remark, said.get("comment_parent", "0"))
    longer = replace(story, remarks=remarks or (*story.remarks, remark))
    stories = tuple([longer if other == story else other for other in site.stories])
    return _sent_on(site, longer, remark), replace(site, stories=stories)


def _parts(text: str) -> list[str]:
    """The paragraphs of what was typed: a blank line lies between two."""
    return [part.strip() for part in re.split(r"\r?\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]


def _all(remarks: tuple[Remark, ...]) -> Iterator[Remark]:
    """Every comment, the held ones too."""
    for remark in remarks:
        yield remark
        yield from _all(remark.replies)


def _with(remarks: tuple[Remark, ...], new: Remark, parent: str) -> tuple[Remark, ...] | None:
    """The thread with a reply in its place; None when nobody has the number that it answers."""
    for place, remark in enumerate(remarks):
        if str(remark.id) == parent:
            longer = replace(remark, replies=(*remark.replies, replace(new, depth=remark.depth + 1)))
        elif (replies := _with(remark.replies, new, parent)) is not None:
            longer = replace(remark, replies=replies)
        else:
            continue
        return (*remarks[:place], longer, *remarks[place + 1 :])
    return None


def _sent_on(site: Site, story: Story, remark: Remark) -> Answer:
    """The way to the comment, or to its preview while it waits."""
    url = site.url(story)
    if remark.held:
        url += f"?unapproved={remark.id}&moderation-hash={sha256(repr(remark).encode()).hexdigest()[:32]}"
    return Answer(status=302, location=f"{url}#comment-{remark.id}")
