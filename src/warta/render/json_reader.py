"""Read an article from its JSON (`warta.article/1`); a wrong key or type raises ValueError."""

from __future__ import annotations

from datetime import datetime
from sys import intern
from typing import TYPE_CHECKING, Any, NoReturn

from warta.i18n import _, later
from warta.model.article import (
    Article,
    Comment,
    CommentForm,
    Credit,
    Dateline,
    Evidence,
    FormField,
    Link,
    Navigation,
    Picture,
    Quote,
    Thread,
)
from warta.model.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quotation,
    Rule,
    Span,
    Spans,
    Table,
)
from warta.model.capture import Companion, Headers, LoadedArticle, Provenance, Redirect
from warta.render.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def article_from_json(data: Any) -> LoadedArticle:  # noqa: ANN401 - any result of json.loads
    """Return the article that `article_to_json` wrote. Keys derived from the blocks (`text`, `words` …) are ignored.

    Raises ValueError when a key is missing or a value has another type than the schema says.
    """
    try:
        return LoadedArticle(
            article=_article(data),
            provenance=_provenance(data["provenance"]),
            from_library=_bool(data["from_library"]),
            id=_int(data["id"]),
            revision=_int(data["revision"]),
            trouble=_str(data["trouble"]),
        )
    except KeyError as error:
        raise ValueError(_("the key {key} is missing").format(key=error)) from error
    except (TypeError, IndexError, AttributeError) as error:
        raise ValueError(_("not the shape of an article: {why}").format(why=error)) from error


def comment_from_json(data: Any, replies: tuple[Comment, ...] = ()) -> Comment:  # noqa: ANN401 - likewise
    """Return the comment that `comment_to_json` wrote, with the given replies. Raises ValueError as above."""
    try:
        return _comment(data, replies)
    except KeyError as error:
        raise ValueError(_("the key {key} is missing").format(key=error)) from error
    except (TypeError, IndexError, AttributeError) as error:
        raise ValueError(_("not the shape of a comment: {why}").format(why=error)) from error


def _article(data: Any) -> Article:  # noqa: ANN401 - a JSON edge
    return Article(
        url=_str_or_none(data["url"]),
        canonical_url=_str_or_none(data["canonical_url"]),
        title=_str_or_none(data["title"]),
        subtitle=_str_or_none(data["subtitle"]),
        authors=_strings(data["authors"]),
        published=_date_or_none(data["published"]),
        modified=_date_or_none(data["modified"]),
        language=_str_or_none(data["language"]),
        site=_str_or_none(data["site"]),
        section=_str_or_none(data["section"]),
        tags=_strings(data["tags"]),
        summary=_str_or_none(data["summary"]),
        paywalled=None if data["paywalled"] is None else _bool(data["paywalled"]),
        dateline=_dateline(data["dateline"]),
        credits=tuple([_credit(each) for each in data["credits"]]),
        blocks=_blocks(data["blocks"]),
        quotes=tuple([_quote(each) for each in data["quotes"]]),
        navigation=_navigation(data["navigation"]),
        thread=_thread(data["thread"]),
        form=_form(data["form"]),
        links=tuple([Link(title=_str(each["text"]), url=_str(each["url"])) for each in data["links"]]),
        images=tuple([_picture(each) for each in data["images"]]),
        hidden=tuple([(name, _int(count)) for name, count in data["hidden"].items()]),
        truncated=_bool(data["truncated"]),
        incomplete=_strings(data["incomplete"]),
        evidence=tuple([_evidence(each) for each in data["provenance"]["evidence"]]),
    )


# --- plain values -------------------------------------------------------------------------------------------------


def _wrong(value: object, wanted: str) -> NoReturn:
    raise ValueError(_("{wanted} was expected, {found} is there").format(wanted=_(wanted), found=type(value).__name__))


def _str(value: object) -> str:
    return value if isinstance(value, str) else _wrong(value, later("text"))


def _str_or_none(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else _wrong(value, later("text or null"))


def _int(value: object) -> int:
    return value if type(value) is int else _wrong(value, later("a whole number"))


def _bool(value: object) -> bool:
    return value if isinstance(value, bool) else _wrong(value, later("true or false"))


def _number(value: object) -> float:
    return float(value) if type(value) in {int, float} else _wrong(value, later("a number"))  # type: ignore[arg-type]


def _date(value: object) -> datetime:
    when = datetime.fromisoformat(_str(value))
    return when if when.tzinfo else _wrong(value, later("a date with its offset"))


def _date_or_none(value: object) -> datetime | None:
    return None if value is None else _date(value)


def _strings(values: object) -> tuple[str, ...]:
    if not isinstance(values, list):
        _wrong(values, later("a list"))
    return tuple([_str(value) for value in values])


# --- blocks -------------------------------------------------------------------------------------------------------


def _spans(data: Any) -> Spans:  # noqa: ANN401 - a JSON edge
    return tuple(
        [Span(text=_str(each["text"]), style=_str(each["style"]), href=_str_or_none(each["href"])) for each in data]
    )


def _blocks(data: Any) -> tuple[Block, ...]:  # noqa: ANN401 - a JSON edge
    return tuple([_BLOCKS[each["type"]](each) for each in data])


def _item(data: dict[str, Any]) -> Item:
    return Item(spans=_spans(data["spans"]), level=_int(data["level"]), marker=_str(data["marker"]))


def _quotation(data: dict[str, Any]) -> Quotation:
    return Quotation(spans=_spans(data["spans"]), source=_str(data["source"]), pull=_bool(data["pull"]))


def _figure(data: dict[str, Any]) -> Figure:
    return Figure(
        src=_str_or_none(data["src"]),
        alt=_str(data["alt"]),
        caption=_spans(data["spans"]),
        credit=_str(data["credit"]),
    )


def _table(data: dict[str, Any]) -> Table:
    return Table(
        rows=tuple([_strings(row) for row in data["rows"]]),
        header_rows=_int(data["header_rows"]),
        caption=_str(data["caption"]),
    )


def _embed(data: dict[str, Any]) -> Embed:
    return Embed(src=_str(data["src"]), kind=_str(data["kind"]), title=_str(data["title"]))


_BLOCKS: dict[str, Callable[[dict[str, Any]], Block]] = {
    "paragraph": lambda data: Paragraph(spans=_spans(data["spans"])),
    "heading": lambda data: Heading(spans=_spans(data["spans"]), level=_int(data["level"])),
    "quotation": _quotation,
    "list": lambda data: Listing(items=tuple([_item(each) for each in data["items"]])),
    "figure": _figure,
    "table": _table,
    "code": lambda data: Code(text=_str(data["text"]), language=_str(data["language"])),
    "embed": _embed,
    "rule": lambda _: Rule(),
}


# --- article fields -----------------------------------------------------------------------------------------------


def _dateline(data: Any) -> Dateline | None:  # noqa: ANN401 - a JSON edge
    if data is None:
        return None
    return Dateline(
        place=_str(data["place"]),
        organisation=_str_or_none(data["organisation"]),
        date=_str_or_none(data["date"]),
        raw=_str(data["raw"]),
    )


def _credit(data: dict[str, Any]) -> Credit:
    return Credit(
        label=_str(data["label"]), name=_str(data["name"]), url=_str_or_none(data["url"]), raw=_str(data["raw"])
    )


def _quote(data: dict[str, Any]) -> Quote:
    return Quote(
        text=_str(data["text"]),
        speaker=_str_or_none(data["speaker"]),
        role=_str_or_none(data["role"]),
        cue=_str_or_none(data["cue"]),
        rule=_str(data["rule"]),
        confidence=_number(data["confidence"]),
        block=_int(data["block"]),
        start=_int(data["start"]),
        end=_int(data["end"]),
        # Articles saved by earlier versions have neither.
        continues=_bool(data.get("continues", False)),
        indirect=_bool(data.get("indirect", False)),
    )


def _picture(data: dict[str, Any]) -> Picture:
    return Picture(
        url=_str(data["url"]), alt=_str(data["alt"]), caption=_str(data["caption"]), credit=_str(data["credit"])
    )


def _link(data: dict[str, Any]) -> Link:
    return Link(title=_str(data["title"]), url=_str(data["url"]))


def _link_or_none(data: Any) -> Link | None:  # noqa: ANN401 - a JSON edge
    return None if data is None else _link(data)


def _navigation(data: Any) -> Navigation | None:  # noqa: ANN401 - a JSON edge
    if data is None:
        return None
    return Navigation(
        previous=_link_or_none(data["previous"]),
        next=_link_or_none(data["next"]),
        pages=_strings(data["pages"]),
        pages_joined=_int(data["pages_joined"]),
        up=tuple([_link(each) for each in data["up"]]),
    )


# --- thread and comment form --------------------------------------------------------------------------------------


def _thread(data: Any) -> Thread | None:  # noqa: ANN401 - a JSON edge
    if data is None:
        return None
    return Thread(
        comments=_comments(data["comments"]),
        total=None if data["total"] is None else _int(data["total"]),
        complete=_bool(data["complete"]),
        closed=_bool(data["closed"]),
        source=_str(data["source"]),
    )


def comment_or_data(data: dict[str, Any]) -> Any:  # noqa: ANN401 - a JSON edge
    """Object hook for `json.loads`: convert each comment as soon as it is parsed, return other objects unchanged.

    So at most one comment of a large thread is in memory as plain data.
    """
    if "replies" not in data or "by_author" not in data or any(type(each) is dict for each in data["replies"]):
        return data
    try:
        return _comment(data, tuple(data["replies"]))
    except KeyError as error:
        raise ValueError(_("the key {key} is missing").format(key=error)) from error


def _comments(data: Any) -> Sequence[Comment]:  # noqa: ANN401 - a JSON edge
    """Build the comment tree without recursion: parents are listed first, and created last."""
    if isinstance(data, Talk | tuple):
        return data
    if all(isinstance(each, Comment) for each in data):
        return tuple(data)
    order: list[dict[str, Any]] = list(data)
    for each in order:
        order.extend(each["replies"])
    made: dict[int, Comment] = {}
    for each in reversed(order):
        made[id(each)] = _comment(each, tuple([made[id(reply)] for reply in each["replies"]]))
    return tuple([made[id(each)] for each in data])


def _comment(data: dict[str, Any], replies: tuple[Comment, ...]) -> Comment:
    plain = "plain" in data
    return Comment(  # repeated strings are stored once in memory
        id=intern(_str(data["id"])),
        parent=(parent := _str_or_none(data["parent"])) and intern(parent),
        depth=_int(data["depth"]),
        author=intern(_str(data["author"])),
        author_url=_str_or_none(data["author_url"]),
        posted_at=_date_or_none(data["posted_at"]),
        body=(Paragraph(spans=(Span(text=_str(data["plain"])),)),) if plain else _blocks(data["blocks"]),
        kind=intern(_str(data["kind"])),
        by_author=_bool(data["by_author"]),
        permalink=_str_or_none(data["permalink"]),
        state=intern(_str(data["state"])),
        replies=replies,
    )


def _form(data: Any) -> CommentForm | None:  # noqa: ANN401 - a JSON edge
    if data is None:
        return None
    return CommentForm(
        action=_str(data["action"]),
        method=_str(data["method"]),
        heading=_str(data["heading"]),
        note=_str(data["note"]),
        fields=tuple([_field(each) for each in data["fields"]]),
        closed=_bool(data["closed"]),
        login_required=_bool(data["login_required"]),
        url=_str_or_none(data["url"]),
    )


def _field(data: dict[str, Any]) -> FormField:
    return FormField(
        name=_str(data["name"]),
        label=_str(data["label"]),
        type=_str(data["type"]),
        required=_bool(data["required"]),
        visible=_bool(data["visible"]),
        value=_str(data["value"]),
    )


# --- provenance ---------------------------------------------------------------------------------------------------


def _companion(data: dict[str, Any]) -> Companion:
    return Companion(
        url=_str(data["url"]),
        status=None if data["status"] is None else _int(data["status"]),
        fetched_at=_date(data["fetched_at"]),
        sha256=_str(data["sha256"]),
        incomplete=tuple([_str(reason) for reason in data["incomplete"]]),
    )


def _provenance(data: dict[str, Any]) -> Provenance:
    return Provenance(
        requested_url=_str_or_none(data["requested_url"]),
        final_url=_str_or_none(data["final_url"]),
        status=None if data["status"] is None else _int(data["status"]),
        fetched_at=_date(data["fetched_at"]),
        sha256=_str(data["sha256"]),
        text_sha256=_str(data["text_sha256"]),
        extractor=_str(data["extractor"]),
        redirects=tuple([Redirect(status=_int(hop["status"]), url=_str(hop["url"])) for hop in data["redirects"]]),
        request_headers=_headers(data["request_headers"]),
        response_headers=_headers(data["response_headers"]),
        beside=tuple(
            [_companion(each) for each in data.get("beside", ())]
        ),  # articles saved by earlier versions lack these
        peer=_str_or_none(data.get("peer")),
        certificate=_str_or_none(data.get("certificate")),
        imported_from=_str_or_none(data.get("imported_from")),
    )


def _headers(data: list[Any]) -> Headers:
    return tuple([(_str(name), _str(value)) for name, value in data])


def _evidence(data: dict[str, Any]) -> Evidence:
    return Evidence(field=_str(data["field"]), method=_str(data["method"]), place=_str(data["place"]))
