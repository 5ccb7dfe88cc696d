"""argparse's own words in the reader's language: it would look for them in a catalogue of its own, and ships none."""

from __future__ import annotations

import re
from functools import cache

from warta.i18n import _, later

_HEADINGS = {"positional arguments": later("positional arguments"), "options": later("options")}

_COMPLAINTS = {
    r"argument (?P<option>.+): expected one argument": later("{option} needs a value"),
    r"argument (?P<option>.+): ignored explicit argument (?P<value>.+)": later("{option} takes no value: {value}"),
    r"argument (?P<option>.+): not allowed with argument (?P<other>.+)": later(
        "{option} and {other} exclude each other"
    ),
    r"the following arguments are required: (?P<names>.+)": later("{names} is missing"),
}


def in_words(title: str | None) -> str | None:
    """The title over some options; those that warta gives are in the reader's language already."""
    return _(_HEADINGS[title]) if title in _HEADINGS else title


def complaint(message: str) -> str:
    """What argparse has against the words that were typed."""
    for pattern, words in _COMPLAINTS.items():
        if found := _compiled(pattern).fullmatch(message):
            return _(words).format(**found.groupdict())
    return message


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
