"""`warta note`: mark words of a story, write beside them, and find what was written."""

from __future__ import annotations

from warta.cli import exits, inputs, stdout
from warta.cli.parser import add_examples, add_json, add_page_options, integer
from warta.errors import ConfigError, NotKept
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser
    from warta.model.capture import LoadedArticle
    from warta.model.notes import Note, Placed

_ACTS = ("list", "show", "edit", "rm", "export")
_LONGEST = 1 << 20  # bytes of a note from standard input; the notebook's own bound is in characters


def add_options(parser: Parser) -> None:
    """What `warta note` takes."""
    parser.description = _(
        "Mark words of a kept story, and write beside them. They are found again when the story is edited or moves its "
        "paragraphs; what does not stand in it any more is shown as it stood."
    )
    parser.add_argument(
        "what",
        nargs="+",
        metavar="ID|URL|" + "|".join(_ACTS),
        help=_(
            "a story to take a note on (without --quote: the notes on it); list [QUERY]; show, edit, rm NOTE …; "
            "export [ID|URL …]"
        ),
    )
    parser.add_argument("--quote", metavar="WORDS", help=_("the words to mark, as they stand in the story"))
    parser.add_argument("--text", metavar="T|-", help=_("what you have to say of them; - is standard input"))
    shape = parser.add_mutually_exclusive_group()
    add_json(shape)
    parser.add_argument("-o", "--output", metavar="FILE", help=_("of export: into a file, which appears whole"))
    add_page_options(parser)
    add_examples(
        parser,
        "warta note 12 --quote 'two hundred stalls' --text 'Ask for the list.'",
        "warta note list banjir",
        "warta note export 12 -o notes.jsonld",
    )


def run(context: CommandContext) -> int:
    """Take a note, or do with notes what was asked."""
    args = context.args
    first, rest = args.what[0], args.what[1:]
    if first not in _ACTS:
        if rest:
            raise ConfigError(
                _("a note is taken on one story"), hint=_("quote the words: --quote 'some words'"), kind="usage"
            )
        return _take(context, first) if args.quote is not None else _on_one(context, first)
    if args.quote is not None or (args.text is not None and first != "edit"):
        raise ConfigError(
            _("--quote and --text take a note, and {act} takes none").format(act=first),
            hint=_("leave it out, or name the story to take a note on"),
            kind="usage",
        )
    if first == "list":
        return _list(context, " ".join(rest))
    if first == "export":
        return _export(context, rest)
    numbers = [_number(word) for word in rest]
    if not numbers:
        raise ConfigError(_("which one?"), hint=_("`warta note list` lists them by number"), kind="usage")
    match first:
        case "show":
            return _show(context, numbers)
        case "edit":
            return _edit(context, numbers)
        case _:
            for note in [context.services.rooms.notes.find(number) for number in numbers]:
                context.services.rooms.notes.remove(note.id)
            return exits.DONE


_number = integer("NOTE", 1, 999_999_999)


def _take(context: CommandContext, address: str) -> int:
    note = context.services.rooms.notes.quote(_story(context, address), context.args.quote, _words(context))
    _tell(context, note)
    return exits.DONE


def _edit(context: CommandContext, numbers: list[int]) -> int:
    if len(numbers) != 1 or context.args.text is None:
        raise ConfigError(
            _("edit gives one note other words"), hint=_("warta note edit 3 --text 'other words'"), kind="usage"
        )
    _tell(context, context.services.rooms.notes.reword(numbers[0], _words(context)))
    return exits.DONE


def _tell(context: CommandContext, note: Note) -> None:
    """A note that was just made or changed."""
    from warta.render import notes

    if context.args.json:
        context.stdout.write_json(notes.to_json(note))
    else:
        context.stdout.write_line(_("note {id}: {words}").format(id=note.id, words=_short(note.anchor.exact)))


def _on_one(context: CommandContext, address: str) -> int:
    """The notes on one story, where they stand in it."""
    placed = context.services.rooms.notes.of(_story(context, address))
    _rows(context, [(each.note, each) for each in placed], _("there are no notes on it"))
    return exits.DONE if placed else exits.NO


def _list(context: CommandContext, query: str) -> int:
    found = context.services.rooms.notes.all(query)
    _rows(context, [(note, None) for note in found], _("nothing matches") if query else _("there are no notes"))
    return exits.NO if query and not found else exits.DONE


def _rows(context: CommandContext, notes: list[tuple[Note, Placed | None]], none: str) -> None:
    """One line a note: number, day, whether it is an orphan, the words it hangs on, what was written, the address."""
    from warta.render.notes import to_json

    if context.args.json:
        context.stdout.write_json([to_json(note, placed) for note, placed in notes])
        return
    if not notes:
        context.stderr.note(none)
    for note, placed in notes:
        state = "orphan" if placed and placed.orphan else ""
        day = f"{note.changed_at:%Y-%m-%d}"
        context.stdout.write_row(str(note.id), day, state, _short(note.anchor.exact), _short(note.words), note.url)


def _show(context: CommandContext, numbers: list[int]) -> int:
    from warta.render.notes import as_text, to_json

    room = context.services.rooms.notes
    shown = []
    for note in [room.find(number) for number in numbers]:
        loaded = context.services.kept(note.url)
        shown.append((note, room.placed(loaded, [note])[0] if loaded else None))
    if context.args.json:
        context.stdout.write_json([to_json(*each) for each in shown])
    else:
        context.stdout.write(stdout.safe_text("\n\n".join([as_text(*each) for each in shown]) + "\n"))
    return exits.DONE


def _export(context: CommandContext, addresses: list[str]) -> int:
    """Web Annotations of some stories, or of all."""
    from warta.render.notes import collection

    room = context.services.rooms.notes
    if addresses:
        found = [each.note for address in addresses for each in room.of(_kept(context, address))]
    else:
        found = [*reversed(room.all())]
    context.stdout.write_json(collection(found), pretty=True)
    return exits.DONE


def _story(context: CommandContext, address: str) -> LoadedArticle:
    """The story as it is kept, of any age: a note is taken on what one has read; else as its site has it now."""
    from warta.cli.inputs import load_article

    if inputs.is_address(address) and (kept := context.services.kept(address)):
        return kept
    return load_article(context, address)


def _kept(context: CommandContext, address: str) -> LoadedArticle:
    kept = context.services.kept(address)
    if kept is None:
        raise NotKept(
            _("{address} is not in the library").format(address=address),
            hint=_("`warta note list` shows the notes on all"),
            url=address,
        )
    return kept


def _words(context: CommandContext) -> str:
    """What was written: by the flag, or on standard input."""
    words: str | None = context.args.text
    if words != "-":
        return words or ""
    return inputs.open_stdin(_("a note")).read(_LONGEST).decode("utf-8", "replace")


def _short(words: str) -> str:
    """The beginning of some words, as one line."""
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59] + "…"
