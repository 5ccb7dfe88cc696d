"""What the parts of a comment are called, whatever the system that made the page."""

from __future__ import annotations

import re
from functools import lru_cache

# Roles in the order in which they are looked for: the first that fits is the element's.
_ROLES: dict[str, str] = {
    "moderation": r"awaiting-moderation|comment-moderation|unapproved",
    "form": r"comment-?respond|comment-?form>|reply-?form|reply-?box|comment-reply-?box",
    "tool": r"comment-reply|reply-?(?:link|btn|button)|replyto|<reply>|edit-?link|comment-edit|says>|permalink-icon"
    r"|comment-?(?:actions?|tools?|controls?|buttons?|options|menu|likes?|votes?|rating|share|report|flag)>"
    r"|<(?:votes?|upvote|downvote|likes?|rating|badges?|thread-toggle|item-control|share|report)>"
    r"|screen-reader|sr-only|visually-hidden",
    "avatar": r"avatar|<(?:userpic|user-?pic|profile-?(?:image|picture|photo))",
    "content": r"comment[-_]{0,2}(?:content|text|message|copy|inner-text|entry-content)>|comment-?(?:body-)?text>"
    r"|wp-block-comment-content|<(?:usertext-body|message-body|md)>",
    "date": r"comment[-_]{0,2}(?:date|time|timestamp|posted|published)|commentdate"
    r"|<(?:date|datetime|time|timestamp|time-?ago|published|posted-on|post-?date|created|created-at|ago|age)>",
    "name": r"<fn>|author-?name|author__name|user__name|<(?:user|display|commenter|nick)-?name",
    "author": r"comment[-_]{0,2}author>|<(?:author|vcard|commenter|poster|user|byline|posted-by|by|hnuser)>",
    "meta": r"comment-?meta(?:data)?|<(?:meta|metadata|meta-data)>|comment-(?:header|info|head|top)>",
    "wrapper": r"comment[-_]{0,2}body|<body>",
}
# In the patterns "<" is where a word of the name begins, ">" where a class or the id ends.
_BEGINS, _ENDS = r"(?:^|[\s_-])", r"(?:$|\s)"
_MATCHERS = tuple(
    (role, re.compile(pattern.replace("<", _BEGINS).replace(">", _ENDS))) for role, pattern in _ROLES.items()
)


@lru_cache(maxsize=1024)
def role(name: str) -> str:
    """The role of an element in a comment, by its class or id; "" when it has none."""
    name = name.lower()
    for found, matcher in _MATCHERS:
        if matcher.search(name):
            return found
    return ""
