"""Describe changes in a thread since the last visit: counts and labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warta.i18n import _, ngettext

if TYPE_CHECKING:
    from warta.model.since import Tally


def words(tally: Tally | None) -> str:
    """Return `2 new · 1 edited`; "" without changes or on the first visit."""
    if not tally:
        return ""
    said = (
        (tally.new, ngettext("{n} new", "{n} new", tally.new)),
        (tally.edited, ngettext("{n} edited", "{n} edited", tally.edited)),
        (tally.gone, ngettext("{n} gone", "{n} gone", tally.gone)),
    )
    return " · ".join([form.format(n=count) for count, form in said if count])


def short(tally: Tally | None) -> str:
    """Return `+2 ~1 -1` (new, edited, gone) for a list."""
    if not tally:
        return ""
    signs = (("+", tally.new), ("~", tally.edited), ("-", tally.gone))
    return " ".join([f"{sign}{count}" for sign, count in signs if count])


def counts(tally: Tally) -> dict[str, int]:
    """Return the counts as plain data."""
    return {"new": tally.new, "edited": tally.edited, "gone": tally.gone}


def label(how: str) -> str:
    """Return the label of a changed comment: new, edited or gone; "" for any other."""
    return {"new": _("new"), "edited": _("edited"), "gone": _("gone")}.get(how, "")
