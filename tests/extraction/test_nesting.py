from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warta.extraction.nesting import is_sound
from warta.extraction.taming import DEEPEST, tame
from warta.extraction.vocabulary import words

USUAL = (
    '<!DOCTYPE html><html lang=id><head><meta charset="utf-8"><title>Feri & kapal</title>'
    "<script>if (a < b) go('x')</script><!-- a <b> - -- comment --></head><body class='home page'>"
    '<ul><li id="a" hidden class="x">One<li><a href=/feri/>Two</a><br/></ul><table><tr><td>1</table></body></html>'
)

tags = st.sampled_from(
    (
        *sorted(
            words(
                "<div> </div> <p> <b> </b> <i> </i> <li> <ul> </ul> <br> <DIV> <svg> </svg> <script> </script> < > \" '"
            )
        ),
        '<a title="</div>">',
        "<a title='>'>",
        '<a ="x>">',
        "<a b\"c='>",
        "<!--",
        "-->",
        "<!-->",
        "<?x>",
        "</",
    )
)
soups = st.lists(tags, max_size=12).map("".join)
nested = st.recursive(
    soups | st.just("A river rose."),
    lambda inside: st.builds(
        "<{0}>{1}</{0}>".format, st.sampled_from(sorted(words("div span b ul li p h2"))), st.lists(inside).map("".join)
    ),
    max_leaves=8,
)


def sound(html: str) -> bool:
    return is_sound(html.encode(), most_formatting=2)


def test_a_usual_page_is_sound() -> None:
    assert sound(USUAL)


@pytest.mark.parametrize(
    "odd",
    [
        "<div></p></x>",
        "</div>",
        "<div><span></div></span>",
        '<div title="</div>">',
        "<div title='>'",
        '<a ="x>">',
        "<DIV></DIV>",
        "<svg></svg>",
        "<math>",
        "<select></select>",
        "<plaintext>",
        "<!-->",
        "<!-- no end",
        "<?xml?>",
        "1 < 2",
        "<script><!-- </script>",
        "<script>no end",
        "<b><i><u></u></i></b>",
        "<html>" * 51,
        "<div>" * (DEEPEST + 1),
        f"<div {' a' * 500}>",
        f"<div {' a=b' * 500}>",
    ],
)
def test_whatever_is_odd_is_not_sound(odd: str) -> None:
    assert not sound(f"<p>A river rose.</p>{odd}")


def test_so_deep_a_page_is_sound_yet() -> None:
    assert sound("<div>" * DEEPEST)


@given(nested)
def test_of_what_is_sound_nothing_would_be_left_out(html: str) -> None:
    page = html.encode()

    tamed = tame(page, most_formatting=2)

    assert not is_sound(page, most_formatting=2) or (tamed.html, tamed.left_out) == (page, ())
