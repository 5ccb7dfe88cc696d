"""Write a line of the provenance log: canonical JSON of one event, with the hash of the previous line.

The hash of a line is the SHA-256 of its UTF-8 bytes, so that `sha256sum` can check it.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from warta.model.capture import Headers, Page, Provenance

FORMAT = "warta.ledger/1"
NOTHING_BEFORE = "0" * 64
"""The previous hash in the first line."""


def line(number: int, previous: str, happened: dict[str, Any]) -> str:
    """Return line `number` as text; `previous` is the hash of the line before."""
    return canonical({"ledger": FORMAT, "line": number, "previous": previous, **happened})


def hash_of(text: str) -> str:
    """Return the SHA-256 of a line, in hex."""
    return sha256(text.encode()).hexdigest()


def canonical(data: Any) -> str:  # noqa: ANN401 - a JSON edge
    """Serialise to canonical JSON: sorted keys, no spaces, minimal escapes."""
    written = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written.encode("utf-8", "replace").decode()  # UTF-8 cannot encode a lone surrogate


def kept(capture: int, page: Page, made: Provenance, when: datetime) -> dict[str, Any]:
    """Return the event of a capture saved at `when`, with its companion requests."""
    return {
        "kind": "capture",
        "capture": capture,
        "kept_at": when.isoformat(),
        **record(page),
        "text_sha256": made.text_sha256,
        "extractor": made.extractor,
        "imported_from": page.imported_from,
        "beside": [record(each) for each in page.also],
    }


def unchanged(capture: int, when: datetime) -> dict[str, Any]:
    """Return the event of a fetch that found the page unchanged (HTTP 304)."""
    return {"kind": "unchanged", "capture": capture, "at": when.isoformat()}


def removed(captures: Sequence[int], pages: Sequence[str], at: str) -> dict[str, Any]:
    """Return the event of the removal, at `at`, of captures and of pages (by their SHA-256)."""
    return {"kind": "removed", "captures": sorted(captures), "pages": sorted(pages), "at": at}


def record(page: Page) -> dict[str, Any]:
    """Return request, response and time of one fetch; the headers only as a digest, `headers_sha256`."""
    return {
        "requested_url": page.requested_url,
        "final_url": page.final_url,
        "redirects": [[hop.status, hop.url] for hop in page.redirects],
        "status": page.status,
        "fetched_at": page.fetched_at.isoformat(),
        "sha256": page.sha256,
        "headers_sha256": headers_sha256(page.request_headers, page.response_headers),
        "truncated": page.truncated,
        "incomplete": list(page.incomplete),
        "peer": page.peer,
        "certificate": page.certificate,
    }


def headers_sha256(asked: Headers, answered: Headers) -> str:
    """Return the SHA-256 of the canonical JSON of `[request headers, response headers]`, each a list of pairs."""
    return hash_of(canonical([[list(pair) for pair in asked], [list(pair) for pair in answered]]))
