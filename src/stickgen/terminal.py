"""Tables and progress bars on the terminal, for text of any origin.

Names out of files may hold what rich takes for markup (``[/red]``), names of emoji, or control
characters of the terminal: nothing of that is interpreted here. rich is imported where it is used.
"""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any, NoReturn

from stickgen.errors import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, ProgressColumn, TextColumn


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is; other characters than printable ones are escaped."""
    from rich.console import Console
    from rich.text import Text

    class PlainConsole(Console):
        def render_str(self, text: str, **options: Any) -> Text:
            return super().render_str(printable(text), **options)

        def on_broken_pipe(self) -> NoReturn:
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    return PlainConsole(stderr=stderr, markup=False, emoji=False, highlight=False)


def text_column(template: str = "{task.description}") -> TextColumn:
    """A column of a progress bar that shows text as it is."""
    from rich.progress import Task, TextColumn
    from rich.text import Text

    class PlainColumn(TextColumn):
        def render(self, task: Task) -> Text:
            return Text(printable(self.text_format.format(task=task)))

    return PlainColumn(template, markup=False)


def progress(*columns: ProgressColumn, transient: bool = False, disable: bool = False) -> Progress:
    """Progress bars on stderr; without ``columns`` a description, a bar and a percentage."""
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TimeRemainingColumn

    usual = (text_column(), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(
        *(columns or usual), console=console(stderr=True), transient=transient, disable=disable
    )
