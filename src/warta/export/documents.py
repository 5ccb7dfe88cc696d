"""One story as one document: Markdown with front matter, or a page of HTML."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from warta.export import front, obsidian, pictures
from warta.extraction.text import verbatim
from warta.render import appendix, html
from warta.render import markdown as writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.export import Shape, Story


def markdown(story: Story, shape: Shape, *, images: str = "") -> str:
    """The article under its facts. `images` is the folder of kept pictures, "" for their addresses."""
    parts = [writer.article(story.loaded).rstrip("\n"), *_appended(story, shape)]
    body = verbatim("\n\n".join(parts) + "\n")
    for url, place in _places(story, images) if images else ():
        body = body.replace(f"]({writer.address(url)})", f"]({place})")
    return front.matter(story) + "\n" + (obsidian.escaped(body) if shape.form == "obsidian" else body)


def page(stories: Iterable[Story], shape: Shape) -> Iterator[str]:
    """All stories as one HTML file that loads nothing and runs nothing; kept pictures are in it."""
    first = True
    for story in stories:
        if first:
            yield html.opening(story.loaded)
        first = False
        yield verbatim(section(story, shape, _inlined(story)))
    yield html.CLOSING


def section(story: Story, shape: Shape, places: dict[str, str]) -> str:
    """One story as one element."""
    after = [*appendix.notes_html(story.notes if shape.notes else ())]
    if shape.comments:
        after += appendix.comments_html(story.loaded.article.thread)
    return html.body(story.loaded, pictures=places, after=after)


def _appended(story: Story, shape: Shape) -> Iterator[str]:
    if shape.notes:
        yield from appendix.notes_markdown(story.notes)
    if shape.comments:
        yield from appendix.comments_markdown(story.loaded.article.thread)


def _places(story: Story, folder: str) -> list[tuple[str, str]]:
    return [(picture.url, f"{folder}/{pictures.name(picture)}") for picture in story.pictures]


def _inlined(story: Story) -> dict[str, str]:
    """Pictures in the file itself (RFC 2397)."""
    return {
        picture.url: f"data:image/{picture.kind};base64,{b64encode(picture.body).decode()}"
        for picture in story.pictures
    }
