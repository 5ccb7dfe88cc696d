"""Names of files made of titles: safe on every system, the same each time, and never those of another story."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from warta import urls

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle

_LONGEST = 80  # bytes of the words in a name; with digest and suffix it stays far under the 255 of most systems
_DIGEST = 8  # hex digits


def stem(loaded: LoadedArticle) -> str:
    """A name without its suffix: the title's letters and digits, and a digest of the address.

    The digest keeps apart what has one title, on systems that know no capitals too, and no name that a system reserves
    (CON, NUL, …) has one.
    """
    address = loaded.provenance.final_url or loaded.article.url or loaded.article.text
    digest = sha256(urls.key(address).encode("utf-8", "replace")).hexdigest()[:_DIGEST]
    words = _plain(loaded.article.title or "") or _plain(urls.host(address)) or "article"
    return f"{words}-{digest}"


def _plain(text: str) -> str:
    """Letters, digits and their marks, a hyphen for all else, cut to a length in bytes."""
    kept = "".join([letter if category(letter)[0] in "LNM" else " " for letter in normalize("NFC", text[:1000])])
    words = "-".join(kept.split())
    cut = words.encode()[:_LONGEST].decode("utf-8", "ignore")
    return cut.lstrip("-").rstrip("-")
