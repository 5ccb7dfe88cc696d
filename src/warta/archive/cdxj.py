"""The index of a WARC: a line for each response, sorted by its address in the order of hosts (SURT)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from warta import urls

if TYPE_CHECKING:
    from collections.abc import Iterable

    from warta.archive.warc import Placed

_USUAL = {"http": ":80", "https": ":443"}
_WWW = re.compile(r"^www\d*\.")


def index(placed: Iterable[Placed], filename: str) -> str:
    """A CDXJ index of a file."""
    return "".join(sorted(_line(each, filename) for each in placed))


def surt(url: str) -> str:
    """An address with its host turned round, so that a site and its subdomains stand together."""
    host = urls.host(url)
    scheme, _colon, place = urls.origin(url).partition("://")
    port = "" if place.removeprefix(host) == _USUAL.get(scheme) else place.removeprefix(host)
    name = _WWW.sub("", host)
    turned = name.strip("[]") if name.startswith("[") else ",".join(reversed(name.split(".")))
    rest = urls.normalise(url).partition("://")[2].partition("#")[0].lower()
    path, mark, query = ("/" + rest.partition("/")[2]).partition("?")
    if len(path) > 1:
        path = path.removesuffix("/")
    return f"{turned}{port}){path}{mark}{'&'.join(sorted(query.split('&')))}"


def _line(each: Placed, filename: str) -> str:
    facts = {
        "url": each.url,
        "mime": each.media,
        "status": str(each.status or 200),
        "digest": each.digest,
        "length": str(each.length),
        "offset": str(each.offset),
        "filename": filename,
    }
    return f"{surt(each.url)} {each.when.strftime('%Y%m%d%H%M%S')} {json.dumps(facts, ensure_ascii=False)}\n"
