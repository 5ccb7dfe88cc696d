"""A line of the ledger: canonical JSON of what happened, with the hash of the line before in it.

The hash of a line is the SHA-256 of its UTF-8 bytes, so `sha256sum` checks what this module writes.
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
"""What the first line names as the one before."""


def line(number: int, previous: str, happened: dict[str, Any]) -> str:
    """Line `number` as text, after the line whose hash is `previous`."""
    return canonical({"ledger": FORMAT, "line": number, "previous": previous, **happened})


def hash_of(text: str) -> str:
    """The hash of a line."""
    return sha256(text.encode()).hexdigest()


def canonical(data: Any) -> str:  # noqa: ANN401 - a JSON edge
    """The one spelling of plain data: sorted keys, no spaces, nothing escaped that need not be."""
    written = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written.encode("utf-8", "replace").decode()  # a lone surrogate is no character in UTF-8


def kept(capture: int, page: Page, made: Provenance, when: datetime) -> dict[str, Any]:
    """What a line says of a page that was kept as this capture at `when`, with all that came beside it."""
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
    """What a line says of a fetch that found the copy of this capture unchanged (304)."""
    return {"kind": "unchanged", "capture": capture, "at": when.isoformat()}


def removed(captures: Sequence[int], pages: Sequence[str], at: str) -> dict[str, Any]:
    """What a line says of captures, and of pages by their SHA-256, that are no longer kept since `at`."""
    return {"kind": "removed", "captures": sorted(captures), "pages": sorted(pages), "at": at}


def record(page: Page) -> dict[str, Any]:
    """What was asked, what answered and when, of one fetch; its headers as one digest, `headers_sha256`."""
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
    """The SHA-256 of the canonical JSON of `[request headers, response headers]`, each a list of pairs."""
    return hash_of(canonical([[list(pair) for pair in asked], [list(pair) for pair in answered]]))
