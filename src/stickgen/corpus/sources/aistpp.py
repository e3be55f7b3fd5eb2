"""AIST++: street dancers as SMPL parameters, with the music they dance to.

Li et al., "AI Choreographer", ICCV 2021; names of files and pieces of music as in Tsuchida et
al., "AIST Dance Video Database", ISMIR 2019: ``gBR_sBM_cAll_d04_mBR0_ch01`` is genre,
situation, cameras, dancer, piece, choreography. 60 frames a second, Y up; translations are
divided by ``smpl_scaling`` to be metres.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

import numpy as np

from stickgen.corpus.clips.recording import Item, Music, Recording
from stickgen.corpus.sources.captions import read_lines
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.smpl import SmplMotion, pose_body, smpl_motion
from stickgen.corpus.sources.unpickle import load_pickle
from stickgen.errors import StickGenError

LICENCE = "CC BY 4.0 (AIST++ annotations)"
CREDIT = "AIST++ (Li et al., ICCV 2021), AIST Dance Video Database (Tsuchida et al., ISMIR 2019)"
FPS = 60.0
GENRES = MappingProxyType(
    {
        "BR": "break dance",
        "HO": "house dance",
        "JB": "ballet jazz",
        "JS": "street jazz",
        "KR": "krump",
        "LH": "LA-style hip-hop",
        "LO": "locking",
        "MH": "middle hip-hop",
        "PO": "popping",
        "WA": "waacking",
    }
)
"""Letters of a genre in a file name → its name."""
_NAME = re.compile(r"g([A-Z]{2})_s([A-Z]{2})_c\w+?_(d\d+(?:_d\d+)*)_m([A-Z]{2})(\d)_ch\d+")
_LEVELS = {"BM": "basic", "FM": "advanced"}
_SPLITS = ("train", "val", "test")


def find(path: Path, *, body_model: Path | None = None) -> list[Item]:
    """Every motion below a folder that ``ignore_list.txt`` does not name.

    Args:
        path: the annotations as unpacked (with ``motions/``, ``splits/``, ``ignore_list.txt``).
        body_model: folder of SMPL body models; dancers then have the model's bones.

    Raises:
        StickGenError: there is no motion.
    """
    root = path if path.is_dir() else path.parent
    lists = {file.stem: file for file in sorted(root.rglob("*.txt"))}
    ignored = set(read_lines(lists["ignore_list"])) if "ignore_list" in lists else set()
    splits = {
        name: split
        for split in _SPLITS
        if f"crossmodal_{split}" in lists
        for name in read_lines(lists[f"crossmodal_{split}"])
    }
    items = list_files(
        path,
        "aist++",
        (".pkl",),
        keep=lambda file: file.stem not in ignored and not file.parent.name.startswith("keypoints"),
    )
    return [Item(i.id, i.path, (splits.get(i.path.stem, ""), body_model)) for i in items]


def read(item: Item) -> list[Recording]:
    """One dancer, with captions made of the file's name.

    Raises:
        StickGenError: see ``load_motion``.
    """
    split, body_model = item.detail
    name = _NAME.fullmatch(item.path.stem)
    genre = GENRES.get(name[1], "") if name else ""
    music = _music(name) if name else None
    return [
        Recording(
            item.id,
            "aist++",
            pose_body(load_motion(item.path), body_model),
            LICENCE,
            CREDIT,
            captions=_captions(genre, _LEVELS.get(name[2], "") if name else "", music),
            actions=("dance",),
            subject=name[3] if name else "",
            split=split,
            file=item.path.name,
            music=music,
        )
    ]


def load_motion(path: Path) -> SmplMotion:
    """Parameters of a motion file.

    Raises:
        StickGenError: it is no plain pickle, or holds no such motion.
    """
    data = load_pickle(path)
    keys = ("smpl_poses", "smpl_trans", "smpl_scaling")
    if not isinstance(data, dict) or not all(isinstance(data.get(k), np.ndarray) for k in keys):
        raise StickGenError(f"{path} is no AIST++ motion: it lacks one of {', '.join(keys)}.")
    poses, translation, scaling = (data[k] for k in keys)
    if scaling.size != 1 or scaling.dtype.kind not in "fiu" or not scaling.item() > 0:
        raise StickGenError(f"{path} has no usable smpl_scaling.")
    # Fitted with the male model (the set's own loader uses it).
    return smpl_motion(
        poses, translation / scaling.item(), FPS, "y", path, kind="smpl", gender="male"
    )


def _music(name: re.Match[str]) -> Music:
    """Six pieces a genre: 80 to 130 beats a minute in tens, house 110 to 135 in fives."""
    number = int(name[5])
    bpm = 110 + 5 * number if name[4] == "HO" else 80 + 10 * number
    return Music(float(bpm), GENRES.get(name[4], ""))


def _captions(genre: str, level: str, music: Music | None) -> tuple[str, ...]:
    if not genre or music is None:
        return ("a person dances",)
    moves = f"{level} {genre}" if level else genre
    return (
        f"a person dances {genre}",
        f"a dancer performs {moves} moves",
        f"someone dances {genre} to music at {music.bpm:.0f} beats per minute",
    )
