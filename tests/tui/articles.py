"""Short articles for tests of the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.builders import article, comment, heading, loaded, paragraph, span, thread
from warta.model.article import Link, Navigation

if TYPE_CHECKING:
    from warta.model.capture import LoadedArticle

RAIN = "https://news.example/rain/"
FLOOD = "https://news.example/flood/"
MARKET = "https://news.example/market/"


def story(url: str, title: str, *blocks: Any, **given: Any) -> LoadedArticle:
    number = given.pop("id", 0)
    blocks = blocks or (paragraph(f"All there is to say of {title.lower()}."),)
    facts: dict[str, Any] = {"thread": None, "navigation": None, "tags": ()}
    return loaded(article(*blocks, url=url, canonical_url=url, title=title, **facts | given), id=number)


def rain() -> LoadedArticle:
    return story(RAIN, "Rain for a week", navigation=Navigation(next=Link(title="River takes the market", url=FLOOD)))


def flood(**given: Any) -> LoadedArticle:
    """A long story between two others, with headings, two links and a small thread."""
    body = [
        paragraph(
            "The water came at night. See ", span("the map", href=MARKET), span(" and "), span("rain", href=RAIN)
        ),
        heading("What is lost"),
        *[paragraph(f"Stall {number} stands under water. " * 6) for number in range(12)],
        heading("What is left"),
        *[paragraph(f"House {number} stands dry. " * 6) for number in range(12)],
    ]
    facts: dict[str, Any] = {
        "navigation": Navigation(
            previous=Link(title="Rain for a week", url=RAIN), next=Link(title="Market opens again", url=MARKET)
        ),
        "thread": thread(
            comment("1", "Stay safe.", comment("2", "We do.", comment("3", "Good.", author="Budi"), author="Dewi")),
            comment("4", "Who pays for the river wall?", author="Joko"),
        ),
    }
    return story(FLOOD, "River takes the market", *body, **facts | given)


def market() -> LoadedArticle:
    return story(MARKET, "Market opens again")
