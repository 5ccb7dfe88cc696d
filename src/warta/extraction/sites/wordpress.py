"""WordPress: the whole thread by REST, by HTML pages where that is off; neighbours that the theme does not print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from warta import urls
from warta.errors import ExtractError
from warta.extraction import comments
from warta.extraction.sites import wordpress_facts as pages
from warta.extraction.sites import wordpress_rest as rest
from warta.extraction.sites.branches import MOST, Gathered, is_newest_first
from warta.extraction.sites.fragments import Reader
from warta.extraction.sites.told import many
from warta.extraction.sites.visit import failure, with_hidden
from warta.model.article import Navigation, Thread
from warta.model.capture import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.sites.wordpress_facts import Facts
    from warta.extraction.text import Removed
    from warta.model.article import Article, Link
    from warta.model.capture import Page
    from warta.ports.sites import Visit

# Where a page gives no number to hold the comments against, so many more of its pages are read for pingbacks.
_FEW_PAGES = 3


def claims(visit: Visit) -> bool:
    """Whether this is one post or page of a WordPress."""
    return pages.is_wordpress(visit)


def wanted(visit: Visit) -> Iterator[Wanted]:
    """The comments, then the posts before and after."""
    known = pages.facts(visit)
    if _has_comments(visit.article):
        yield from _comments_wanted(visit, known)
    yield from _neighbours_wanted(visit, known)


def merged(visit: Visit) -> Article:
    """The article with its whole thread and its neighbours, as far as they came."""
    if not visit.page.also:
        return visit.article
    known, article = pages.facts(visit), visit.article
    removed: Removed = {}
    if _has_comments(article):
        article = _with_comments(visit, known, removed)
    article = _with_neighbours(visit, article, known, removed)
    return with_hidden(article, removed)


# --- comments -----------------------------------------------------------------------------------------------------


def _has_comments(article: Article) -> bool:
    """Whether the page shows comments or says that there are some."""
    return article.thread is not None and bool(article.thread.comments or article.thread.total)


def _comments_wanted(visit: Visit, known: Facts) -> Iterator[Wanted]:
    """REST first; the HTML pages where that is not there, and for the pingbacks that it does not tell."""
    told = rest.Told()
    if known.rest:
        yield from _rest_wanted(visit, known)
        answers = _rest_answers(visit, known)
        if not answers or _is_unfinished(visit, known):
            return
        told = rest.comments(answers)
    if told.is_whole and not _may_have_pings(visit, told):
        return
    named = pages.comment_page(visit.page.final_url)
    here = named or _told_page(visit, told)
    if named and pages.comment_pages(visit):
        yield Wanted(url=pages.comment_stem(visit), why="comments")
    for number, url in pages.comment_pages(visit).items():
        if number != here:
            yield Wanted(url=url, why=f"comments, page {number}")


def _rest_wanted(visit: Visit, known: Facts) -> Iterator[Wanted]:
    """The first hundred; then as many more as their headers say, or one more after each full answer."""
    first = _rest_page(known, 1)
    yield Wanted(url=first, why="comments")
    answer = visit.answer(first)
    if answer is None or failure(answer):
        return
    last = rest.pages_of(answer)
    while (answer := visit.answer(_rest_page(known, last))) is not None and rest.is_full(answer):
        last += 1
    for number in range(2, min(last, MOST // rest.PER_PAGE) + 1):
        yield Wanted(url=_rest_page(known, number), why=f"comments {(number - 1) * rest.PER_PAGE + 1} and on")


def _rest_page(known: Facts, number: int) -> str:
    return known.address("wp/v2/comments", **rest.comments_query(known.post or "", number))


def _rest_answers(visit: Visit, known: Facts) -> list[Page]:
    """The answers of REST so far, in order."""
    every = (visit.answer(want.url) for want in _rest_wanted(visit, known))
    return [answer for answer in every if answer is not None]


def _is_unfinished(visit: Visit, known: Facts) -> bool:
    return any(visit.answer(want.url) is None for want in _rest_wanted(visit, known))


def _may_have_pings(visit: Visit, told: rest.Told) -> bool:
    """Whether the page counts more than REST tells and it shows itself: pingbacks, on other pages of comments."""
    thread = visit.article.thread or Thread()
    here = {comment.id for comment in thread.walk()}
    found = len(here | {rest.id_of(row) for row in told.rows})
    if thread.total is not None:
        return thread.total > found
    return len(pages.comment_pages(visit)) <= _FEW_PAGES


def _told_page(visit: Visit, told: rest.Told) -> int | None:
    """Which page of comments this is, by the addresses of those that it shows, as REST tells them or the theme.

    REST gives those of the first page no number where that is the one at the article's own address.
    """
    numbers = {rest.id_of(row): _number_in(row.get("link")) for row in told.rows}
    shown = list((visit.article.thread or Thread()).walk())
    found = {numbers[comment.id] for comment in shown if comment.id in numbers}
    if found == {None} and any(numbers.values()):
        return 1
    found = found - {None} or {_number_in(comment.permalink) for comment in shown}
    return next(iter(found)) if len(found) == 1 else None


def _number_in(link: object) -> int | None:
    """The page of comments in the address of one comment."""
    return pages.comment_page(link.partition("#")[0]) if isinstance(link, str) else None


def _with_comments(visit: Visit, known: Facts, removed: Removed) -> Article:
    """The article with every comment that came; REST is believed before the page."""
    article, base = visit.article, visit.article.thread or Thread()
    told = rest.comments(_rest_answers(visit, known)) if known.rest else rest.Told()
    every = Gathered()
    _add_told(every, told, visit, removed)
    every.add_thread(base)
    shown = _HtmlPages()
    shown.add(every, visit, removed)
    found = len(every.said)
    total = max(found, base.total or 0, told.total or 0)
    thread = Thread(
        comments=every.comments(newest_first=is_newest_first(base.comments)),
        total=total,
        complete=total <= found and _is_all(base, told, shown),
        closed=base.closed,
        source="rest" if told.rows else base.source,
    )
    reasons = _reasons(told, shown, thread)
    return replace(article, thread=thread, incomplete=(*article.incomplete, *reasons))


def _is_all(base: Thread, told: rest.Told, shown: _HtmlPages) -> bool:
    """Whether everything was asked for and came, as far as the answers tell."""
    if told.is_whole:
        return True
    return not shown.trouble if shown.asked else base.complete


@dataclass(slots=True, kw_only=True)
class _HtmlPages:
    """The other HTML pages of comments: how many were asked for, and the first trouble with one."""

    asked: int = 0
    trouble: str = ""

    def add(self, every: Gathered, visit: Visit, removed: Removed) -> None:
        """Add what they show, page by page."""
        stem = pages.comment_stem(visit)
        known = dict(sorted(pages.comment_pages(visit).items()))
        for url in (stem, *known.values()):
            answer = visit.answer(url)
            if answer is None:
                continue
            self.asked += 1
            if why := failure(answer):
                self.trouble = self.trouble or why
                continue
            try:
                tree = visit.tree_of(answer)
            except ExtractError as error:
                self.trouble = self.trouble or error.what
                continue
            found = comments.find(tree, answer.final_url, fetched_at=answer.fetched_at, removed=removed).value
            if found:
                every.add_thread(found)


def _add_told(every: Gathered, told: rest.Told, visit: Visit, removed: Removed) -> None:
    """Add what REST told; what the page shows, too, was counted by the filter there."""
    base = visit.article.thread or Thread()
    here = {comment.id: comment for comment in base.walk()}
    authors = _own_accounts(told, {key for key, comment in here.items() if comment.by_author}, visit.article)
    counted, uncounted = Reader(base=visit.page.final_url, removed=removed), Reader(base=visit.page.final_url)
    for row in told.rows:
        reader = uncounted if rest.id_of(row) in here else counted
        by_author = (rest.writer_of(row) or "") in authors
        every.add(rest.said(row, reader, by_author=by_author, visit=visit), rest.parent_of(row))


def _own_accounts(told: rest.Told, marked: set[str], article: Article) -> set[str]:
    """The accounts of the article's author: those whose comments the page marks so, or that bear the name."""
    found = set()
    for row in told.rows:
        account = rest.writer_of(row)
        if account and (rest.id_of(row) in marked or row.get("author_name") in article.authors):
            found.add(account)
    return found


def _reasons(told: rest.Told, shown: _HtmlPages, thread: Thread) -> Iterator[str]:
    """What the reader is to be told of comments that are missing or may stand in the wrong place."""
    if not thread.complete and (told.trouble or shown.trouble):
        missing = (thread.total or 0) - thread.shown
        yield f"{many(missing)} did not come: {shown.trouble or told.trouble}"
    elif told.trouble:
        yield f"replies may hang on another comment than the one they answer: {told.trouble}"


# --- neighbours ---------------------------------------------------------------------------------------------------


def _neighbours_wanted(visit: Visit, known: Facts) -> Iterator[Wanted]:
    """The posts before and after, when the page prints none of them, or one without its title."""
    if not (known.rest and known.kind == "posts" and known.post and _lacks_neighbours(visit.article)):
        return
    if not (moment := _moment(visit, known)):
        answer = visit.answer(_own_address(known))
        if answer is None:
            yield Wanted(url=_own_address(known), why="the post's own date")
        if answer is None or not (moment := rest.published(answer)):
            return
    yield Wanted(url=_neighbour(known, "before", moment), why="the post before")
    yield Wanted(url=_neighbour(known, "after", moment), why="the post after")


def _lacks_neighbours(article: Article) -> bool:
    around = article.navigation or Navigation()
    links = [link for link in (around.previous, around.next) if link]
    return not links or any(not link.title for link in links)


def _moment(visit: Visit, known: Facts) -> str:
    """When the post appeared, to the second; "" when that has to be asked for."""
    when = visit.article.published
    if visit.answer(_own_address(known)) is not None or when is None:
        return ""
    if (when.hour, when.minute, when.second) == (0, 0, 0):  # only a day
        return ""
    return when.isoformat(timespec="seconds").replace("+", "%2B")


def _own_address(known: Facts) -> str:
    return known.address(f"wp/v2/posts/{known.post}", _fields="id,date,link")


def _neighbour(known: Facts, side: str, moment: str) -> str:
    order = "desc" if side == "before" else "asc"
    return known.address(
        "wp/v2/posts", **{side: moment, "per_page": "1", "order": order, "orderby": "date", "_fields": "id,link,title"}
    )


def _with_neighbours(visit: Visit, article: Article, known: Facts, removed: Removed) -> Article:
    """The article with the neighbours that REST told, where the page is silent."""
    before, after, trouble = _told_neighbours(visit, known, Reader(base=visit.page.final_url, removed=removed))
    around = article.navigation or Navigation()
    printed = around.previous or around.next
    previous = _titled(around.previous, before) if printed else before
    following = _titled(around.next, after) if printed else after
    if trouble and not printed:
        reason = f"the posts before and after are not known: {trouble}"
        article = replace(article, incomplete=(*article.incomplete, reason))
    if (previous, following) == (around.previous, around.next):
        return article
    return replace(article, navigation=replace(around, previous=previous, next=following))


def _told_neighbours(visit: Visit, known: Facts, reader: Reader) -> tuple[Link | None, Link | None, str]:
    """The posts before and after as REST tells them, and the first trouble with an answer."""
    answers = [visit.answer(want.url) for want in _neighbours_wanted(visit, known)]
    own = visit.answer(_own_address(known)) if known.rest else None
    trouble = failure(own) if own else ""
    if len(answers) < 2:
        return None, None, trouble
    sides = [rest.neighbour(answer, reader) if answer else (None, "") for answer in answers]
    trouble = next((why for _link, why in sides if why), "")
    return sides[0][0], sides[1][0], trouble


def _titled(printed: Link | None, told: Link | None) -> Link | None:
    """The link of the page, with the title that REST gives its post when the page gives none."""
    if printed and not printed.title and told and urls.same_page(printed.url, told.url):
        return replace(printed, title=told.title)
    return printed
