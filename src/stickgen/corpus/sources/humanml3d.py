"""HumanML3D (Guo et al., CVPR 2022): AMASS and HumanAct12 with three to four captions per clip.

20 fps, metres, Y up, the 22 joints of SMPL's body with the proportions of one person. The
layout is that of its repository (``guo.py``).
"""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.guo import GuoDataset, find_clips, read_clip
from stickgen.skeleton import JOINTS, PARENTS

DATASET = GuoDataset(
    source="humanml3d",
    names=JOINTS,
    parents=PARENTS,
    fps=20.0,
    to_metres=(1.0, 1.0, 1.0),
    licence="AMASS licence: non-commercial research; texts MIT",
    credit="HumanML3D (Guo et al. 2022), AMASS (Mahmood et al. 2019) and its sources, HumanAct12",
)


def find(path: Path) -> list[Item]:
    """List every clip below the data set's folder."""
    return find_clips(path, DATASET)


def read(item: Item) -> list[Recording]:
    """Read a clip and its captioned parts."""
    return read_clip(item, DATASET)
