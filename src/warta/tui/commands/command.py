"""What a command of the app is. Loads no Textual."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar


class Command:
    """A thing a reader can ask of the app. `keys` as a person writes them, a space between two.

    `scope`: app (everywhere), pane (any pane with lines), sources, posts, article, thread; composer, review, outbox,
    search, sync, diff, table (screens of their own). `action` is Textual's, and the command's own name where it is
    empty. `short` is its word in the footer, if it stands there. `holder`: who performs a command of the scope app: the
    screen (opening, letters, errands), the desk (where one may go from here), the finder (words and links), the row of
    panes, or the app. `always`: before whatever has the focus hears of the key.
    """

    scope: ClassVar[str] = "app"
    keys: ClassVar[str] = ""
    action: ClassVar[str] = ""
    short: ClassVar[str] = ""
    holder: ClassVar[str] = "screen"
    always: ClassVar[bool] = False

    @classmethod
    @cache
    def name(cls) -> str:
        """The name in an id: NextPost is next_post."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def id(cls) -> str:
        """What `[keys]` in the settings calls it: app.next_post."""
        return f"{cls.scope}.{cls.name()}"

    @classmethod
    def help(cls) -> str:
        """What it does, in the reader's language."""
        from warta.i18n import _

        return _((cls.__doc__ or "").strip().removesuffix("."))
