"""What a page says of itself for machines: its <meta> elements and its JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any, TypeAlias

from warta.extraction import dates
from warta.extraction.vocabulary import words

if TYPE_CHECKING:
    from warta.extraction.dom import Tree

Node: TypeAlias = dict[str, Any]

_ARTICLES = words(
    "article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle "
    "backgroundnewsarticle liveblogposting socialmediaposting discussionforumposting techarticle scholarlyarticle "
    "medicalwebpage howto recipe qapage report advertisercontentarticle satiricalarticle"
)
_LONGEST = 2_000_000  # characters of one script: a longer one is data, not a description
_MOST = 4_000  # nodes looked at
_JSON = json.JSONDecoder(strict=False)
_MARKS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")


def metas(tree: Tree) -> dict[str, list[str]]:
    """The page's <meta> elements: lower-case name, property or itemprop → contents in document order."""
    found: dict[str, list[str]] = {}
    for i in tree.find_all("meta"):
        attributes = tree.attributes[i]
        content = attributes.get("content")
        if not content:
            continue
        for kind in ("property", "name", "itemprop"):
            if name := attributes.get(kind):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def itemprops(tree: Tree) -> dict[str, list[int]]:
    """The page's microdata: lower-case property → the elements that carry it."""
    found: dict[str, list[int]] = {}
    for i in tree.with_attribute("itemprop"):
        found.setdefault((tree.attributes[i]["itemprop"] or "").lower(), []).append(i)
    return found


def rels(tree: Tree, word: str) -> list[int]:
    """The links whose rel holds this word."""
    return tree.by_rel.get(word, [])


def json_ld(tree: Tree) -> list[Node]:
    """Every JSON-LD object of the page, flat, outer ones first; damaged scripts are passed over."""
    found: list[Node] = []
    for script in tree.scripts:
        if "ld+json" in script.type and len(script.text) < _LONGEST:
            found.extend(_objects(script.text))
    return found[:_MOST]


@lru_cache(maxsize=4)
def _objects(text: str) -> tuple[Node, ...]:
    """The objects in one script, which the finders ask for one after the other; nobody may change them."""
    try:
        marked = "<!" in text or "->" in text or "]>" in text
        waiting = [_JSON.decode(_MARKS.sub("", text) if marked else text)]
    except (ValueError, RecursionError):
        return ()
    found: list[Node] = []
    for _ in range(_MOST):
        if not waiting:
            break
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            found.append(value)
            waiting.extend(value[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in value)
    return tuple(found)


def types(node: Node) -> frozenset[str]:
    """The lower-case types of an object, without the vocabulary's address."""
    given = node.get("@type")
    every = given if isinstance(given, list) else [given]
    return frozenset(each.rsplit("/", 1)[-1].lower() for each in every if isinstance(each, str))


def page(nodes: list[Node]) -> Node:
    """The object that describes the page about the article, with its own dates; empty when there is none."""
    return next((node for node in nodes if "webpage" in types(node) and node.get("datePublished")), {})


def article(nodes: list[Node]) -> Node:
    """The object that describes the article, the fullest when there are several; empty when there is none.

    An author that is only pointed at (`{"@id": …}`) is put in its place.
    """
    candidates = [node for node in nodes if types(node) & _ARTICLES and _fullness(node)]
    best = max(candidates, key=_fullness, default={})
    if "author" not in best:
        return best
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    given = best["author"] if isinstance(best["author"], list) else [best["author"]]
    return {**best, "author": [_resolved(each, named) for each in given]}


def _resolved(value: object, named: dict[str, Node]) -> object:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _fullness(node: Node) -> int:
    return sum(key in node for key in ("headline", "author", "datePublished", "dateModified", "articleBody"))


def body(node: Node) -> str:
    """The text of an article, or the entries of a live blog with the hours of each (schema.org liveBlogUpdate)."""
    if told := text(node.get("articleBody")):
        return told
    given = node.get("liveBlogUpdate")
    return "\n".join([_entry(each) for each in given if isinstance(each, dict)]) if isinstance(given, list) else ""


def _entry(update: Node) -> str:
    when = dates.iso(text(update.get("datePublished")))
    heading = " ".join(filter(None, (f"{when:%H:%M}" if when else "", text(update.get("headline")))))
    return f"{heading}\n{text(update.get('articleBody'))}"


def text(value: object) -> str:
    """A property as text: a string, the first of a list, an object's name or @value; else nothing."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return unescape(value) if isinstance(value, str) else ""


def texts(value: object) -> list[str]:
    """A property as texts: every one of a list."""
    every = value if isinstance(value, list) else [value]
    return [found for each in every if (found := text(each))]
