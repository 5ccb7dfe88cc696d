"""The manual's page of keys, from the commands themselves and in the reader's language."""

from __future__ import annotations

from warta.i18n import _
from warta.tui.commands import SCOPES
from warta.tui.keymap import table


def page() -> str:
    """The page as Markdown: a table for each place where keys work."""
    lines = [
        "# " + _("The keys of the app"),
        "",
        _("`warta keys` prints them with your own choices in; `[keys]` in the settings moves\nthem by id."),
    ]
    titles = places()
    head = f"| {_('key')} | {_('does')} | id |"
    for scope in SCOPES:
        lines += ["", f"## {titles[scope]}", "", head, "|---|---|---|"]
        for command, shown in table({}, scope):
            keys = " ".join(f"`{key}`" for key in shown.replace("|", "\\|").split())
            lines.append(f"| {keys} | {command.help()} | `{command.id()}` |")
    return "\n".join([*lines, ""])


def places() -> dict[str, str]:
    """Where keys work, as the titles of their tables."""
    return {
        "app": _("Everywhere"),
        "pane": _("In every pane of lines"),
        "sources": _("In the sources"),
        "posts": _("In the posts"),
        "article": _("In the article"),
        "thread": _("In the comments"),
        "composer": _("While you write a reply"),
        "review": _("While you look it over"),
        "outbox": _("In the outbox"),
        "search": _("In what a search found"),
        "sync": _("While something is fetched"),
        "diff": _("Among the changes of two revisions"),
        "table": _("In a table"),
    }
