"""Items as RIS records, which reference managers import. Source: Research Information Systems, RIS format 2011."""

from __future__ import annotations

from warta.citation.csl import authors, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.citation.csl import Item

_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC"}


def record(item: Item) -> str:
    """One record, UTF-8: a tag, two spaces, a hyphen, a value on each line; `ER` closes it."""
    issued, accessed = day(item, "issued"), day(item, "accessed")
    fields = [
        ("TY", _TYPES[item["type"]]),
        *[("AU", name) for name in authors(item)],
        ("TI", item.get("title", "")),
        ("T2", item.get("container-title", "")),
        ("PY", str(issued[0]) if issued else ""),
        ("DA", "{:04}/{:02}/{:02}/".format(*issued) if issued else ""),
        ("CY", item.get("publisher-place", "")),
        ("SE", item.get("section", "")),
        ("LA", item.get("language", "")),
        ("AB", item.get("abstract", "")),
        ("UR", item.get("URL", "")),
        ("Y2", "{:04}/{:02}/{:02}/".format(*accessed) if accessed else ""),
        ("AV", item.get("archive_location", "")),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "]) + "\n"
