"""``stick-gen completion``: what a shell offers when Tab is pressed.

The script is written once and holds every name, so that Tab does not start Python.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from stickgen.errors import StickGenError, shorten

if TYPE_CHECKING:
    from stickgen.cli.command_table import Command

_LISTS = {"--style": "styles", "--place": "places", "--effect": "effects", "--lora": "adapters"}
"""Option → the list of ``stick-gen list`` whose names it takes."""


def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
) -> None:
    """Print what lets a shell complete commands, options and names.

    Example: stick-gen completion bash > ~/.local/share/bash-completion/completions/stick-gen

    Example: stick-gen completion fish > ~/.config/fish/completions/stick-gen.fish

    Example: echo 'eval "$(stick-gen completion zsh)"' >> ~/.zshrc
    """
    from stickgen.cli.command_table import all_commands

    commands = [*all_commands()]
    if shell == "bash":
        typer.echo(_bash(commands))
    elif shell == "zsh":
        head = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n"
        typer.echo(head + _bash(commands))
    elif shell == "fish":
        typer.echo("\n".join(_fish(commands)))
    else:
        raise StickGenError(
            f"there is no completion for {shorten(repr(shell))}: use bash, zsh or fish"
        )


def _values(commands: list[Command]) -> dict[str, list[str]]:
    """Option → the names that it takes."""
    from stickgen.names import LISTS

    known = {name for command in commands for option in command.options for name in option.names}
    return {name: [*LISTS[what]()] for name, what in _LISTS.items() if name in known}


def _words(command: Command) -> str:
    """What may follow a command: the commands below it and its options."""
    names = [name for option in command.options if not option.is_argument for name in option.names]
    return " ".join([*command.below, *names, "--help"])


def _bash(commands: list[Command]) -> str:
    top = " ".join(command.words[0] for command in commands if len(command.words) == 1)
    first = next(_words(command) for command in commands if command.words == ("generate",))
    cases = "\n".join(
        f'        "{" ".join(command.words)}") words="{_words(command)}" ;;' for command in commands
    )
    values = "\n".join(
        f'        {name}) COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$current")); return ;;'
        for name, names in _values(commands).items()
    )
    return f"""\
_stick_gen() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"
    local words command="" word
    case "$before" in
{values}
    esac
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$word" in -*) break ;; esac
        command="${{command:+$command }}$word"
    done
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="{top} --version --help"
    else
        case "$command" in
{cases}
        *) words="{first}" ;;
        esac
    fi
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}}
complete -o default -F _stick_gen stick-gen"""


def _fish(commands: list[Command]) -> Iterator[str]:
    values = _values(commands)
    for command in commands:
        *above, name = command.words
        seen = f"__fish_seen_subcommand_from {above[-1]}" if above else "__fish_use_subcommand"
        summary = _quoted(command.help.split("\n")[0])
        yield f"complete -c stick-gen -n '{seen}' -f -a {name} -d {summary}"
        for option in command.options:
            if option.is_argument:
                continue
            flags = " ".join(
                f"-l {word[2:]}" if word.startswith("--") else f"-s {word[1:]}"
                for word in option.names
            )
            names = next((values[word] for word in option.names if word in values), None)
            takes = f" -x -a '{' '.join(names)}'" if names else " -r" if option.value else ""
            condition = f"-n '__fish_seen_subcommand_from {name}'"
            yield f"complete -c stick-gen {condition} {flags}{takes} -d {_quoted(option.help)}"


def _quoted(text: str) -> str:
    first = text.split(". ")[0][:80]
    return "'" + first.replace("\\", "\\\\").replace("'", "\\'") + "'"
