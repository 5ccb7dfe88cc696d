"""The page whose form a reply is looked over by: as its site has it now, else as it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.errors import FetchError
from warta.services.replies import OFFLINE
from warta.tui.troubles import TROUBLE

if TYPE_CHECKING:
    from warta.model.reply import Draft
    from warta.services.replies import Look, Replies


async def looked(replies: Replies, draft: Draft) -> tuple[Look, FetchError | None]:
    """The page, and why it is only the kept one. Raises WartaError."""
    try:
        return await replies.look(draft), None
    except FetchError as error:
        if error.kind not in OFFLINE:
            raise
        try:
            return await replies.look(draft, offline=True), error
        except TROUBLE:
            raise error from None  # that there is no copy either is not what is wrong
