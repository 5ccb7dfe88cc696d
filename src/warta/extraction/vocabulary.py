"""Lists of words, written as one would say them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


def by_letters(words: Iterable[str], passed: str = "") -> str:
    """One pattern, its words gathered by their first two letters so that most of a name is passed in one step."""
    gathered: dict[str, list[str]] = {}
    for word in words:
        start = word.removeprefix(r"\b")
        mark = word.removesuffix(start)
        if len(passed) < 2 and start[0].isalpha() and start[1:2] != "?":
            gathered.setdefault(start[0], []).append(mark + start[1:])
        else:
            gathered.setdefault("", []).append(rf"(?<!\w{passed}){start}" if mark else start)
    return "|".join(
        f"{letter}(?:{by_letters(rests, passed + letter)})" if letter else "|".join(rests)
        for letter, rests in gathered.items()
    )
