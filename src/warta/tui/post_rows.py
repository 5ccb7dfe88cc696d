"""A post as a list shows it: its title in one line or two, and a line of where it is from, when, and what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from warta.i18n import _
from warta.render.since import short
from warta.render.wrap import cells, shorten, wrap
from warta.tui.faces import dated, when
from warta.tui.text import plain

if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.capture import Post

HEIGHT: Final = 3


def title(post: Post, room: int) -> list[str]:
    """The title in one line or two; what stands below it follows at once."""
    text = plain(post.title) or post.url
    first, *more = wrap(text, room)
    return [text[slice(*first)], *([shorten(text[more[0][0] :], room)] if more else [])]


def told(post: Post, *, selected: bool) -> str:
    """The marks of a post in words, for a reader who hears them."""
    marks = (_("selected") if selected else "", _("starred") if post.starred else "", "" if post.read else _("unread"))
    return "".join(f"{mark}  " for mark in marks if mark)


def meta(post: Post, room: int, now: datetime) -> list[tuple[str, str]]:
    """The line under the title, in stretches that each have a look."""
    date = dated(post.published, now) if post.published else when(post.fetched_at, now)
    comments = f"  ↩ {post.comments}" if post.comments else ""
    news = " ".join(filter(None, ("Δ" if post.changed else "", short(post.since))))
    tags = shorten(" ".join(f"#{plain(tag)}" for tag in post.tags), room // 3)
    fixed = cells(date + comments) + (cells(news) + 1 if news else 0) + (cells(tags) + 2 if tags else 0) + 2
    parts = [(f"{shorten(plain(post.known_as), max(4, room - fixed))}  {date}{comments}", "meta")]
    if tags:
        parts.append((f"  {tags}", "dateline"))
    if news:
        parts.append((f" {news}", "new"))
    return parts
