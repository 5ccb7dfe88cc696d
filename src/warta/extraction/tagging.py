"""What a page is filed under: its tags and its section, as it marks, lists or declares them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warta.extraction import structured
from warta.extraction.found import outermost
from warta.extraction.text import line

if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.extraction.structured import Node
    from warta.extraction.text import Removed

_MOST_TAGS = 40
_LONGEST = 60  # characters of a tag
_LEVELS = 12  # from such a list up to the column it stands in
_MOST_NODES = 400  # of such a list
_COLUMNS = frozenset(("aside", "nav"))
_LONGEST_LIST = 1_000  # characters of <meta keywords> that are still tags
_FILED = re.compile(
    r"/(?:tags?|tagged|topics?|topik|tagar|labels?|keywords?|etiquetas?|schlagwort(?:e|er)?|mot-cle|sujet|tema)/[^/?#]"
)
_LIST = re.compile(r"(?<![a-z])tags?(?![a-z])")
_ELSEWHERE = re.compile(r"widget|sidebar|cloud|footer-|site-footer|\bnav|menu|trending|popular|related")
# What programs file a page under that nobody filed.
_NOWHERE = frozenset((
    "uncategorized", "uncategorised", "unkategorisiert", "non classé", "sin categoría", "sem categoria",
    "senza categoria", "tak berkategori", "tags", "tag",
))  # fmt: skip


def tags(tree: Tree, metas: dict[str, list[str]], node: Node, removed: Removed | None) -> tuple[str, ...]:
    """The page's own tags: links that say so, article:tag, JSON-LD keywords, a list, <meta keywords> when short."""
    linked = [tree.text(i) for i in structured.rels(tree, "tag") if not _is_category(tree, i)]
    given = metas.get("article:tag", []) or structured.texts(node.get("keywords"))
    if not linked and not given:
        linked = _listed(tree)
    given = given or metas.get("keywords", [])
    split = [part for text in given for part in (text.split(",") if len(text) < _LONGEST_LIST else [])]
    every = (line(text, removed).lstrip("#").strip() for text in (linked or split))
    return tuple(dict.fromkeys(text for text in every if text))[:_MOST_TAGS]


def section(tree: Tree, metas: dict[str, list[str]], node: Node, removed: Removed | None) -> str | None:
    """The section that a page declares, else its category in WordPress."""
    declared = [text for name in ("article:section", "parsely-section", "dc.subject") for text in metas.get(name, ())]
    text = next((text for text in declared if text.strip()), "") or structured.text(node.get("articleSection"))
    if not text:
        text = next((tree.raw_text(i) for i in structured.rels(tree, "tag") if _is_category(tree, i)), "")
    found = line(text, removed)
    return found if found and found.casefold() not in _NOWHERE else None


def _listed(tree: Tree) -> list[str]:
    """The links to tags in the first list that is named one and stands in no column beside the story."""
    called = set(tree.named([name for name in tree.holding("tag") if _LIST.search(name)]))
    for i in sorted(outermost(tree, called)):
        around = (i, *tree.around(i, _LEVELS))
        if any(tree.tags[j] in _COLUMNS or _ELSEWHERE.search(tree.names[j]) for j in around):
            continue
        links = [j for j in range(i, min(tree.ends[i], i + _MOST_NODES)) if tree.tags[j] == "a"]
        told = [tree.text(j) for j in links if _FILED.search((tree.attributes[j].get("href") or "").lower())]
        if found := [text for text in told if 0 < len(text) <= _LONGEST]:
            return found
    return []


def _is_category(tree: Tree, i: int) -> bool:
    """Whether a link that says "tag" is the post's category: in WordPress rel="category tag", or where it stands."""
    if "category" in (tree.attribute(i, "rel") or "").lower().split():
        return True
    return "taxonomy-category" in tree.names[tree.parents[i]]
