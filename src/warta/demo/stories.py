"""The stories and their threads as they were written: two small files a story, in `pages/`."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from importlib.resources import files
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta.model.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

HERE = timezone(timedelta(hours=8), "WITA")


class Remark(Value, frozen=True, kw_only=True):
    """One comment as its author wrote it. `kind`: comment | pingback; a `held` one is never shown."""

    id: int
    author: str
    link: str = ""
    at: datetime
    paragraphs: tuple[str, ...]
    kind: str = "comment"
    by_author: bool = False
    held: bool = False
    depth: int = 1
    replies: tuple[Remark, ...] = ()


class Story(Value, frozen=True, kw_only=True):
    """One story. `comments`: open | closed | none; `content` is its HTML, a blank line between two blocks."""

    number: int
    slug: str
    title: str
    theme: str
    language: str
    author: str
    published: datetime
    modified: datetime
    category: str
    tags: tuple[str, ...]
    summary: str
    picture: str
    comments: str
    sticky: bool
    content: str
    remarks: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """Where it stands on the site."""
        return f"/{self.published:%Y/%m/%d}/{self.slug}/"

    def shown(self) -> Iterator[Remark]:
        """Every comment that a reader sees, in reading order."""
        waiting = list(reversed(self.remarks))
        while waiting:
            remark = waiting.pop()
            if not remark.held:
                yield remark
                waiting.extend(reversed(remark.replies))


def stories() -> tuple[Story, ...]:
    """All stories, oldest first."""
    folder = files(__package__).joinpath("pages")
    pages = [entry for entry in folder.iterdir() if entry.name.endswith(".page")]
    return tuple(sorted(map(_story, pages), key=lambda story: story.published))


def _story(page: Traversable) -> Story:
    """A story from its file: `name: value` lines, a blank line, HTML."""
    head, _, content = page.read_text(encoding="utf-8").partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    number, _, slug = page.name.removesuffix(".page").partition("-")
    post = 100 + int(number)
    return Story(
        number=post,
        slug=slug,
        title=facts["title"],
        theme=facts["theme"],
        language=facts["language"],
        author=facts["author"],
        published=datetime.fromisoformat(facts["published"]),
        modified=datetime.fromisoformat(facts["modified"]),
        category=facts["category"],
        tags=tuple(facts["tags"].split(", ")),
        summary=facts["summary"],
        picture=facts["picture"],
        comments=facts["comments"],
        sticky="sticky" in facts,
        content=content.strip(),
        remarks=_thread(page.name.removesuffix(".page") + ".thread", post * 100),
    )


def _thread(name: str, first: int) -> tuple[Remark, ...]:
    """The comments of a story from their file; no file, no comments."""
    page = files(__package__).joinpath("pages", name)
    if not page.is_file():
        return ()
    lines = page.read_text(encoding="utf-8").splitlines()
    return _nested([_remark(line, first + place) for place, line in enumerate(lines, start=1)])


def _remark(line: str, number: int) -> Remark:
    """A comment from its line: `>> 2025-01-29 08:31 | Name <address> | Text ¶ more text`.

    Each ">" is a level down. Before the name, "*" is the story's author, "^" a pingback, "?" one that is held.
    """
    where, name, text = line.split(" | ", 2)
    written = where.lstrip("> ")
    mark = name[0] if name[0] in "*^?" else ""
    author, _, link = name.removeprefix(mark).removesuffix(">").partition(" <")
    return Remark(
        id=number,
        author=author,
        link=link,
        at=datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=HERE),
        paragraphs=tuple(text.split(" ¶ ")),
        kind="pingback" if mark == "^" else "comment",
        by_author=mark == "*",
        held=mark == "?",
        depth=1 + where.count(">"),
    )


def _nested(flat: list[Remark]) -> tuple[Remark, ...]:
    """A tree from remarks in reading order, by their depths."""
    tree: list[Remark] = []
    while flat:
        remark, *rest = flat
        below = next((place for place, other in enumerate(rest) if other.depth <= remark.depth), len(rest))
        tree.append(replace(remark, replies=_nested(rest[:below])))
        flat = rest[below:]
    return tuple(tree)
