"""The list of addresses that newsboat keeps (`urls`): one a line, its tags in quotes, a title after a tilde."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from warta import urls
from warta.model.source import Source
from warta.sources.opml import feed_of
from warta.sources.xml import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 20_000
_LONGEST = 4_000


def read(text: str) -> tuple[tuple[Source, ...], int]:
    """The sources of a list, the first tag as their folder, and how many lines name nothing that could be asked.

    What newsboat makes of other feeds (`query:`, `filter:`, `exec:`) is such a line.
    """
    found, refused = list[Source](), 0
    for line in text.splitlines()[:_MOST]:
        words = _words(line[:_LONGEST])
        if not words:
            continue
        url = urls.absolute(words[0], None)
        if not url:
            refused += 1
            continue
        titles = [plain(word[1:]) for word in words[1:] if word.startswith("~")]
        tags = [plain(word) for word in words[1:] if not word.startswith(("~", "!"))]
        title = titles[0] if titles and titles[0] else urls.host(url)
        found.append(Source(address=url, kind="feed", title=title, folder=tags[0].strip("/") if tags else ""))
    return tuple(found), refused


def write(sources: Iterable[Source]) -> str:
    """The list of these sources; what is no feed is written with the feed of its site."""
    lines = []
    for source in sources:
        words = [feed_of(source), *([_quoted(source.folder)] if source.folder else []), _quoted(f"~{source.title}")]
        lines.append(" ".join(words))
    return "".join(f"{line}\n" for line in lines)


def _words(line: str) -> list[str]:
    """The words of a line, as newsboat quotes them; none for a comment."""
    if line.lstrip().startswith("#"):
        return []
    try:
        return shlex.split(line)
    except ValueError:  # a quotation mark that nothing closes
        return line.split()[:1]


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
