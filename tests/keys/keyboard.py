"""The keys that a careless hand presses: every one that some command has, and the ways into every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile.payloads import CSI, OSC
from warta.tui.keymap import COMMANDS, SCOPES, of_scope

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

EDITED = "https://news.example/edited/"
BURST = 8  # keys that are typed at once
TYPED = "flood river pasar 12 is:unread"
LEAVES = {"ctrl+q"}
SLOWLY = "…"  # ends a burst whose keys are typed one by one
HOME = ("escape",) * 3  # back to the reading screen, whatever is open
ATTACK = "".join((*CSI.values(), *OSC.values())).replace("\x1b[31", "").replace("\x07", "")
_SENT = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "space": " ", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "shift+tab": "\x1b[Z", "delete": "\x1b[3~", "backspace": "\x7f", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f6": "\x1b[17~", "f7": "\x1b[18~", "shift+left": "\x1b[1;2D", "shift+up": "\x1b[1;2A",
    "paste": f"\x1b[200~ferry{ATTACK}\x1b[201~",
}  # fmt: skip
ESCAPE = "\x1b[27u"  # as a terminal sends it that was asked for clear keys: nothing has to be waited for

TAKES_AWAY = {
    "backspace", "delete", "ctrl+d", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+x", "ctrl+y", "f6", "f7", "shift+left",
    "shift+up",
}  # fmt: skip
"""What takes words away in a text, or chooses words that the next letter takes away."""

# The ways into every screen and menu, and the scope whose keys are pressed there then.
WAYS: dict[str, tuple[str, str]] = {
    "sources": ("1", "sources"), "posts": ("2", "posts"), "article": ("3", "article"), "thread": ("4", "thread"),
    "composer": ("3 C W o r d s", "composer"), "answer": ("4 n c W o r d s", "composer"),
    "preview": ("3 C W o r d s f3", "composer"), "quote": ("4 n c f2", "composer"), "editor": ("3 C f4", "composer"),
    "review": ("3 C W o r d s ctrl+s", "review"), "sent": ("3 C s o ctrl+s s e n d enter", "review"),
    "outbox": ("O", "outbox"), "outbox go": ("g d", "outbox"), "search": ("ctrl+f r i v e r", "search"),
    "hit": ("ctrl+f r i v e r enter enter", "article"), "kept search": ("ctrl+f r i v e r escape + enter", "sources"),
    "sync": ("R", "sync"), "follow": ("A ctrl+u d e m o enter enter", "sources"), "forget": ("1 j j j d n", "sources"),
    "diff": (f"ctrl+l {' '.join(EDITED)} enter d", "diff"), "revisions": ("g r enter", "diff"),
    "note": ("3 } a h m enter", "article"), "select": ("3 } v } } y", "article"), "forms": ("3 p s", "pane"),
    "provenance": ("i", "pane"), "go": ("g", "pane"), "history": ("g h", "pane"), "links": ("g l", "pane"),
    "outline": ("g o j enter", "article"), "quotes": ("g q j enter", "article"), "copy": ("Y", "pane"),
    "export": ("e", "pane"), "written": ("e j enter enter", "pane"), "open in": ("w", "pane"), "pipe": ("|", "pane"),
    "jump": ("ctrl+o a", "pane"), "help": ("? c o m", "pane"), "palette": (": t h e m e", "pane"),
    "address": ("ctrl+l", "pane"), "find": ("/ e enter n N", "article"), "hints": ("3 f a", "article"),
    "filter": ("2 = a enter", "posts"), "sort": ("2 S", "posts"), "tag": ("3 t x enter", "article"),
    "peek": ("4 G P", "thread"), "comments by time": ("4 S S", "thread"), "pictures": ("3 I", "article"),
    "stars": ("2 x j x s M u u U", "posts"), "zen": ("z", "article"),
}  # fmt: skip
# What is to be read on each screen, and nowhere else.
SIGNS = {
    "composer": "of 65,525 bytes|The site's form", "review": "What will leave this machine",
    "preview": "As it would be read", "quote": "Space marks, a marks all",
    "outbox": r"\d drafts?\b|The outbox is empty",
    "search": "Search the library +|type what you look for", "sync": "Fetching what is new|All is fetched",
    "follow": "a site, a section, a feed", "sources": "All posts", "diff": r"revision .{1,40} → ",
    "revisions": "Changes since which", "note": "your words, or nothing", "forms": "See it as",
    "provenance": "Provenance", "go": "Go to", "history": "History", "links": "Links", "outline": "Outline",
    "copy": "Copy ", "export": r"Export \d", "open in": "Open in the web browser", "pipe": "a program and its arg",
    "help": "type to search the keys", "palette": "type what you want to do", "address": "or words to search for",
    "find": r"\d hits?\b", "sort": "Sort the posts", "tag": "a tag; one that is there", "peek": "It answers",
    "comments": "Comments ", "trouble": "This page cannot be shown",
}  # fmt: skip

_WORDS = (
    "川", "洪水", "река", "παλιά", "مياه", "नदी", "แม่น้ำ", "đồng", "écluse", "🌊", "강물", "ひがし", "мост",
    "می\u200cرود", "👩\u200d🚒",
)  # fmt: skip
FIGURES = "〇一二三四五六七八九"
RARE = frozenset(letter for letter in "".join((*_WORDS, FIGURES)) if not letter.isascii())
"""The letters of phrases: no command has one, nor does a quotation of what a page says bring its own marks."""
LENDS = "f4"  # gives the terminal to an editor


def sent(key: str) -> str:
    """What a terminal sends for a key."""
    if key in _SENT:
        return _SENT[key]
    if key.startswith("ctrl+"):
        return chr(ord(key[-1].upper()) - 64)
    return key


def phrase(number: int, chance: random.Random) -> str:
    """Words that nobody else writes: a Latin one, then letters that no command has, wide ones too, and a number."""
    figures = "".join(FIGURES[int(figure)] for figure in f"{number:05}")
    return f" a {' '.join(chance.sample(_WORDS, k=2))}{figures}"


def keys() -> tuple[str, ...]:
    """Every key that some command has, letters to type, the mouse, another size, and an attack that is pasted."""
    bound = {key for command in COMMANDS for key in command.keys.split()} - LEAVES
    return (*sorted(bound), *TYPED, "click", "wheel", "size", "paste")


def scope_keys() -> dict[str, tuple[str, ...]]:
    """The keys of each scope, with letters to type."""
    return {
        scope: (*sorted({key for command in of_scope(scope) for key in command.keys.split()} - LEAVES), "t", "12")
        for scope in SCOPES
    }


def bursts(chance: random.Random) -> Iterator[list[str]]:
    """Keys as a careless hand presses them: many at random; a way into a screen, and the keys of that screen."""
    every, of_scope_keys, waiting = keys(), scope_keys(), list[str]()
    while True:
        if chance.random() < 0.4:
            waiting = waiting or chance.sample([*WAYS], k=len(WAYS))
            way, scope = WAYS[waiting.pop()]
            yield [*HOME, *way.split(), SLOWLY]
            yield chance.choices(of_scope_keys[scope], k=BURST)
            continue
        burst = [chance.choice(every) for _ in range(BURST)]
        if chance.random() < 0.3:
            burst += ["escape"]
        yield burst
