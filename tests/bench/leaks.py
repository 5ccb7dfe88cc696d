"""What of comments, forms and navigation stands in the story, over real pages with ground truth.

    WARTA_DATA=FOLDER python -m tests.bench.leaks [--kind article] [--show 40]

Two counts by kind of page. Snippets: those that may not be in the story, by the ground truth. Blocks: those of the
story that stand in an element which the page itself calls navigation, a form or a comment, and whose words are not in
the ground truth. With --show, the first of them are printed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.gate import corpus
from warta.errors import ExtractError
from warta.extraction.pipeline import extract
from warta.model.blocks import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.blocks import Maker
    from warta.extraction.dom import Tree

_NAVIGATION = re.compile(r"(?:^|[\s_-])(?:breadcrumbs?|pagination|nav-links|post-navigation|menu)(?:$|[\s_-])")
_COMMENT = re.compile(
    r"(?:^|\s)(?:comments?|comment-?list|comments-area|comment-respond|respond|disqus_thread|comment-(?:body|content|\d+))(?:$|\s)"
)
_FRAMES = frozenset(("html", "body", "main", "article"))
_HALF = 0.5  # of a page's text: what holds more is named so for another reason
_KNOWN = 0.9  # of a block's words

made: list[Maker] = []


def watch() -> None:
    """Keep what makes the blocks of a story: it knows the node that each came from."""
    article: Any = importlib.import_module("warta.extraction.article")
    maker = article.Maker

    class Watched(maker):  # type: ignore[misc, valid-type] # the very class that is watched
        def make(self, roots: Any) -> Any:
            made[:] = [self]
            return super().make(roots)

    article.Maker = Watched


def named(tree: Tree) -> dict[int, str]:
    """The elements that the page calls navigation, a form or a comment."""
    found: dict[int, str] = {}
    whole = sum(map(len, tree.texts)) or 1
    for i, tag in enumerate(tree.tags):
        kind = _kind(tree, i, tag)
        if kind and sum(map(len, tree.texts[i : tree.ends[i]])) <= _HALF * whole:
            found[i] = kind
    return found


def _kind(tree: Tree, i: int, tag: str) -> str:
    name, attributes = tree.names[i], tree.attributes[i]
    if tag == "nav" or attributes.get("role") == "navigation":
        return "navigation"
    if tag == "form":
        return "form"
    if tag in _FRAMES or not name:
        return ""
    if _COMMENT.search(name) or (attributes.get("itemtype") or "").endswith("/Comment"):
        return "comment"
    return "navigation" if _NAVIGATION.search(name) else ""


def misplaced(page: corpus.Truth, maker: Maker) -> Iterator[tuple[str, str]]:
    """The kind of element and the text of each block that should not be in the story."""
    tree, truth = maker.tree, set(page.text.split())
    inside = named(tree)
    for block, source in zip(maker.made, maker.sources, strict=False):
        kind = next((inside[i] for i in (source, *tree.ancestors(source)) if i in inside), "")
        words = text_of(block).split()
        if kind and sum(word in truth for word in words) < _KNOWN * len(words):
            yield kind, " ".join(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", default="")
    parser.add_argument("--show", type=int, default=0)
    chosen = parser.parse_args()
    watch()
    told: Counter[str] = Counter()
    snippets: Counter[str] = Counter()
    blocks: Counter[tuple[str, str]] = Counter()
    shown = 0
    for page in corpus.wcxb(Path(os.environ["WARTA_DATA"])):
        if chosen.kind not in {"", page.kind}:
            continue
        told[page.kind] += len(page.unwanted)
        made.clear()
        try:
            text = extract(page.load(), url=page.url).text
        except ExtractError:
            continue
        leaked = [("snippet", snippet) for snippet in corpus.leaked(text, page)]
        wrong = list(misplaced(page, made[0])) if made else []
        snippets[page.kind] += len(leaked)
        blocks.update((page.kind, kind) for kind, _ in wrong)
        for kind, words in (*leaked, *wrong):
            shown += 1
            if shown <= chosen.show:
                print(f"{page.id} {kind:<11}{words[:90]!r}\n     {page.url}")
    for kind, count in told.items():
        parts = "".join(f"{blocks[kind, part]:>6} {part}" for part in ("comment", "form", "navigation"))
        print(f"{kind:<15}{snippets[kind]:>5} of {count:>5} snippets; blocks:{parts}")


if __name__ == "__main__":
    main()
