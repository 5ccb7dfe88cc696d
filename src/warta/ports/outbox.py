"""What replying asks of the disk."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from warta.model.reply import Draft, Verdict


class Outbox(Protocol):
    """Drafts and what became of them. Every change is on the disk when its method returns. May raise LibraryError."""

    def save(self, draft: Draft) -> Draft:
        """Keep a new draft (id 0), or the new words of one that nothing was sent of."""
        ...

    def find(self, number: int) -> Draft | None:
        """One draft."""
        ...

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the oldest first."""
        ...

    def entitle(self, number: int, *, title: str, action: str) -> Draft:
        """Keep what a page says of a draft; its words, its state and their age stay as they are on the disk."""
        ...

    def queue(self, number: int) -> Draft:
        """Let a draft wait for the network."""
        ...

    def claim(self, number: int, *, again: bool = False) -> AbstractContextManager[Claim]:
        """Take a draft for sending: within, it is `sending` for everybody, and nobody else can take it.

        Left without a verdict it is `unknown`. `again`: also one of which it is unknown whether it arrived. Raises
        ConfigError when it was sent already.
        """
        ...

    def correct(self, number: int, verdict: Verdict) -> Draft:
        """A second look has told more, or a first one that there is no use in sending."""
        ...

    def remove(self, number: int) -> None:
        """Forget a draft; one that is being sent stays."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class Claim(Protocol):
    def settle(self, verdict: Verdict) -> Draft:
        """What became of it."""
        ...

    def release(self, state: str) -> Draft:
        """Nothing has left: it is a draft again, or it waits for the network."""
        ...
