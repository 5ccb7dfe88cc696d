"""Settings from options, WARTA_* variables, config.toml and defaults, in this order of precedence."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from warta.i18n import _, later

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

USER_AGENT = "warta/0.1 (newsroom reader for the terminal)"


class SettingError(ValueError):
    """An invalid setting: what is wrong, and how to fix it."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class Reader(NamedTuple):
    """The table [reader]: name, e-mail and site for comment forms; used for nothing else.

    `keyring`: name and e-mail are in the system keyring.
    """

    name: str = ""
    email: str = ""
    site: str = ""
    keyring: bool = False

    def __repr__(self) -> str:
        """Return the names of the fields that are set, without values, as settings are shown and logged."""
        return f"Reader({', '.join(name for name, value in self._asdict().items() if value)})"


class Settings(NamedTuple):
    """All settings; MEANINGS describes each. A named tuple, as dataclasses would cost a tenth of the start-up time."""

    timeout: float = 30.0
    max_age: float = 900.0
    max_bytes: int = 8 * 1024 * 1024
    max_redirects: int = 10
    allow_downgrade: bool = False
    ahead: bool = True
    other_hosts: bool = True
    pace: float = 1.0
    images: str = "none"
    user_agent: str = USER_AGENT
    library: Path | None = None
    outbox: Path | None = None
    color: str = "auto"
    theme: str = "warta-night"
    lang: str = ""
    measure: int = 72
    first_frame: bool = True
    resume: bool = True
    justify: bool = False
    hyphenate: bool = True
    bidi: str = "auto"
    emoji: str = "whole"
    images_in_app: str = "auto"
    pager: str = ""
    stamp_authority: str = ""
    stamp_roots: str = ""
    linear: bool = False
    preset: str = "default"
    keys: Mapping[str, str] = MappingProxyType({})
    hooks: Mapping[str, str] = MappingProxyType({})
    sites: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    reader: Reader = Reader()


MEANINGS = {
    "timeout": later("seconds for one page, everything included"),
    "max_age": later('how old a kept page may be before it is fetched again: seconds, or "15m", "1h", "2d"'),
    "max_bytes": later("a page longer than this is cut, and said to be cut"),
    "max_redirects": later("how many times a site may send warta on"),
    "allow_downgrade": later("follow a redirect from https to http"),
    "ahead": later("on a walk with [ and ], fetch the next post of the site before its key is pressed"),
    "other_hosts": later(
        "ask Stack Exchange and Hacker News for a thread where they keep it, which is at another host"
    ),
    "pace": later("seconds between two requests of a sync to one host; its robots.txt may ask for more"),
    "images": later('pictures that a sync keeps for offline: "none", the "lead" one of each article, or "all"'),
    "user_agent": later("what warta calls itself"),
    "library": later("the library's file, when it should not stand in the usual place"),
    "outbox": later("the file of drafts and sent replies, when it should not stand in the usual place"),
    "color": later('"auto", "always" or "never"'),
    "theme": later('"warta-night", "warta-paper", "warta-contrast" or "warta-terminal"'),
    "lang": later('"en" or "id"; empty for the language of the machine'),
    "measure": later("the widest line of an article, in cells (40 to 120)"),
    "first_frame": later(
        "keep an article's last screen, and show it at once when the app is started with that article"
    ),
    "resume": later("when warta is started without an address, open what was open last"),
    "justify": later("fill the lines of an article to both edges"),
    "hyphenate": later("break words in filled lines, by the article's language (needs the extra `type`)"),
    "bidi": later('who turns text that runs from the right: "terminal", "warta" (needs the extra `type`) or "auto"'),
    "emoji": later(
        '"whole", or "plain" for a terminal that disagrees on the width of joined ones: their first sign alone'
    ),
    "images_in_app": later(
        'pictures in an article of the app: "auto" (kept ones), "always" (fetched), "ask" (at a key) or "never"'
    ),
    "pager": later("the command that shows long output, instead of PAGER"),
    "stamp_authority": later("the address that `warta ledger stamp` asks for a time stamp (RFC 3161)"),
    "stamp_roots": later("a file with the certificates, in PEM, of the authorities whose time stamps you trust"),
    "linear": later("the app as one column, without bars and boxes, for a screen reader"),
    "preset": later('the keys of the app: "default", "arrows" (no command on a letter alone) or "newsboat"'),
}
_CHOICES = {
    "color": ("auto", "always", "never"),
    "images": ("none", "lead", "all"),
    "theme": ("warta-night", "warta-paper", "warta-contrast", "warta-terminal"),
    "lang": ("", "en", "id"),
    "preset": ("default", "arrows", "newsboat"),
    "bidi": ("auto", "terminal", "warta"),
    "emoji": ("whole", "plain"),
    "images_in_app": ("auto", "always", "ask", "never"),
}
_FILES = ("library", "outbox")
_TABLES = ("keys", "hooks", "reader", "sites")
_HOOKS = ("new",)
_SITE_RULES = ("body", "title", "author", "date", "comments", "drop")
_BOUNDS: dict[str, tuple[float, float]] = {
    "timeout": (0.1, 600),
    "max_age": (0, 10 * 365 * 86_400),
    "max_bytes": (1024, 64 * 1024 * 1024),
    "max_redirects": (0, 20),
    "pace": (0, 3600),
    "measure": (40, 120),
}
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def seconds(text: str) -> float:
    """Parse a duration in seconds: `90`, `15m`, `1h`, `2d`. Raises ValueError."""
    text = text.strip().lower()
    unit = _UNITS.get(text[-1:], 0)
    value = float(text[:-1] if unit else text) * (unit or 1)
    if not 0 <= value < float("inf"):
        raise ValueError(text)
    return value


def nearest(name: str, known: tuple[str, ...]) -> str:
    """Return a hint with the closest known name, or with all names if none is close."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, 1)
    if close:
        return _("did you mean {name}?").format(name=close[0])
    return _("known: {names}").format(names=", ".join(known))


def load(path: Path, environ: Mapping[str, str]) -> Settings:
    """Load the settings from a file (it may be missing) and WARTA_* variables. Raises SettingError."""
    given = _of_file(path)
    for name in Settings._fields:
        if name not in _TABLES and (value := environ.get(f"WARTA_{name.upper()}")):
            given[name] = _of_word(name, value)
    return Settings(**given)  # type: ignore[arg-type] # every value was checked by its name in _checked


def _of_file(path: Path) -> dict[str, object]:
    try:
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(
            _("{path} cannot be read").format(path=path), _("see that it is a UTF-8 text file that you may read")
        ) from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(
            _("{path} is no valid TOML: {why}").format(path=path, why=error),
            _("warta config example prints a valid file"),
        ) from error
    known = Settings._fields
    for name in table:
        if name not in known:
            raise SettingError(_("{path}: unknown setting {name!r}").format(path=path, name=name), nearest(name, known))
    return {name: _checked(name, value, str(path)) for name, value in table.items()}


def _of_word(name: str, value: str) -> object:
    """Convert a variable to the type of its setting; WARTA_MEASURE=80 is an int, WARTA_ALLOW_DOWNGRADE=1 a bool."""
    place = f"WARTA_{name.upper()}"
    default = getattr(Settings(), name)
    if name == "lang":  # the variable may be a locale, as LANG is: id_ID.UTF-8
        value = value.split("_", maxsplit=1)[0].split(".", maxsplit=1)[0].lower()
        return value if value in _CHOICES["lang"] else ""
    if isinstance(default, bool):
        if value.lower() not in {"1", "0", "true", "false", "yes", "no"}:
            raise SettingError(
                _("{place} is neither 1 nor 0").format(place=place), _("unset it, or set {place}=1").format(place=place)
            )
        return value.lower() in {"1", "true", "yes"}
    if isinstance(default, int | float) and name != "max_age":
        try:
            return _checked(name, type(default)(value), place)
        except ValueError as error:
            if isinstance(error, SettingError):
                raise
            raise SettingError(
                _("{place} is no number: {value!r}").format(place=place, value=value),
                _("for example {place}={default}").format(place=place, default=default),
            ) from error
    return _checked(name, value, place)


def _checked(name: str, value: object, place: str) -> object:
    """Return the value, checked for type and range. Raises SettingError."""
    if name in _TABLES:
        return {"keys": _keys, "hooks": _hooks, "reader": _reader, "sites": _sites}[name](value, place)
    if name == "max_age" and isinstance(value, str):
        value = _span(value, place)
    if name in _FILES:
        return _file(name, value, place)
    default = getattr(Settings(), name)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(default):
        raise SettingError(
            _("{place}: {name} must be {kind}").format(place=place, name=name, kind=_kind(default)),
            _("for example {name} = {value}").format(name=name, value=_toml(default)),
        )
    if name in _CHOICES and value not in _CHOICES[name]:
        raise SettingError(
            _("{place}: {name} cannot be {value!r}").format(place=place, name=name, value=value),
            nearest(str(value), _CHOICES[name]),
        )
    if name in _BOUNDS and isinstance(value, int | float) and not _BOUNDS[name][0] <= value <= _BOUNDS[name][1]:
        low, high = _BOUNDS[name]
        raise SettingError(
            _("{place}: {name} must lie between {low:g} and {high:g}").format(
                place=place, name=name, low=low, high=high
            ),
            _("the default is {default:g}").format(default=default),
        )
    return value


def _span(value: str, place: str) -> float:
    try:
        return seconds(value)
    except ValueError as error:
        raise SettingError(
            _("{place}: max_age cannot be {value!r}").format(place=place, value=value),
            _('for example "15m", "1h" or 900'),
        ) from error


def _file(name: str, value: object, place: str) -> Path:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise SettingError(
            _("{place}: {name} must be a path").format(place=place, name=name),
            _("for example {name} = {value}").format(name=name, value=f'"~/news/{name}.db"'),
        )
    return Path(value).expanduser()


def _keys(value: object, place: str) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(keys, str) for keys in value.values()):
        raise SettingError(
            _("{place}: [keys] must map commands to keys").format(place=place),
            _('for example zen = "z" (warta keys lists them)'),
        )
    return {str(name): str(keys) for name, keys in value.items()}


def _hooks(value: object, place: str) -> dict[str, str]:
    """Check the table [hooks]: a command for each event."""
    hint = _('for example new = "notify-send warta" (a program and its arguments, no shell)')
    if not isinstance(value, dict) or not all(isinstance(command, str) for command in value.values()):
        raise SettingError(_("{place}: [hooks] must map events to commands").format(place=place), hint)
    for name in value:
        if name not in _HOOKS:
            told = _("{place}: unknown event {name!r} in [hooks]").format(place=place, name=name)
            raise SettingError(told, nearest(str(name), _HOOKS))
    return {str(name): str(command) for name, command in value.items()}


def _reader(value: object, place: str) -> Reader:
    """Check the table [reader]; errors do not contain its values."""
    hint = _('for example name = "Ada"; site and email are texts too, keyring is true or false')
    if not isinstance(value, dict):
        raise SettingError(_("{place}: [reader] must be a table").format(place=place), hint)
    for name, given in value.items():
        if name not in Reader._fields:
            raise SettingError(
                _("{place}: unknown setting {name!r} in [reader]").format(place=place, name=name),
                nearest(name, Reader._fields),
            )
        if type(given) is not (bool if name == "keyring" else str):
            raise SettingError(
                _("{place}: {name} in [reader] is of the wrong kind").format(place=place, name=name), hint
            )
    return Reader(**value)


def _sites(value: object, place: str) -> dict[str, dict[str, str]]:
    """Check the tables [sites."host"]: selectors by field; hosts without "www."."""
    import re

    if not isinstance(value, dict) or not all(isinstance(rules, dict) for rules in value.values()):
        raise SettingError(
            _("{place}: [sites] must hold a table for each host").format(place=place),
            _('[sites."news.example"], body = ".story"'),
        )
    selector = re.compile(r"\s*(?:[a-z][a-z0-9-]*|(?=[.#]))(?:[.#][\w-]+)*\s*", re.IGNORECASE)
    for host, rules in value.items():
        for name, given in rules.items():
            if name not in _SITE_RULES:
                raise SettingError(
                    _("{place}: unknown rule {name!r} for {host}").format(place=place, name=name, host=host),
                    nearest(name, _SITE_RULES),
                )
            if not isinstance(given, str) or not all(selector.fullmatch(each) for each in given.split(",")):
                hint = _('a tag, .class or #id, or these joined; for example "div.story, #main"')
                raise SettingError(
                    _("{place}: {name} of {host} cannot be {value!r}").format(
                        place=place, name=name, host=host, value=given
                    ),
                    hint,
                )
    return {str(host).lower().removeprefix("www."): dict(rules) for host, rules in value.items()}


def _kind(default: object) -> str:
    return {bool: _("true or false"), int: _("a whole number"), float: _("a number"), str: _("a text in quotes")}[
        type(default)
    ]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else f"{value:g}" if isinstance(value, float) else str(value)


def example() -> str:
    """Return a settings file with every default commented out."""
    lines = [_("# warta's settings; every line is a default and may be left out.")]
    for name, default in Settings()._asdict().items():
        if name in MEANINGS:
            shown = f'"~/news/{name}.db"' if name in _FILES else _toml(default)
            lines += ["", f"# {_(MEANINGS[name])}", f"# {name} = {shown}"]
    lines += ["", _("# keys of the app, by command name (`warta keys` lists them)"), "# [keys]", '# "app.zen" = "z"']
    lines += ["", _("# a program that is told of each new article, as JSON on its standard input")]
    lines += ["# [hooks]", '# new = "notify-send warta"']
    lines += ["", _("# who you are, for the reply forms of sites; nothing else is ever told"), "# [reader]"]
    lines += ['# name = ""', '# email = ""', '# site = ""', "# keyring = false"]
    lines += ["", _("# where a site keeps its story, when warta reads it badly"), '# [sites."news.example"]']
    lines += ['# body = "div.story"', '# drop = ".promo, aside"', ""]
    return "\n".join(lines)
