"""What a class or an id says of an element. A name is a hint and never a verdict: a second sign must agree."""

from __future__ import annotations

import re
from functools import lru_cache

# Names of what stands around a story. They begin words: "related-posts", "post_related", "relatedposts".
_STRONG = (
    r"comment(?!ary)|disqus|respond\b|repl(?:y|ies)\b|discussion"
    r"|sidebar|side-bar|\baside|rail\b|right-?col"
    r"|\bfoot(?!note|age|ball|print)|footer|copyright|colophon"
    r"|\bnav|navigation|\bmenu|breadcrumb|\bpagina|\bpager\b|\btoc\b|table-?of-?contents"
    r"|related|recommend|recirc|\bmore-(?:stories|from|news|posts|articles|in)|(?:also|might|may)-(?:like|read)"
    r"|read-?(?:next|also)|see-also|outbrain|taboola|trending|up-?next"
    r"|sponsor|advert|\bads?\b|adsense|adslot|\bad_"
    r"|newsletter|subscri(?:be|ption)|sign-?up|paywall|regwall|optin|opt-in|mailing|mc4wp|mailchimp"
    r"|cookie|consent|gdpr|\bshar(?:e|ing)\b|addtoany|addthis|sharedaddy|jp-post"
    r"|author-?_?_?(?:bio|box|info|card|desc|profile|about|meta|block)|about-?(?:the-?)?author|\bbio\b|byline"
    r"|contributor"
    r"|\bauthors?\b|testimonial|\bvcard\b"
    r"|\bteilen|compart(?:ir|e)\b|partage|post-?meta|entry-?meta|image-annotation|popmake|\bpum-|third-party|fixed-bottom|\bupsell|appstore"
    r"|modal|popup|pop-up|lightbox|call-to-action|donat|promo|affiliate|disclaimer|social|follow-"
)
_WEAK = (
    r"widget|popular|latest|recent|suggest|similar|carousel|slider|banner|commercial"
    r"|jump-?link|\bbtn|button|\bdate\b|disclosure|\bcta\b|overlay|toast|tooltip|dialog"
    r"|\btag-?(?:s|list|cloud|links)\b|(?:post|entry|article)-?_?_?(?:meta|tags|info|footer|nav|utility)"
    r"|\bmetadata|meta-(?:data|info)|\bcategor(?:y|ies)\b|\bcat-links|timestamp"
    r"|\blog-?in\b|\bprint|\brating|\bpoll\b|survey|feedback|sr-only|screen-reader|skip-|noprint"
)
_FURNITURE = re.compile(f"(?P<strong>{_STRONG})|{_WEAK}")
_BODY = re.compile(
    r"(?:article|post|entry|story|news|page|blog|single)-?_?_?(?:body|content|text|copy|main)"
    r"|body-?(?:text|copy|content)"
    r"|main-?(?:content|text|story)|(?:^|\s)(?:post|entry|story|article|hentry)(?:\s|$)|rich-?text"
    r"|storytext|articlebody|\bmarkup\b|available-content|\bprose\b"
)
# Names that sites give to the story's own element and to hardly anything else.
_STORY = re.compile(
    r"article-?_?_?(?:body|content|text)|(?:post|entry|story|news|single)-?_?_?(?:body|content|text)\b"
    r"|articlebody|storybody"
    r"|body-?copy|available-content|wp-block-post-content"
)
_LEAD = re.compile(
    r"\blead\b|\blede\b|\bintro|introduction|standfirst|\bdek\b|\bdeck\b|sub-?(?:title|head|line)|chapo|bajada"
    r"|excerpt|abstract"
    r"|summary|teaser|vorspann|anreisser|sapo|entradilla|sommario|kicker|preamble|ingress|perex"
    r"|article-?(?:desc|intro|lead)"
)
_COMMENTS = re.compile(r"comment|disqus|respond|repl|discussion")


@lru_cache(maxsize=8192)
def furniture(name: str) -> tuple[str, bool]:
    """The word by which a name speaks of what stands around a story, and whether it seldom means anything else."""
    found = _FURNITURE.search(name)
    return (found[0], found["strong"] is not None) if found else ("", False)


@lru_cache(maxsize=8192)
def body(name: str) -> bool:
    """Whether a name speaks of the story itself."""
    return _BODY.search(name) is not None


def comments(word: str) -> bool:
    """Whether such a word is one for readers' comments."""
    return _COMMENTS.match(word) is not None


@lru_cache(maxsize=8192)
def story(name: str) -> bool:
    """Whether a name is one that sites give to the story's own element."""
    return _STORY.search(name) is not None


def lead(name: str) -> bool:
    """Whether a name speaks of the words between a title and its story."""
    return _LEAD.search(name) is not None
