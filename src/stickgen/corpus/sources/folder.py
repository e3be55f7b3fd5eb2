"""What a plain folder of motion files tells: their names, and captions beside them."""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.raw import read_text
from stickgen.errors import StickGenError


def list_files(path: Path, *suffixes: str) -> list[tuple[str, Path]]:
    """Name (path below ``path`` without suffix, with ``/``) and file, in the order of names.

    Args:
        path: a folder, searched with its subfolders, or one file.
        suffixes: such as ``".bvh"``; letter case does not matter.

    Raises:
        StickGenError: there is no such file.
    """
    if path.is_file():
        return [(path.stem, path)]
    files = [file for file in path.rglob("*") if file.suffix.lower() in suffixes and file.is_file()]
    if not files:
        raise StickGenError(f"{path} holds no file that ends in {' or '.join(suffixes)}.")
    named = ((file.relative_to(path).with_suffix("").as_posix(), file) for file in files)
    return sorted(named)


def captions_beside(path: Path) -> tuple[str, ...]:
    """Lines of ``NAME.txt`` beside a motion file, each a caption; empty when there is none.

    Raises:
        StickGenError: the text cannot be read.
    """
    text = path.with_suffix(".txt")
    if not text.is_file():
        return ()
    lines = read_text(text, "text").encode("latin-1").decode("utf-8", "replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip())
