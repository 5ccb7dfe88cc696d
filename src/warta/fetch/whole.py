"""Whether a page is all there, when the wire did not tell: a Content-Length that is too small cuts in silence."""

from __future__ import annotations

ENDS_EARLY = "the page ends in the middle of its markup"

_TAIL = 4096
_MUST_CLOSE = (
    b"div",
    b"main",
    b"article",
    b"section",
)  # HTML lets </p>, </body> and </html> be left out, but not these


def ends_early(body: bytes) -> bool:
    """Whether an HTML document stops while its markup is still open: no end of the page, and elements not closed."""
    tail = body[-_TAIL:].lower()
    if b"<html" not in body[:_TAIL].lower() or b"</html" in tail or b"</body" in tail:
        return False
    small = body.lower()
    if small.rfind(b"<") > small.rfind(b">"):
        return True
    return any(small.count(b"<" + name) > small.count(b"</" + name) for name in _MUST_CLOSE)
