"""Comments that live at another site: they are not fetched, since nobody asked a third party, but it is told where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.extraction.text import line

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.model.article import Article
    from warta.ports.sites import Visit

_DISQUS = re.compile(
    rb"""(?:https?:)?//([a-z0-9-]{1,60})\.disqus\.com/(?:embed|count)|disqus_shortname\s*=\s*["']([a-z0-9-]{1,60})["']""",
    re.IGNORECASE,
)
# What a page names the place that another service fills → whose it is, where the page does not say the address.
_SERVICES = {
    "giscus": ("giscus", "https://giscus.app/"),
    "utterances": ("utterances", "https://utteranc.es/"),
    "remark42": ("Remark42", ""),
    "hyvor-talk-view": ("Hyvor Talk", "https://talk.hyvor.com/"),
    "commento": ("Commento", "https://commento.io/"),
}


def claims(visit: Visit) -> bool:
    """Whether the page shows no comments of its own and has a place for those of another site."""
    thread = visit.article.thread
    return not (thread and thread.comments) and _where(visit) is not None


def wanted(visit: Visit) -> tuple[()]:  # noqa: ARG001 - the port's signature
    """Nothing: no third party is called."""
    return ()


def merged(visit: Visit) -> Article:
    """The article with the word where its comments are."""
    article, reason = visit.article, f"its comments live at {_where(visit)}"
    others = tuple([each for each in article.incomplete if each != reason])
    has_them = article.thread is not None and article.thread.comments  # another adapter brought them
    return replace(article, incomplete=others if has_them else (*others, reason))


def _where(visit: Visit) -> str | None:
    tree = visit.tree_of(visit.page)
    return _disqus(visit, tree) or _facebook(visit, tree) or _ghost(visit) or _service(tree)


def _disqus(visit: Visit, tree: Tree) -> str | None:
    if "disqus_thread" not in tree.by_id:
        return None
    found = _DISQUS.search(visit.page.body)
    name = (found[1] or found[2]).decode("ascii").lower() if found else ""
    return f"https://{name}.disqus.com/" if name and name != "www" else "https://disqus.com/"


def _facebook(visit: Visit, tree: Tree) -> str | None:
    for i, name in enumerate(tree.names):
        if name and "fb-comments" in name.split():
            given = tree.attribute(i, "data-href") or ""
            address = urls.absolute(given, visit.page.final_url) or visit.page.final_url
            return f"https://www.facebook.com/ ({line(address)})"
    return None


def _ghost(visit: Visit) -> str | None:
    """Ghost draws its members' comments by a script of the site itself."""
    if b"data-ghost-comments" not in visit.page.body and b"comments-ui" not in visit.page.body:
        return None
    return urls.origin(visit.page.final_url).removesuffix(":443").removesuffix(":80") + "/ (Ghost, for its members)"


def _service(tree: Tree) -> str | None:
    for i, name in enumerate(tree.names):
        for word in name.split() if name else ():
            if word in _SERVICES:
                title, address = _SERVICES[word]
                own = urls.absolute(tree.attribute(i, "data-host") or "", None)
                return " ".join(filter(None, (own or address, f"({title})")))
    return None
