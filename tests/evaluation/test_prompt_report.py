"""Choosing real clips and the tables of the prompt probe, on a small corpus of our own."""

import json

import numpy as np
import pytest

pytest.importorskip("pyarrow")

from stickgen.corpus.recording import Segment
from stickgen.corpus.store import Corpus
from stickgen.errors import StickGenError
from stickgen.evaluation.probes import PROBES
from stickgen.evaluation.prompt_report import build
from stickgen.evaluation.real_clips import WANTED, stretches
from stickgen.geometry import runs
from stickgen.skeleton import FPS, rest_pose

SECONDS = 8
T = int(SECONDS * FPS)
TIME = np.arange(T) / FPS


def body(velocity=0.0, wobble=0.0):
    joints = np.repeat(rest_pose()[None], T, axis=0)
    joints[..., 2] += velocity * TIME[:, None]
    return joints + wobble * np.sin(TIME * np.arange(1, 23)[:, None])[..., None].swapaxes(0, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, write_corpus):
    """A walk, a run, and a clip whose second half stands still, its last second not valid."""
    captions = {
        "walk": ("a person walks forward", "walk ahead"),
        "run": ("a person runs", "run ahead"),
        "both": ("go back",),
    }
    halves = (
        Segment(0.0, 4.0, ("walk",), ("a man walks backwards",)),
        Segment(4.0, 8.0, ("stand",), ("a man stands still", "standing in place")),
    )
    valid = np.ones(T, bool)
    valid[-int(FPS) :] = False
    return write_corpus(
        tmp_path_factory.mktemp("own") / "corpus",
        {"walk": body(1.2, 0.01), "run": body(3.6, 0.02), "both": body(0.0, 0.005)},
        valid={"both": valid},
        captions=lambda name: captions[name],
        actions=lambda name: ("run",) if name == "run" else ("walk",),
        segments=lambda name: halves if name == "both" else (),
        split=lambda name: "test" if name == "both" else "train",
    )


def found(folder, prompt, **options):
    return [
        (s.clip.id, s.start, s.stop)
        for s in stretches(Corpus.open(folder), WANTED[prompt], **options)
    ]


def test_every_take_has_a_wanted_real_clip():
    assert set(WANTED) == {take.prompt for probe in PROBES for take in probe.takes}


def test_whole_clips_and_segments_are_found_by_their_words(folder):
    assert found(folder, "A person walks forward.") == [("walk", 0, T)]
    assert found(folder, "A person runs forward.") == [("run", 0, T)]
    assert found(folder, "A person walks backwards.") == [("both", 0, T // 2)]
    assert found(folder, "A person dances.") == []


def test_frames_that_are_no_real_motion_are_left_out(folder):
    assert found(folder, "A person stands still.") == [("both", T // 2, T - int(FPS))]


def test_a_split_can_be_asked_for(folder):
    assert found(folder, "A person stands still.", split="train") == []
    assert len(found(folder, "A person stands still.", split="test")) == 1


@pytest.mark.parametrize(
    ("flags", "expected"),
    [([], []), ([0, 0], []), ([1, 1], [(0, 2)]), ([0, 1, 1, 0, 1], [(1, 3), (4, 5)])],
)
def test_runs_of_true_values(flags, expected):
    assert [(r.start, r.stop) for r in runs(np.array(flags, bool))] == expected


def samples(motion, seeds=8):
    """Slightly different motions for every take of every probe."""
    return {
        probe.name: [[motion * (1 + 0.1 * k) for k in range(seeds)] for _ in probe.takes]
        for probe in PROBES
    }


def test_samples_are_judged_beside_real_clips(folder):
    report = build(samples(body(1.2, 0.01).astype(np.float32)), folder)
    assert (report.samples["walk forward"].held, report.samples["walk forward"].of) == (8, 8)
    assert report.samples["run"].held == 0  # the walks are as fast as the runs
    assert report.real["run"].figures["speed / walk"] == pytest.approx(3.0, rel=0.05)
    assert report.real["dance"].of == 0
    assert min(report.seeds_cm.values()) > 5.0
    # The first sample is the training clip but for its wobble, which reading a corpus undoes;
    # nobody stands in the training clips.
    assert report.nearest_cm["samples, 5th percentile"] < 2.0
    assert report.nearest_cm["real test clips, median"] > 5.0
    assert not report.passes


def test_the_report_is_a_table_and_json(folder):
    report = build(samples(body(1.2, 0.01), seeds=2), folder)
    text = report.markdown()
    for probe in PROBES:
        assert f"| {probe.name} | {probe.rule} |" in text
    assert "jerk m/s³" in text
    assert json.loads(json.dumps(report.as_dict()))["samples"]["walk forward"]["held"] == 2


def test_without_a_corpus_the_real_columns_are_empty():
    report = build(samples(body(1.2), seeds=2), None)
    assert report.real == {}
    assert report.nearest_cm == {}
    row_ = next(r for r in report.markdown().splitlines() if r.startswith("| walk forward"))
    assert row_.endswith("| – | – |")


def test_real_clips_alone_need_no_model(folder):
    report = build(None, folder)
    assert report.samples == {}
    assert report.real["stand still"].held == 1
    assert not report.passes
    assert "of 13 probes hold" not in report.markdown()


def test_a_folder_that_is_no_corpus_is_refused(tmp_path):
    with pytest.raises(StickGenError, match="no corpus"):
        build(None, tmp_path)
