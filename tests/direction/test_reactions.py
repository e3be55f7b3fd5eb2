"""Who is struck gives way at the blow and steps back; who dodges is missed; feet do not slide."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.direction.impulse import struck
from stickgen.direction.in_time import in_time
from stickgen.direction.steps import moved_by_steps
from stickgen.geometry import canonicalize
from stickgen.measures import moments
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import PARENTS, J, rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION

FRAMES, FPS = 100, 25.0
STILL = np.tile(rest_pose(), (FRAMES, 1, 1))
BACK = np.array([0.0, 0.0, -1.0])


def acted(action: str, start: int, seed: int = 3) -> Motion:
    """Somebody who stands, and from a frame on does something."""
    (item, *_) = find(1, actions=(action,), seed=seed)
    joints = canonicalize(np.asarray(read(item)[0].motion.joints, dtype=np.float64))
    index = np.clip(np.arange(FRAMES) - start, 0, len(joints) - 1)
    return Motion(joints[index].astype(np.float32), np.full(FRAMES, ACTION[action]))


def blow(victim: Motion, text: str, style: str = "normal") -> tuple[Scene, int]:
    """A film in which Tom strikes Jim, and the frame of the blow."""
    people = [("Tom", "a person throws a punch", ["Jim"]), ("Jim", text, [])]
    characters = [
        {"name": name, "beats": [{"text": words, "start": 0, "end": 4, "to": to}]}
        for name, words, to in people
    ]
    fields = {"description": "d", "duration": 4, "characters": characters, "style": style}
    script = Script.model_validate(fields)
    motions = [acted("punch", 30), victim]
    main = next(b for b in in_time(script, motions).blows if b.main)
    return build_scene(script, motions, 16 / 9), main.moment.frame


@pytest.mark.parametrize(("style", "rest"), [("ink", 2), ("neon", 3), ("normal", 0)])
def test_bodies_rest_at_a_blow_where_the_style_asks_for_it(style: str, rest: int) -> None:
    scene, frame = blow(Motion(STILL), "a person stands", style=style)
    joints = np.stack([actor.motion.joints for actor in scene.actors], axis=1)
    steps = np.abs(np.diff(joints, axis=0)).max(axis=(1, 2, 3))
    assert (steps[frame : frame + rest] < 1e-5).all() and steps[frame + rest] > 1e-3
    assert np.linalg.norm(joints[frame + 12] - joints[frame], axis=-1).max() > 0.1


def bones(joints: np.ndarray) -> np.ndarray:
    return np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)


def head_move(scene: Scene, first: int, last: int) -> float:
    """Metres by which Jim's head moves away from Tom between two frames."""
    tom, jim = (actor.motion.joints for actor in scene.actors)
    away = (jim[first, 0] - tom[first, 0]) * [1, 0, 1]
    way = jim[last, J["head"]] - jim[first, J["head"]]
    return float(way @ away / np.linalg.norm(away))


def test_who_only_stands_is_thrown_back_at_the_blow() -> None:
    scene, frame = blow(Motion(STILL), "a person stands")
    assert abs(head_move(scene, frame - 10, frame)) < 0.02
    assert head_move(scene, frame, frame + 5) > 0.12
    ankles = scene.actors[1].motion.joints[:, [J["left_ankle"], J["right_ankle"]]]
    assert np.linalg.norm(ankles[-1] - ankles[frame], axis=-1).min() > 0.15  # both feet step


def test_a_reaction_of_the_model_waits_for_the_blow() -> None:
    swaying = STILL.copy()
    swaying[..., 0] += 0.25 * np.sin(np.arange(FRAMES) / 3.0)[:, None]
    scene, frame = blow(Motion(swaying), "a person takes a hit and staggers back")
    jim = scene.actors[1].motion.joints.astype(np.float64)
    around = slice(max(frame - 12, 0), frame + 25)
    onset = moments.reaction(jim, FPS, around)
    assert onset is not None and abs(onset - frame) <= 2


def test_who_lies_from_the_start_stands_until_the_blow() -> None:
    lying = STILL[..., [0, 2, 1]] * [1.0, 1.0, -1.0] + [0.0, 0.15, 0.0]
    scene, frame = blow(Motion(lying), "a person is hit and falls to the ground")
    heads = scene.actors[1].motion.joints[:, J["head"], 1]
    assert heads[: frame + 1].min() > 1.3 and heads[-1] < 0.6


@pytest.mark.parametrize("words", ["a person ducks under the punch", "a person dodges"])
def test_who_dodges_is_missed(words: str) -> None:
    scene, frame = blow(Motion(STILL), words)
    tom, jim = (actor.motion.joints.astype(np.float64) for actor in scene.actors)
    fist = moments.strike(tom, FPS, slice(0, FRAMES), moments.FISTS)
    body = jim[frame, [J["head"], J["neck"], J["spine3"], J["spine1"]]]
    assert np.linalg.norm(body - fist.point, axis=-1).min() > 0.15
    assert head_move(scene, frame, frame + 12) < 0.05  # he does not stagger


def test_an_impulse_begins_at_the_blow_and_fades() -> None:
    moved = struck(STILL, FPS, 40, BACK, 1.5, 1.0)
    assert np.array_equal(moved[:41], STILL[:41])
    assert (moved[44, J["head"]] - STILL[44, J["head"]]) @ BACK > 0.15
    assert np.abs(moved[-1] - STILL[-1]).max() < 0.01
    assert np.allclose(bones(moved), bones(STILL))


def test_feet_step_one_after_the_other() -> None:
    offset = np.clip((np.arange(FRAMES) - 20) / 30, 0, 1)[:, None] * BACK
    moved = moved_by_steps(STILL, offset, FPS)
    assert np.allclose(bones(moved), bones(STILL), atol=1e-6)
    feet = moved[:, [J["left_foot"], J["right_foot"]]]
    pace = np.linalg.norm(np.diff(feet, axis=0), axis=-1)
    assert ((pace > 1e-3).all(axis=1)).sum() <= 2  # never both at once
    assert np.abs(feet[-1] - STILL[-1, [J["left_foot"], J["right_foot"]]] - BACK).max() < 0.05
    raised = feet[..., 1].max(axis=0) - feet[0, :, 1]
    assert (raised > 0.03).all()
