"""Find the form in which a reader may comment; a search, a login, a newsletter or a contact form is none."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from warta import urls
from warta.extraction.fields import fields, inputs, kind
from warta.extraction.found import Found, base_address, outermost, own_address
from warta.extraction.labels import is_kind, kinds
from warta.extraction.text import line
from warta.extraction.vocabulary import words
from warta.model.article import CommentForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.extraction.dom import Tree
    from warta.extraction.text import Removed

_WORDPRESS = re.compile(r"/wp-comments-post\.php(?:[?#]|$)")
_OF_COMMENTS = re.compile(
    r"(?:^|[^a-z])(?:comments?|commentform|commenting|respond|reply|komentar|kommentare?|commentaires?|comentarios?|commenti"
    r"|reacties?|reactie|yorum)(?:[^a-z]|$)|addcomment|commentbox|postcomment"
)
_NO_COMMENT = re.compile(
    r"search|login|signin|sign-in|signup|register|newsletter|subscri|contact|wpcf7|gform|mailchimp|post-password|checkout"
    r"|cart|donat|poll|vote|review|report|feedback|question|abuse"
)
_BOX = words("respond comment-respond")
_CALLED_A_FORM = re.compile(r"comment-?form|reply-?form|post-comments-form")
_MUST_LOG_IN = re.compile(r"(?:^|\s)must-log-in(?:$|\s)")
_CLOSED = re.compile(r"(?:^|\s)(?:comments?-closed|comments-are-closed)(?:$|\s)")
_NO_COMMENTS = re.compile(r"(?:^|\s)no-?comments(?:$|\s)")
_NOTE = re.compile(
    r"note|notice|allowed-tags|policy|privacy|consent-text|guideline|rules|help-text|required-field-message"
)
_NO_NOTE = words("input textarea select button label form h2 h3")
_TITLE = re.compile(r"reply-title|respond-title|form-title|comment-form-title")
_CANCEL = re.compile(r"cancel")
_HEADINGS = words("h2 h3 h4 h5 h6 legend")
_NAMES = words("author name nama email e-mail mail url website")
_UP = 4
_LONGEST_NOTE = 1_000
_LONGEST_BOX = 3_000  # characters around a form that still are only its own


def find(tree: Tree, url: str | None, *, removed: Removed | None = None) -> Found[CommentForm | None]:
    """The comment form of a page, or that one must log in for it, or that it is closed; None when nothing says so.

    It claims the form and the box around it, and every form in which one signs in or registers.
    """
    removed = {} if removed is None else removed
    signs_in = set(_of_accounts(tree))
    base, own = base_address(tree, url), url or own_address(tree)
    for i in tree.find_all("form"):
        if _is_comment_form(tree, i) and (action := _action(tree, i, base)):
            box = _box(tree, i)
            form = CommentForm(
                action=action,
                method="post" if (tree.attribute(i, "method") or "").strip().lower() == "post" else "get",
                heading=_heading(tree, box, removed),
                note=_note(tree, i, box, removed),
                fields=fields(tree, i, removed),
                url=own,
            )
            return Found(value=form, nodes=outermost(tree, {box, *_boxes(tree), *signs_in}))
    found = _without_a_form(tree, own, removed)
    return Found(value=found.value, nodes=outermost(tree, {*found.nodes, *signs_in}))


def _of_accounts(tree: Tree) -> Iterator[int]:
    """The forms that ask for a password; one around half of the page's words is there for another reason."""
    forms = tree.find_all("form")
    secret = [i for i in tree.find_all("input") if forms and tree.attributes[i].get("type") == "password"]
    if not secret:
        return
    sums = [0, *accumulate(map(len, tree.texts))]
    for i in forms:
        asks = bisect_left(secret, i) < bisect_left(secret, tree.ends[i])
        if asks and 2 * (sums[tree.ends[i]] - sums[i]) < sums[-1]:
            yield i


def _without_a_form(tree: Tree, own: str | None, removed: Removed) -> Found[CommentForm | None]:
    """What a page says instead of a form: log in, or comments are closed."""
    for i in tree.named(tree.holding("must-log-in", "comments")):
        name = tree.names[i]
        said = line(tree.raw_text(i), removed) if tree.ends[i] - i < 40 else ""
        if not said or len(said) > _LONGEST_NOTE:
            continue
        if _MUST_LOG_IN.search(name):
            box = _box(tree, i)
            form = CommentForm(action="", heading=_heading(tree, box, removed), note=said, login_required=True, url=own)
            return Found(value=form, nodes=outermost(tree, {box, *_boxes(tree)}))
        if _says_closed(tree, name, said):
            return Found(value=CommentForm(action="", note=said, closed=True, url=own), nodes=frozenset((i,)))
    return Found(value=None, nodes=outermost(tree, set(_boxes(tree))))


def _says_closed(tree: Tree, name: str, said: str) -> bool:
    """Whether a note under a thread says that it takes no more; a password's note wears the same name."""
    if is_kind(said, "closed") or _CLOSED.search(name):
        return True
    locked = any("post-password-form" in tree.names[i] for i in tree.find_all("form"))
    return _NO_COMMENTS.search(name) is not None and not locked and not is_kind(said, "comments", "reply")


def _is_comment_form(tree: Tree, i: int) -> bool:
    """WordPress's by where it goes; another by a text area, a name or an e-mail, and comments named around it."""
    action = (tree.attribute(i, "action") or "").lower()
    if _WORDPRESS.search(action):
        return True
    if (tree.attribute(i, "method") or "").strip().lower() != "post":
        return False
    within = inputs(tree, i)
    sorts = [kind(tree, j) for j in within]
    if "textarea" not in sorts or "password" in sorts or "search" in sorts:
        return False
    called = " ".join([action, tree.names[i], *(_called(tree, j) for j in within if tree.tags[j] == "textarea")])
    if _NO_COMMENT.search(f"{action} {tree.names[i]}"):
        return False
    if _OF_COMMENTS.search(called):
        return True
    named = any(not _NAMES.isdisjoint(re.split(r"[\W_]+", _called(tree, j))) for j in within)
    return named and any(_OF_COMMENTS.search(tree.names[j]) for j in _around(tree, i))


def _called(tree: Tree, i: int) -> str:
    return f"{tree.attribute(i, 'name') or ''} {tree.attribute(i, 'id') or ''}".lower()


def _around(tree: Tree, i: int) -> Iterator[int]:
    for steps, j in enumerate(tree.ancestors(i)):
        if steps == _UP or tree.tags[j] in {"body", "main", "article"}:
            return
        yield j


def _action(tree: Tree, i: int, base: str | None) -> str | None:
    """Where the form goes: the page itself when it says nothing."""
    action = (tree.attribute(i, "action") or "").strip()
    return urls.absolute(action, base) if action else base


def _box(tree: Tree, i: int) -> int:
    """The outermost part around a form that is called its box, and holds little else."""
    top = i
    for j in _around(tree, i):
        size = len(tree.raw_text(j)) if tree.ends[j] - j < 2_000 else _LONGEST_BOX + 1
        if size > _LONGEST_BOX:
            break
        if not _BOX.isdisjoint(tree.names[j].split()) or _CALLED_A_FORM.search(tree.names[j]):
            top = j
    return top


def _boxes(tree: Tree) -> Iterator[int]:
    """Every part that is called the box of a comment form and is small."""
    for i in tree.called(_BOX):
        if tree.ends[i] - i < 2_000 and tree.tags[i] not in {"body", "a"}:
            yield i


def _heading(tree: Tree, box: int, removed: Removed) -> str:
    """The heading over a form, without the link that cancels a reply."""
    inside = range(box, tree.ends[box])
    named = [j for j in inside if tree.names[j] and _TITLE.search(tree.names[j])]
    for j in (*named, *(j for j in inside if tree.tags[j] in _HEADINGS), *_before(tree, box)):
        if said := _without_links(tree, j, removed):
            return said[:200]
    return ""


def _before(tree: Tree, box: int) -> Iterator[int]:
    """A heading that stands right before a form."""
    parent = tree.parents[box]
    siblings = [j for j in tree.children(parent) if j < box] if parent >= 0 else []
    for j in siblings[-1:]:
        if tree.tags[j] in _HEADINGS and is_kind(tree.text(j), "reply", "comments"):
            yield j


def _without_links(tree: Tree, i: int, removed: Removed) -> str:
    texts = []
    j = i
    while j < tree.ends[i]:
        if tree.tags[j] in {"a", "small"} and (_CANCEL.search(tree.names[j]) or tree.tags[j] == "small"):
            j = tree.ends[j]
            continue
        texts.append(tree.texts[j])
        j += 1
    return line("".join(texts), removed)


def _note(tree: Tree, form: int, box: int, removed: Removed) -> str:
    """What the site says around the fields: what happens to an address, what must be filled, what is allowed."""
    said: list[str] = []
    end = -1
    for j in range(box, tree.ends[box]):
        if j < end or tree.tags[j] not in {"p", "div", "span", "small", "li"} or j == form:
            continue
        if _is_note(tree, j):
            end = tree.ends[j]
            text = line(tree.raw_text(j), removed)
            if text and text not in said:
                said.append(text)
    return "\n".join(said)[:_LONGEST_NOTE]


def _is_note(tree: Tree, i: int) -> bool:
    """Whether a part of the box is words only, and is called a note or reads like one."""
    inside = tree.tags[i + 1 : tree.ends[i]]
    if len(inside) > 60 or not _NO_NOTE.isdisjoint(inside):
        return False
    if tree.names[i] and _NOTE.search(tree.names[i]):
        return True
    return tree.tags[i] == "p" and not kinds(tree.text(i)).isdisjoint({"note", "login", "moderation"})
