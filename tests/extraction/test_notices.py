"""What a site says of itself is told from what a story says by its words and by where it stands."""

from __future__ import annotations

import pytest

from warta.extraction.notices import is_notice
from warta.extraction.pipeline import extract

SENTENCE = "The river rose by two metres in a single night, and the ferry stopped for the first time in years."
STORY = "".join(f"<p>Part {n}. {SENTENCE}</p>" for n in range(1, 11))


@pytest.mark.parametrize(
    "line",
    [
        "Disclosure: the ferry company is an advertiser of this page.",
        "Medical disclaimer: ask a doctor before you swim in cold water.",
        "This post may contain affiliate links, which cost you nothing.",
        "If you buy a rope through our links, we may earn a small commission from the shop.",
        "Dieser Beitrag enthält Werbung.",
        "The words on this page are not meant as a substitute for professional medical advice.",
        "All tables are for informational purposes only.",
        "Hi, I'm Ana! I write about rivers and whoever lives on them.",
    ],
)
def test_a_site_speaks_for_itself(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The disclosure of the plan surprised the town: nobody had seen it.",
        "Agents get a commission on every ticket, which is why they sell so many.",
        "A rope is no substitute for a bridge, said the captain.",
        "She said hello to everybody on the quay and went home.",
        "The shop never links to affiliates.",
    ],
)
def test_a_story_speaks_of_such_things_too(line: str) -> None:
    assert not is_notice(line)


def test_notices_at_both_ends_of_a_story_are_none_of_it_and_one_in_its_midst_is() -> None:
    notice = "<p>This post contains affiliate links of the {} harbour, and costs you nothing.</p>"
    html = f"{notice.format('old')}{STORY}{notice.format('middle')}{STORY}{notice.format('new')}"

    article = extract(f"<title>Ferry stops</title><article><h1>Ferry stops</h1>{html}</article>")

    assert "old harbour" not in article.text
    assert "middle harbour" in article.text
    assert "new harbour" not in article.text
