"""ASAP: motions of athletes estimated from video, as SMPL parameters in the AMASS layout, Z up.

He et al., "ASAP: Aligning Simulation and Real-World Physics", RSS 2025.
"""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.smpl_file import read_smpl

CREDIT = "ASAP, LeCAR Lab, Carnegie Mellon University"


def find(path: Path, *, body_model: Path | None = None) -> list[Item]:
    """List every ``.npz`` file below a folder; with a body model people keep their bone lengths.

    Raises:
        StickGenError: there is no such file.
    """
    return list_files(path, "asap", (".npz",), detail=body_model)


def read(item: Item) -> list[Recording]:
    """Read one person.

    Raises:
        StickGenError: see ``smpl_file.read_smpl``.
    """
    motion = read_smpl(item.path, item.detail)
    captions = captions_beside(item.path)
    return [Recording(item.id, "asap", motion, "MIT", CREDIT, captions)]
