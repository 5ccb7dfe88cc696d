"""Files that a command was given to read: what goes wrong with one is told as one of our errors."""

from __future__ import annotations

from contextlib import contextmanager

from warta.errors import LibraryError
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def readable(path: object, hint: str = "") -> Iterator[None]:
    """Read this file within. Raises LibraryError for one that cannot be read."""
    try:
        yield
    except OSError as error:
        raise LibraryError(
            _("{path} cannot be read: {why}").format(path=path, why=error.strerror or error),
            hint=hint or _("see that it is a file that you may read"),
            kind="input",
        ) from error
