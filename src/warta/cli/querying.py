"""What commands that take a query share: the query as typed, the index made ready, the place of an error shown."""

from __future__ import annotations

from contextlib import contextmanager

from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from warta.cli.errand import Errand


@contextmanager
def asked(errand: Errand, words: list[str]) -> Iterator[str]:
    """The query, with all that is kept ready to be searched; where it can't be understood, the place is shown."""
    from warta.services.queries import Misread

    try:
        query = " ".join(words)
        errand.services.rooms.search.understood(query)
        _prepare(errand)
        yield query
    except Misread as error:
        if not errand.complaints.as_json:
            errand.complaints.show(error.marked)
        raise


def _prepare(errand: Errand) -> None:
    """Index what an older warta kept, and say how far that is."""
    from warta.cli.progress import Progress

    with Progress(errand) as progress:
        for done, total in errand.services.rooms.search.prepare():
            progress.says(_("the index: {done} of {total} articles").format(done=done, total=total), 1)
