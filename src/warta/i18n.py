"""Translation of messages with gettext, loaded only for languages other than English."""

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
    """Return the two-letter language from the first variable that is set (WARTA_LANG, then as POSIX)."""
    for name in _ASKED:
        if value := environ.get(name):
            code = value.split(":")[0].split("_")[0].split(".")[0].lower()
            return SOURCE if code in {"c", "posix"} else code
    return SOURCE


def of_settings(path: Path) -> str:
    """Return `lang` of a settings file, "" if not set; read before the file is parsed."""
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError):
        return ""
    import re

    found = re.search(r"""^lang[ \t]*=[ \t]*["']([a-z]{2})["'][ \t]*(?:#.*)?$""", text, re.MULTILINE)
    return found[1] if found else ""


@cache
def catalogue(code: str, folder: Path | None = None) -> NullTranslations | None:
    """Return the catalogue of a language; None for English and for unsupported languages."""
    if code == SOURCE:
        return None
    from gettext import find, translation

    where = str(folder or os.path.join(os.path.dirname(__file__), "locale"))  # noqa: PTH118, PTH120 - pathlib is slow to load
    return translation("warta", where, [code]) if find("warta", where, [code]) else None


def _(text: str) -> str:
    """Translate a message."""
    found = catalogue(language(os.environ))
    return found.gettext(text) if found else text


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a message with a plural form for `count`."""
    found = catalogue(language(os.environ))
    if found:
        return found.ngettext(one, many, count)
    return one if count == 1 else many


def figure(number: int) -> str:
    """Format a number with the thousands separator of the reader's language."""
    return f"{number:,}".replace(",", _(","))


def later(text: str) -> str:
    """Mark a message in a table for translation; `_` translates it when it is shown."""
    return text
