"""Whatever tags a page repeats, guarded it is parsed in time: its depth, elements and attributes are bounded."""

from __future__ import annotations

import re
import sys
from itertools import cycle, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warta.extraction import dom
from warta.extraction.dom import parse
from warta.extraction.guards import guard
from warta.extraction.taming import DEEPEST, MOST_ATTRIBUTES
from warta.extraction.vocabulary import words

NAMES = words(
    "div p span a b font nobr li ul dd h2 table tr td caption object marquee template form button select option"
    " svg foreignObject math mi annotation-xml script style title textarea xmp noscript plaintext frameset html body"
    " head br x-y optgroup"
)
VEILS = ("<!--", "-->", "--!>", "<!-->", "<![CDATA[", "]]>", "<!doctype x '>", "</", "<?", "'", '"', "<script><!--")

tags = st.builds(
    "<{}{}{}{}>".format,
    st.sampled_from(("", "", "/")),
    st.sampled_from(sorted(NAMES | {name.upper() for name in NAMES})),
    st.sampled_from(("", "", " a=#", ' title="</div>"', " title='>'", " x=", ' x="')),
    st.sampled_from(("", "", "", "/")),
)
parts = st.lists(st.one_of(tags, tags, tags, st.sampled_from(VEILS)), min_size=1, max_size=6)


def page(begin: list[str], pieces: list[str], number: int) -> bytes:
    """A page that begins somehow and repeats some pieces; each # is another number."""
    said = "".join([*begin, *islice(cycle(pieces), number)])
    return re.sub("#", lambda found: str(found.start()), said).encode()


@settings(max_examples=40)
@given(parts, parts)
def test_a_page_of_any_tags_is_neither_deep_nor_larger_than_it_is(begin: list[str], pieces: list[str]) -> None:
    html = page(begin, pieces, 12_000)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(dom, "_USUAL", sys.maxsize)  # the depth of the parser's own tree is asked for
        tree = parse(guard(html).html)

    levels = [0] * len(tree)
    for i in range(1, len(tree)):
        levels[i] = levels[tree.parents[i]] + 1
    assert max(levels) <= 12 * DEEPEST
    assert len(tree) <= 30 * html.count(b"<") + 100_000
    assert max(map(len, tree.attributes)) <= 4 * MOST_ATTRIBUTES
