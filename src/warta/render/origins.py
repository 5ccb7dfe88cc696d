"""Write text reuse between outlets (origins) as text and as JSON (`warta.origins/1`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warta.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from warta.model.origins import Origin, Passage, Taking, Telling

ORIGINS = "warta.origins/1"

_SHOWN = 160  # maximal characters of an excerpt


def to_json(origins: Iterable[Origin]) -> dict[str, Any]:
    """Return `warta.origins/1`: each story with the articles that tell it, the earliest first."""
    return {"schema": ORIGINS, "stories": [_origin(origin) for origin in origins]}


def _origin(origin: Origin) -> dict[str, Any]:
    first = origin.tellings[0]
    return {
        "title": first.loaded.article.title,
        "first": first.loaded.id if origin.sure else None,
        "tellings": [_telling(telling) for telling in origin.tellings],
    }


def _telling(telling: Telling) -> dict[str, Any]:
    article, record = telling.loaded.article, telling.loaded.provenance
    return {
        "id": telling.loaded.id,
        "url": article.canonical_url or article.url or record.final_url,
        "site": article.site,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "first_seen": telling.first_seen.isoformat(),
        "text_sha256": record.text_sha256,
        "credits": list(telling.names),
        "takings": [_taking(taking) for taking in telling.takings],
    }


def _taking(taking: Taking) -> dict[str, Any]:
    return {
        "source": taking.source,
        "share": taking.share,
        "spoken": round(taking.spoken, 3),
        "credited": taking.credited,
        "sure": taking.sure,
        "passages": [_passage(passage) for passage in taking.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "text": passage.text,
        "words": passage.words,
        "start": passage.start,
        "end": passage.end,
        "source_start": passage.source_start,
        "source_end": passage.source_end,
        "speech": passage.speech,
    }


def lines(origin: Origin, passages: int) -> Iterator[str]:
    """Yield one story as lines: its articles with date, site and shared text; at most `passages` excerpts each."""
    first = origin.tellings[0]
    yield first.loaded.article.title or _("Untitled")
    if not origin.sure:
        yield "  " + _("who had it first can't be told from what the pages say")
    for telling in origin.tellings:
        yield "  " + _about(telling)
        if telling is first and origin.sure:
            yield "      " + _("had it first")
        for taking in telling.takings[:1]:
            yield "      " + _has(taking, origin)
            yield from (f"        “{_short(each.text)}” {_kind(each)}" for each in taking.passages[:passages])
        if telling.names:
            yield "      " + _("names: {names}").format(names=", ".join(telling.names))


def _about(telling: Telling) -> str:
    article = telling.loaded.article
    when = f"{telling.when:%Y-%m-%d %H:%M %Z}".strip()
    told = when if telling.claimed else _("seen {when}").format(when=when)
    return f"{telling.loaded.id}  {told}  {article.site or ''}  {article.canonical_url or article.url or ''}"


def _has(taking: Taking, origin: Origin) -> str:
    """Describe how much of an article occurs in an earlier one, and whether it credits that one."""
    source = next(each for each in origin.tellings if each.loaded.id == taking.source)
    site = source.loaded.article.site or source.loaded.article.url or ""
    ways = {
        "credit": _("and credits it"),
        "dateline": _("and names it in its dateline"),
        "author": _("and names it as its author"),
        "link": _("and links to it"),
        "text": _("and names it in its text"),
    }
    how = ways[taking.credited] if taking.credited else _("and does not name it")
    words = _("{share:.0%} of its words stand in {id} ({site}), {how}")
    if not taking.sure:
        words = _("{share:.0%} of its words stand in {id} ({site}) too, {how}; which is earlier is not known")
    return words.format(share=taking.share, id=taking.source, site=site, how=how)


def _kind(passage: Passage) -> str:
    words = _("({count} words of speech)") if passage.speech else _("({count} words)")
    return words.format(count=passage.words)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
