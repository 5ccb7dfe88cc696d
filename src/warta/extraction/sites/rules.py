"""A reader's own rules for a site: which elements are its story, title, author, date, comments, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.extraction import comments, dates
from warta.extraction.article import with_blocks
from warta.extraction.blocks import Maker
from warta.extraction.customs import Customs
from warta.extraction.found import base_address
from warta.extraction.measure import measure
from warta.extraction.text import line
from warta.model.article import Evidence
from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed
    from warta.model.article import Article
    from warta.ports.sites import Visit

_MOST_AUTHORS = 12
_LONGEST_NAME = 120


class Rules(Value, frozen=True, kw_only=True):
    """An adapter made of selectors: body, title, author, date, comments, drop.

    A selector is a tag, `.class` or `#id`, or these joined ("div.story.main"); a comma stands between several.
    """

    selectors: Mapping[str, str]

    def claims(self, visit: Visit) -> bool:  # noqa: ARG002 - they are chosen by host
        """Whether there are rules at all."""
        return bool(self.selectors)

    def wanted(self, visit: Visit) -> tuple[()]:  # noqa: ARG002 - the port's signature
        """Nothing: they are about the page."""
        return ()

    def merged(self, visit: Visit) -> Article:
        """The article with what the rules find; a rule that finds nothing changes nothing."""
        tree = visit.tree_of(visit.page)
        removed: Removed = {}
        article = self._with_facts(tree, visit, removed)
        article = self._with_body(tree, visit, article, removed)
        return self._with_comments(tree, visit, article)

    def _find(self, tree: Tree, name: str) -> list[int]:
        """The outermost elements that a rule names, in document order."""
        found: list[int] = []
        for i in range(len(tree)):
            if (not found or i >= tree.ends[found[-1]]) and matches(tree, i, self.selectors.get(name, "")):
                found.append(i)
        return found

    def _with_facts(self, tree: Tree, visit: Visit, removed: Removed) -> Article:
        """Title, authors and date."""
        article = visit.article
        titles = (line(tree.raw_text(i), removed) for i in self._find(tree, "title"))
        authors = [line(tree.raw_text(i), removed)[:_LONGEST_NAME] for i in self._find(tree, "author")]
        customs = Customs(language=article.language, texts=tree.texts, now=visit.page.fetched_at)
        moments = (_moment(tree, i, customs) for i in self._find(tree, "date"))
        found = {
            "title": next(filter(None, titles), None),
            "authors": tuple(dict.fromkeys(filter(None, authors)))[:_MOST_AUTHORS],
            "published": next(filter(None, moments), None),
        }
        told = {name: value for name, value in found.items() if value}
        kept = tuple(each for each in article.evidence if each.field not in told)
        evidence = (*kept, *(Evidence(field=name, method="settings") for name in told))
        return replace(article, evidence=evidence, **told)

    def _with_body(self, tree: Tree, visit: Visit, article: Article, removed: Removed) -> Article:
        """The story, of the elements that are named as it, or of the article without what is dropped."""
        roots, dropped = self._find(tree, "body"), frozenset(self._find(tree, "drop"))
        if not roots:
            return article
        claimed = comments.find(tree, visit.page.final_url).nodes
        measures = measure(tree, claimed)
        base = base_address(tree, visit.page.final_url)
        without = {*dropped, *claimed, *self._find(tree, "comments"), *measures.silent}
        maker = Maker(tree=tree, blocks=measures.blocks, base=base, removed=removed, dropped=without)
        blocks = maker.make(roots)
        return with_blocks(article, blocks) if blocks else article

    def _with_comments(self, tree: Tree, visit: Visit, article: Article) -> Article:
        """The thread, of the elements that are one comment each; what stands in another one answers it."""
        found = [i for i in range(len(tree)) if matches(tree, i, self.selectors.get("comments", ""))]
        if not found:
            return article
        thread = comments.of_elements(tree, found, visit.page.final_url, fetched_at=visit.page.fetched_at)
        return replace(article, thread=thread)


def matches(tree: Tree, i: int, selector: str) -> bool:
    """Whether an element is named by a selector."""
    attributes = tree.attributes[i]
    classes = (attributes.get("class") or "").lower().split()
    for each in selector.lower().split(","):
        tag, rest = _cut(each.strip())
        if not (tag or rest) or (tag and tree.tags[i] != tag):
            continue
        if all((attributes.get("id") or "").lower() == name if mark == "#" else name in classes for mark, name in rest):
            return True
    return False


def _cut(selector: str) -> tuple[str, list[tuple[str, str]]]:
    """A selector's tag and its marks: "div.story#main" is div, [(".", "story"), ("#", "main")]."""
    spaced = selector.replace(".", " .").replace("#", " #").split()
    tag = spaced[0] if spaced and spaced[0][0] not in ".#" else ""
    return tag, [(part[0], part[1:]) for part in spaced if part[0] in ".#"]


def _moment(tree: Tree, i: int, customs: Customs) -> object:
    """The moment in an element: by its attribute for machines, or that of a <time> in it, else by its words."""
    for j in range(i, tree.ends[i]):
        for name in ("datetime", "content"):
            if found := dates.machine(tree.attribute(j, name), customs):
                return found
    return dates.written(tree.text(i), customs)
