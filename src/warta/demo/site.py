"""What the demo's site answers to an address. Pure: no sockets here."""

from __future__ import annotations

from email.utils import format_datetime
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from warta.demo.dress import Site, article, common_fields, content, slug, story_fields
from warta.demo.pictures import paint
from warta.model.value import Value

if TYPE_CHECKING:
    from datetime import datetime

    from warta.demo.stories import Story

_HTML = "text/html; charset=UTF-8"


class Answer(Value, frozen=True, kw_only=True):
    """One answer of the site; `modified` is None where none can be told."""

    status: int = 200
    kind: str = _HTML
    body: bytes = b""
    modified: datetime | None = None
    location: str | None = None

    @property
    def etag(self) -> str:
        """The validator of exactly these bytes."""
        return f'"{sha256(self.body).hexdigest()[:20]}"'


def answer(site: Site, target: str) -> Answer:
    """The answer to a request's target: a path, with or without a query."""
    path, _, query = target.partition("?")
    if path == "/" and query.startswith("p="):
        return _short(site, query.removeprefix("p="))
    if path.endswith(".png") and path.startswith("/gambar/"):
        return _picture(site, path.removeprefix("/gambar/").removesuffix(".png"))
    match path.strip("/").split("/"):
        case [""]:
            return _listing(site, "front", _front(site))
        case ["feed"]:
            return _feed(site)
        case ["robots.txt" | "style.css" as name]:
            return _file(site, name)
        case ["category" | "tag" | "author" as kind, name]:
            found = _filed(site, kind, name)
            return _listing(site, "archive", found) if found else missing(site)
        case _:
            return _post(site, path)


def _post(site: Site, path: str) -> Answer:
    """The page of a story; its address without the last slash leads to it."""
    story = next((story for story in site.stories if story.path == path.rstrip("/") + "/"), None)
    if story is None:
        return missing(site)
    if not path.endswith("/"):
        return Answer(status=301, location=site.url(story))
    return Answer(body=article(site, story).encode(), modified=_touched(story))


def missing(site: Site) -> Answer:
    """Nothing stands at this address."""
    return Answer(status=404, body=_bare(site, "missing", "error404"))


def notice(site: Site, word: str, status: int = 200) -> Answer:
    """What the site says to a comment that it does not take."""
    return Answer(status=status, body=_bare(site, "notice", "error", said=site.words["id"][word]))


def refused() -> Answer:
    """Nothing is posted here."""
    return Answer(status=405)


def lead(site: Site) -> Story:
    """The story that the front page begins with."""
    return _front(site)[0]


def _front(site: Site) -> tuple[Story, ...]:
    """All stories, the sticky one first, then newest first."""
    newest_first = site.stories[::-1]
    return tuple(sorted(newest_first, key=lambda story: not story.sticky))


def _touched(story: Story) -> datetime:
    """When a story's page last changed: its text, or its thread."""
    return max(story.modified, *[remark.at for remark in story.shown()], story.published)


def _short(site: Site, number: str) -> Answer:
    """A short address leads to the whole one."""
    story = next((story for story in site.stories if str(story.number) == number), None)
    return Answer(status=301, location=site.url(story)) if story else missing(site)


def _picture(site: Site, name: str) -> Answer:
    """A picture that some story uses."""
    owner = next((story for story in site.stories if story.picture == name), None)
    return Answer(kind="image/png", body=paint(name), modified=owner.published) if owner else missing(site)


def _filed(site: Site, kind: str, name: str) -> tuple[Story, ...]:
    """The stories of a category, of a tag or by an author, newest first."""
    return tuple(story for story in site.stories[::-1] if name in map(slug, _shelves(story, kind)))


def _shelves(story: Story, kind: str) -> tuple[str, ...]:
    """The names under which a story is filed: of its category, its tags or its author."""
    match kind:
        case "category":
            return (story.category,)
        case "tag":
            return story.tags
        case _:
            return (story.author,)


def _listing(site: Site, kind: str, stories: tuple[Story, ...]) -> Answer:
    """A page that lists stories."""
    theme = site.themes["site"]
    fields = common_fields(site, "id", theme)
    items = [
        theme["item"].substitute({**story_fields(site, story), "sticky": " sticky" if story.sticky else ""})
        for story in stories
    ]
    page = {
        **fields,
        "kind": "home blog" if kind == "front" else kind,
        "title": fields[kind],
        "items": "\n".join(items),
    }
    return Answer(body=theme["page"].substitute(page).encode(), modified=max(map(_touched, stories)))


def _bare(site: Site, part: str, kind: str, **more: str) -> bytes:
    """A page with one short notice."""
    theme = site.themes["site"]
    fields = {**common_fields(site, "id", theme), **more}
    items = theme[part].substitute(fields)
    return theme["page"].substitute({**fields, "kind": kind, "title": fields["missing"], "items": items}).encode()


def _feed(site: Site) -> Answer:
    """All stories as RSS 2.0, newest first."""
    theme = site.themes["site"]
    newest = max(map(_touched, site.stories))
    entries = [
        theme["entry"].substitute(
            {
                **story_fields(site, story),
                "pub_date": format_datetime(story.published),
                "content": escape(content(site, story)),
            }
        )
        for story in reversed(site.stories)
    ]
    fields = {**common_fields(site, "id", theme), "modified": format_datetime(newest), "items": "\n".join(entries)}
    body = theme["feed"].substitute(fields).encode()
    return Answer(kind="application/rss+xml; charset=UTF-8", body=body, modified=newest)


def _file(site: Site, name: str) -> Answer:
    """The two plain files of the site."""
    part, _, ending = name.partition(".")
    text = site.themes["site"][part].substitute(home=site.home) + "\n"
    kind = "text/css" if ending == "css" else "text/plain"
    return Answer(kind=f"{kind}; charset=UTF-8", body=text.encode(), modified=site.stories[0].published)
