"""`warta help`: the manual."""

from __future__ import annotations

from warta.cli import exits
from warta.cli.parser import build_parser
from warta.errors import ConfigError
from warta.i18n import _
from warta.settings import nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser

_BY_NAME = (
    "thread", "reply", "note", "origins", "search", "sync", "source", "watch", "capture", "verify", "import"
)  # fmt: skip
_SCHEMAS = {"json": "article", **{f"json-{name}": name for name in _BY_NAME}}
"""Topics that are a JSON Schema and nothing else, so that a program can read them."""


def add_options(parser: Parser) -> None:
    """What `warta help` takes."""
    parser.description = _("A page of the manual, or the list of its pages; help json is the JSON Schema itself.")
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help=_("a page, or a command"))


def run(context: CommandContext) -> int:
    """Print a page."""
    from warta.cli import registry

    topic = context.args.topic
    pages = _pages()
    if topic is None:
        _contents(context, pages)
        return exits.DONE
    if topic in _SCHEMAS:
        from warta.render.json import schema

        words = schema(_SCHEMAS[topic])
    elif topic == "keys":
        from warta.tui.keymap import keys_page

        words = keys_page()
    elif topic in pages:
        words = pages[topic].read_text("utf-8")
    elif topic in registry.command_names():
        words = build_parser(topic).format_help()
    else:
        raise ConfigError(
            _("the manual has no page {topic!r}").format(topic=topic),
            hint=nearest(topic, tuple(dict.fromkeys((*pages, *_SCHEMAS, *registry.command_names())))),
            kind="usage",
        )
    context.enable_pager()
    context.stdout.write_line(words.rstrip())
    return exits.DONE


def _pages() -> dict[str, Traversable]:
    """The manual's pages by topic, in order."""
    from importlib.resources import files

    found = {item.name.removesuffix(".md"): item for item in files("warta").joinpath("manual").iterdir()}
    return {topic: found[topic] for topic in sorted(found) if found[topic].name.endswith(".md")}


def _contents(context: CommandContext, pages: dict[str, Traversable]) -> None:
    """Each topic with its page's first heading."""
    context.stdout.write_line(_("warta help TOPIC shows one of these; warta COMMAND --help tells a command's options."))
    context.stdout.write_line("")
    for topic, path in pages.items():
        title = path.read_text("utf-8").partition("\n")[0].lstrip("# ")
        context.stdout.write_line(f"  {topic:<13}{title}")
    for topic, name in _SCHEMAS.items():
        context.stdout.write_line(f"  {topic:<13}" + _("The JSON Schema of warta.{name}/1").format(name=name))
