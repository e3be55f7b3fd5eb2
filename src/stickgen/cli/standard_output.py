"""Files on standard output: ``-o -`` for other programs to read."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from stickgen.outputs import Written

_USUAL = ".mp4"  # what a name of - alone asks for


class StandardOutput:
    """Outputs of a command, one of which may go to standard output.

    Args:
        output: as the user gave them: ``-``, or ``-`` and a suffix such as ``-.gif``, stands for
            standard output.
        as_json: whether a summary is printed there.

    Raises:
        StickGenError: standard output is wanted twice, or is a terminal.
    """

    def __init__(self, output: Sequence[str], *, as_json: bool) -> None:
        wanted = [name for name in output if name == "-" or name.startswith("-.")]
        self._folder: TemporaryDirectory[str] | None = None
        self.files = list(output)
        """Files to write: a temporary one in place of standard output."""
        if not wanted:
            return
        if len(wanted) > 1 or as_json:
            other = "the summary of --json" if as_json else wanted[1]
            raise StickGenError(
                f"{wanted[0]} and {other} would both go to standard output: keep one of them"
            )
        if sys.stdout.isatty():
            raise StickGenError(
                "a film cannot be shown in a terminal: send standard output to a file or a program"
            )
        self._folder = TemporaryDirectory(prefix="stick-gen-")
        name = f"film{wanted[0].removeprefix('-') or _USUAL}"
        self.files[output.index(wanted[0])] = str(Path(self._folder.name) / name)

    def send(self, written: Sequence[Written]) -> list[Written]:
        """Copy what is meant for standard output there; the files that stay.

        Raises:
            StickGenError: it is a folder, or several files.
        """
        if self._folder is None:
            return list(written)
        folder = Path(self._folder.name)
        made = [file for file in written if file.path.parent == folder]
        if len(made) != 1 or made[0].path.is_dir():
            raise StickGenError(
                f"standard output holds one file, and this film makes {len(made)}: give a name"
                if len(made) > 1
                else "standard output holds one file, not a folder: give a suffix, such as -.gif"
            )
        with made[0].path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        self._folder.cleanup()
        return [file for file in written if file.path.parent != folder]
