"""Exit codes and their meanings; errors carry theirs in `WartaError.exit_code`."""

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


def combine_codes(codes: Sequence[int]) -> int:
    """Return the exit code that all share, else SOME_FAILED."""
    different = set(codes)
    if len(different) > 1:
        return SOME_FAILED
    return different.pop() if different else DONE


def for_inputs(asked: int, failures: Sequence[WartaError]) -> int:
    """Return DONE, SOME_FAILED, or the exit code of the error that all `asked` inputs had."""
    if not failures:
        return DONE
    codes = {error.exit_code for error in failures}
    return codes.pop() if len(failures) == asked and len(codes) == 1 else SOME_FAILED
