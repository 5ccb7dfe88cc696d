"""What a WordPress page says of itself: where its REST interface is, which post this is, its comment pages."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.found import base_address
from warta.extraction.sites.visit import header
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.model.capture import Page
    from warta.ports.sites import Visit

_REST = "https://api.w.org/"
_LINK = re.compile(r'<([^<>]{1,2000})>\s*;\s*rel="?([^";,]{1,60})"?((?:\s*;\s*\w+="?[^";,]*"?)*)')
_JSON = "application/json"
_POST = re.compile(r"wp/v2/(posts|pages)/(\d{1,19})(?:[/?&]|$)")
_BODY = re.compile(r"(?:^|\s)(postid|page-id)-(\d{1,19})(?:\s|$)")
_SHORT = re.compile(r"[?&](p|page_id)=(\d{1,19})(?:&|$)")
_PAGER = re.compile(rb"""href\s*=\s*["']([^"'<>]{0,2000}(?:/comment-page-|[?&;]cpage=)\d{1,6}[^"'<>]{0,200})["']""")
_COMMENT_PAGE = re.compile(r"/comment-page-(\d{1,6})/?$|[?&]cpage=(\d{1,6})(?=&|$)")
_OF_A_COMMENT = re.compile(r"#(?:li-|div-)?comment-\d+$")
_MOST_PAGES = 200


class Facts(Value, frozen=True, kw_only=True):
    """`rest` is the root of the REST interface with its slash, None when the page names none of its own site."""

    rest: str | None
    post: str | None
    kind: str = "posts"

    def address(self, path: str, **given: str) -> str:
        """The address of a REST request; where links are not pretty the path is a parameter, too."""
        query = "&".join(f"{name}={value}" for name, value in given.items())
        mark = "&" if "?" in (self.rest or "") else "?"
        return f"{self.rest}{path}{mark}{query}" if query else f"{self.rest}{path}"


def is_wordpress(visit: Visit) -> bool:
    """Whether the page of one post or page comes from WordPress: by what its core writes whatever the theme."""
    page = visit.page
    marks = (b"api.w.org", b"wp-comments-post.php", b"wp-content/", b"wp-includes/")
    if _REST not in header(page, "link") and not any(mark in page.body for mark in marks):
        return False
    return facts(visit).post is not None


def facts(visit: Visit) -> Facts:
    """All of it, from the headers and the head first."""
    page, tree = visit.page, visit.tree_of(visit.page)
    links = [*_header_links(header(page, "link")), *_head_links(tree)]
    roots = [address for address, rel, _kind in links if rel == _REST]
    own = [_POST.search(address) for address, rel, kind in links if rel == "alternate" and kind == _JSON]
    told = next((found for found in own if found), None)
    if not roots and told:
        roots = [told.string[: told.start()]]
    rest = urls.absolute(roots[0], page.final_url) if roots else None
    if rest and urls.origin(rest) != urls.origin(page.final_url):
        rest = None
    kind, post = (told[1], told[2]) if told else _post(tree, links)
    return Facts(rest=rest, post=post, kind=kind)


def _post(tree: Tree, links: list[tuple[str, str, str]]) -> tuple[str, str | None]:
    """Which post a page is by what core writes into its body's class, its short link and its comment form."""
    for i in tree.find_all("body"):
        if found := _BODY.search(tree.names[i]):
            return ("posts" if found[1] == "postid" else "pages"), found[2]
    for address, rel, _kind in links:
        if rel == "shortlink" and (found := _SHORT.search(address)):
            return ("posts" if found[1] == "p" else "pages"), found[2]
    for i in tree.find_all("input"):
        value = tree.attribute(i, "value") or ""
        if tree.attribute(i, "name") == "comment_post_ID" and value.isascii() and value.isdigit():
            return "posts", value[:19]
    return "posts", None


def _header_links(value: str) -> list[tuple[str, str, str]]:
    """The Link headers (RFC 8288): address, rel, type. Several headers come as one, or the first one counts."""
    found = []
    for link in _LINK.finditer(value):
        kind = _JSON if _JSON in link[3] else ""
        found.append((link[1].strip(), link[2].strip().lower(), kind))
    return found


def _head_links(tree: Tree) -> list[tuple[str, str, str]]:
    every = (tree.attributes[i] for i in tree.find_all("link"))
    return [
        (given.get("href") or "", (given.get("rel") or "").strip().lower(), (given.get("type") or "").strip().lower())
        for given in every
    ]


# --- pages of comments --------------------------------------------------------------------------------------------


def comment_pages(visit: Visit) -> dict[int, str]:
    """The addresses of the pages of comments that the page and the answers link to, by their numbers.

    A page that no pager links to is the one at the article's own address. What stands between two must be, too.
    """
    stem = comment_stem(visit)
    found: dict[int, str] = {}
    for page in (visit.page, *visit.page.also):
        for address in _pagers(visit, page):
            number = comment_page(address)
            if number and urls.same_page(without_comment_page(address), stem):
                found.setdefault(number, address)
    if not found or max(found) > _MOST_PAGES:
        return {}
    some = next(iter(found.values()))
    between = range(min(found), max(found))
    return {number: found.get(number) or _numbered(some, number) for number in sorted({*found, *between})}


def comment_stem(visit: Visit) -> str:
    """The article's own address, whichever page of its comments this is."""
    return without_comment_page(visit.page.final_url.partition("#")[0])


def without_comment_page(address: str) -> str:
    """An address without its page of comments."""
    found = _COMMENT_PAGE.search(address)
    if not found:
        return address
    if found[1]:
        return address[: found.start()] + "/"
    before, after = address[: found.start()], address[found.end() :].lstrip("&")
    return before + (address[found.start()] + after if after else "")


def comment_page(address: str) -> int | None:
    """Which page of comments an address is; None when it says nothing of it."""
    found = _COMMENT_PAGE.search(address)
    return int(found[1] or found[2]) if found else None


def _pagers(visit: Visit, page: Page) -> list[str]:
    """Every link to a page of comments that is no link to one comment."""
    if b"comment-page-" not in page.body and b"cpage=" not in page.body:
        return []
    base = base_address(visit.tree_of(visit.page), visit.page.final_url)
    found = []
    for link in dict.fromkeys(_PAGER.findall(page.body)):
        href = unescape(link.decode("utf-8", "replace"))
        address = None if "replytocom=" in href or _OF_A_COMMENT.search(href) else urls.absolute(href, base)
        if address and urls.origin(address) == urls.origin(visit.page.final_url):
            found.append(address.partition("#")[0])
    return found


def _numbered(address: str, number: int) -> str:
    """The address of another page of comments."""
    found = _COMMENT_PAGE.search(address)
    if not found:
        return address
    start, end = found.span(1 if found[1] else 2)
    return f"{address[:start]}{number}{address[end:]}"
