"""What a class or an id says of an element. A name is a hint and never a verdict: a second sign must agree."""

from __future__ import annotations

import re
from functools import lru_cache

from warta.extraction.vocabulary import by_letters

# Names of what stands around a story. They begin words: "related-posts", "post_related", "relatedposts".
_STRONG = r"""
comment(?!ary) disqus respond\b repl(?:y|ies)\b discussion
sidebar side-bar \baside rail\b right-?col
\bfoot(?!note|age|ball|print) footer copyright colophon
\bnav navigation \bmenu breadcrumb \bpagina \bpager\b \btoc\b table-?of-?contents
related recommend recirc \bmore-(?:stories|from|news|posts|articles|in) also-(?:like|read) might-(?:like|read)
may-(?:like|read) read-?(?:next|also) see-also outbrain taboola trending up-?next
video-?_?(?:playlist|carousel|rail|list\b) sponsor advert \bads?\b adsense adslot \bad_
newsletter subscri(?:be|ption) sign-?up paywall regwall optin opt-in mailing mc4wp mailchimp
cookie consent gdpr \bshar(?:e|ing)\b addtoany addthis sharedaddy jp-post \bteilen compart(?:ir|e)\b partage
author-?_?_?(?:bio|box|info|card|desc|profile|about|meta|block) about-?(?:the-?)?author \bbio\b byline
contributor \bauthors?\b testimonial \bvcard\b saboxplugin
post-?meta entry-?meta image-annotation popmake \bpum- third-party fixed-bottom \bupsell appstore
sociable next-?(?:story|post|article) licen[cs]e-?info \bcitations?\b
modal popup pop-up lightbox call-to-action donat promo affiliate disclaimer social follow-
"""
_WEAK = r"""
widget popular latest recent suggest similar carousel slider banner commercial
jump-?link \bbtn button \bdate\b disclosure \bcta\b overlay toast tooltip dialog
\btag-?(?:s|list|cloud|links)\b post-?_?_?(?:meta|tags|info|footer|nav|utility)
entry-?_?_?(?:meta|tags|info|footer|nav|utility) article-?_?_?(?:meta|tags|info|footer|nav|utility)
\bmetadata meta-(?:data|info) \bcategor(?:y|ies)\b \bcat-links timestamp
\blog-?in\b \bprint \brating \bpoll\b survey feedback sr-only screen-reader skip-(?:link|to|nav|main|content) noprint
teaser
"""
# Names of the story itself: kinds of page with a part of it, kinds that are a class by themselves, other words.
_PARTED = ("article", "post", "entry", "story", "news", "page", "blog", "single")
_ALONE = ("post", "entry", "story", "article", "hentry")
_TEXTS = r"""
body-?(?:text|copy|content) main-?(?:content|text|story) rich-?text storytext articlebody \bmarkup\b
available-content \bprose\b
"""


# A weak word ends in an empty group, by which it is told from a strong one.
_FURNITURE = re.compile(by_letters([*_STRONG.split(), *(f"{word}()" for word in _WEAK.split())]))
_BODY = re.compile(
    by_letters(
        [
            *(f"{kind}-?_?_?(?:body|content|text|copy|main)" for kind in _PARTED),
            *(rf"{kind}(?<!\S{kind})(?!\S)" for kind in _ALONE),
            *_TEXTS.split(),
        ]
    )
)
# Names that sites give to the story's own element and to hardly anything else.
_STORY = re.compile(
    r"article-?_?_?(?:body|content|text)|(?:post|entry|story|news|single)-?_?_?(?:body|content|text)\b"
    r"|articlebody|storybody"
    r"|body-?copy|available-content|wp-block-post-content"
)
POSTS = frozenset(("hentry", "type-post"))
"""What WordPress's post_class() calls the element around a post, its title and what is told of it: the next best."""
STORY_PIECES = ("content", "body", "text", "copy")
"""One of these stands in every such name."""
_LEAD = re.compile(
    r"\blead\b|\blede\b|\bintro|introduction|standfirst|\bdek\b|\bdeck\b|sub-?(?:title|head|line)|chapo|bajada"
    r"|excerpt|abstract"
    r"|summary|teaser|vorspann|anreisser|sapo|entradilla|sommario|kicker|preamble|ingress|perex"
    r"|article-?(?:desc|intro|lead)"
)
_COMMENTS = re.compile(r"comment|disqus|respond|repl|discussion")
_CONSENT = frozenset(("cookie", "consent", "gdpr"))
_HELD = re.compile(r"(?<!\S)(?:has|with|no|without)-\S+")  # what an element holds or lacks is not what it is
# Of another story when it is linked; else of this one, the words under its title.
TEASER = "teaser"
_DATES = frozenset(("date", "timestamp"))
# Page builders call every block a widget, the paragraphs of a story too.
_BUILDERS = re.compile(
    r"elementor|\bso-(?:panel|widget)|siteorigin|textwidget|panel-widget|widget-(?:span|type)|hs_cos_wrapper|wp-block"
)


# Elements share their names: each is looked at once.
@lru_cache(maxsize=1024)
def furniture(name: str) -> tuple[str, bool]:
    """The word by which a name speaks of what stands around a story, and whether it seldom means anything else."""
    found = _FURNITURE.search(name)
    if found and "-" in name:
        found = _FURNITURE.search(_HELD.sub("", name))
    if not found or (found[0] == "widget" and _BUILDERS.search(name)):
        return "", False
    return found[0], found.lastindex is None


@lru_cache(maxsize=1024)
def body(name: str) -> bool:
    """Whether a name speaks of the story itself."""
    return _BODY.search(name) is not None


@lru_cache(maxsize=1024)
def story(name: str) -> bool:
    """Whether a name is one that sites give to the story's own element."""
    return _STORY.search(name) is not None


def letters(text: str) -> str:
    """A text without everything that is no letter, as an address made of it has them."""
    return "".join([sign for sign in text if sign.isalpha()])


def is_date(name: str) -> bool:
    """Whether a name speaks of a date and of nothing else around a story."""
    return furniture(name)[0] in _DATES


def comments(word: str) -> bool:
    """Whether such a word is one for readers' comments."""
    return _COMMENTS.match(word) is not None


def consent(word: str) -> bool:
    """Whether such a word is one for the wall that asks about cookies."""
    return word in _CONSENT


def lead(name: str) -> bool:
    """Whether a name speaks of the words between a title and its story."""
    return _LEAD.search(name) is not None
