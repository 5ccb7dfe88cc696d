"""Say who, what, when and where of a page, and how each was found. What is not known stays None."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction import authors, signatures, structured, tagging, titles, when
from warta.extraction.customs import Customs
from warta.extraction.found import base_address
from warta.extraction.text import clean, line
from warta.model.article import Evidence
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node
    from warta.extraction.text import Removed

_LANGUAGE = re.compile(r"^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$", re.IGNORECASE)
_OF_A_FEED = re.compile(r"\s*»\s*|\s+[|–—-]\s+")  # what stands between a site's name and its word for a feed
_SET_OFF = re.compile(r"[-–—|·•»:]\s*$")


class Metadata(Value, frozen=True, kw_only=True):
    """A page's description, filtered. `article_body` is the text that JSON-LD gives: a check, never the story alone."""

    title: str | None = None
    title_node: int = -1
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None
    site: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    paywalled: bool | None = None
    article_body: str = ""
    evidence: tuple[Evidence, ...] = ()


def read(
    tree: Tree, url: str | None, *, fetched_at: datetime | None = None, removed: Removed | None = None
) -> Metadata:
    """Everything the page says of itself, each field by the most trustworthy of its sources."""
    metas, nodes, props = structured.metas(tree), structured.json_ld(tree), structured.itemprops(tree)
    node = structured.article(nodes)
    language = _language(tree, metas, node)
    site = _site(metas, nodes, removed)
    base = base_address(tree, url)
    declared = _declared(tree, metas, node)
    title, heading, title_by = titles.find(tree, declared, site, removed)
    where = authors.Where(title=heading, site=site or "", host=urls.host(base or ""), props=props)
    people, people_by = authors.find(tree, metas, node, where)
    page = structured.page(nodes)
    customs = Customs(language=language, texts=tree.texts, now=fetched_at)
    clues = when.Clues(title=heading, props=props, page=page, url=url, customs=customs)
    published, published_by = when.published(tree, metas, node, clues)
    modified, modified_by = when.modified(tree, metas, node, clues)
    described = _first(metas, "description", "og:description", "twitter:description")
    summary = line(described or structured.text(node.get("description")), removed) or None
    subtitle = _subtitle(tree, heading, summary, people)
    beside = titles.beside(tree, heading, declared, site)
    found = {"title": title_by, "authors": people_by, "published": published_by, "modified": modified_by}
    return Metadata(
        title=title,
        title_node=heading,
        subtitle=line(subtitle or _told_beside(beside, people), removed) or None,
        authors=tuple(line(name, removed) for name in people),
        published=published,
        modified=modified,
        language=language,
        site=site or _of_its_feed(tree, removed),
        section=tagging.section(tree, metas, node, removed),
        tags=tagging.tags(tree, metas, node, removed),
        summary=summary,
        canonical_url=_canonical(tree, metas, base),
        image=urls.absolute(_first(metas, "og:image", "og:image:url", "twitter:image"), base),
        paywalled=_paywalled(nodes),
        article_body=clean(structured.body(node)),
        evidence=tuple(Evidence(field=field, method=method) for field, method in found.items() if method),
    )


def _first(metas: dict[str, list[str]], *known: str) -> str:
    """The first of these <meta> elements that says something."""
    for name in known:
        for content in metas.get(name, ()):
            if content.strip():
                return content
    return ""


def _declared(tree: Tree, metas: dict[str, list[str]], node: Node) -> tuple[str, ...]:
    """The titles the page gives itself outside its headings, best first."""
    named = next(filter(None, map(tree.text, tree.find_all("title"))), "")
    given = (
        _first(metas, "og:title", "twitter:title", "dc.title", "citation_title"),
        structured.text(node.get("headline")),
        named,
    )
    return tuple(filter(None, map(line, given)))


def _language(tree: Tree, metas: dict[str, list[str]], node: Node) -> str | None:
    """The language as the page declares it (BCP 47), "id-ID" or "en"."""
    root = tree.attributes[0] if len(tree) else {}
    sources: tuple[Callable[[], str], ...] = (
        lambda: root.get("lang") or root.get("xml:lang") or "",
        lambda: _first(metas, "og:locale", "language", "content-language", "dc.language"),
        lambda: structured.text(node.get("inLanguage")),
    )
    for source in sources:
        if _LANGUAGE.match(text := source().strip()):
            return text.replace("_", "-")
    return None


def _site(metas: dict[str, list[str]], nodes: list[Node], removed: Removed | None) -> str | None:
    """The site's name, as it calls itself."""
    if name := line(_first(metas, "og:site_name", "application-name", "apple-mobile-web-app-title"), removed):
        return name
    for node in nodes:
        if "website" in structured.types(node) and (name := line(structured.text(node.get("name")), removed)):
            return name
    return next((line(name, removed) for node in nodes if (name := structured.text(node.get("publisher")))), None)


def _of_its_feed(tree: Tree, removed: Removed | None) -> str | None:
    """The site's name where its feed and the page's title agree on it: "Koran » Feed" and "Hujan – Koran".

    WordPress names its site so, and by default in no other way that is meant for machines.
    """
    named = line(next(filter(None, map(tree.text, tree.find_all("title"))), ""), removed)
    for i in tree.find_all("link"):
        attributes = tree.attributes[i]
        name = line(_OF_A_FEED.split(attributes.get("title") or "")[0], removed)
        if name and "rss" in (attributes.get("type") or "") and _ends(named, name):
            return name
    return None


def _ends(title: str, name: str) -> bool:
    """Whether a page's title ends in a name that is set off from it."""
    before = title.removesuffix(name)
    return before != title and (not before or bool(_SET_OFF.search(before)))


def _canonical(tree: Tree, metas: dict[str, list[str]], base: str | None) -> str | None:
    for i in tree.find_all("link"):
        if "canonical" in (tree.attributes[i].get("rel") or "").lower().split():
            return urls.absolute(tree.attributes[i].get("href") or "", base)
    return urls.absolute(_first(metas, "og:url"), base)


def _paywalled(nodes: list[Node]) -> bool | None:
    """What schema.org's isAccessibleForFree says, the other way round; None when the page does not say."""
    for node in nodes:
        if "isAccessibleForFree" in node:
            free = node["isAccessibleForFree"]
            return not (free is True or str(free).rsplit("/", 1)[-1].lower() == "true")
    return None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|subtitle|sub-title|subheadline|sub-headline|subhead|dek|deck|lede|chapo|chapeau|bajada|entradilla|vorspann|sommario|catenaccio|perex|ingress|blurb|desc|lead-paragraph|kicker-text|summary|intro|teaser-text|excerpt)(?:$|[\s_-])"
)


def _subtitle(tree: Tree, heading: int, summary: str | None, people: tuple[str, ...]) -> str | None:
    """The standfirst: a short line under the title that the page names so, or that is the page's description."""
    if heading < 0:
        return None
    for i in range(tree.ends[heading], min(len(tree), tree.ends[heading] + 60)):
        if tree.tags[i] not in {"p", "h2", "h3", "div", "span"} or tree.ends[i] - i > 12:
            continue
        named = bool(tree.names[i]) and _STANDFIRST.search(tree.names[i]) is not None
        if (
            (named or tree.tags[i] == "h2")
            and (text := tree.text(i))
            and 20 <= len(text) <= 400
            and (named or text == summary)
            and not signatures.is_byline(text, people)
        ):
            return tree.raw_text(i)
    return None


def _told_beside(text: str, people: tuple[str, ...]) -> str:
    """The kicker or the subtitle that stands in the title's own heading, "" when it is a label, a date or a byline."""
    told = " ".join(text.split())
    words = told.split()
    if len(words) < 2 or not 12 <= len(told) <= 400 or _YEAR.search(told) or signatures.is_byline(told, people):
        return ""
    return told if any(word.isalpha() for word in words) else ""
