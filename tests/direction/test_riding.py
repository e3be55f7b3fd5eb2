"""Riders sit on the animals that carry them."""

import numpy as np
import pytest

from stickgen.animals import carrying, perform_animal
from stickgen.direction import build_scene
from stickgen.geometry import heading
from stickgen.motion import Motion
from stickgen.mounts import rides_on
from stickgen.performance.beats import fill_beats
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, rest_pose

FRAMES = 75


def ride(text: str, mount: str = "horse", to: tuple[str, ...] = (), **more: object) -> Scene:
    beats = [
        Beat(text=text, start=0, end=3, to=to),
        Beat(text="it gallops", start=0, end=3),
    ]
    people = (
        Character(name="Ann", beats=beats[:1], **more),
        Character(name="Star", kind=mount, beats=beats[1:]),
    )
    standing = Motion(np.tile(rest_pose(), (FRAMES, 1, 1)).astype(np.float32))
    carrier = perform_animal(mount, beats[1:], FRAMES, np.random.default_rng(0))
    script = Script(description="d", duration=3, characters=people)
    return build_scene(script, [standing, carrier])


@pytest.mark.parametrize("mount", ["horse", "elephant", "dragon", "dinosaur"])
@pytest.mark.parametrize(
    ("text", "to"), [("she rides fast", ("Star",)), ("Ann is riding on Star", ())]
)
def test_a_rider_is_carried(mount: str, text: str, to: tuple[str, ...]) -> None:
    rider, animal = (actor.motion.joints for actor in ride(text, mount, to).actors)
    seat = rider[:, J["pelvis"]] - animal[:, J["spine2"]]
    assert (seat[:, 1] > 0.1).all() and np.linalg.norm(seat[:, [0, 2]], axis=-1).max() < 0.4
    assert np.linalg.norm(rider[-1, 0] - rider[0, 0]) > 3
    assert np.abs(np.sin(heading(rider) - heading(animal))).max() < 0.35


def test_the_bones_of_a_rider_keep_their_lengths_and_the_knees_are_beside_the_horse() -> None:
    rider = ride("she rides the horse").actors[0].motion.joints
    lengths = np.linalg.norm(rider - rider[:, list(PARENTS)], axis=-1)[:, 1:]
    assert lengths == pytest.approx(np.tile(BONE_LENGTHS[1:], (FRAMES, 1)), rel=1e-3)
    assert np.linalg.norm(rider[:, J["left_knee"]] - rider[:, J["right_knee"]], axis=-1).min() > 0.4


@pytest.mark.parametrize("mount", ["snake", "fish", "spider", "butterfly"])
def test_some_animals_carry_nobody(mount: str) -> None:
    rider = ride("she rides it", mount, ("Star",)).actors[0].motion.joints
    assert np.ptp(rider[:, 0], axis=0).max() < 0.01


def test_who_walks_beside_a_horse_does_not_ride_it() -> None:
    rider = ride("she leads the horse", to=("Star",)).actors[0].motion.joints
    assert rider[:, 0, 1].max() < 1.1


def test_a_rider_may_leave_the_picture_although_the_legs_rest() -> None:
    rider, animal = ride("she rides the horse", leaves="right").actors
    assert rider.motion.joints[-1, 0, 0] == pytest.approx(
        animal.motion.joints[-1, J["spine2"], 0], abs=0.4
    )


def test_an_animal_that_would_only_stand_trots_under_its_rider() -> None:
    def way(rider: str) -> float:
        people = (
            Character(name="Ann", kind="dog", beats=(Beat(text="it sits", start=0, end=3),)),
            Character(name="Bo", beats=(Beat(text=rider, start=0, end=3, to=("Star",)),)),
            Character(name="Star", role="horse", beats=(Beat(text="it stands", start=0, end=3),)),
        )
        beats = rides_on(people, 2)
        standing = fill_beats(people[2].beats, 3.0)
        motion = perform_animal("horse", carrying(standing, beats), 75, np.random.default_rng(0))
        return float(motion.joints[-1, 0, 2] - motion.joints[0, 0, 2])

    assert way("he rides along") > 3 and abs(way("he feeds it")) < 0.1
