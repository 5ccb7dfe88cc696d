"""A WordPress site by its REST interface: every post with its last change, and which of them are being talked about."""

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
    from collections.abc import Sequence

    from warta.model.capture import Page

PER_PAGE = 100  # what REST gives at most
_POSTS = f"per_page={PER_PAGE}&orderby=modified&order=desc&_fields=id,date_gmt,modified_gmt,link,title,guid"
_COMMENTS = f"per_page={PER_PAGE}&orderby=date_gmt&order=desc&_fields=id,post"


def posts_address(root: str) -> str:
    """Where the posts of a site are listed, given the root of its REST interface."""
    return _below(root, "wp/v2/posts", _POSTS)


def root_of(address: str) -> str:
    """The root of the interface that an address of posts belongs to."""
    before, _, _rest = address.partition("wp/v2/posts")
    return before


def is_root(data: Any) -> bool:  # noqa: ANN401 - a JSON edge
    """Whether this is what the root of a REST interface answers."""
    return isinstance(data, dict) and "wp/v2" in (data.get("namespaces") or ())


def site_name(data: dict[str, Any]) -> str:
    """What a site calls itself."""
    return told(data.get("name"))


def listing(pages: Sequence[Page], most: int) -> Listing:
    """The posts of the answers so far, up to `most`, and what else is to be asked: more posts, the last comments.

    Raises ExtractError when the first answer is none of WordPress's.
    """
    first = pages[0]
    if not isinstance(_data(first), list):
        raise ExtractError(
            _("this is no WordPress, or its REST interface is shut"),
            hint=_("`warta sources check` looks for another way to follow the site"),
            kind="no-feed",
            url=first.final_url,
        )
    talk = _talk([page for page in pages if "/comments" in _plain(page)])
    found: dict[str, Listed] = {}
    for page in pages:
        for row in _rows(page) if "/posts" in _plain(page) else ():
            if post := _post(row, talk, first.final_url):
                found.setdefault(post.url, post)
    return Listing(posts=tuple(found.values())[:most], home=urls.front(first.final_url), more=_more(first, most))


def _more(first: Page, most: int) -> tuple[str, ...]:
    """The last comments, and the further pages of posts that are wanted, as its headers count them."""
    total = next((value for name, value in first.response_headers if name.lower() == "x-wp-totalpages"), "1").strip()
    there = int(total) if total.isascii() and total.isdigit() and len(total) < 6 else 1
    wanted = min(there, -(-most // PER_PAGE))
    comments = _below(root_of(first.requested_url), "wp/v2/comments", _COMMENTS)
    return (comments, *(f"{first.requested_url}&page={number}" for number in range(2, wanted + 1)))


def _post(row: dict[str, Any], talk: dict[int, int], base: str) -> Listed | None:
    link, number = row.get("link"), row.get("id")
    url = urls.absolute(link, None) if isinstance(link, str) else None
    if not url or urls.origin(url) != urls.origin(base):
        return None
    published, modified = _moment(row, "date_gmt"), row.get("modified_gmt")
    newest = talk.get(number) if isinstance(number, int) else None
    return Listed(
        url=url,
        title=told(_rendered(row.get("title"))),
        guid=told(_rendered(row.get("guid"))),
        published=published,
        version=told(modified),
        talk=str(newest) if newest else "",
    )


def _talk(pages: Sequence[Page]) -> dict[int, int]:
    """The newest comment of each post that was commented on lately."""
    newest: dict[int, int] = {}
    for page in pages:
        for row in _rows(page):
            post, number = row.get("post"), row.get("id")
            if isinstance(post, int) and isinstance(number, int):
                newest[post] = max(number, newest.get(post, 0))
    return newest


def _rows(page: Page) -> list[dict[str, Any]]:
    data = _data(page)
    return [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []


def _data(page: Page) -> Any:  # noqa: ANN401 - a JSON edge
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None


def _plain(page: Page) -> str:
    return page.requested_url.replace("%2F", "/")


def _rendered(value: object) -> object:
    return value.get("rendered") if isinstance(value, dict) else value


def _moment(row: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - a datetime or None
    given = row.get(name)
    return dates.iso(f"{given}Z") if isinstance(given, str) else None


def _below(root: str, path: str, query: str) -> str:
    """An address below the root; a site without pretty addresses has it in the query (`?rest_route=/`)."""
    return f"{root}{path}{'&' if '?' in root else '?'}{query}"
