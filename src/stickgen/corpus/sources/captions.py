"""Plain text files beside motion files: captions and lists of names."""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.raw import read_text


def read_lines(path: Path) -> list[str]:
    """Read the lines of a UTF-8 text, stripped and without empty lines.

    Raises:
        StickGenError: it cannot be read or is binary.
    """
    text = read_text(path, "text", "utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def captions_beside(path: Path) -> tuple[str, ...]:
    """Captions in ``NAME.txt`` beside a motion file, one per line; empty without such a file.

    Raises:
        StickGenError: as ``read_lines``.
    """
    text = path.with_suffix(".txt")
    return tuple(read_lines(text)) if text.is_file() else ()


def read_splits(folder: Path) -> dict[str, str]:
    """Name → split, of the lists ``train.txt``, ``val.txt`` and ``test.txt`` in a folder.

    Raises:
        StickGenError: as ``read_lines``.
    """
    splits: dict[str, str] = {}
    for split in ("train", "val", "test"):
        if (folder / f"{split}.txt").is_file():
            splits |= dict.fromkeys(read_lines(folder / f"{split}.txt"), split)
    return splits
