"""Action probes on motion capture: clips of the action are recognised, others are not."""

import tarfile
from pathlib import Path

import numpy as np
import pytest

from stickgen.evaluation.action_probes import recognise
from stickgen.skeleton import FPS

ARCHIVE = Path(__file__).parents[2] / "../shared/data/raw/hdm05.tar.xz"


@pytest.fixture(scope="module")
def real_clips(tmp_path_factory):
    """Clips of HDM05 by their main action, ten of each at most."""
    if not ARCHIVE.is_file():
        pytest.skip("the motion collection is not beside the project")
    from stickgen.corpus.clips.clip import make_clip
    from stickgen.corpus.sources import collection

    folder = tmp_path_factory.mktemp("hdm05")
    with tarfile.open(ARCHIVE) as tar:
        tar.extractall(folder, filter="data")
    clips_by_action = {}
    for item in collection.find(ARCHIVE.parents[1], unpacked=folder):
        if item.detail.source != "hdm05":
            continue
        (recording,) = collection.read(item)
        clips = clips_by_action.setdefault(recording.actions[0], [])
        if "no_vocab_fit" not in recording.tags and len(clips) < 10:
            clip = make_clip(recording)
            clips.append(clip.joints[clip.valid].astype(np.float64))
    return {action: clips for action, clips in clips_by_action.items() if clips}


@pytest.mark.parametrize("action", ["walk", "jump", "kick", "kneel", "lie_down"])
def test_real_clips_are_recognised(action, real_clips):
    hits = [recognise(action, joints, FPS) for joints in real_clips[action]]
    assert len(hits) >= 5
    assert np.mean(hits) >= 0.7


@pytest.mark.parametrize("action", ["wave", "clap", "sing", "eating", "crawling", "cry"])
def test_absent_actions_are_not_recognised(action, real_clips):
    recognised = [
        recognise(action, joints, FPS) for clips in real_clips.values() for joints in clips
    ]
    assert len(recognised) >= 40
    assert np.mean(recognised) <= 0.05
