"""What a site did with a reply, read off its answer. Pure: a status, a Location and the words of a page.

WordPress says yes in one way only: a redirect to `#comment-ID` (wp-comments-post.php); its refusals are pages of
wp_die, most of them with status 200. Of other sites only a refusal is sure.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from warta import urls
from warta.errors import ExtractError
from warta.extraction.labels import is_kind
from warta.extraction.text import line
from warta.i18n import _
from warta.model.reply import Verdict
from warta.services.drafting import LONGEST, is_email, is_wordpress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.extraction.dom import Tree
    from warta.model.reply import Answer, Review

_COMMENT = re.compile(r"comment-(\d{1,19})")
_SECRETS = frozenset({"unapproved", "moderation-hash"})
_LONGEST = 600
_WP_DIE = "wp-die-message"
_APART = frozenset({"p", "br", "li", "div"})
_UNSURE = frozenset(
    {301, 307, 308, 408}
)  # the site wants it elsewhere, or gave up waiting: it may have taken it or not
_LOGIN = re.compile(r"log(?:ged)?.?in|sign(?:ed)? in|masuk|anmeld|connect|sesi", re.IGNORECASE)


def judge(review: Review, answer: Answer) -> Verdict:
    """What the site did, as far as its answer tells; `unconfirmed` is accepted, and worth a second look."""
    status = answer.status
    if status is None or status in _UNSURE or status >= 500 or status < 200:
        return Verdict(state="unknown", message=_told(answer) if status else "")
    if 300 <= status < 400:
        return _sent_on(review, answer)
    if status < 300 and not answer.whole:
        return Verdict(state="unknown")
    if status < 300 and not is_wordpress(review.action):
        return Verdict(state="unconfirmed")
    return Verdict(state="refused", reason=_reason(review, answer), message=_told(answer))


def _sent_on(review: Review, answer: Answer) -> Verdict:
    """A redirect: to the comment that was taken, to its preview while it waits, or to some page of thanks."""
    goes = urls.absolute(answer.location or "", review.action)
    if goes is None or urls.origin(goes) != urls.origin(review.page):
        return Verdict(state="unconfirmed" if not is_wordpress(review.action) else "unknown")
    parts = urlsplit(goes)
    found = _COMMENT.fullmatch(parts.fragment)
    if found is None:
        return Verdict(state="unconfirmed")
    asked = parse_qsl(parts.query, keep_blank_values=True)
    # The hash opens the preview of a comment that waits: it is the reader's for ten minutes, and kept nowhere.
    query = urlencode([(name, value) for name, value in asked if name not in _SECRETS])
    held = {name for name, _value in asked} >= _SECRETS
    return Verdict(
        state="held" if held else "unconfirmed",
        comment_id=found[1],
        permalink=line(parts._replace(query=query).geturl()),
    )


def _reason(review: Review, answer: Answer) -> str:
    """Why it was refused: by the status, then by what was sent; of words only whether one must log in."""
    match answer.status:
        case 409:
            return "duplicate"
        case 429:
            return "flood"
        case 401:
            return "login-required"
        case 413:
            return "too-long"
        case 403:
            return _closed(_told(answer)) if is_wordpress(review.action) else "rejected"
        case _:
            pass
    if not answer.body.strip():
        return "rejected"
    return _own_fault(review)


def _closed(words: str) -> str:
    """Which of WordPress's two reasons for 403; a firewall says nothing that we know."""
    if not words:
        return "rejected"
    if is_kind(words, "closed"):
        return "closed"
    return "login-required" if is_kind(words, "login") or _LOGIN.search(words) else "closed"


def _own_fault(review: Review) -> str:
    """What WordPress would find wrong with what was sent, in the order in which it looks."""
    values = {field.role: field.value for field in review.fields}
    if not values.get("text") or values.get("name") == "" or values.get("email") == "":
        return "missing-field"
    if values.get("email") and not is_email(values["email"]):
        return "invalid-field"
    if any(len(values.get(role, "").encode()) > most for role, most in LONGEST.items()):
        return "too-long"
    return "rejected"


def _told(answer: Answer) -> str:
    """The site's own words: of wp_die, else its heading or title; filtered and short."""
    if not answer.body.strip():
        return ""
    if "html" not in answer.content_type.lower() and not answer.body.lstrip().startswith(b"<"):
        return line(answer.body[:4096].decode("utf-8", "replace"))[:_LONGEST]
    from warta.extraction import decode, guards
    from warta.extraction.dom import parse

    charset = decode.content_type({"content-type": answer.content_type})[1]
    try:
        tree = parse(guards.guard(decode.decode(answer.body, charset).body).html)
    except ExtractError:
        return ""
    return next((words for i in _places(tree) if (words := _words(tree, i))), "")[:_LONGEST]


def _places(tree: Tree) -> list[int]:
    """Where an error page says what is wrong, best first."""
    alerts = [i for i in tree.with_attribute("role") if tree.attribute(i, "role") == "alert"]
    said = tree.called(frozenset({_WP_DIE}))
    return [*said, *alerts, *tree.find_all("h1"), *tree.find_all("title"), *tree.find_all("p")[:1]]


def _words(tree: Tree, i: int) -> str:
    """The words of a part without its links that run a script ("« Back")."""
    texts = []
    j = i
    while j < tree.ends[i]:
        if tree.tags[j] == "a" and (tree.attribute(j, "href") or "").startswith("javascript:"):
            j = tree.ends[j]
            continue
        texts.append(" " if tree.tags[j] in _APART else tree.texts[j])
        j += 1
    return line("".join(texts))


def refusal(review_note: str, *, closed: bool, login: bool) -> Verdict | None:
    """What a page says before anything is sent: that it takes no more, or only from those who are logged in."""
    if not (closed or login):
        return None
    return Verdict(
        state="refused", reason="login-required" if login else "closed", message=line(review_note)[:_LONGEST]
    )


def hint(verdict_state: str) -> str:
    """What a reader may do about a state."""
    return {
        "unknown": _("look at the page before you send it again: it may be there"),
        "unconfirmed": _("the site took it and does not show it: it waits, or it was binned"),
        "held": _("the site shows it once somebody has approved it"),
    }.get(verdict_state, "")
