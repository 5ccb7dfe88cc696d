"""Pictures that are kept: what they are is told by their first bytes; what may hold a script is none."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from warta.model.evidence import KeptApart
from warta.model.export import KeptPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from warta.model.capture import LoadedArticle

_SIGNS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))

_AVIF = (b"ftypavif", b"ftypavis", b"ftypmif1")


def kind(body: bytes) -> str | None:
    """jpeg, png, gif or webp; None for anything else."""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    return next((name for sign, name in _SIGNS if body.startswith(sign)), None)


def of(loaded: LoadedArticle, kept: Callable[[str], bytes | None]) -> Iterator[KeptPicture]:
    """The pictures of an article that are kept, in the article's order."""
    for url in dict.fromkeys(picture.url for picture in loaded.article.images):
        body = kept(url) or b""
        if known := kind(body):
            yield KeptPicture(url=url, kind=known, body=body)


def apart(
    loaded: LoadedArticle, kept: Callable[[str], bytes | None], since: Callable[[str], datetime | None]
) -> Iterator[KeptApart]:
    """The same for an archive, which shows what a browser shows: AVIF too."""
    for url in dict.fromkeys(picture.url for picture in loaded.article.images):
        body, when = kept(url) or b"", since(url)
        known = kind(body) or ("avif" if body[4:12] in _AVIF else None)
        if known and when:
            yield KeptApart(url=url, media=f"image/{known}", body=body, when=when)


def name(picture: KeptPicture) -> str:
    """A name by what is in it."""
    return f"{sha256(picture.body).hexdigest()[:16]}.{'jpg' if picture.kind == 'jpeg' else picture.kind}"
