"""No string makes an address function raise, and each is stable when repeated."""

from __future__ import annotations

import string

from hypothesis import example, given
from hypothesis import strategies as st

from warta import urls

_PIECES = st.sampled_from(
    [
        "http",
        "https",
        ":",
        "/",
        "//",
        "\\",
        "@",
        "[",
        "]",
        "::1",
        "?",
        "#",
        "%",
        "%2e",
        "%41",
        ".",
        "..",
        "xn--",
        "0x",
        "80",
    ]
)
_LETTERS = st.text(alphabet=string.ascii_letters + string.digits, max_size=4)
_HARSH = st.text(alphabet=st.characters(), max_size=4)
ADDRESSES = st.one_of(st.text(), st.lists(st.one_of(_PIECES, _LETTERS, _HARSH), max_size=12).map("".join))


@given(ADDRESSES)
@example("http://1." + "9" * 5_000)
@example("https://xn--a\u0301.ß.\U0001f600/%%34%31")
@example("//\ud800:0/")
def test_the_one_spelling_is_final(text: str) -> None:
    once = urls.normalise(text)

    assert urls.normalise(once) == once
    assert urls.normalise(urls.key(text)) == urls.key(text)
    assert urls.key(once) == urls.key(text) == urls.key(urls.key(text))


@given(ADDRESSES, st.one_of(st.none(), ADDRESSES, st.just("https://e.com/a/b?c=d#e")))
def test_a_link_is_of_the_web_or_nowhere_and_needs_no_second_look(href: str, base: str | None) -> None:
    found = urls.absolute(href, base)

    assert found is None or found.startswith(("http://", "https://"))
    assert found is None or (found.isascii() and found.isprintable() and " " not in found)
    assert found is None or urls.normalise(found) == found == urls.absolute(found, base)
    assert found is None or urls.origin(found).startswith(found.split(":", maxsplit=1)[0])
