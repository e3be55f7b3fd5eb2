"""The command line. Each command is a module here, imported only when it is named.

A module offers a function of its own name, or a ``typer.Typer`` called ``app`` when it holds
several commands.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from stickgen import __version__
from stickgen.cli.process import exit_code, prepare_streams
from stickgen.errors import StickGenError
from stickgen.interruptions import raise_on_ending

COMMANDS = {
    "generate": "Make a film from a sentence (also when no command is named).",
    "batch": "Make a film for each row of a table, on all cores or a cluster.",
    "script": "Write the script of a sentence, to read and to change before it is filmed.",
    "render": "Draw a stored .motion file again.",
    "view": "Look at a stored film in the browser.",
    "stream": "Print one person's motion while it is generated, one frame per line.",
    "list": "List the names of actions, roles, places, props, styles and more.",
    "storyboard": "Draw a storyboard: one panel for each new event.",
    "studio": "Make and change films in the browser.",
    "serve": "Serve films and motion over HTTP.",
    "demo": "Serve a small page for trying it out.",
    "train": "Train a motion model.",
    "runs": "List training runs and draw their curves.",
    "evaluate": "Measure the quality of motion and how well it follows its prompt.",
    "bench": "Compare a model with real motion and simple baselines.",
    "model": "Count a model's parameters, write it in other formats, share it.",
    "data": "Build a corpus from motion capture files.",
    "doctor": "Say what is installed, what is missing and how to get it.",
    "completion": "Print what lets a shell complete commands and names.",
    "man": "Print the manual page.",
}
"""Command → one line of help."""

_DEFAULT = "generate"

_COLLECT_AFTER = 200_000
"""New objects until Python looks for garbage: a start makes 150,000, and at the usual 700 it takes
50 ms longer, as what is imported is searched again and again."""

_HELP = """\
Usage: stick-gen PROMPT -o FILE [OPTIONS]
       stick-gen COMMAND [ARGUMENTS]

Type a sentence or a story, get a stick-figure film.

Examples:
  stick-gen "A person walks and waves" -o walk.mp4
  stick-gen "A dog steals a chef's sausage and he chases it" -o chase.mp4
  stick-gen script "A knight fights a dragon" -o fight.yaml
  stick-gen --script fight.yaml -o fight.mp4
  stick-gen "Someone dances" --seconds 20 --seed 7 -o dance.gif -o dance.motion
  stick-gen batch prompts.csv -o films/
  stick-gen render dance.motion -o frames/ --size 1920x1080

Commands:
{commands}

Options:
  --version  Show the version.
  -h, --help Show this text; `stick-gen COMMAND --help` explains a command and its options.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``stick-gen`` with ``arguments``, or with those of the shell when they are None.

    Exits with 0, with 2 and one sentence on stderr when the input is wrong, or with 130
    after Ctrl-C.
    """
    # `list` is a command: once its module is loaded, the name here means that module.
    words = [*(sys.argv[1:] if arguments is None else arguments)]
    gc.set_threshold(_COLLECT_AFTER)
    prepare_streams()
    raise_on_ending()
    code = exit_code(lambda: run(words))
    if code:
        sys.exit(code)


def run(words: list[str]) -> int:
    """Run the command that words name; its exit code.

    Raises:
        StickGenError: the input is wrong.
    """
    if not words or words[0] in ("-h", "--help"):
        lines = (f"  {name:<10} {text}" for name, text in COMMANDS.items())
        sys.stdout.write(_HELP.format(commands="\n".join(lines)))
    elif words[0] == "--version":
        sys.stdout.write(f"stick-gen {__version__}\n")
    else:
        name = words.pop(0) if words[0] in COMMANDS else _DEFAULT
        return _call(click_command(name), words, f"stick-gen {name}")
    return 0


def _call(command: Any, words: list[str], name: str) -> int:
    """Run a command of typer's; wrong options are told in one sentence, like all wrong input."""
    import typer

    # UsageError, which typer does not export, is the base of all errors of options.
    usage_error: Any = typer.BadParameter.__bases__[0]
    try:
        with command.make_context(name, words) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except usage_error as error:
        message = error.format_message().replace("Value error, ", "").rstrip(".")
        path = error.ctx.command_path if error.ctx else name
        raise StickGenError(f"{message}: see {path} --help") from None
    return 0


def click_command(name: str) -> Any:
    """A command as typer's parser has it, with its options as ``params``."""
    # `--help` and `--version` do not import typer, which takes 70 ms.
    import typer
    from typer.main import get_command

    module = import_module(f"stickgen.cli.{name}")
    if hasattr(module, "app"):
        return get_command(module.app)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command()(getattr(module, name))
    return get_command(app)
