"""JSON Feed 1.0 and 1.1 (jsonfeed.org): the posts of one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from warta import urls
from warta.errors import ExtractError
from warta.extraction import dates
from warta.i18n import _
from warta.model.source import Listed, Listing
from warta.sources.xml import told

if TYPE_CHECKING:
    from datetime import datetime

    from warta.model.capture import Page

_MOST = 2_000


def is_one(data: Any) -> bool:  # noqa: ANN401 - a JSON edge
    """Whether this is a JSON Feed, as its first field says."""
    return isinstance(data, dict) and "jsonfeed.org/version" in str(data.get("version"))


def listing(page: Page) -> Listing:
    """The posts of a JSON Feed, and the address of the next part of it. Raises ExtractError for what is none."""
    try:
        data = json.loads(page.body)
    except (ValueError, RecursionError):
        data = None
    if not is_one(data):
        raise ExtractError(
            _("this is no JSON Feed"), hint=_("`warta sources add` looks for one"), kind="no-feed", url=page.final_url
        )
    items = data.get("items")
    posts: dict[str, Listed] = {}
    for item in items[:_MOST] if isinstance(items, list) else ():
        if isinstance(item, dict) and (post := _post(item, page.final_url)):
            posts.setdefault(post.url, post)
    next_part = _address(data.get("next_url"), page.final_url)
    return Listing(
        posts=tuple(posts.values()),
        title=told(data.get("title")),
        home=_address(data.get("home_page_url"), page.final_url),
        more=(next_part,) if next_part else (),
    )


def _post(item: dict[str, Any], base: str) -> Listed | None:
    url = _address(item.get("url"), base) or _address(item.get("external_url"), base)
    if not url:
        return None
    published, modified = _moment(item.get("date_published")), _moment(item.get("date_modified"))
    return Listed(
        url=url,
        title=told(item.get("title")),
        guid=told(str(item.get("id") or "")),
        published=published or modified,
        version=f"{modified:%Y%m%d%H%M%S}" if modified else "",
    )


def _address(href: object, base: str) -> str:
    return urls.absolute(href.strip(), base) or "" if isinstance(href, str) and href.strip() else ""


def _moment(given: object) -> datetime | None:
    return dates.iso(given) if isinstance(given, str) else None
