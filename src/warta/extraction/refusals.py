"""Pages that hold no article: which kind they are, and what may be said of them. Seldom right is worse than silent."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from warta import urls
from warta.errors import ExtractError
from warta.extraction.found import outermost
from warta.extraction.text import line
from warta.i18n import _, later
from warta.model.value import Value

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.measure import Measures
    from warta.extraction.metadata import Metadata
    from warta.extraction.text import Removed

_LITTLE = 600  # characters of prose: a wall says no more
_NOTHING = 200  # characters of any text: an empty stage for scripts
_MANY = 8  # linked headlines that make a list of stories
_CROWD = 20  # and that make a front page of whatever stands at a site's own address
_TEASER = 100  # characters of prose that such a page has for each
_FEW = 2  # and where the address says that it is one
_MISSING = re.compile(
    r"\b404\b|(?:page|article|story|content|site) (?:was |is |could |can)?(?:not|n?['’]t be|no longer)"
    r"|not found|nothing found"
    r"|does(?:n['’]t| not) exist|tidak ditemukan|tidak tersedia|nicht gefunden|existiert nicht|introuvable"
    r"|no encontrad[ao]"
    r"|não encontrad[ao]|non trovata|niet gevonden|nie znaleziono|не найдена",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"before you continue|we value your privacy|your privacy choices|cookie (?:consent|settings|wall)"
    r"|accept (?:all )?cookies"
    r"|consent|zustimmen und weiter|mit werbung",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(r"java ?script", re.IGNORECASE)
_STAGES = frozenset(("root", "app", "__next", "__nuxt", "___gatsby", "react-root", "svelte", "data-preloaded"))
# Where a form waits for who looks for it; a wall stands in the middle of its page.
_AWAY = frozenset(("nav", "header", "aside", "footer", "menu"))
_AWAY_NAME = re.compile(r"\bnav|menu|modal|pop-?up|lightbox|sidebar|drop-?down|off-?canvas|drawer")
_UNSHOWN = re.compile(r"display\s{0,9}:\s{0,9}none")
_ROOM = re.compile(r"/(?:index\.\w+|page/\d+/?|category/.*|tag/.*|rubrik/.*|kategori/.*|topics?/.*)?", re.IGNORECASE)
# What blogs call the addresses of their lists (WordPress's own bases, and the same words elsewhere).
_ARCHIVE = re.compile(
    r"(?:/[\w-]+)?/(?:category|tag|author|topics?|kategori|rubrik|penulis|label|autor|auteur|categorie|categoria)"
    r"/[^/]+(?:/page/\d+)?/?",
    re.IGNORECASE,
)


class Found(Value, frozen=True, kw_only=True):
    """What is known of a page when its kind is asked: where the story was sought, and how much prose there was."""

    tree: Tree
    measures: Measures
    about: Metadata
    url: str | None
    prose: int  # characters of the story


def refuse(found: Found, removed: Removed) -> None:
    """Raise ExtractError when a page is a wall, a list, an error or an empty stage."""
    if links := _listed(found, removed):
        raise ExtractError(
            _("this is a list of stories, not a story"),
            hint=_("open one of them"),
            kind="listing",
            url=found.url,
            links=links,
        )
    if found.prose >= _LITTLE:
        return
    tree, url, title = found.tree, found.url, found.about.title or ""
    wall = _password(tree)
    short = found.about.published and found.prose  # a story of a few words beside the form of those who comment
    if wall and not (short and wall[0] == "login"):
        raise ExtractError(_(wall[1]), hint=_("open it in a browser"), kind=wall[0], url=url)
    heading = " ".join(dict.fromkeys([title, *(tree.text(i).strip() for i in tree.find_all("h1")[:2])])).strip()
    if _MISSING.search(heading):
        raise ExtractError(
            _("the site says: {words}").format(words=line(heading, removed)[:120]),
            hint=_("the address may be old or mistyped"),
            kind="soft-404",
            url=url,
        )
    if _CONSENT.search(heading) and tree.find_all("button"):
        raise ExtractError(
            _("a consent wall stands before the page"), hint=_("open it in a browser"), kind="consent", url=url
        )
    if found.measures.text[0] < _NOTHING and found.prose == 0 and _is_stage(tree):
        raise ExtractError(
            _("the page is made by scripts"), hint=_("open it in a browser"), kind="script-only", url=url
        )


def _password(tree: Tree) -> tuple[str, str] | None:
    """The kind of a page that asks for a password, and what to say."""
    for i in tree.find_all("input"):
        if (tree.attribute(i, "type") or "").lower() == "password":
            around = list(tree.ancestors(i))
            if any("post-password" in tree.names[above] for above in around):
                return "password", later("the post is protected by a password")
            if not any(_is_put_away(tree, above) for above in around):
                return "login", later("the page wants a login")
    return None


def _is_put_away(tree: Tree, i: int) -> bool:
    """Whether what stands in an element is not in the reader's way: a menu's form, one that is not shown yet."""
    attributes = tree.attributes[i]
    if tree.tags[i] in _AWAY or "hidden" in attributes or _UNSHOWN.search(attributes.get("style") or ""):
        return True
    return tree.tags[i] != "body" and _AWAY_NAME.search(tree.names[i]) is not None


def _is_stage(tree: Tree) -> bool:
    """Whether an almost empty page waits for scripts."""
    if any((tree.attribute(i, "id") or "") in _STAGES for i in tree.find_all("div")):
        return True
    return any(_SCRIPTED.search(tree.raw_text(i)) for i in outermost(tree, set(tree.find_all("noscript"))))


def _listed(found: Found, removed: Removed) -> tuple[tuple[str, str], ...]:
    """The stories that a front page or a section lists, as (title, url); none when it may be an article after all."""
    tree, about, path = found.tree, found.about, _path(found.url or "")
    archive = _ARCHIVE.fullmatch(path) is not None
    if about.article_body or _says_article(tree) or (found.url and not archive and not _ROOM.fullmatch(path)):
        return ()
    few = 1 if found.prose < _LITTLE else _FEW
    row = _is_row(found, few if archive else _MANY)
    many = few if archive and row else _MANY
    if not row and (found.prose >= _LITTLE or about.published or about.authors):
        if not found.url or path != "/":
            return ()
        many = max(_CROWD, found.prose // _TEASER)
    listed: dict[str, str] = {}
    for tag in ("h2", "h3", "h4", "h1"):
        for i in tree.find_all(tag):
            for address, title in _headline(tree, i, found.url):
                if found.url and urls.same_page(address, found.url):
                    continue
                listed.setdefault(address, line(title, removed))
    return tuple([(title, address) for address, title in listed.items() if title]) if len(listed) >= many else ()


def _is_row(found: Found, many: int) -> bool:
    """Whether every <article> of the page is a card: its headline is a link. A date or a name is then of a card too."""
    tree = found.tree
    readings = tree.find_all("article")
    if len(readings) < many:
        return False
    headings = sorted(i for tag in ("h1", "h2", "h3") for i in tree.find_all(tag) if _headline(tree, i, found.url))
    return all(bisect_left(headings, i) < bisect_left(headings, tree.ends[i]) for i in readings)


def _headline(tree: Tree, i: int, base: str | None) -> list[tuple[str, str]]:
    """The address and the words of a heading that is a link, or stands in one."""
    inside = [j for j in range(i + 1, tree.ends[i]) if tree.tags[j] == "a"]
    around = [j for j in tree.around(i, 3) if tree.tags[j] == "a"]
    for link in (*inside[:1], *around[:1]):
        if address := urls.absolute(tree.attribute(link, "href") or "", base):
            return [(address, tree.raw_text(i))]
    return []


def _says_article(tree: Tree) -> bool:
    """Whether the page calls itself an article (Open Graph)."""
    return any(
        tree.attribute(i, "property") == "og:type" and (tree.attribute(i, "content") or "").startswith("article")
        for i in tree.find_all("meta")
    )


def _path(url: str) -> str:
    """The path of an address, "/" at least."""
    return url.partition("://")[2].partition("?")[0].partition("#")[0].partition("/")[2].join(("/", ""))
