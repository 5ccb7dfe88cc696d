"""`warta completion`: what a shell needs to complete warta's words, made of the parsers themselves."""

from __future__ import annotations

from warta.cli import exits, registry
from warta.cli.parser import DEFAULT_COMMAND, Choice, add_examples, build_parser
from warta.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action

    from warta.cli.context import CommandContext
    from warta.cli.parser import Parser

_SHELLS = ("bash", "zsh", "fish")


def add_options(parser: Parser) -> None:
    """What `warta completion` takes."""
    parser.description = _("Completion for a shell, to be sourced or put where the shell looks for it.")
    parser.add_argument(
        "shell", type=Choice("warta completion", *_SHELLS), metavar="|".join(_SHELLS), help=_("which shell")
    )
    add_examples(
        parser,
        'eval "$(warta completion bash)"',
        "warta completion zsh > ~/.zfunc/_warta",
        "warta completion fish > ~/.config/fish/completions/warta.fish",
    )


def run(context: CommandContext) -> int:
    """Print the script."""
    write = {"bash": _bash, "zsh": _zsh, "fish": _fish}[context.args.shell]
    context.stdout.write(write())
    return exits.DONE


def _actions(name: str) -> list[Action]:
    return build_parser(name)._actions  # noqa: SLF001 - argparse has no other way to ask for them


def _flags(action: Action) -> tuple[str, ...]:
    return tuple(action.option_strings)


def _words(action: Action) -> tuple[str, ...]:
    """The few words that a value can be; none when it is free."""
    return action.type.known if isinstance(action.type, Choice) else ()


def _acts(name: str) -> tuple[str, ...]:
    """The words that may stand first after a command."""
    if name == "help":
        return registry.command_names()
    return next((_words(action) for action in _actions(name) if not action.option_strings), ())


def _bash() -> str:
    """One function that looks at the command and at the word before."""
    names = registry.command_names()
    lines = [
        "_warta() {",
        '    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" word words=""',
        '    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
        f'        case "$word" in {"|".join(names)}) command="$word"; break ;; esac',
        "    done",
        '    case "$command:$before" in',
    ]
    for name in ("", *names):
        for action in _actions(name or DEFAULT_COMMAND):
            if action.option_strings and (words := _words(action)):
                patterns = "|".join([f"{name}:{flag}" for flag in _flags(action)])
                lines.append(f'        {patterns}) words="{" ".join(words)}" ;;')
    lines += ["    esac", '    if [ -z "$words" ]; then', '        case "$command" in']
    for name in ("", *names):
        flags = [flag for action in _actions(name or DEFAULT_COMMAND) for flag in _flags(action)]
        first = names if not name else _acts(name)
        lines.append(f'            "{name}") words="{" ".join((*first, *flags))}" ;;')
    lines += [
        "        esac",
        "    fi",
        '    COMPREPLY=($(compgen -W "$words" -- "$current"))',
        "}",
        "complete -o default -F _warta warta",
        "",
    ]
    return "\n".join(lines)


def _zsh() -> str:
    """A completion function in the manner of zsh's own: `_arguments` for each command."""
    lines = ["#compdef warta", "", "_warta() {", "    local -a commands", "    commands=("]
    for _heading, found in registry.command_groups():
        lines += [f"        '{name}:{_quoted(summary)}'" for name, summary in found.items()]
    lines += [
        "    )",
        "    local command=${words[(r)(" + "|".join(registry.command_names()) + ")]}",
        '    case "$command" in',
    ]
    for name in registry.command_names():
        acts = _acts(name)
        first = f"'*:word:({' '.join(acts)})'" if acts else "'*:file:_files'"
        lines.append(f"        {name}) _arguments -s {' '.join(_zsh_options(name))} {first} ;;")
    first = "'*: :{_describe -t commands command commands; _files}'"
    lines += [
        f"        *) _arguments -s {' '.join(_zsh_options(DEFAULT_COMMAND))} {first} ;;",
        "    esac",
        "}",
        "",
        'if [ "$funcstack[1]" = "_warta" ]; then _warta "$@"; else compdef _warta warta; fi',
        "",
    ]
    return "\n".join(lines)


def _zsh_options(name: str) -> list[str]:
    found = []
    for action in _actions(name):
        words = _words(action)
        takes = "" if action.nargs == 0 else f":value:({' '.join(words)})" if words else ":value:_files"
        told = _quoted(action.help or "").replace("[", "(").replace("]", ")")
        found += [f"'{flag}[{told}]{takes}'" for flag in _flags(action)]
    return found


def _fish() -> str:
    """One `complete` a word."""
    known = " ".join(registry.command_names())
    lines = [f"set -l commands {known}"]
    for _heading, found in registry.command_groups():
        lines += [
            f"complete -c warta -n 'not __fish_seen_subcommand_from $commands' -a {name} -d '{_quoted(summary)}'"
            for name, summary in found.items()
        ]
    for name in (DEFAULT_COMMAND, *registry.command_names()):
        seen = f"__fish_seen_subcommand_from {name}"
        if name == DEFAULT_COMMAND:
            seen = f"not __fish_seen_subcommand_from {known}"
        elif acts := _acts(name):
            lines.append(f"complete -c warta -n '{seen}' -f -a '{' '.join(acts)}'")
        lines += [
            f"complete -c warta -n '{seen}' {_fish_option(action)}" for action in _actions(name) if _flags(action)
        ]
    return "\n".join([*lines, ""])


def _fish_option(action: Action) -> str:
    spelled = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in _flags(action)]
    words = _words(action)
    takes = "" if action.nargs == 0 else f" -x -a '{' '.join(words)}'" if words else " -r"
    return " ".join(spelled) + takes + f" -d '{_quoted(action.help or '')}'"


def _quoted(text: str) -> str:
    """Words for inside single quotes and a zsh description."""
    return text.replace("'", "’").replace(":", " ").replace("\\", "")
