"""Base class of the app's commands. Loads no Textual."""

from __future__ import annotations

import re
from functools import cache
from typing import ClassVar


class Command:
    """A command of the app: the docstring is its help, the class name its id. `keys` are separated by spaces.

    `scope`: app (everywhere), pane (any pane), sources, posts, article, thread; composer, review, outbox, search, sync,
    diff, table (popups). `action`: Textual action, by default the command's name. `short`: label in the footer, if any.
    `holder`: node that has the action of a command of scope app: screen, desk, finder, panes, app. `always`: Textual's
    `priority`, before the focused widget.
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
        """Return the name in snake case: NextPost is next_post."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def id(cls) -> str:
        """Return the id used in `[keys]` of the settings: app.next_post."""
        return f"{cls.scope}.{cls.name()}"

    @classmethod
    def help(cls) -> str:
        """Return the translated help text."""
        from warta.i18n import _

        return _((cls.__doc__ or "").strip().removesuffix("."))
