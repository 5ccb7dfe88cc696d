"""What the forum programs call the parts of a post, in the class words of their own templates."""

from __future__ import annotations

import re
from functools import lru_cache

from warta.extraction.vocabulary import words
from warta.model.value import Value


class Platform(Value, frozen=True, kw_only=True):
    """One program's markup. `marks` are class words that only its topics have; the others are patterns over "class id".

    `first`: what the opening post is called where replies are called otherwise; `left_out`: what stands inside a body
    and is no part of what was said (signatures, a button that unfolds a quotation); `last_author`: the last name in a
    post is its author's, the ones before are its editors'; `attribute`: posts are told by having it; `tags`: elements
    of the program's own, which are its posts; `headed`: a post's words stand behind what is called the post, not in it;
    `kind` of replies.
    """

    name: str
    marks: frozenset[str]
    post: str
    body: str
    author: str
    first: str = ""
    left_out: str = "(?!)"
    last_author: bool = False
    attribute: str = ""
    tags: frozenset[str] = frozenset()
    headed: bool = False
    kind: str = "comment"


def _word(*names: str) -> str:
    """A pattern for any of these as a whole word of class or id."""
    return rf"(?:^|\s)(?:{'|'.join(names)})(?:$|\s)"


_SIGNATURE = ("signature", "sig", "message-signature", "postsignature", "moderatorbar", "lastedit")

PLATFORMS = (
    Platform(
        name="XenForo",
        marks=words("bbwrapper messagetext"),
        post=_word("message", "js-post"),
        body=_word("bbwrapper", "messagetext"),
        author=_word("message-name", "username"),
        left_out=_word(*_SIGNATURE, r"bbcodeblock-expandlink[\w -]*", "attribution", "bbcodeblock-sourcejump"),
    ),
    Platform(
        name="phpBB",
        marks=words("postbody postprofile"),
        post=_word(r"p\d+"),
        body=_word("content"),
        author=_word("username", "username-coloured", "postauthor"),
        left_out=_word(*_SIGNATURE, r"sig\d+", "attachbox", "post-buttons"),
    ),
    Platform(
        name="vBulletin",
        marks=words("postcontainer postbit postbitlegacy bigusername b-post posthead"),
        post=_word(r"post\d+", r"post_\d+", "b-post", r"edit\d+", "postcontainer"),
        body=_word(r"post_message_\d+", "js-post__content-text", "postcontent"),
        author=_word("bigusername", "username", "author", "b-userinfo__details"),
        left_out=_word(*_SIGNATURE, "bbcode_postedby"),
    ),
    Platform(
        name="Invision Community",
        marks=words("cpost ipsentry--post"),
        post=_word("cpost", "ipsentry--post"),
        body=_word("ipstype_richtext", "ipsrichtext"),
        author=_word("cauthorpane_author", "ipscomment_author", "ipsusername", "ipsentry__author"),
        left_out=_word(*_SIGNATURE, "ipsquote_citation", "ipsitemcontrols", "ipsreact"),
    ),
    Platform(
        name="Discourse",
        marks=words("crawler-post data-preloaded"),
        post=_word("crawler-post"),
        body=_word("post"),
        author=_word("creator"),
        left_out=_word("crawler-linkback-list", "quote-controls"),
    ),
    Platform(
        name="Stack Exchange",
        marks=words("js-post-body post-text"),
        post=_word("question", "answer"),
        body=_word("js-post-body", "post-text"),
        author=_word("user-details"),
        left_out=_word("post-taglist", "question-status", "js-post-notice"),
        last_author=True,
        kind="answer",
    ),
    Platform(
        name="Simple Machines",
        marks=words("post_wrapper windowbg windowbg2"),
        post=_word("windowbg", "windowbg2", "post_wrapper"),
        body=_word(r"msg_\d+", "inner"),
        author=_word("poster"),
        left_out=_word(*_SIGNATURE, "quoteheader", "quotefooter"),
    ),
    Platform(
        name="MyBB",
        marks=words("post_body"),
        post=_word(r"post_\d+"),
        body=_word("post_body"),
        author=_word("author_information", "post_author"),
        left_out=_word(*_SIGNATURE, "post_meta"),
    ),
    Platform(
        name="FluxBB",
        marks=words("blockpost"),
        post=_word("blockpost"),
        body=_word("postmsg"),
        author=_word("postleft"),
        left_out=_word(*_SIGNATURE, "postedit"),
    ),
    Platform(
        name="NodeBB",
        marks=words("posts-list-item topic-owner-post"),
        post=_word("posts-list-item", "topic-owner-post"),
        attribute="data-pid",
        body=_word("content"),
        author=_word("post-header", "username"),
        left_out=_word(*_SIGNATURE, "post-signature"),
    ),
    Platform(
        name="Flarum",
        marks=words("commentpost"),
        post=_word("commentpost"),
        body=_word("post-body"),
        author=_word("postuser-name", "username"),
    ),
    Platform(
        name="Vanilla",
        marks=words("itemdiscussion itemcomment"),
        post=_word("itemdiscussion", "itemcomment"),
        body=_word("message"),
        author=_word("author", "username"),
        left_out=_word(*_SIGNATURE, "usersignature"),
    ),
    Platform(
        name="old Reddit",
        marks=words("usertext-body"),
        post=_word("thing"),
        body=_word("usertext-body"),
        author=_word("author"),
        first=_word("link"),
    ),
    Platform(
        name="Reddit",
        marks=frozenset(),
        tags=words("shreddit-post shreddit-comment"),
        post="(?!)",
        body=r"rtjson-content|(?:^|\s)md(?:$|\s)",
        author=_word("author-name"),
    ),
    Platform(
        name="bbPress",
        marks=words("bbp-reply-content bbp-topic-content"),
        post=_word("bbp-reply-header", "bbp-topic-header"),
        body=_word("bbp-reply-content", "bbp-topic-content"),
        author=_word("bbp-author-name"),
        left_out=_word(*_SIGNATURE, "bbp-reply-revision-log", "bbp-topic-revision-log", "bbp-signature"),
        headed=True,
    ),
    Platform(
        name="GitHub",
        marks=words("gh-header-title react-issue-body"),
        post=_word("timeline-comment", "react-issue-body", "react-issue-comment"),
        body=_word("markdown-body"),
        author=_word("author", r"[\w-]*authorlink[\w-]*"),
        left_out=_word("email-signature-reply", "blob-wrapper"),
    ),
    Platform(
        name="wpForo",
        marks=words("wpforo-post-content"),
        post=_word("wpforo-post"),
        body=_word("wpforo-post-content"),
        author=_word("author-name"),
        left_out=_word(*_SIGNATURE, "wpforo-post-signature"),
    ),
    Platform(
        name="HyperKitty",
        marks=words("email-body"),
        post=_word("email"),
        body=_word("email-body"),
        author=_word("email-author"),
        left_out=_word("email-signature", "attachments"),
    ),
    Platform(
        name="Askbot",
        marks=words("js-post"),
        post=_word("js-post"),
        body=_word("post-body"),
        author=_word("user-info"),
        left_out=_word("post-update-info", "user-info", "post-controls"),
        kind="answer",
    ),
    Platform(
        name="Lemmy",
        marks=words("person-listing"),
        post=_word(r"comment-\d+", "post-listing"),
        body=_word("md-div"),
        author=_word("person-listing"),
        first=_word("post-listing"),
    ),
    Platform(
        name="Hacker News",
        marks=words("comtr fatitem"),
        post=_word("comtr", "fatitem"),
        body=_word("commtext", "toptext"),
        author=_word("hnuser"),
        first=_word("fatitem"),
    ),
)

MARKS = frozenset[str]().union(*[platform.marks for platform in PLATFORMS])
TAGS = frozenset[str]().union(*[platform.tags for platform in PLATFORMS])

UNNAMED = Platform(
    name="unnamed",
    marks=frozenset(),
    post="(?!)",
    body=_word(
        r"(?:\w+[-_])?(?:post|message|msg)-?_?-?_?(?:body|content|message|text)", "comment-?_?-?_?body",
        "reply-?_?-?_?(?:body|content)", "answer-?_?-?_?(?:body|content|text)", "userbody", "thread-?_?body",
    ),
    author=_word(r"[\w-]*(?:user-?name|author|poster|user-?link|nick-?name)[\w-]*"),
    left_out=_word(*_SIGNATURE),
)  # fmt: skip
"""What programs without a row of their own call the words of a post, more often than not."""


@lru_cache(maxsize=128)
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern of the table, made when it is first needed."""
    return re.compile(source)
