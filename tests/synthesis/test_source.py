"""Synthetic motion as a source and as a corpus: seeds, versions, recorded clips underneath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body, Recording
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.geometry import canonicalize
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J, mirror
from stickgen.synthesis import find, read
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.actions.locomotion import walk
from stickgen.synthesis.body import solve
from stickgen.synthesis.make import synthesise
from stickgen.synthesis.variation import sample_variation
from stickgen.text.sides import swap_sides


@pytest.fixture
def real_corpus(tmp_path: Path, write_corpus: Callable[..., Path]) -> Path:
    """A substitute for captured walking: synthetic gait, stored as a corpus of real motion."""
    v = sample_variation(np.random.default_rng(0), (20.0, 20.0), ("",))
    return write_corpus(
        tmp_path / "real",
        {"walks/one": solve(walk(v))},
        actions=("walk",),
        licence="Apache-2.0",
        credit="Somebody",
        split="train",
    )


def motion(recording: Recording) -> Body:
    assert isinstance(recording.motion, Body)
    return recording.motion


def same(one: Recording, two: Recording) -> bool:
    metadata = all(
        getattr(one, f.name) == getattr(two, f.name) for f in fields(one) if f.name != "motion"
    )
    return metadata and np.array_equal(motion(one).joints, motion(two).joints)


def test_the_number_of_clips_is_exact_and_every_action_has_its_turn() -> None:
    n = sum(4 * action.people for action in ACTIONS.values()) + 1
    items = find(n, seed=3)
    assert sum(len(read(item)) for item in items) == n
    assert {item.detail.action for item in items} == set(ACTIONS)
    assert sum(len(read(item)) for item in find(7, actions=("wave", "clap"))) == 7


def test_a_seed_gives_the_same_clips_and_another_seed_gives_others() -> None:
    one, two = ([r for i in find(24, seed=5) for r in read(i)] for _ in range(2))
    assert all(same(a, b) for a, b in zip(one, two, strict=True))
    other = [r for i in find(24, seed=6) for r in read(i)]
    assert not any(
        np.array_equal(motion(a).joints, motion(b).joints) for a, b in zip(one, other, strict=False)
    )


def test_a_clip_does_not_depend_on_the_choice_of_other_actions() -> None:
    alone = {r.id: r for i in find(16, seed=2, actions=("clap",)) for r in read(i)}
    among = {r.id: r for i in find(32, seed=2, actions=("wave", "clap")) for r in read(i)}
    shared = alone.keys() & among.keys()
    assert len(shared) == 16
    assert all(same(alone[id_], among[id_]) for id_ in shared)


def test_the_four_versions_differ_as_documented() -> None:
    for item in find(4 * 6, seed=9, actions=("wave", "walk", "kick")):
        plain, speed, place, mirrored = read(item)
        np.testing.assert_array_equal(motion(speed).joints, motion(plain).joints)
        assert motion(plain).fps == FPS
        assert 0.79 < motion(speed).fps / FPS < 0.91 or 1.09 < motion(speed).fps / FPS < 1.26
        assert len(motion(place).joints) == len(motion(plain).joints)
        apart = canonicalize(motion(place).joints) - canonicalize(motion(plain).joints)
        assert np.abs(apart).mean() > 0.005
        np.testing.assert_array_equal(mirror(motion(mirrored).joints), motion(plain).joints)
        assert len({r.id for r in (plain, speed, place, mirrored)}) == 4
        assert len({r.subject for r in (plain, speed, place, mirrored)}) == 1


def test_captions_name_the_side_that_moves_also_when_mirrored() -> None:
    named = 0
    for item in find(4 * 20, seed=1, actions=("wave",)):
        for recording in read(item):
            wrists = motion(recording).joints[:, [J["left_wrist"], J["right_wrist"]], 1]
            high = "left" if wrists[:, 0].max() > wrists[:, 1].max() else "right"
            for caption in recording.captions:
                if "left" in caption or "right" in caption:
                    named += 1
                    assert high in caption
                    assert high not in swap_sides(caption)
    assert named > 50


def test_segments_lie_inside_the_clip_and_follow_each_other() -> None:
    for item in find(4 * 9, seed=4, actions=("sit", "stand", "lie_down")):
        for recording in read(item):
            seconds = len(motion(recording).joints) / motion(recording).fps
            ends = [0.0, *(s.end for s in recording.segments)]
            for segment, before in zip(recording.segments, ends, strict=False):
                assert segment.start == pytest.approx(before)
                assert segment.start < segment.end <= seconds + 0.1
                assert segment.captions


def test_two_people_share_a_take_and_a_world() -> None:
    for item in find(24, seed=4, actions=("hug", "handshake", "high_five")):
        recordings = read(item)
        assert len(recordings) == 8
        for take in {r.take for r in recordings}:
            one, two = (r for r in recordings if r.take == take)
            assert one.pair_captions
            assert motion(one).fps == motion(two).fps
            gap = np.linalg.norm(motion(one).joints[:, 0] - motion(two).joints[:, 0], axis=-1)
            assert 0.1 < gap.min() < 1.2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"n": 4, "actions": ("wave", "moonwalk")}, "moonwalk"),
        ({"n": 0}, "1 or more"),
        ({"n": 4, "base": Path("nowhere")}, "nowhere"),
    ],
)
def test_invalid_arguments_are_named(arguments: dict, message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        find(**arguments)


def test_workers_do_not_change_a_byte_and_clips_are_marked_synthetic(tmp_path: Path) -> None:
    for workers in (1, 2):
        synthesise(48, tmp_path / str(workers), seed=8, workers=workers)
    for path in sorted((tmp_path / "1").iterdir()):
        if path.suffix in (".npy", ".parquet", ".csv"):
            assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name
    corpus = Corpus.open(tmp_path / "1")
    assert len(corpus) == 48
    assert all(clip.synthetic and clip.licence == "MIT" for clip in corpus.rows)


def test_arms_are_laid_over_recorded_walking_and_keep_its_licence(
    tmp_path: Path, real_corpus: Path
) -> None:
    items = find(32, seed=1, actions=("wave", "clap"), base=real_corpus)
    overlaid = [item for item in items if item.detail.bases]
    assert len(overlaid) == 4
    corpus = Corpus.open(real_corpus)
    for item in overlaid:
        plain = read(item)[0]
        joints = motion(plain).joints
        base = item.detail.bases[0]
        clip, start = corpus.rows[base.clip], base.start
        real = corpus.joints(clip, start, start + len(joints))
        legs = [J[n] for n in ("pelvis", "left_knee", "right_foot", "spine3", "left_shoulder")]
        np.testing.assert_allclose(joints[:, legs], real[:, legs], atol=1e-6)
        assert np.abs(joints[:, J["right_wrist"]] - real[:, J["right_wrist"]]).max() > 0.2
        bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
        assert np.abs(bones - BONE_LENGTHS[1:]).max() < 1e-5
        assert (plain.licence, plain.split) == (clip.licence, clip.split)
        assert clip.credit in plain.credit
        assert "walk" in plain.actions
