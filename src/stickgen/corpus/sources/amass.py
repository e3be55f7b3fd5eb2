"""AMASS: SMPL parameters of many motion-capture sets, one ``.npz`` file a take.

Mahmood et al., "AMASS: Archive of Motion Capture as Surface Shapes", ICCV 2019. Folders are
``<data set>/<subject>/<take>_poses.npz`` (SMPL+H) or ``…_stageii.npz`` (SMPL-X).
"""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.corpus.sources.smpl import load_smpl, pose_body

LICENCE = "AMASS licence: non-commercial scientific research only"
CREDIT = "AMASS (Mahmood et al., ICCV 2019)"


def find(path: Path, *, body_model: Path | None = None) -> list[Item]:
    """Every motion below a folder; shapes and first-stage fits are no motions.

    Args:
        path: AMASS as unpacked, or a part of it.
        body_model: folder of SMPL body models; people then have their own bones.

    Raises:
        StickGenError: there is none.
    """
    return list_files(path, "amass", (".npz",), keep=is_motion, detail=body_model)


def is_motion(file: Path) -> bool:
    """Whether a file of AMASS is a motion, by its name."""
    return file.stem != "shape" and not file.stem.endswith("_stagei")


def read(item: Item) -> list[Recording]:
    """One person; captions lie beside a file at most, AMASS has none (see ``babel``).

    Raises:
        StickGenError: see ``smpl.load_smpl``.
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
