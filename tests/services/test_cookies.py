"""Only the cookies of the form page's own visit go back with the form."""

from __future__ import annotations

import pytest

from tests.builders import FLOOD, page
from warta.services.cookies import cookies

ACTION = "https://news.example/wp-comments-post.php"


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("session=abc; Path=/; HttpOnly; Secure; SameSite=Lax", [("session", "abc")]),
        ("session=abc; Path=/wp-comments-post.php", [("session", "abc")]),
        ("session=abc; Path=/wp", []),
        ("session=abc; Path=/admin", []),
        ("session=abc", []),  # without a path it is for its own folder only
        ("session=abc; Path=/; Domain=news.example", [("session", "abc")]),
        ("session=abc; Path=/; Domain=.example", [("session", "abc")]),
        ("session=abc; Path=/; Domain=evil.test", []),
        ("session=; Path=/", []),
        ("session=abc; Path=/; Max-Age=0", []),
        ("session=abc; Path=/; Max-Age=-1", []),
        ("session=a b\x0d\x0aX: y; Path=/", []),
        ("se ssion=abc; Path=/", []),
        ("nonsense", []),
        (f"big={'x' * 5000}; Path=/", []),
    ],
)
def test_a_cookie_goes_back_where_it_belongs(header: str, kept: list[tuple[str, str]]) -> None:
    visit = page(url=FLOOD, response_headers=(("Set-Cookie", header),))

    assert list(cookies(visit, ACTION)) == kept


def test_the_last_of_a_name_holds() -> None:
    headers = (("Set-Cookie", "a=1; Path=/"), ("set-cookie", "b=2; Path=/"), ("Set-Cookie", "a=3; Path=/"))

    assert cookies(page(url=FLOOD, response_headers=headers), ACTION) == (("a", "3"), ("b", "2"))
