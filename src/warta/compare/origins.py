"""Who had a story first, and whose words were taken: tellings of one story held against each other.

Passages are runs of at least eight words that stand in both texts (after "w-shingling": Broder, 1997). What the pages
don't tell stays unknown: a date without an hour orders nothing within its day, and nobody is credited by a guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from warta import urls
from warta.compare.anchors import in_text
from warta.model.blocks import Heading, Listing, Paragraph, Quotation
from warta.model.origins import Origin, Passage, Taking, Telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from warta.model.article import Article
    from warta.model.capture import LoadedArticle

_RUN = 8  # words
_LETTERS = 24  # in a passage; eight characters of Chinese are no passage
_PLACES = 8  # of one run in the earlier text that are tried
_LEAST = 0.1  # the share of a text from which on something was taken
_SPOKEN = 0.8  # the share of a passage that must be direct speech for it to be that
_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"  # written without spaces
_WORD = re.compile(rf"[{_ALONE}]|[^\W{_ALONE}_]+(?:['’-][^\W{_ALONE}_]+)*")
_GENERIC = frozenset(("www", "com", "net", "org", "news", "online", "the", "id", "co"))


class Seen(NamedTuple):
    """A kept article, and when its address was first seen."""

    loaded: LoadedArticle
    first_seen: datetime


class _Words(NamedTuple):
    words: list[str]
    spans: list[tuple[int, int]]


def origin(seen: Iterable[Seen]) -> Origin:
    """The tellings of one story in order, each with what it has of those before it."""
    ordered = sorted([_telling(each) for each in seen], key=lambda telling: (telling.when, telling.first_seen))
    texts = [_taken_apart(telling.loaded.article.text) for telling in ordered]
    tellings: list[Telling] = []
    for at, telling in enumerate(ordered):
        takings = [_taking(telling, texts[at], ordered[before], texts[before]) for before in range(at)]
        found = [taking for taking in takings if taking.share >= _LEAST]
        tellings.append(_with(telling, tuple(sorted(found, key=lambda taking: -taking.share))))
    return Origin(tellings=tuple(tellings), sure=all(_is_before(ordered[0], other) for other in ordered[1:]))


def _telling(seen: Seen) -> Telling:
    article = seen.loaded.article
    return Telling(
        loaded=seen.loaded,
        first_seen=seen.first_seen,
        when=article.published or seen.first_seen,
        claimed=article.published is not None,
        names=tuple(dict.fromkeys(name for _how, name in _credited(article) if not _is_same(name, article))),
    )


def _with(telling: Telling, takings: tuple[Taking, ...]) -> Telling:
    return Telling(
        loaded=telling.loaded,
        first_seen=telling.first_seen,
        when=telling.when,
        claimed=telling.claimed,
        names=telling.names,
        takings=takings,
    )


def _is_before(one: Telling, other: Telling) -> bool:
    """Whether one is known to be earlier: by what both pages say, or when both were seen; a day has no hours."""
    if one.claimed != other.claimed:
        return False
    if one.claimed and (_is_day(one.when) or _is_day(other.when)):
        return one.when.date() < other.when.date()
    return one.when < other.when


def _is_day(when: datetime) -> bool:
    return not (when.hour or when.minute or when.second)


def _taking(later: Telling, text: _Words, earlier: Telling, source: _Words) -> Taking:
    passages = tuple(sorted(_passages(later.loaded.article, text, source), key=lambda each: -each.words))
    common = sum(passage.words for passage in passages)
    return Taking(
        source=earlier.loaded.id,
        share=round(common / len(text.words), 3) if text.words else 0.0,
        passages=passages,
        credited=_how(later.loaded.article, earlier.loaded.article),
        sure=_is_before(earlier, later),
    )


# --- words ---


def _taken_apart(text: str) -> _Words:
    spans = [found.span() for found in _WORD.finditer(text)]
    return _Words([text[start:end].casefold() for start, end in spans], spans)


def _passages(article: Article, text: _Words, source: _Words) -> Iterator[Passage]:
    """The runs of words that stand in both, none of which overlaps another, the longest at each place."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(source.words) - _RUN + 1):
        known = places[tuple(source.words[at : at + _RUN])]
        if len(known) < _PLACES:
            known.append(at)
    told, speech = article.text, _speech(article)
    at = 0
    while at <= len(text.words) - _RUN:
        found = places.get(tuple(text.words[at : at + _RUN]), ())
        if not found:
            at += 1
            continue
        size, there = max((_common(text.words, at, source.words, start), -start) for start in found)
        start, end = text.spans[at][0], text.spans[at + size - 1][1]
        if sum(map(len, text.words[at : at + size])) >= _LETTERS:
            yield Passage(
                text=told[start:end],
                words=size,
                start=start,
                end=end,
                source_start=source.spans[-there][0],
                source_end=source.spans[-there + size - 1][1],
                speech=_inside(start, end, speech) >= _SPOKEN * (end - start),
            )
        at += size


def _common(mine: Sequence[str], at: int, theirs: Sequence[str], there: int) -> int:
    size = _RUN
    while at + size < len(mine) and there + size < len(theirs) and mine[at + size] == theirs[there + size]:
        size += 1
    return size


def _speech(article: Article) -> list[tuple[int, int]]:
    """Where direct speech stands in the text."""
    found = [in_text(article, quote.block, quote.start, quote.end) for quote in article.quotes]
    return [place for place in found if place]


def _inside(start: int, end: int, places: Iterable[tuple[int, int]]) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for first, last in places)


# --- credits ---


def _credited(article: Article) -> Iterator[tuple[str, str]]:
    """Whom a page names as where its story is from, and how."""
    yield from (("credit", credit.name) for credit in article.credits if credit.name)
    if article.dateline and article.dateline.organisation:
        yield "dateline", article.dateline.organisation


def _how(article: Article, source: Article) -> str | None:
    """How a page names the site of an earlier telling; None when it does not."""
    for how, name in _credited(article):
        if _is_same(name, source):
            return how
    hosts = {_host(source)}
    if any(credit.url and urls.host(credit.url).removeprefix("www.") in hosts for credit in article.credits):
        return "credit"
    if any(_is_same(name, source) for name in article.authors):
        return "author"
    if any(urls.host(href).removeprefix("www.") in hosts for href in _links(article)) and _host(article) not in hosts:
        return "link"
    site = (source.site or "").strip()
    if len(site) > 5 and not _is_same(site, article) and re.search(rf"(?<!\w){re.escape(site)}(?!\w)", article.text):
        return "text"
    return None


def _links(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if isinstance(block, Paragraph | Heading | Quotation):
            yield from (span.href for span in block.spans if span.href)
        elif isinstance(block, Listing):
            yield from (span.href for item in block.items for span in item.spans if span.href)


def _host(article: Article) -> str:
    return urls.host(article.url or article.canonical_url or "").removeprefix("www.")


def _is_same(name: str, article: Article) -> bool:
    """Whether a name is that of an article's site: its words, or its host's."""
    wanted = _bare(name)
    if not wanted:
        return False
    host = _host(article)
    if host and host in re.split(r"[\s/:]+", name.casefold().replace("www.", "")):
        return True
    return wanted in {_bare(article.site or ""), _bare(host.replace(".", " "))}


def _bare(name: str) -> str:
    """The letters of a name, without the words that every site has."""
    words = [word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in _GENERIC]
    joined = "".join(words)
    return joined if len(joined) > 2 else ""
