"""The reader's e-mail is told in no spelling; without one there is nothing to hide."""

from __future__ import annotations

import pytest

from warta.export.discretion import Discretion

ADA = Discretion(["ada.l+news@example.org"])


@pytest.mark.parametrize(
    "spelled",
    [
        "ada.l+news@example.org", "Ada.L+News@EXAMPLE.org", "ada.l+news%40example.org", "ada.l%2Bnews%40example.org",
        "ada.l+news&#64;example.org", "ada.l+news&#x40;example.org", "ada.l+news&commat;example.org",
        "ada.l+news\\u0040example.org",
    ],
)  # fmt: skip
def test_every_spelling_is_found_and_masked(spelled: str) -> None:
    data = f"<p>write to {spelled}, please".encode()

    assert ADA.tells(data)
    assert ADA.masked(data) == b"<p>write to (e-mail), please"


def test_other_addresses_stay() -> None:
    data = b"desk@example.org, adaXl+news@example.org"

    assert (ADA.tells(data), ADA.masked(data)) == (False, data)


@pytest.mark.parametrize("emails", [(), ("",), ("no address",)])
def test_a_reader_without_an_address_hides_nothing(emails: tuple[str, ...]) -> None:
    nobody = Discretion(emails)

    assert (nobody.tells(b"anything"), nobody.masked(b"anything")) == (False, b"anything")
