"""Which elements of a page are comments: WordPress's by their ids, others by schema.org, by name, by repetition."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from warta.extraction.found import outermost, outside
from warta.extraction.threads.roles import role
from warta.extraction.vocabulary import words
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.extraction.dom import Tree

_WORDPRESS = re.compile(r"(?:li-|div-)?comment-(\d{1,20})")
_HOLDERS = words("li article div section")
_PAIRED = re.compile(r"(?:c|comment-)(\d{2,30})")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DIGITS = re.compile(r"\d{1,30}")
# One comment as sites call it; the plural is the list.
_ITEM = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*comment(?:[-_]{1,2}(?:item|entry|single|wrapper|wrap|box|block|row|card|container|node|thread"
    r"|main|inner|li|element|unit|post|listitem|list-item|\d+))?|commentitem|commentbox|commentblock|komentar-item|comment_?wrap"
)
_NO_ITEM = words("no-comment add-comment post-comment leave-comment new-comment write-comment submit-comment")
_NO_COMMENT = words("a span p form input textarea button img")
_NO_LIST = words("body html a form")
_LIST_PIECES = ("comment", "komentar", "kommentar", "comentario", "reacties", "reply-list", "replies-list")
_LIST = re.compile("|".join(_LIST_PIECES))
_SIGNS = words("date name author")
_WIDGET = re.compile(r"(?:latest|recent|last|newest|top|popular)[-_]?comments?|comments?[-_](?:latest|recent)")
_SIDE = re.compile(r"(?:^|[\s_-])(?:sidebar|widget|widgets|widget-area)(?:$|[\s_-])")
_FEWEST = 3
_MOST_SIGNATURES = 6
_SOON = 30  # nodes among which a comment has some words
_MOST_LOOKS = 20  # how often an element is looked at in lists that stand in one another


class Root(Value, frozen=True, kw_only=True):
    """Where one comment stands, with its replies: the nodes from `start` to before `end`; `id` as the site has it.

    `sure` when the page says that it is one, by an id or by schema.org; else its name or its place does.
    """

    start: int
    end: int
    id: str
    sure: bool = True


def roots(tree: Tree) -> list[Root]:
    """Every comment of the page in document order, by the first way of telling that finds any."""
    if told := _wordpress(tree) or _microdata(tree) or _pairs(tree):
        return told
    named = tree.named(tree.holding(*_LIST_PIECES))
    if not named:
        return []
    named = outside(tree, named, _asides(tree))
    return _by_name(tree, named) or _in_a_list(tree, named)


def _asides(tree: Tree) -> frozenset[int]:
    """What stands beside the story, and lists the newest comments of other pages maybe."""
    sides = [name for name in tree.holding("sidebar", "widget") if "comment" not in name and _SIDE.search(name)]
    widgets = [name for name in tree.holding("comment") if _WIDGET.search(name)]
    beside = (i for i in tree.named(sides) if tree.tags[i] != "body")
    return outermost(tree, {*tree.find_all("aside"), *tree.named(widgets), *beside})


def _wordpress(tree: Tree) -> list[Root]:
    """`#comment-N` on li, article or div, or `#li-comment-N` around it; one element a number, the outermost."""
    found: dict[str, Root] = {}
    for i in tree.with_attribute("id"):
        label = tree.attributes[i]["id"] or ""
        if "comment-" not in label or tree.tags[i] not in _HOLDERS or not (number := _WORDPRESS.fullmatch(label)):
            continue
        if number[1] not in found and tree.by_id[label] == i and _has_words(tree, i):
            found[number[1]] = Root(start=i, end=tree.ends[i], id=number[1])
    return list(found.values())


def _has_words(tree: Tree, i: int) -> bool:
    """Whether an element is more than an anchor."""
    end = tree.ends[i]
    return any(tree.texts[i + 1 : min(end, i + _SOON)]) or any(tree.texts[j] for j in range(i + _SOON, end))


def _microdata(tree: Tree) -> list[Root]:
    """schema.org Comment in microdata or RDFa."""
    found = []
    for i in sorted({*tree.with_attribute("itemtype"), *tree.with_attribute("typeof")}):
        attributes = tree.attributes[i]
        kind = attributes.get("itemtype") or attributes.get("typeof") or ""
        if kind and kind.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1] in {"Comment", "UserComments"}:
            found.append(i)
    return _numbered(tree, found, sure=True)


def _pairs(tree: Tree) -> list[Root]:
    """The shape of lists of terms, as in old Blogger's: dt with the author, then dd with the text, dd with the date."""
    found: list[Root] = []
    for i in tree.find_all("dt"):
        label = tree.attributes[i].get("id") or ""
        if not (number := _PAIRED.fullmatch(label)):
            continue
        end, parent = tree.ends[i], tree.parents[i]
        while end < tree.ends[parent] and tree.tags[end] == "dd":
            end = tree.ends[end]
        found.append(Root(start=i, end=end, id=number[1]))
    return found


def _by_name(tree: Tree, named: list[int]) -> list[Root]:
    """Elements that share a tag and a name for one comment, at least three of them or one with an id of its own."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    tokens = {name: _item_name(name) for name in {tree.names[i] for i in named}}
    for i in named:
        if (token := tokens[tree.names[i]]) and tree.tags[i] not in _NO_COMMENT:
            alike[tree.tags[i], token].append(i)
    best: list[int] = []
    most = 0
    for nodes in sorted(alike.values(), key=len, reverse=True)[:_MOST_SIGNATURES]:
        good = _telling(tree, nodes)
        if len(good) > most and (len(good) >= _FEWEST or _has_number(tree, good)):
            best, most = good, len(good)
    return _numbered(tree, best)


def _item_name(name: str) -> str:
    for token in name.split():
        if token not in _NO_ITEM and _ITEM.fullmatch(token):
            return token.rstrip("0123456789")
    return ""


def _in_a_list(tree: Tree, named: list[int]) -> list[Root]:
    """Three or more like children of something that is called a list of comments, each with a date and an author."""
    room = _MOST_LOOKS * len(tree)
    for i in named:
        if tree.tags[i] in _NO_LIST or not _LIST.search(tree.names[i]):
            continue
        room -= tree.ends[i] - i
        if room < 0:
            break
        alike: dict[str, list[int]] = defaultdict(list)
        for child in _through_wrappers(tree, i):
            alike[tree.tags[child]].append(child)
        for tag in ("li", "article", "div", "section"):
            if len(alike[tag]) >= _FEWEST and len(good := _telling(tree, alike[tag])) >= _FEWEST:
                return _numbered(tree, good)
    return []


def _through_wrappers(tree: Tree, i: int) -> list[int]:
    """The children of a list, past elements that only wrap one other."""
    for _ in range(4):
        children = [child for child in tree.children(i) if tree.tags[child] in {*_HOLDERS, "ul", "ol"}]
        lists = [child for child in children if tree.tags[child] in {"ul", "ol"}]
        if len(children) >= _FEWEST or not children:
            return children
        i = lists[0] if lists else children[-1]
    return []


def _telling(tree: Tree, nodes: list[int]) -> list[int]:
    """Those of some nodes that have a date or an author of their own and words besides, without a form."""
    told = [0] * len(nodes)
    spoken = [0] * len(nodes)
    for k, own in enumerate(_own_nodes(tree, [(i, tree.ends[i]) for i in nodes])):
        for j in own:
            tag = tree.tags[j]
            if tag == "textarea":
                spoken[k] = -100_000
            elif tag == "time" or (j != nodes[k] and tree.names[j] and role(tree.names[j]) in _SIGNS):
                told[k] += 1
            spoken[k] += len(tree.texts[j])
    return [i for i, signs, size in zip(nodes, told, spoken, strict=True) if signs and size >= 2]


def _own_nodes(tree: Tree, ranges: list[tuple[int, int]]) -> list[list[int]]:
    """For ranges in document order that may nest: the nodes of each that belong to no range within it."""
    own: list[list[int]] = [[] for _ in ranges]
    around: list[int] = []
    at = 0
    for k, (start, _) in enumerate([*ranges, (len(tree), 0)]):
        while around:
            last = around[-1]
            stop = min(start, ranges[last][1])
            own[last].extend(range(at, stop))
            at = max(at, stop)
            if ranges[last][1] > start:
                break
            around.pop()
        at = start
        around.append(k)
    return own


def _has_number(tree: Tree, nodes: list[int]) -> bool:
    return bool(nodes) and all(_number(tree, i) for i in nodes)


def _number(tree: Tree, i: int) -> str:
    """The number or key by which a site knows a comment."""
    attributes = tree.attributes[i]
    for name in ("data-comment-id", "data-commentid", "data-id", "data-comment", "id", "itemid"):
        value = (attributes.get(name) or "").strip()
        if value and (found := _DIGITS.search(value)):
            return found[0]
        if name.startswith("data-") and _KEY.fullmatch(value):
            return value
    return ""


def _numbered(tree: Tree, nodes: Iterable[int], *, sure: bool = False) -> list[Root]:
    """Roots with the site's ids, else with their place on the page."""
    used: set[str] = set()
    found: list[Root] = []
    for place, i in enumerate(nodes, 1):
        label = _number(tree, i) or _anchored(tree, i)
        if not label or label in used:
            label = f"n{place}"
        used.add(label)
        found.append(Root(start=i, end=tree.ends[i], id=label, sure=sure))
    return found


def _anchored(tree: Tree, i: int) -> str:
    """The number of an anchor at the head of a comment."""
    for j in range(i + 1, min(i + 4, tree.ends[i])):
        if number := _WORDPRESS.fullmatch(tree.attributes[j].get("id") or ""):
            return number[1]
    return ""
