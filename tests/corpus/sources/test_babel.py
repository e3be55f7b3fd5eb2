"""BABEL: synthetic labels in the layout of https://babel.is.tue.mpg.de/data.html."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stickgen.corpus.sources import babel
from stickgen.corpus.sources.babel_actions import ACTION_OF_CATEGORY
from stickgen.errors import StickGenError
from stickgen.vocabulary import ACTION


def label(text: str, *categories: str, **times: float) -> dict[str, Any]:
    return {"raw_label": text, "proc_label": text, "act_cat": list(categories), **times}


LABELS = {
    "9": {
        "babel_sid": 9,
        "feat_p": "BioMotionLab_NTroje/BioMotionLab_NTroje/rub077/0027_jumping1_poses.npz",
        "dur": 4.0,
        "seq_ann": {"labels": [label("Jump in place twice", "jump")]},
        "frame_ann": {
            "labels": [
                label("transition", "transition", start_t=1.5, end_t=2.0),
                label("stand", "stand", start_t=0.0, end_t=1.5),
                label("hop on one leg", "hop", "balance", start_t=2.0, end_t=4.0),
            ]
        },
    },
    "10": {
        "babel_sid": 10,
        "feat_p": "KIT/KIT/3/kick_high_left02_poses.npz",
        "dur": 2.0,
        "seq_ann": None,
        "frame_ann": {
            "labels": [
                label("kick", "kick", start_t=1.0, end_t=2.0),
                label("walk up", "walk", start_t=0.0, end_t=1.0),
            ]
        },
    },
    "11": {"babel_sid": 11, "feat_p": "KIT/KIT/3/gone_poses.npz", "dur": 2.0, "seq_ann": None},
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    labels, amass = tmp_path / "babel", tmp_path / "amass"
    labels.mkdir()
    (labels / "val.json").write_text(json.dumps(LABELS))
    for name in ("BMLrub/rub077/0027_jumping1_stageii", "KIT/3/kick_high_left02_poses"):
        (amass / name).parent.mkdir(parents=True)
        np.savez(
            amass / f"{name}.npz",
            poses=np.zeros((40, 72)), trans=np.zeros((40, 3)), mocap_framerate=10.0,
        )  # fmt: skip
    return labels, amass


def test_labels_are_joined_with_the_motions_of_amass(folders: tuple[Path, Path]) -> None:
    items = babel.find(folders[0], amass=folders[1])
    assert [item.id for item in items] == ["babel/9", "babel/10", "babel/11"]
    [jump] = babel.read(items[0])  # found under the set's newer name and in its newer edition
    assert jump.captions == ("jump in place twice",)
    assert jump.actions == ("jump",)
    assert jump.split == "val"
    assert [(s.start, s.end, s.actions, s.captions) for s in jump.segments] == [
        (0.0, 1.5, ("stand",), ("stand",)),
        (1.5, 2.0, (), ("transition",)),
        (2.0, 4.0, ("jump", "stand"), ("hop on one leg",)),
    ]
    assert "non-commercial" in jump.licence
    assert "BABEL" in jump.credit and "AMASS" in jump.credit


def test_segments_become_the_caption_of_unlabelled_sequences(
    folders: tuple[Path, Path],
) -> None:
    [kick] = babel.read(babel.find(folders[0], amass=folders[1])[1])
    assert kick.captions == ("walk up, then kick",)
    assert kick.actions == ("walk", "kick")


def test_a_motion_that_amass_lacks_is_named(folders: tuple[Path, Path]) -> None:
    with pytest.raises(StickGenError, match="gone_poses"):
        babel.read(babel.find(folders[0], amass=folders[1])[2])


@pytest.mark.parametrize("name", ["../secret.npz", "/secret.npz", "a/../../secret.npz", "n\0l", ""])
def test_a_motion_outside_amass_is_not_read(
    folders: tuple[Path, Path], tmp_path: Path, name: str
) -> None:
    _, amass = folders
    np.savez(
        amass.parent / "secret.npz",
        poses=np.zeros((40, 72)), trans=np.zeros((40, 3)), mocap_framerate=10.0,
    )  # fmt: skip
    if name == "/secret.npz":
        name = str(amass.parent / "secret.npz")
    entry = {"1": {"babel_sid": 1, "feat_p": name, "dur": 4.0, "seq_ann": None}}
    (tmp_path / "train.json").write_text(json.dumps(entry))
    (item,) = babel.find(tmp_path / "train.json", amass=amass)
    assert item.path.is_relative_to(amass)
    with pytest.raises(StickGenError):
        babel.read(item)


def test_amass_is_needed(folders: tuple[Path, Path]) -> None:
    with pytest.raises(StickGenError, match="--amass"):
        babel.find(folders[0])
    with pytest.raises(StickGenError, match=r"train\.json"):
        babel.find(folders[1], amass=folders[1])


def test_every_category_has_an_action_of_the_vocabulary() -> None:
    assert set(ACTION_OF_CATEGORY.values()) <= set(ACTION)
    assert ACTION_OF_CATEGORY["squat"] == "kneel"
    assert "t pose" not in ACTION_OF_CATEGORY


def test_impossible_labels_are_replaced_or_refused(folders: tuple[Path, Path]) -> None:
    jump = LABELS["9"] | {"seq_ann": {"labels": [label("wave \ud83d", "wave", start_t=-1.0)]}}
    (folders[0] / "val.json").write_text(json.dumps({"9": jump}))
    [recording] = babel.read(babel.find(folders[0], amass=folders[1])[0])
    assert recording.captions == ("wave ?",)
    broken = label("wave", "wave", start_t=float("nan"), end_t=1.0)
    endless = label("wave", "wave", start_t=0.0, end_t=10**400)
    for wrong, message in ((broken, "lasts from nan to"), (endless, "too large")):
        jump["frame_ann"] = {"labels": [wrong]}
        (folders[0] / "val.json").write_text(json.dumps({"9": jump}))
        with pytest.raises(StickGenError, match=message):
            babel.find(folders[0], amass=folders[1])


def test_damaged_labels_are_survived(
    folders: tuple[Path, Path], survives: Callable[..., None]
) -> None:
    path = folders[0] / "val.json"
    survives(lambda file: babel.find(file, amass=folders[1]), path)
