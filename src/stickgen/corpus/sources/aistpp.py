"""AIST++: street dances as SMPL parameters, with genre and tempo of their music.

Li et al., "AI Choreographer", ICCV 2021; names of files and pieces of music as in Tsuchida et
al., "AIST Dance Video Database", ISMIR 2019: ``gBR_sBM_cAll_d04_mBR0_ch01`` is genre,
situation, cameras, dancer, piece, choreography. 60 frames per second, Y up; translations
divided by ``smpl_scaling`` are in metres.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

import numpy as np

from stickgen.corpus.clips.recording import Item, Music, Recording
from stickgen.corpus.clips.split import SPLITS
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
"""Two-letter code in a file name → genre."""
_NAME = re.compile(r"g([A-Z]{2})_s([A-Z]{2})_c\w+?_(d\d+(?:_d\d+)*)_m([A-Z]{2})(\d)_ch\d+")
_LEVELS = {"BM": "basic", "FM": "advanced"}


def find(path: Path, *, body_model: Path | None = None) -> list[Item]:
    """List every motion below a folder, except those named in ``ignore_list.txt``.

    Args:
        path: the annotations as unpacked (with ``motions/``, ``splits/``, ``ignore_list.txt``).
        body_model: folder of SMPL body models; with it dancers keep their own bone lengths.

    Raises:
        StickGenError: there is no motion.
    """
    root = path if path.is_dir() else path.parent
    text_files = {file.stem: file for file in sorted(root.rglob("*.txt"))}
    ignored = set(read_lines(text_files["ignore_list"])) if "ignore_list" in text_files else set()
    splits = {
        name: split
        for split in SPLITS
        if f"crossmodal_{split}" in text_files
        for name in read_lines(text_files[f"crossmodal_{split}"])
    }
    items = list_files(
        path,
        "aist++",
        (".pkl",),
        keep=lambda file: file.stem not in ignored and not file.parent.name.startswith("keypoints"),
    )
    return [
        Item(item.id, item.path, (splits.get(item.path.stem, ""), body_model)) for item in items
    ]


def read(item: Item) -> list[Recording]:
    """Read one dancer, with captions built from the file name.

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
    """Read the SMPL parameters of a motion file.

    Raises:
        StickGenError: it is not a plain pickle, or lacks the arrays of an AIST++ motion.
    """
    data = load_pickle(path)
    keys = ("smpl_poses", "smpl_trans", "smpl_scaling")
    if not isinstance(data, dict) or not all(isinstance(data.get(k), np.ndarray) for k in keys):
        raise StickGenError(f"{path} is not an AIST++ motion: it lacks one of {', '.join(keys)}.")
    poses, translation, scaling = (data[k] for k in keys)
    if scaling.size != 1 or scaling.dtype.kind not in "fiu" or not scaling.item() > 0:
        raise StickGenError(f"{path} has no usable smpl_scaling: one positive number is expected.")
    # The data set was fitted with the male model, which its own loader uses.
    return smpl_motion(
        poses, translation / scaling.item(), FPS, "y", path, kind="smpl", gender="male"
    )


def _music(name: re.Match[str]) -> Music:
    """Each genre has six pieces of 80, 90 … 130 beats per minute; house has 110, 115 … 135."""
    number = int(name[5])
    bpm = 110 + 5 * number if name[4] == "HO" else 80 + 10 * number
    return Music(float(bpm), GENRES.get(name[4], ""))


def _captions(genre: str, level: str, music: Music | None) -> tuple[str, ...]:
    if not genre or music is None:
        return ("a person dances",)
    style = f"{level} {genre}" if level else genre
    return (
        f"a person dances {genre}",
        f"a dancer performs {style} moves",
        f"someone dances {genre} to music at {music.bpm:.0f} beats per minute",
    )
