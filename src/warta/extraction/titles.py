"""Find a page's title: the heading that the page's own <title> and og:title agree with."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from warta.extraction.labels import is_label
from warta.extraction.tags import INLINE
from warta.extraction.text import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed

# Chinese, Japanese and Korean sites put no space around theirs.
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SEPARATORS = re.compile(
    r"\s+[|·•»«—–:~/\\-]{1,2}\s+|\s*[|»·•]\s*"
    rf"|(?<=[{_IDEOGRAPH}）》」』”！？])_|_(?=[{_IDEOGRAPH}])"
    rf"|(?<=[{_IDEOGRAPH}）》」』”！？])-{{1,2}}(?=[^-]{{1,12}}(?:网|網|报|報|社|在线|频道|官网|新闻|ニュース|新聞|뉴스|일보)$)"
)
_WORD = re.compile(r"\w+")
_AWAY = re.compile(
    r"\blogo|site-?(?:title|name|brand)|masthead|brand\b|sidebar|widget|related|comment|footer|\bnav|menu|cookie|modal"
)
_HEADLINE = re.compile(
    r"(?:entry|post|article|story|news|single|page|block-post|node)-?_?(?:title|heading|headline)|headline"
)
_HOME = re.compile(r"(?=.)(?:(?:https?:)?//[^/?#]+)?/?(?:\.{1,2}/)*(?:index\.\w+|(?:[\w.-]+/){1,2}index\.php)?")
_THREAD = re.compile(
    r"(?:thread|topic|thema|tema|sujet|тема|discussion|onderwerp|konu|topik|主题|主題)\s?[:：]", re.IGNORECASE
)
# Lines over a headline, as German and other newsrooms put them into its heading; and others that may stand in it.
_OVER = re.compile(
    r"roof-?line|kicker|top-?line|over-?line|super-?(?:title|head)|eyebrow|dachzeile|spitzmarke|antet[ií]tulo|occhiello"
)
_BESIDE = re.compile(
    rf"{_OVER.pattern}|sub-?(?:title|head|line)|(?<![a-z])label(?![a-z])|(?<![a-z])(?<!to-)date(?![a-z])"
)
_HELD = re.compile(r"(?<!\S)(?:has|with|no|without)-\S+")  # what a heading holds or lacks is not what it is
_STRESSED = frozenset(("em", "i", "cite", "q", "mark", "u", "a", "b", "strong"))
_MARKS = tuple("|–—·•:-")
_SET_OFF = " \t\n\r\xa0:|–—·•-"  # what stands between them
_READINGS = frozenset(("rt", "rp"))
_MOST_PARTS = 12  # texts in a heading
_LONGEST = 400
_LITTLE = 0.34  # of the words of two titles: a lesser heading may be more like the page says it is
_FEW = 3  # words: fewer may be the name of a part of the site
_LETTERS = 20  # and letters, where words are long or not parted


def words(text: str) -> list[str]:
    """The words of a title, lower-case."""
    return _WORD.findall(text.lower())


def _alike(first: set[str], second: set[str]) -> tuple[float, int]:
    """How much the words of two titles overlap, 0…1 against the shorter, and how many they share.

    The number parts a headline from the site's name when both agree with <title>.
    """
    shared = len(first & second)
    return (shared / min(len(first), len(second)) if shared else 0.0), shared


def cut(title: str, site: str | None = None) -> str:
    """A <title> without the site's name: the part that is not the site's, else the longest."""
    parts = [part for part in _SEPARATORS.split(title) if part]
    if len(parts) < 2:
        return title
    name = " ".join(words(site or ""))
    if name:
        others = [part for part in parts if " ".join(words(part)) != name]
        if others and len(others) < len(parts):
            keep = others[0] if len(others) == 1 else max(others, key=len)
            return keep.strip()
    return max(parts, key=lambda part: len(words(part))).strip()


def find(
    tree: Tree, declared: tuple[str, ...], site: str | None, removed: Removed | None = None
) -> tuple[str | None, int, str]:
    """The title, the node of its heading (-1 when it has none), and how it was found.

    `declared` is what the page says elsewhere, best first: og:title, JSON-LD headline, <title>.
    """
    headings = _headings(tree)
    found = _agreed(headings, declared, site)
    if found is None or found[1] == "first heading" or _is_behind(tree, found[0], declared):
        named = _as_declared(tree, declared, site)
        if named and (found is None or found[1] == "first heading" or found[0] < named):
            found = named, "heading as declared"
    if found:
        parts = _headline(tree, found[0], declared, site)
        said = line(_joined(tree, found[0], parts), removed)
        if len(parts) < len(_texts(tree, found[0])):
            said = said.strip(_SET_OFF)
        whole = _unlabelled(_without(said, site), declared, site)
        return _bounded(whole), found[0], found[1] + _told_cut(whole)
    for text in declared:
        if told := cut(text, site):
            whole = line(told, removed)
            return _bounded(whole), -1, "declared" + _told_cut(whole)
    return None, -1, ""


def _bounded(title: str) -> str:
    """A title of bounded length; one that is cut ends at a word, and says so."""
    if len(title) <= _LONGEST:
        return title
    kept = title[:_LONGEST]
    # The words of some languages are not parted by spaces: there a word is not looked for far back.
    end = len(kept) if title[_LONGEST] == " " else max(kept.rfind(" "), 0)
    return kept[: end if end > _LONGEST // 2 else len(kept)].rstrip() + "…"


def _told_cut(title: str) -> str:
    return ", cut" if len(title) > _LONGEST else ""


def _headings(tree: Tree) -> list[tuple[int, str]]:
    """The headings that may be the title: every h1, and any other that is named so."""
    first = tree.find_all("h1")
    found = [(i, text) for i in first if (text := tree.text(i)) and not _elsewhere(tree, i)]
    if found:
        return found
    said = [i for i in tree.with_attribute("itemprop") if tree.attributes[i]["itemprop"] == "headline"]
    if told := [(i, text) for i in said if tree.ends[i] - i < _MOST_PARTS and (text := tree.text(i))]:
        return told[:1]
    called = {name for name in tree.holding("title", "head") if _HEADLINE.search(name)}
    for tag in ("h2", "h3", "div", "p", "span") if called else ():
        for i in tree.find_all(tag):
            if tree.names[i] in called and not _elsewhere(tree, i):
                text = tree.text(i) if tree.ends[i] - i < 12 else ""
                if text and len(text) < _LONGEST and not is_label(text, "previous", "next", "related", "comments"):
                    found.append((i, text))
        if found:
            return found
    return found


def _as_declared(tree: Tree, declared: tuple[str, ...], site: str | None) -> int:
    """The lesser heading that is to the word what the page says elsewhere, with the site's name or without; else 0."""
    parts = {" ".join(part) for text in declared for part in (*_openings(text, site), tuple(words(cut(text, site))))}
    parts.discard(" ".join(words(site or "")))
    for tag in ("h2", "h3"):
        for i in tree.find_all(tag):
            told = words(tree.text(i))
            telling = len(told) >= _FEW or sum(map(len, told)) >= _LETTERS
            if telling and " ".join(told) in parts and not _elsewhere(tree, i):
                return i
    return 0


def _is_behind(tree: Tree, heading: int, declared: tuple[str, ...]) -> bool:
    """Whether a heading is to the word what a title goes on with after its first part, as the site's name is."""
    said = words(tree.text(heading))
    return any(words(part) == said for text in declared for part in _SEPARATORS.split(text)[1:])


def beside(tree: Tree, heading: int, declared: tuple[str, ...], site: str | None) -> str:
    """The other lines in a title's heading, "" when it has none: the kicker over the headline, the line under it."""
    own = set(_headline(tree, heading, declared, site)) if heading >= 0 else set()
    rest = [i for i in _texts(tree, heading) if i not in own and not _is_reading(tree, i)] if own else []
    said = _joined(tree, heading, rest).strip(_SET_OFF)
    return said if words(said) != words(site or "") else ""


def _headline(tree: Tree, heading: int, declared: tuple[str, ...], site: str | None) -> list[int]:
    """The texts of a heading that are its headline: as the page calls itself, else all but what is named otherwise."""
    parts = _texts(tree, heading)
    if not 1 < len(parts) <= _MOST_PARTS or sum([len(tree.texts[i]) for i in parts]) > _LONGEST:
        return parts
    said = [tuple(words(tree.texts[i])) for i in parts]
    told = {title for text in declared for title in _openings(text, site)}
    longest = {tuple(words(cut(text, site))) for text in declared}
    every = sum(said, ())
    whole = every in told
    if every in longest.union(tuple(words(text)) for text in declared):
        longest = set()
    for at in range(1, len(parts)):  # a line over the headline, a line under it
        known = longest if _is_broken(tree, parts[at - 1], parts[at]) else set() if whole else told
        for run, own, rest in ((said[at:], parts[at:], parts[:at]), (said[:at], parts[:at], parts[at:])):
            if len(words_of := sum(run, ())) >= _FEW and words_of in known and _is_apart(tree, heading, own, rest):
                return own
    own = _unnamed(tree, heading, parts, whole=whole)
    return own if any(words(tree.texts[i]) for i in own) else parts


def _unnamed(tree: Tree, heading: int, parts: list[int], *, whole: bool) -> list[int]:
    """The texts of a heading without those at either end that are named otherwise, and without readings.

    Where the page calls itself by all of them, only what is named a kicker goes.
    """
    named = _OVER if whole else _BESIDE
    own = [i for i in parts if not _is_reading(tree, i)]
    while own and _is_named(tree, own[0], heading, named):
        own.pop(0)
    while len(own) > 1 and not whole and _is_named(tree, own[-1], heading, named):
        if not _is_parted(tree, own[-2], own[-1]):
            break
        own.pop()
    return own


def _texts(tree: Tree, heading: int) -> list[int]:
    """The texts of a heading."""
    return [i for i in range(heading, tree.ends[heading]) if tree.texts[i] and tree.tags[tree.parents[i]] != "button"]


def _is_named(tree: Tree, i: int, heading: int, names: re.Pattern[str]) -> bool:
    """Whether a text stands in a part of a heading that has such a name."""
    return any(names.search(_HELD.sub("", tree.names[above])) for above in _within(tree, i, heading))


def _within(tree: Tree, i: int, heading: int) -> Iterator[int]:
    """The elements around a text that stand in its heading."""
    return takewhile(lambda above: above != heading, tree.ancestors(i))


def _openings(text: str, site: str | None) -> list[tuple[str, ...]]:
    """The words of a title and of all that it begins with, up to a separator; a site's name before it is none of it."""
    parts = [tuple(words(part)) for part in _SEPARATORS.split(text)]
    if len(parts) > 1 and parts[0] == tuple(words(site or "")):
        parts = parts[1:]
    return [sum(parts[:count], ()) for count in range(1, len(parts) + 1)]


def _is_apart(tree: Tree, heading: int, own: list[int], rest: list[int]) -> bool:
    """Whether a headline is a line of its own, or it and what else its heading says are each an element's words."""
    before, after = sorted((own, rest))
    if _breaks(tree, before[-1], after[0]):
        return True
    ours, theirs = [{_part(tree, i, heading) for i in texts if words(tree.texts[i])} for texts in (own, rest)]
    if all(tree.names[i] or tree.tags[i] == "small" for i in theirs - ours) and heading not in theirs:
        return _STRESSED.isdisjoint([tree.tags[i] for i in theirs])
    return ours.isdisjoint(theirs) and all(tree.tags[i] == "span" for i in ours | theirs)


def _part(tree: Tree, i: int, heading: int) -> int:
    """The element right in a heading that holds a text; the heading, when none does."""
    return next(iter([*_within(tree, i, heading)][-1:]), heading)


def _is_parted(tree: Tree, before: int, after: int) -> bool:
    """Whether a block, a break or a mark stands between two texts of a heading."""
    return _is_marked(tree, before, after) or _breaks(tree, before, after)


def _is_broken(tree: Tree, before: int, after: int) -> bool:
    """Whether a block or a break stands between two texts of a heading, and no mark that would bind them."""
    return not _is_marked(tree, before, after) and _breaks(tree, before, after)


def _breaks(tree: Tree, before: int, after: int) -> bool:
    """Whether a block or a break stands between two texts."""
    return any(tree.tags[i] not in INLINE for i in range(before, after))


def _is_marked(tree: Tree, before: int, after: int) -> bool:
    """Whether a dash, a bar or a colon stands between two texts."""
    return tree.texts[before].rstrip()[-1:] in _MARKS or tree.texts[after].lstrip()[:1] in _MARKS


def _is_reading(tree: Tree, i: int) -> bool:
    """Whether a text tells how a word is read (HTML, 4.5.11)."""
    return tree.tags[tree.parents[i]] in _READINGS


def _joined(tree: Tree, heading: int, parts: list[int]) -> str:
    """Some texts of a heading in one line, a space where a block or a break stands."""
    kept = set(parts)
    within = range(heading, tree.ends[heading])
    return "".join([tree.texts[i] if i in kept else "" if tree.tags[i] in INLINE else " " for i in within])


def _without(heading: str, site: str | None) -> str:
    """A heading without the site's name at its end, where some templates put their whole <title> into the heading."""
    *parts, last = _SEPARATORS.split(heading)
    if not site or len(parts) != 1 or words(last) != words(site):
        return heading
    return parts[0].strip() or heading


def _unlabelled(heading: str, declared: tuple[str, ...], site: str | None) -> str:
    """A forum's heading without the word before its colon, where the page calls itself by the rest."""
    label = _THREAD.match(heading)
    rest = heading[label.end() :] if label else ""
    said = tuple(words(rest))
    return rest.strip() if said and any(said in _openings(text, site)[:1] for text in declared) else heading


def _elsewhere(tree: Tree, i: int) -> bool:
    """Whether a heading is the site's or a box's and not the story's."""
    if _AWAY.search(tree.names[i]) or _leads_home(tree, i):
        return True
    around = [j for j in tree.around(i, 6) if tree.tags[j] not in {"html", "body"}]
    return any(tree.tags[j] in {"aside", "footer", "nav"} or "comment" in tree.names[j] for j in around)


def _leads_home(tree: Tree, i: int) -> bool:
    """Whether a heading is a link to the front page: a site's name, in Blogger's and in many old themes an h1."""
    links = [j for j in range(i + 1, min(tree.ends[i], i + 4)) if tree.tags[j] == "a"]
    return bool(links) and _HOME.fullmatch((tree.attributes[links[0]].get("href") or "").strip()) is not None


def _agreed(headings: list[tuple[int, str]], declared: tuple[str, ...], site: str | None) -> tuple[int, str] | None:
    """The heading with which the page's other titles agree most; an only one is believed, if not the site's name."""
    if not headings:
        return None
    name = words(site or "")
    every = [(i, words(text)) for i, text in headings]
    own = [(i, said) for i, said in every if said != name] or every
    if not declared:
        return own[0][0], "heading"
    told = [set(words(text)) for text in declared]
    scored = [(max([_alike(set(said), other) for other in told]), -order, i) for order, (i, said) in enumerate(own)]
    (best, _), _, node = max(scored)
    if len(own) == 1:
        how = "single heading" if best > _LITTLE else "first heading"
        return (node, how) if best or own[0][1] != name else None
    return node, "heading and title agree" if best > 0.5 else "first heading"
