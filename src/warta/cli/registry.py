"""Registry of the commands with their one-line help, and the text of `warta --help`.

Each command is the module of its name in `warta.cli.commands`, with `add_options(parser)` and `run(context) -> int`.
"""

from __future__ import annotations

from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def command_groups() -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Every command under its heading, with the one line that help tells of it."""
    return (
        (
            _("Read"),
            {
                "read": _("print documents: addresses, files, standard input"),
                "thread": _("the comments of a page"),
                "links": _("where its text links to"),
                "outline": _("its headings"),
                "quotes": _("who said what, in one page or in all that is kept"),
                "provenance": _("where a page came from, when it was seen, what that proves"),
            },
        ),
        (
            _("The desk"),
            {
                "origins": _("stories that several sites tell: who had them first, whose words were taken"),
                "export": _("stories as Markdown, HTML, EPUB, JSON, CSV, for Obsidian, or with all their evidence"),
                "cite": _("how pages are cited: Chicago, APA, Wikipedia, CSL-JSON, BibTeX, RIS"),
                "note": _("mark words of a story and write beside them; list, show, edit, rm, export"),
            },
        ),
        (
            _("Answer"),
            {
                "reply": _("answer a story or a comment, in the site's own form"),
                "outbox": _("drafts and sent replies: list, show, send, rm"),
            },
        ),
        (
            _("Follow"),
            {
                "sources": _("feeds, sites and sections that you follow: add, list, rename, import, export …"),
                "sync": _("fetch what is new in them, for offline"),
                "watch": _("pages that are looked at again and again"),
            },
        ),
        (
            _("The library"),
            {
                "list": _("what is kept, unread first"),
                "search": _("articles, comments and notes by their words and fields"),
                "mark": _("posts are read, or unread"),
                "star": _("what is worth keeping in sight"),
                "tag": _("posts under words of your own"),
                "revisions": _("what was said under one address, and when"),
                "diff": _("what has changed between two of them"),
                "library": _("its state: info, rebuild, check, prune, export, import, path"),
            },
        ),
        (
            _("Evidence"),
            {
                "capture": _("fetch pages anew, whatever the library has, and keep them"),
                "verify": _("see that what is kept, or a file, is still what was written"),
                "ledger": _("the record of all captures: head, lines, stamp, stamps"),
                "import": _("read the captures of others, WARC or WACZ, into the library"),
            },
        ),
        (
            _("Help"),
            {
                "demo": _("a small newsroom that ships with warta; needs no network"),
                "help": _("a page of the manual"),
                "keys": _("the keys of the app"),
                "config": _("your settings: show, check, example, path"),
                "doctor": _("what warta finds on this machine"),
                "completion": _("completion for bash, zsh or fish"),
            },
        ),
    )


def command_names() -> tuple[str, ...]:
    """Every command, in the order of help."""
    return tuple(name for _heading, commands in command_groups() for name in commands)


def overview() -> str:
    """Every command under its heading, and where to read on."""
    lines = [
        _("warta, a newsroom reader for the terminal"),
        "",
        _("usage:") + " warta [URL|FILE]           " + _("open the app, at an address or at the library"),
        "       warta COMMAND [OPTIONS]    " + _("or use it as a command, as below"),
        "",
    ]
    for heading, found in command_groups():
        lines += [heading + ":", *(f"  {name:<12}{summary}" for name, summary in found.items()), ""]
    lines += [
        _("examples:"),
        "  warta demo",
        "  warta read --json https://news.example/story | jq -r .title",
        "  warta read -f markdown story.html -o story.md",
        "",
        _("warta COMMAND --help tells a command's options; warta help lists the manual."),
    ]
    return "\n".join(lines)
