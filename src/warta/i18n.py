"""The one door for words shown to people: gettext, loaded only for a language other than English."""

from __future__ import annotations

import os
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from gettext import NullTranslations
    from pathlib import Path

SOURCE = "en"
_ASKED = ("WARTA_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def language(environ: Mapping[str, str]) -> str:
    """The reader's language as two letters, by the first variable that is set (POSIX, and WARTA_LANG before it)."""
    for name in _ASKED:
        if value := environ.get(name):
            code = value.split(":")[0].split("_")[0].split(".")[0].lower()
            return SOURCE if code in {"c", "posix"} else code
    return SOURCE


def of_settings(path: Path) -> str:
    """The language that a settings file asks for (`lang`), "" for none: looked at before the file is understood."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return ""
    import re

    found = re.search(r"""^lang[ \t]*=[ \t]*["']([a-z]{2})["'][ \t]*(?:#.*)?$""", text, re.MULTILINE)
    return found[1] if found else ""


@cache
def catalogue(code: str, folder: Path | None = None) -> NullTranslations | None:
    """The catalogue of a language; None for English and for a language that warta does not speak."""
    if code == SOURCE:
        return None
    from gettext import find, translation

    where = str(folder or os.path.join(os.path.dirname(__file__), "locale"))  # noqa: PTH118, PTH120 - pathlib is slow to load
    return translation("warta", where, [code]) if find("warta", where, [code]) else None


def _(text: str) -> str:
    """The words in the reader's language."""
    found = catalogue(language(os.environ))
    return found.gettext(text) if found else text


def ngettext(one: str, many: str, count: int) -> str:
    """The words for `count` things in the reader's language."""
    found = catalogue(language(os.environ))
    if found:
        return found.ngettext(one, many, count)
    return one if count == 1 else many


def figure(number: int) -> str:
    """A number with its thousands apart, as the reader's language parts them."""
    return f"{number:,}".replace(",", _(","))


def later(text: str) -> str:
    """The words as they are, where a table keeps them: `_` is asked for them once they are shown."""
    return text
