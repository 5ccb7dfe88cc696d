"""What a class or an id says of an element. A name is a hint and never a verdict: a second sign must agree."""

from __future__ import annotations

import re
from functools import lru_cache

# Names begin words: "related-posts", "post_related", "relatedPosts" (lower-case by then).
_FURNITURE = re.compile(
    r"comment|disqus|respond\b|repl(?:y|ies)\b|discussion"
    r"|sidebar|side-bar|\bside\b|widget|\baside|rail\b|right-?col"
    r"|foot(?!note|age|ball|print)|copyright|colophon|disclaimer"
    r"|\bnav|navigation|menu|breadcrumb|pagina|pager\b|\btoc\b|table-?of-?contents|jump-?link"
    r"|related|recommend|recirc|more-(?:stories|from|news|posts|articles|in)|(?:also|might|may)-(?:like|read)|read-?(?:next|also)"
    r"|see-also|outbrain|taboola|teaser|trending|popular|latest|recent|up-?next|suggest|similar|carousel|slider|most-"
    r"|promo|sponsor|advert|\bads?\b|\bad-|-ads?\b|adsense|adslot|ad_|dfp|banner|commercial|affiliate"
    r"|share|sharing|social|follow-|addtoany|addthis|sharedaddy|jp-post"
    r"|newsletter|subscri|sign-?up|\bcta\b|call-to-action|donat|paywall|regwall|piano|optin|opt-in|mailing|mc4wp|mailchimp"
    r"|modal|popup|pop-up|overlay|lightbox|cookie|consent|gdpr|toast|tooltip|dialog|alert-bar|notification"
    r"|author-?(?:bio|box|info|card|desc|profile|about|meta|block)|about-?(?:the-?)?author|\bbio\b|byline|contributor"
    r"|tag-?(?:s|list|cloud|links)\b|post-?(?:meta|tags|info|footer|nav)|entry-?(?:meta|footer|utility|tags)|article-?(?:meta|tags|footer)"
    r"|metadata|meta-?(?:data|info)|categor(?:y|ies)-?(?:list|links)?\b|topics?\b|timestamp|dateline|publish"
    r"|login|log-in|print|rating|vote|poll\b|survey|feedback|hidden|visually|sr-only|screen-reader|skip-|noprint|offscreen"
)
_BODY = re.compile(
    r"article-?_?(?:body|content|text|copy|main)|(?:post|entry|story|news|page|blog|single)-?_?(?:body|content|text|copy)"
    r"|body-?(?:text|copy|content)|main-?(?:content|text|story)|\bpost\b|\bentry\b|\bstory\b|\barticle\b|\bhentry\b|rich-?text|richtext|prose"
    r"|storytext|articlebody|\bmarkup\b|available-content|\bbody\b"
)
_COMMENTS = re.compile(r"comment(?!ary)|disqus|respond\b|replies\b|discussion")


@lru_cache(maxsize=8192)
def furniture(name: str) -> bool:
    """Whether a name speaks of what stands around a story."""
    return _FURNITURE.search(name) is not None


@lru_cache(maxsize=8192)
def body(name: str) -> bool:
    """Whether a name speaks of the story itself."""
    return _BODY.search(name) is not None


def comments(name: str) -> bool:
    """Whether a name speaks of readers' comments."""
    return _COMMENTS.search(name) is not None
