"""Load and score real pages with ground truth, when a data folder is given: word overlap and wanted snippets."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """One page: how to read its bytes, and what is known of it. Texts for WCXB, wanted snippets for trafilatura's.

    None is not known, "" is known to be none.
    """

    id: str
    kind: str
    url: str | None
    load: Callable[[], bytes]
    text: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    title: str | None = None
    authors: str | None = None
    published: str | None = None


def wcxb(root: Path) -> Iterator[Truth]:
    """WCXB 1.0, development split (CC-BY-4.0)."""
    base = root / "wcxb" / "dev"
    with gzip.open(base / "ground-truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            truth = data.get("ground_truth")
            if isinstance(truth, dict):
                yield Truth(
                    id=data["id"],
                    kind=_kind(data),
                    url=data.get("url") or truth.get("url"),
                    load=_unzipped(base / "html" / f"{data['id']}.html.gz"),
                    text=truth.get("main_content") or "",
                    unwanted=tuple(truth.get("without") or ()),
                    title=truth.get("title") or "",
                    authors=truth.get("author") or "",
                    published=truth.get("publish_date") or "",
                )


def _kind(data: dict[str, Any]) -> str:
    kind = data.get("type") or (data.get("_internal") or {}).get("page_type", {})
    return str(kind.get("primary", "article") if isinstance(kind, dict) else kind or "article")


def trafilatura(root: Path) -> Iterator[Truth]:
    """The evaluation pages of trafilatura (Apache-2.0)."""
    base = root / "trafilatura" / "tests"
    for url, item in sorted(json.loads((base / "evaldata.json").read_text("utf-8")).items()):
        names = (item["file"], item["file"] + ".gz")
        places = [base / folder / name for folder in ("cache", "eval") for name in names]
        path = next(place for place in places if place.is_file())
        authors = item.get("author")
        yield Truth(
            id=item["file"],
            kind="page",
            url=url,
            load=_unzipped(path) if path.suffix == ".gz" else path.read_bytes,
            wanted=tuple(item["with"]),
            unwanted=tuple(item["without"]),
            title=item.get("title"),
            authors="; ".join(authors) if isinstance(authors, list) else authors,
            published=item.get("date"),
        )


def _unzipped(path: Path) -> Callable[[], bytes]:
    return lambda: gzip.decompress(path.read_bytes())


def digest(pages: list[Truth]) -> str:
    """What the floors were measured on, in twelve hex digits: the names of the pages and their truths."""
    told = "\n".join(f"{page.id}\t{page.text}\t{page.wanted}\t{page.unwanted}" for page in pages)
    return sha256(told.encode()).hexdigest()[:12]


def overlap(text: str, truth: str) -> float:
    """F1 of the words of two texts, as bags."""
    ours, theirs = _WORD.findall(text.lower()), _WORD.findall(truth.lower())
    if not ours or not theirs:
        return float(not ours and not theirs)
    shared = (Counter(ours) & Counter(theirs)).total()
    return 2 * shared / (len(ours) + len(theirs))


def snippets(text: str, page: Truth) -> tuple[int, int, int]:
    """Wanted snippets found, unwanted ones found, wanted ones missed; white space is folded."""
    body = " ".join(text.split())
    found = sum(" ".join(wanted.split()) in body for wanted in page.wanted)
    leaked = sum(" ".join(unwanted.split()) in body for unwanted in page.unwanted)
    return found, leaked, len(page.wanted) - found


def leaked(text: str, page: Truth) -> list[str]:
    """The unwanted snippets that stand in a text and not in what is known to be the story: "Home" is also a word."""
    body, truth = " ".join(text.split()), " ".join(page.text.split())
    folded = [" ".join(unwanted.split()) for unwanted in page.unwanted]
    return [unwanted for unwanted in folded if unwanted and unwanted in body and unwanted not in truth]
