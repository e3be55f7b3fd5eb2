"""AMASS: SMPL parameters of many motion-capture sets, one ``.npz`` file per take.

Mahmood et al., "AMASS: Archive of Motion Capture as Surface Shapes", ICCV 2019. Folders are
``<data set>/<subject>/<take>_poses.npz`` (SMPL+H) or ``…_stageii.npz`` (SMPL-X).
"""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.smpl import pose_body
from stickgen.corpus.sources.smpl_file import load_smpl

LICENCE = "AMASS licence: non-commercial scientific research only"
CREDIT = "AMASS (Mahmood et al., ICCV 2019)"


def find(path: Path, *, body_model: Path | None = None) -> list[Item]:
    """List every motion below a folder; shape files and first-stage fits are left out.

    Args:
        path: AMASS as unpacked, or a part of it.
        body_model: folder of SMPL body models; with it people keep their own bone lengths.

    Raises:
        StickGenError: there is no such file.
    """
    return list_files(path, "amass", (".npz",), keep=is_motion, detail=body_model)


def is_motion(file: Path) -> bool:
    """Whether a file name of AMASS is that of a motion."""
    return file.stem != "shape" and not file.stem.endswith("_stagei")


def read(item: Item) -> list[Recording]:
    """Read one person. AMASS has no captions (see ``babel``); those beside the file are read.

    Raises:
        StickGenError: see ``smpl_file.load_smpl``.
    """
    motion = load_smpl(item.path)
    dataset, subject = item.path.parent.parent.name, item.path.parent.name
    return [
        Recording(
            item.id,
            "amass",
            pose_body(motion, item.detail),
            LICENCE,
            f"{CREDIT}: {dataset}",
            captions_beside(item.path),
            subject=f"{dataset}/{subject}",
            file=item.path.name,
            gender=motion.gender if motion.gender != "neutral" else "",
        )
    ]
