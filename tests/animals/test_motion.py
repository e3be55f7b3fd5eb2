"""Animals move by rule: feet stand still, footfalls come in order, bodies stay on the floor."""

import numpy as np
import pytest

from stickgen.animals import perform_animal
from stickgen.animals.gaits import GAITS
from stickgen.catalog.animals import ANIMALS, BODIES
from stickgen.geometry import FloatArray, heading, runs
from stickgen.motion import Motion
from stickgen.script import Beat
from stickgen.vocabulary import ACTION

FPS = 25
LEGGED = [name for name, animal in ANIMALS.items() if animal.legs]
FOUR = [name for name, animal in ANIMALS.items() if animal.plan == "quadruped"]
SENTENCES = (
    "it stands", "it walks", "it trots", "it runs", "it jumps", "it flies away", "it swims",
    "it sits", "it lies down", "it sleeps", "it eats", "it looks around", "it calls", "it attacks",
    "it waves", "it dances", "it turns around", "it runs in a circle",
)  # fmt: skip


def play(kind: str, *sentences: str, seconds: float = 4.0, seed: int = 0) -> Motion:
    """An animal that does one thing after the other, each for the same time."""
    beats = [
        Beat(text=text, start=i * seconds, end=(i + 1) * seconds)
        for i, text in enumerate(sentences)
    ]
    frames = round(len(sentences) * seconds * FPS)
    return perform_animal(kind, beats, frames, np.random.default_rng(seed))


def soles(motion: Motion) -> dict[str, FloatArray]:
    """Place of each leg → its foot ``[T, 3]``."""
    animal = ANIMALS[motion.skeleton]
    return {leg.place: motion.joints[:, animal.index[leg.chain[-1]]] for leg in animal.legs}


def touchdowns(motion: Motion, place: str) -> list[int]:
    """Frames in which a foot comes to rest on the floor."""
    foot = soles(motion)[place]
    still = np.append(np.linalg.norm(np.diff(foot, axis=0), axis=-1) < 1e-4, False)
    return [span.start for span in runs(still) if span.start > 2 * FPS]


@pytest.mark.parametrize("kind", BODIES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_animal_can_do_everything(kind: str, sentence: str) -> None:
    motion = play(kind, "it stands", sentence, "it stands", seconds=2.0)
    assert motion.skeleton == BODIES[kind].name and len(motion) == 150
    assert motion.joints[..., 1].min() > -0.35  # wings and swimming legs reach below the floor
    assert np.abs(np.diff(motion.joints, axis=0)).max() < 0.6  # nothing jumps from frame to frame


@pytest.mark.parametrize("kind", LEGGED)
@pytest.mark.parametrize("sentence", ["it walks", "it trots", "it runs", "it runs in a circle"])
def test_feet_do_not_slide(kind: str, sentence: str) -> None:
    motion = play(kind, sentence)
    for foot in soles(motion).values():
        low = foot[:, 1] < foot[:, 1].min() + 2e-3
        for span in runs(low):
            if span.stop - span.start > 1:
                moved = np.ptp(foot[span.start : span.stop, ::2], axis=0)
                assert np.hypot(*moved) < 0.01


@pytest.mark.parametrize("kind", ["dog", "cat", "horse", "cow", "lion"])
@pytest.mark.parametrize(("sentence", "gait"), [("walks", "walk"), ("trots", "trot"),
                                                ("runs", "gallop")])  # fmt: skip
def test_footfalls_come_in_the_order_of_the_gait(kind: str, sentence: str, gait: str) -> None:
    motion = play(kind, f"it {sentence}", seconds=8.0)
    start = touchdowns(motion, "left_hind")
    stride = np.diff(start).mean()
    for place, offset in GAITS[gait].offsets.items():
        falls = np.array(touchdowns(motion, place))
        phases = [((falls[falls >= s][0] - s) / stride) % 1.0 for s in start[:-2]]
        error = np.abs((np.median(phases) - offset + 0.5) % 1.0 - 0.5)
        assert error < 0.13


def test_a_loop_of_a_gait_closes() -> None:
    motion = play("dog", "it trots", seconds=8.0)
    pelvis = motion.joints[:, :1] * [1.0, 0.0, 1.0]
    body = (motion.joints - pelvis)[60:]
    start = touchdowns(motion, "left_hind")
    stride = np.diff(start).mean()
    first, later = start[2], round(start[2] + 4 * stride)
    legs = [ANIMALS["dog"].index[joint] for leg in ANIMALS["dog"].legs for joint in leg.chain]
    gap = np.linalg.norm(body[first - 60, legs] - body[later - 60, legs], axis=-1)
    assert gap.max() < 0.12


@pytest.mark.parametrize("kind", FOUR)
def test_strides_follow_from_speed_as_the_law_of_similarity_says(kind: str) -> None:
    speeds = []
    for sentence in ("it walks", "it runs"):
        path = play(kind, sentence).joints[50:, 0, [0, 2]]
        speeds.append(float(np.linalg.norm(path[-1] - path[0]) / 2.0))
    assert speeds[1] >= speeds[0] > 0.1
    if GAITS[ANIMALS[kind].gaits[0]].froude < 0.5:
        hip = dict((name, point) for name, _, point in ANIMALS[kind].joints)["left_hip"][1]
        assert speeds[0] ** 2 / (9.81 * hip) == pytest.approx(0.16, abs=0.06)


@pytest.mark.parametrize("kind", ANIMALS)
def test_a_motion_is_canonical_and_a_circle_turns_left(kind: str) -> None:
    motion = play(kind, "it runs in a circle")
    assert np.abs(motion.joints[0, 0, [0]]).max() < 0.1
    angles = heading(motion.joints)
    assert abs(angles[0]) < 0.3 and angles[-1] > 0.8


@pytest.mark.parametrize("kind", ["bird", "duck", "dragon", "butterfly"])
def test_what_has_wings_flies_and_lands(kind: str) -> None:
    height = play(kind, "it stands still", "it flies", "it sits").joints[:, 0, 1]
    assert height[150] - height[-1] > 0.6 and abs(height[-1] - height[250]) < 0.8


@pytest.mark.parametrize("kind", ["rabbit", "frog", "bird", "dog"])
def test_hopping_takes_those_along_who_hop(kind: str) -> None:
    motion = play(kind, "it hops")
    assert motion.joints[-1, 0, 2] > 1.0
    assert np.ptp(motion.joints[:, 0, 1]) > 0.02


def test_what_has_no_wings_stays_on_the_floor() -> None:
    flying, walking = (play("dog", text).joints[:, 0, 1].max() for text in ("it flies", "it runs"))
    assert flying == pytest.approx(walking, abs=0.1)


def test_words_choose_what_is_done_and_in_which_order() -> None:
    motion = play("dog", "the dog barks, then it runs and sits down", seconds=6.0)
    named = [ACTION["shout"], ACTION["run"], ACTION["sit"]]
    changes = np.flatnonzero(np.diff(motion.actions))
    assert motion.actions[[0, 75, 149]].tolist() == named and len(changes) == 2


def test_two_who_chase_each_other_are_equally_fast() -> None:
    dog = play("dog", "the dog runs after the cat")
    cat = play("cat", "the cat runs away from the dog")
    assert dog.joints[-1, 0, 2] == pytest.approx(cat.joints[-1, 0, 2], rel=0.05)


def test_a_seed_gives_the_same_motion_and_another_one_another() -> None:
    one, again, other = (play("cat", "the cat looks around", seed=s).joints for s in (1, 1, 2))
    assert (one == again).all() and (one != other).any()


def test_the_nose_of_a_grazing_horse_comes_down_to_the_grass() -> None:
    animal = ANIMALS["horse"]
    nose = play("horse", "it grazes").joints[50:, animal.index["nose"], 1]
    assert nose.mean() < 0.35
