"""Render the demo's articles as HTML pages: three themes, each a file of named templates in `themes/`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, TypeAlias

from warta.model.value import Value

if TYPE_CHECKING:
    from datetime import datetime

    from warta.demo.stories import Remark, Story

Theme: TypeAlias = Mapping[str, Template]
Fields: TypeAlias = Mapping[str, object]

_PART = re.compile(r"^=== (\w+)\n", re.MULTILINE)
_THEMES = ("classic", "block", "plain", "site")


class Site(Value, frozen=True, kw_only=True):
    """The demo site. `home` is its URL with a final slash; `stories` are ordered oldest first."""

    home: str
    stories: tuple[Story, ...]
    themes: Mapping[str, Theme]
    words: Mapping[str, Mapping[str, str]]

    def url(self, story: Story) -> str:
        """URL of an article."""
        return self.home.rstrip("/") + story.path


def open_site(home: str, stories: tuple[Story, ...]) -> Site:
    """Build a site at `home` with the themes and strings of the package."""
    folder = files(__package__).joinpath("themes")
    themes = {name: _theme(folder.joinpath(f"{name}.html").read_text(encoding="utf-8")) for name in _THEMES}
    words = json.loads(folder.joinpath("words.json").read_text(encoding="utf-8"))
    return Site(home=home, stories=stories, themes=themes, words=words)


def _theme(text: str) -> Theme:
    """Parse a theme file into named templates."""
    _, *pieces = _PART.split(text)
    return {name: Template(part.rstrip("\n")) for name, part in zip(pieces[::2], pieces[1::2], strict=True)}


def slug(name: str) -> str:
    """Convert a name to a URL slug."""
    return "-".join(re.findall(r"\w+", name.lower()))


def article(site: Site, story: Story) -> str:
    """Render the page of an article."""
    theme = site.themes[story.theme]
    fields = story_fields(site, story)
    others = [other for other in reversed(site.stories) if other != story]
    whole = {
        **fields,
        "content": _content(site, story, others[0]),
        "related": _each(theme["related"], fields, [_card(site, other) for other in others[1:4]]),
        "recent_items": _each(theme["recent"], fields, [_card(site, other) for other in others[:5]]),
        "recent_comment_items": _each(theme["recent_comment"], fields, _latest_thread(site)),
        "navigation": _navigation(site, story, fields),
        "discussion": _discussion(site, story, fields),
        "schema": _schema(site, story),
    }
    return theme["page"].substitute(whole)


def story_fields(site: Site, story: Story) -> dict[str, object]:
    """Return the template fields of an article, HTML-escaped."""
    words = site.words[story.language]
    return {
        **common_fields(site, story.language, site.themes[story.theme]),
        "url": site.url(story),
        "number": story.number,
        "title": escape(story.title),
        "summary": escape(story.summary),
        "author": escape(story.author),
        "author_url": f"{site.home}author/{slug(story.author)}/",
        "category": escape(story.category),
        "category_slug": slug(story.category),
        "category_url": f"{site.home}category/{slug(story.category)}/",
        "tags": ", ".join([_tag(site, tag) for tag in story.tags]),
        "picture": f"{site.home}gambar/{story.picture}.png",
        "published": story.published.isoformat(),
        "published_words": _day(story.published, words, story.language),
        "modified": story.modified.isoformat(),
        "modified_words": _day(story.modified, words, story.language),
        "locale": {"id": "id_ID"}.get(story.language, "en_GB"),
        "count": sum(1 for _ in story.visible_comments()),
    }


def common_fields(site: Site, language: str, theme: Theme) -> dict[str, object]:
    """Return the template fields of every page."""
    words = site.words[language]
    sections = dict.fromkeys(story.category for story in site.stories)
    menu = [{"url": site.home, "title": words["home_word"]}]
    menu += [{"url": f"{site.home}category/{slug(name)}/", "title": escape(name)} for name in sections]
    return {**words, "language": language, "home": site.home, "menu_items": _each(theme["link"], {}, menu)}


def _each(part: Template, fields: Fields, rows: Iterable[Fields], between: str = "") -> str:
    """Render a template once per row."""
    return between.join([part.substitute({**fields, **row}) for row in rows])


def _card(site: Site, story: Story) -> dict[str, object]:
    """Return the fields of a teaser."""
    return {
        "url": site.url(story),
        "title": escape(story.title),
        "stamp": story.published.isoformat(),
        "date_words": _day(story.published, site.words[story.language], story.language),
    }


def _tag(site: Site, name: str) -> str:
    """Render a link to a tag archive."""
    return f'<a href="{site.home}tag/{slug(name)}/" rel="tag">{escape(name)}</a>'


def _day(moment: datetime, words: Mapping[str, str], language: str) -> str:
    """Format a date in the page's language."""
    month = words["months"].split()[moment.month - 1]
    return f"{moment.day} {month} {moment.year}" if language == "id" else f"{month} {moment.day}, {moment.year}"


def content(site: Site, story: Story) -> str:
    """Return the article's HTML with absolute URLs in place of `post:FILE` and paths."""
    by_file = {f"post:{post.number - 100:02}-{post.slug}": site.url(post) for post in site.stories}
    text = re.sub(r"post:[\w-]+", lambda found: by_file[found[0]], story.content)
    return text.replace('src="/', f'src="{site.home}')


def _content(site: Site, story: Story, other: Story) -> str:
    """Return the article's HTML with the teaser that some themes insert between paragraphs."""
    blocks = content(site, story).split("\n\n")
    words, theme = site.words[story.language], site.themes[story.theme]
    inside = theme["inside"].substitute({**words, **_card(site, other)})
    return "\n\n".join(blocks[:2] + ([inside] if inside else []) + blocks[2:])


def _navigation(site: Site, story: Story, fields: Fields) -> str:
    """Render the links to the previous and next article."""
    theme = site.themes[story.theme]
    place = site.stories.index(story)
    before, after = site.stories[max(0, place - 1) : place], site.stories[place + 1 : place + 2]
    links = {
        "previous_link": _each(theme["previous_link"], fields, [_card(site, other) for other in before]),
        "next_link": _each(theme["next_link"], fields, [_card(site, other) for other in after]),
    }
    return theme["navigation"].substitute({**fields, **links})


def _schema(site: Site, story: Story) -> str:
    """Return the article as a schema.org NewsArticle in JSON-LD."""
    news = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": site.url(story),
        "headline": story.title,
        "description": story.summary,
        "inLanguage": story.language,
        "datePublished": story.published.isoformat(),
        "dateModified": story.modified.isoformat(),
        "articleSection": story.category,
        "keywords": list(story.tags),
        "image": [f"{site.home}gambar/{story.picture}.png"],
        "author": [{"@type": "Person", "name": story.author, "url": f"{site.home}author/{slug(story.author)}/"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "Kabar Jukung", "url": site.home},
        "isAccessibleForFree": True,
    }
    return json.dumps(news, ensure_ascii=False).replace("</", "<\\/")


def _discussion(site: Site, story: Story, fields: Fields) -> str:
    """Render the comments and the comment form, or the notice in their place."""
    if story.comments == "none":
        return ""
    theme = site.themes[story.theme]
    comments = _comments(story.thread, theme, fields)
    parts = {
        "thread": theme["thread"].substitute({**fields, "comments": comments}) if comments else "",
        "form": theme["form" if story.comments == "open" else "closed"].substitute(fields),
    }
    return theme["discussion"].substitute({**fields, **parts})


def _comments(thread: tuple[Remark, ...], theme: Theme, fields: Fields) -> str:
    """Render comments with nested replies, without held ones."""
    rows = []
    for comment in thread:
        if comment.held:
            continue
        inner = _comments(comment.replies, theme, fields)
        replies = "\n" + theme["replies"].substitute({"comments": inner}) + "\n" if inner else ""
        rows.append(theme["comment"].substitute({**fields, **_comment_fields(comment, fields), "replies": replies}))
    return "\n".join(rows)


def _comment_fields(comment: Remark, fields: Fields) -> dict[str, object]:
    """Return the template fields of a comment."""
    name = escape(comment.author)
    link = f'<a href="{escape(comment.link)}" class="url" rel="ugc external nofollow">{name}</a>'
    day = _day(comment.at, {"months": str(fields["months"])}, str(fields["language"]))
    return {
        "id": comment.id,
        "author": link if comment.link else name,
        "author_word": name,
        "classes": _classes(comment),
        "at_stamp": comment.at.isoformat(),
        "at_words": f"{day} {fields['at']} {comment.at:%H:%M}",
        "body": "".join([f"<p>{paragraph}</p>" for paragraph in comment.paragraphs]),
    }


def _classes(comment: Remark) -> str:
    """Return the CSS classes that WordPress gives a comment."""
    words = [comment.kind, "odd alt" if comment.id % 2 else "even", f"depth-{comment.depth}"]
    if comment.by_author:
        words[1:1] = ["byuser", f"comment-author-{slug(comment.author)}", "bypostauthor"]
    return " ".join(words)


def _latest_thread(site: Site) -> list[dict[str, object]]:
    """Return the fields of the four newest comments, for the sidebar."""
    every = [(comment.at, comment.author, story) for story in site.stories for comment in story.visible_comments()]
    every.sort(key=lambda row: row[:2], reverse=True)
    return [{"author": escape(name), **_card(site, story)} for _, name, story in every[:4]]
