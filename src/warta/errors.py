"""Errors for the user: each has a message, a hint and an exit code."""

from __future__ import annotations

LEFT_ALONE = "left-alone"
"""The kind of a FetchError for a page that was not requested: its host failed, or is rate limiting."""


class WartaError(Exception):
    """Base class: what happened (one line), a hint (one line), a machine-readable `kind`, and the URL concerned."""

    exit_code = 70
    default_kind = "bug"

    def __init__(self, what: str, *, hint: str = "", kind: str = "", url: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.kind = kind or self.default_kind
        self.url = url


class ConfigError(WartaError):
    """Invalid options or settings."""

    exit_code = 2
    default_kind = "config"


class FetchError(WartaError):
    """The page could not be fetched.

    kind: dns | tls | refused | timeout | status | too-large | redirect | scheme | encoding | truncated | network
    | robots | left-alone.
    status: HTTP status when there was one. retry_after: seconds the site asked for, 0…3600.
    """

    exit_code = 3
    default_kind = "network"

    def __init__(  # noqa: PLR0913 - each is a fact that `--errors json` tells
        self,
        what: str,
        *,
        hint: str = "",
        kind: str = "",
        url: str | None = None,
        status: int | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(what, hint=hint, kind=kind, url=url)
        self.status = status
        self.retry_after = retry_after


class ExtractError(WartaError):
    """The page was fetched, but contains no article.

    kind: empty | script-only | listing | login | consent | password | soft-404
    | pdf | image | video | audio | archive | binary | feed | no-feed | opml | crash | hang.
    links: what a listing lists, as (title, url).
    """

    exit_code = 4
    default_kind = "empty"

    def __init__(
        self,
        what: str,
        *,
        hint: str = "",
        kind: str = "",
        url: str | None = None,
        links: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(what, hint=hint, kind=kind, url=url)
        self.links = links


class LibraryError(WartaError):
    """The library or an output file cannot be read or written."""

    exit_code = 5
    default_kind = "library"


class NotKept(WartaError):  # noqa: N818 - a state, not a fault
    """Offline, and the page is not in the library."""

    exit_code = 6
    default_kind = "not-kept"
