"""BABEL: action labels of the motions of AMASS, for whole sequences and for their segments.

Punnakkal et al., "BABEL: Bodies, Action and Behavior with English Labels", CVPR 2021. The
files ``train.json``, ``val.json`` and ``test.json`` name motions of AMASS by path.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.raw import read_text, replace_surrogates
from stickgen.corpus.clips.recording import Item, Recording, Segment
from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.sources import amass as amass_source
from stickgen.corpus.sources.babel_actions import ACTION_OF_CATEGORY
from stickgen.errors import StickGenError
from stickgen.safe_names import safe_relative_path

CREDIT = "BABEL (Punnakkal et al., CVPR 2021)"
_NEW_NAMES = {  # set of AMASS in BABEL and in early downloads → in current downloads
    "biomotionlab_ntroje": "bmlrub",
    "dfaust_67": "dfaust",
    "mpi_hdm05": "hdm05",
    "mpi_limits": "poseprior",
    "mpi_mosh": "mosh",
    "ssm_synced": "ssm",
    "tcd_handmocap": "tcdhands",
    "transitions_mocap": "transitions",
    "eyes_japan_dataset": "eyesjapan",
    "eyesjapandataset": "eyesjapan",
}
_NO_ACTION = ("transition", "t-pose", "t pose", "a-pose", "a pose")


def find(path: Path, *, amass: Path | None = None, body_model: Path | None = None) -> list[Item]:
    """List every labelled sequence, in the order of the split files.

    Args:
        path: folder with ``train.json``, ``val.json``, ``test.json``, or one of them.
        amass: the AMASS folder with the labelled motions.
        body_model: see ``amass``.

    Raises:
        StickGenError: ``amass`` is not given, or a label file is missing or malformed.
    """
    if amass is None:
        raise StickGenError("BABEL holds labels only: pass the AMASS folder too (--amass).")
    files = [path] if path.is_file() else [path / f"{split}.json" for split in SPLITS]
    files = [file for file in files if file.is_file()]
    if not files:
        raise StickGenError(f"{path} holds no train.json, val.json or test.json.")
    motions = {_key(file): file for file in _motions(amass)}
    items = []
    for file in files:
        split = file.stem if file.stem in SPLITS else ""
        for name, entry in _entries(file):
            relative = Path(entry["feat_p"])
            # A path that leads out of AMASS is looked up nowhere: ``read`` finds no motion.
            missing = amass / safe_relative_path(entry["feat_p"])
            motion = motions.get(_key(relative), missing)
            detail = (split, _labels(entry, "seq_ann"), _labels(entry, "frame_ann"), body_model)
            items.append(Item(f"babel/{name}", motion, detail))
    return items


def read(item: Item) -> list[Recording]:
    """Read one person, with sequence labels as captions and frame labels as segments.

    Raises:
        StickGenError: AMASS lacks the motion, or see ``smpl_file.read_smpl``.
    """
    split, sequence, frames, body_model = item.detail
    [person] = amass_source.read(replace(item, detail=body_model))
    segments = tuple(
        Segment(label["start"], label["end"], _actions([label]), (label["text"],))
        for label in frames
    )
    action_labels = [label for label in frames if label["text"] not in _NO_ACTION]
    captions = tuple(dict.fromkeys(label["text"] for label in sequence))
    if action_labels and not captions:
        captions = (", then ".join(label["text"] for label in action_labels[:4]),)
    return [
        replace(
            person,
            source="babel",
            credit=f"{CREDIT}; {person.credit}",
            captions=captions,
            actions=_actions(sequence or action_labels),
            segments=segments,
            split=split,
        )
    ]


def _motions(amass: Path) -> list[Path]:
    return [item.path for item in amass_source.find(amass)]


def _key(file: Path) -> tuple[str, ...]:
    """Set, subject and take of a motion, spelled the same for every release of AMASS."""
    dataset, subject, take = ["", "", "", *file.parts][-3:]
    take = take.removesuffix(".npz").removesuffix("_poses").removesuffix("_stageii")
    names = (_NEW_NAMES.get(dataset.lower(), dataset.lower()), subject.lower(), take.lower())
    return tuple(name.replace(" ", "_") for name in names)


def _entries(file: Path) -> list[tuple[str, dict[str, Any]]]:
    try:
        data = json.loads(read_text(file, "BABEL", "utf-8"))
        entries = [(str(name), dict(entry)) for name, entry in data.items()]
        missing = [name for name, entry in entries if not isinstance(entry["feat_p"], str)]
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise StickGenError(f"{file} is not a file of BABEL labels: {error}.") from error
    if missing:
        raise StickGenError(f"{file} does not say which motion {missing[0]} belongs to.")
    return entries


def _labels(entry: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Labels of a sequence sorted by start: text, categories, start and end in seconds."""
    labels = []
    try:
        for label in (entry.get(kind) or {}).get("labels", ()):
            start, end = float(label.get("start_t", 0.0)), float(label.get("end_t", entry["dur"]))
            if not (math.isfinite(start) and math.isfinite(end)):
                raise ValueError(f"a label lasts from {start} to {end} s")
            text = (
                replace_surrogates(str(label["raw_label"] or label["proc_label"])).strip().lower()
            )
            categories = [str(c) for c in label["act_cat"] or ()]
            labels.append(
                {"start": max(start, 0.0), "end": end, "text": text, "categories": categories}
            )
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError) as error:
        raise StickGenError(
            f"BABEL's labels of {entry['feat_p']} are malformed: {error}."
        ) from error
    return sorted(labels, key=lambda label: float(label["start"]))


def _actions(labels: Iterable[dict[str, Any]]) -> tuple[str, ...]:
    """Actions of our vocabulary for some labels, in their order."""
    categories = [category for label in labels for category in label["categories"]]
    known = [ACTION_OF_CATEGORY[c] for c in categories if c in ACTION_OF_CATEGORY]
    return tuple(dict.fromkeys(known))
