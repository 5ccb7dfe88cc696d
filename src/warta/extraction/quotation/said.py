"""What stands beside a quote, and what was read of it: the verb, the rule, who speaks."""

from __future__ import annotations

import re

from warta.extraction.quotation import marks
from warta.extraction.quotation.names import NOBODY, Person
from warta.model.value import Value

WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*")
POINTS = frozenset(",.!?…。！？，")
EDGES = ' \u00a0\t\n,;:.–—-()"”“'


class Said(Value, frozen=True, kw_only=True):
    """What stands beside a quote: the verb, the rule that read it, and who speaks; `sure`: a table has the verb."""

    cue: str | None = None
    rule: str = "none"
    person: Person = NOBODY
    sure: bool = True


SILENCE = Said()


class Beside(Value, frozen=True, kw_only=True):
    """What stands before and after a quote, and how the quote before it was read."""

    lead: str
    trail: str
    before: Said
    mark: str = ""

    @property
    def is_talk(self) -> bool:
        """Whether a dash stands where a mark would."""
        return self.mark[:1] in marks.DASHES
