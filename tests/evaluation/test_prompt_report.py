"""Choosing recordings for prompts, and the report on prompts, on a small synthetic corpus."""

import json

import numpy as np
import pytest

pytest.importorskip("pyarrow")

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_probes import ACTION_PROBES
from stickgen.evaluation.action_probes.probe import PairProbe
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.caption_patterns import PATTERNS, matching_excerpts
from stickgen.evaluation.probes import PROBES
from stickgen.evaluation.prompt_report import build
from stickgen.evaluation.prompt_samples import Samples, sample
from stickgen.evaluation.prompt_tables import tables
from stickgen.evaluation.tables import markdown
from stickgen.geometry import runs
from stickgen.skeleton import FPS, rest_pose
from stickgen.synthesis import find, read
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTIONS

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


def matches(folder, prompt, **options):
    return [
        (e.clip.id, e.start, e.stop)
        for e in matching_excerpts(Corpus.open(folder), PATTERNS[prompt], **options)
    ]


def test_every_prompt_has_a_caption_pattern():
    assert set(PATTERNS) == {prompt.text for probe in PROBES for prompt in probe.prompts}


def test_whole_clips_and_segments_are_matched_by_their_captions(folder):
    assert matches(folder, "A person walks forward.") == [("walk", 0, T)]
    assert matches(folder, "A person runs forward.") == [("run", 0, T)]
    assert matches(folder, "A person walks backwards.") == [("both", 0, T // 2)]
    assert matches(folder, "A person dances.") == []


def test_invalid_frames_are_left_out(folder):
    assert matches(folder, "A person stands still.") == [("both", T // 2, T - int(FPS))]


def test_excerpts_of_one_split(folder):
    assert matches(folder, "A person stands still.", split="train") == []
    assert len(matches(folder, "A person stands still.", split="test")) == 1


@pytest.mark.parametrize(
    ("flags", "expected"),
    [([], []), ([0, 0], []), ([1, 1], [(0, 2)]), ([0, 1, 1, 0, 1], [(1, 3), (4, 5)])],
)
def test_runs_of_true_values(flags, expected):
    assert [(r.start, r.stop) for r in runs(np.array(flags, bool))] == expected


def test_every_action_prompt_names_its_action_and_has_enough_people():
    assert tuple(ACTION_PROMPTS) == ACTIONS
    for action, prompt in ACTION_PROMPTS.items():
        assert action in named_actions(prompt.text)
        assert prompt.people == (2 if isinstance(ACTION_PROBES[action], PairProbe) else 1)


def samples(motion, seeds=8):
    """Slightly different motions for every prompt; a partner is two metres aside."""
    return sample(
        lambda text, seconds, people, seed: tuple(
            motion * (1 + 0.1 * seed) + [2.0 * k, 0, 0] for k in range(people)
        ),
        seeds,
    )


def row_of(name, rule, text):
    """The line of a probe or an action: both tables have a run, told apart by its rule."""
    named = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    (row,) = (line for line in named if f"| {rule} |" in line)
    return row


def test_samples_are_judged_beside_real_clips(folder):
    report = build(samples(body(1.2, 0.01).astype(np.float32)), Corpus.open(folder))
    assert (report.samples["walk forward"].held, report.samples["walk forward"].of) == (8, 8)
    assert report.samples["run"].held == 0  # the walks are as fast as the runs
    assert report.real["run"].figures["speed / walk"] == pytest.approx(3.0, rel=0.05)
    assert report.real["dance"].of == 0
    assert min(report.seeds_cm.values()) > 5.0
    # The first sample is the training clip but for its wobble, which reading a corpus undoes;
    # nobody stands in the training clips.
    assert report.nearest_cm["samples, 5th percentile"] < 2.0
    assert report.nearest_cm["real test clips, median"] > 5.0
    assert 1 <= report.probes_held < len(PROBES)


def test_actions_are_judged_by_their_own_probes(folder):
    """Synthetic performances are recognised as their action, pairs in one world."""
    names = ("wave", "sit", "hug")
    performed = {name: [] for name in names}
    for name in names:
        for item in find(6, actions=(name,), seed=2):
            bodies = tuple(np.asarray(r.motion.joints) for r in read(item))
            people = 2 if name == "hug" else 1
            performed[name] += [bodies[i : i + people] for i in range(0, len(bodies), people)]
    still = body()
    actions = {
        action: performed.get(action) or [(still, still)[: 1 + isinstance(probe, PairProbe)]]
        for action, probe in ACTION_PROBES.items()
    }
    report = build(Samples(samples(still, 2).probes, actions), Corpus.open(folder))
    for name in names:
        assert report.actions[name].passes, name
        assert report.real_actions[name].of == 0
    assert report.actions["idle"].passes  # a still body is idle and stands, and no more
    assert report.real_actions["stand"].held == 1
    recognised = {action for action, result in report.actions.items() if result.passes}
    assert recognised == {*names, "idle", "stand"}
    assert report.actions_held == len(recognised)


def test_synthetic_motion_does_not_count_as_recorded(tmp_path, write_corpus):
    folder = write_corpus(
        tmp_path / "c", {"a": body(1.2), "b": body(1.2)}, captions=("a person walks ahead",),
        synthetic=lambda name: name == "b",
    )  # fmt: skip
    report = build(samples(body(1.2), 2), Corpus.open(folder))
    assert report.real["walk forward"].of == report.real_actions["walk"].of == 1


def test_the_report_is_tables_and_json(folder):
    report = build(samples(body(1.2, 0.01), seeds=2), Corpus.open(folder))
    text = markdown(tables(report))
    for probe in PROBES:
        assert " / 2 of 8.0 s |" in row_of(probe.name, str(probe.rule), text)
    for action, probe in ACTION_PROBES.items():
        prompt = ACTION_PROMPTS[action]
        people = " (two people)" if isinstance(probe, PairProbe) else ""
        assert f"| {prompt.text}{people} |" in row_of(action, str(probe.rule), text)
    assert "jerk m/s³" in text
    data = json.loads(json.dumps(report.as_dict()))
    assert data["samples"]["walk forward"]["held"] == 2
    assert f"{data['actions_held']} of 64 actions are recognised (needed: 36)" in text


def test_without_a_corpus_the_real_columns_are_empty():
    report = build(samples(body(1.2), seeds=2), None)
    assert report.real == report.real_actions == {}
    assert report.nearest_cm == {}
    text = markdown(tables(report))
    assert row_of(PROBES[0].name, str(PROBES[0].rule), text).endswith("| – | – |")
    assert row_of("walk", str(ACTION_PROBES["walk"].rule), text).endswith("| – |")


def test_a_model_that_never_moves_is_judged_as_well():
    report = build(samples(body() * [1.0, 1.0, 0.0], seeds=2), None)
    assert report.samples["run"].held == 0
    assert report.samples["stand still"].held == 2
