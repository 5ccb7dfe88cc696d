"""What warta's exit codes mean; the errors carry theirs in `WartaError.exit_code`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from warta.errors import WartaError

DONE = 0
NO = 1
USAGE = 2
SOME_FAILED = 7
BUG = 70
INTERRUPTED = 130
CLOSED_PIPE = 141

MEANINGS = {
    DONE: "done",
    NO: "the answer is no: no match, no comments, a reply refused",
    USAGE: "flags or settings make no sense",
    3: "the page could not be had; or a reply was sent and no answer came",
    4: "the page was had, and there is no article in it",
    5: "the library or an output file cannot be read or written",
    6: "offline, and the page is not in the library",
    SOME_FAILED: "some of several inputs failed; the others are done",
    BUG: "a bug: one line, and the path of the log",
    INTERRUPTED: "interrupted",
    CLOSED_PIPE: "the reader of stdout went away",
}


def of_codes(codes: Sequence[int]) -> int:
    """The exit of several answers: the one that all have, else that some failed."""
    different = set(codes)
    if len(different) > 1:
        return SOME_FAILED
    return different.pop() if different else DONE


def of_many(asked: int, failures: Sequence[WartaError]) -> int:
    """The exit of `asked` inputs: done, some failed, or the one class of error that all of them met."""
    if not failures:
        return DONE
    codes = {error.exit_code for error in failures}
    return codes.pop() if len(failures) == asked and len(codes) == 1 else SOME_FAILED
