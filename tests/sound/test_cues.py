"""What is heard of contacts: which sound, when, where and how loud."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from sound.scenes import FRAMES, scene_of, still, synthetic

from stickgen.animals import perform_animal
from stickgen.catalog.places import PLACES
from stickgen.motion import Motion
from stickgen.place import Place
from stickgen.prop import Holder, Prop
from stickgen.scene import Impact, Look, Scene
from stickgen.script import Beat
from stickgen.skeleton import GRAVITY, J
from stickgen.sound.ambience import LAYERS
from stickgen.sound.cues import Cue, find_cues
from stickgen.sound.foley import SOUNDS, STEPS, play
from stickgen.sound.places import sound_of
from stickgen.vocabulary import ACTION

FPS = 25.0


def cues_of(scene: Scene, surface: str = "wood") -> list[Cue]:
    return find_cues(scene, lambda seconds: surface, np.random.default_rng(0))


def named(cues: list[Cue], *sounds: str) -> list[int]:
    """Frames of the cues of some sounds."""
    return [round(cue.time * FPS) for cue in cues if cue.sound in sounds]


def tossed(start: float, up: float, frames: int, bounciness: float = 0.7) -> np.ndarray:
    """Heights of a ball of 0.1 m that falls and bounces, with its bounces between frames."""
    heights, y, v = [], start, up
    for _ in range(frames * 40):
        v -= GRAVITY / FPS / 40
        y += v / FPS / 40
        if y < 0.05 and v < 0:
            v = -bounciness * v
        heights.append(y)
    return np.array(heights[39::40])


@pytest.mark.parametrize("surface", sorted(STEPS))
def test_steps_sound_of_what_is_walked_on(surface: str) -> None:
    cues = cues_of(scene_of([synthetic("walk")]), surface)
    assert len(named(cues, f"step_{surface}")) >= 3
    assert {cue.sound for cue in cues} == {f"step_{surface}"}


def test_who_runs_steps_harder_and_who_stands_not_at_all() -> None:
    walks = cues_of(scene_of([synthetic("walk")]))
    runs = cues_of(scene_of([synthetic("run")]))
    assert np.mean([c.force for c in runs]) > 1.2 * np.mean([c.force for c in walks])
    assert cues_of(scene_of([still()])) == []


def test_nobody_steps_where_there_is_no_ground() -> None:
    assert cues_of(scene_of([synthetic("walk")]), "") == []


def test_a_jump_ends_with_a_landing() -> None:
    joints = still().joints.copy()
    flight = np.arange(15) / FPS
    joints[20:35, :, 1] += (3.0 * flight - 0.5 * GRAVITY * flight**2).clip(0)[:, None] + 0.2
    cues = cues_of(scene_of([Motion(joints, still("jump").actions)]))
    assert named(cues, "step_wood")[-1:] == [35]


@pytest.mark.parametrize("animal", ["horse", "dog"])
def test_paws_and_hooves(animal: str) -> None:
    beats = (Beat(text=f"a {animal} walks", start=0, end=3),)
    scene = scene_of([still()])
    motion = perform_animal(animal, beats, FRAMES, np.random.default_rng(0))
    actor = replace(scene.actors[0], motion=motion, look=Look(kind=animal))
    scene = replace(scene, actors=(actor,), camera=scene.camera.part(0, len(motion)))
    sounds = {cue.sound for cue in cues_of(scene)}
    assert sounds == {"hoof" if animal == "horse" else "paw"}


def test_a_ball_bounces_on_the_floor() -> None:
    heights = tossed(1.5, 0.0, FRAMES)
    path = np.stack([np.zeros(FRAMES), heights, np.zeros(FRAMES)], axis=-1) + [3.0, 0.0, 0.0]
    bounces = [cue for cue in cues_of(scene_of([still()], props=[Prop("ball", path)]))
               if cue.sound == "bounce"]  # fmt: skip
    falls = np.flatnonzero((np.diff(heights)[:-1] < 0) & (np.diff(heights)[1:] > 0)) + 1
    assert len(bounces) >= 4  # the last ones are too soft
    for cue in bounces:
        assert np.abs(cue.time * FPS - falls).min() <= 1
    assert bounces[0].force > bounces[-1].force


def test_a_ball_is_caught_and_kicked() -> None:
    path = np.zeros((FRAMES, 3)) + [0.2, 0.05, 0.4]
    path[30:] += np.arange(FRAMES - 30)[:, None] * [0.3, 0.1, 0.0]
    kicker = still("kicking")
    assert named(cues_of(scene_of([kicker], props=[Prop("football", path)])), "kick_ball") == [30]
    path = np.zeros((FRAMES, 3)) + [0.0, 1.2, 0.3]
    path[:40] += np.arange(40, 0, -1)[:, None] * [0.25, 0.0, 0.0]
    ball = Prop("ball", path, holders=(Holder("a", "left_wrist", 40, FRAMES),))
    assert named(cues_of(scene_of([still("catching")], props=[ball])), "catch") == [40]


def test_a_bat_cracks_and_a_racket_pops() -> None:
    path = np.zeros((FRAMES, 3)) + [0.4, 1.0, 0.3]
    path[:30] += np.arange(30, 0, -1)[:, None] * [0.3, 0.0, 0.0]
    path[30:] += np.arange(FRAMES - 30)[:, None] * [0.5, 0.2, 0.0]
    batter = still("batting")
    for stick, sound in (("bat", "bat"), ("racket", "racket")):
        held = Prop(stick, np.zeros((FRAMES, 3)), holder=("a", "right_wrist"))
        found = cues_of(scene_of([batter], props=[Prop("baseball", path), held]))
        assert named(found, sound) == [30]


def test_blows_clashes_and_falls() -> None:
    pair = [still("fight"), still("fight")]
    blow = Impact(1.0, "star", (0.0, 1.3, 0.2))
    assert named(cues_of(scene_of(pair, impacts=(blow,))), "punch") == [25]
    low = Impact(1.0, "star", tuple(pair[0].joints[25, J["left_foot"]] + [0, 0.5, 0]))
    assert named(cues_of(scene_of(pair, impacts=(low,))), "punch", "kick_body") == [25]
    swords = [Prop("sword", np.zeros((FRAMES, 3)), holder=("a", "right_wrist"))]
    assert named(cues_of(scene_of(pair, props=swords, impacts=(blow,))), "clash") == [25]
    lying = still("fall").joints.copy()
    lying[25:, :, 1] *= 0.1
    fallen = scene_of([Motion(lying)], impacts=(Impact(1.0, "dust", (0.0, 0.0, 0.0)),))
    assert named(cues_of(fallen), "body_fall") == [25]


def test_blades_meet_where_two_fence() -> None:
    fencers = [synthetic("fight"), synthetic("fight", seed=1)]
    swords = [Prop("sword", np.zeros((FRAMES, 3)), holder=(name, "right_wrist")) for name in "ab"]
    assert len(named(cues_of(scene_of(fencers, props=swords)), "clash")) >= 2
    assert named(cues_of(scene_of(fencers, props=swords[:1])), "clash") == []


def test_a_door_opens_and_closes() -> None:
    at, frames = np.zeros((FRAMES, 3)), np.arange(FRAMES)
    states = [("", 0, 20), ("ajar", 20, 22), ("open", 22, 50), ("ajar", 50, 52), ("", 52, FRAMES)]
    doors = [Prop("door", at, state=s, visible=(frames >= a) & (frames < b)) for s, a, b in states]
    cues = cues_of(scene_of([still()], props=doors))
    assert named(cues, "door_open") == [20]
    assert named(cues, "door_close") == [52]


def test_things_are_put_down() -> None:
    path = np.tile([0.3, 0.7, 0.3], (FRAMES, 1))
    cup = Prop("cup", path, holders=(Holder("a", "left_wrist", 5, 40),))
    assert named(cues_of(scene_of([still()], props=[cup])), "cup") == [40]


@pytest.mark.parametrize(
    ("action", "sound"), [("typing", "key"), ("reading", "page"), ("clap", "clap")]
)
def test_hands_that_do_something(action: str, sound: str) -> None:
    motion = synthetic(action, 100)
    assert len(named(cues_of(scene_of([motion])), sound)) >= 1
    idle = replace(motion, actions=np.full(len(motion), ACTION["stand"]))
    assert named(cues_of(scene_of([idle])), sound) == []


def test_fast_limbs_cut_the_air() -> None:
    punches = synthetic("punch")
    assert named(cues_of(scene_of([punches])), "swish")
    assert not named(cues_of(scene_of([synthetic("walk")])), "swish")


@pytest.mark.parametrize("name", sorted(SOUNDS))
def test_every_sound_begins_at_once_and_ends(name: str) -> None:
    take = play(name, 1.0, np.random.default_rng(3))
    level = np.abs(take.samples)
    assert np.isfinite(take.samples).all()
    assert 0.05 < level.max() < 8.0
    begins = np.flatnonzero(level > 0.25 * level.max())[0] / 48_000
    assert begins < 0.02 or take.lead > 0 or name == "thunder"
    assert level[-100:].max() < 0.05 * level.max()
    again = play(name, 1.0, np.random.default_rng(3))
    np.testing.assert_array_equal(take.samples, again.samples)
    other = play(name, 1.0, np.random.default_rng(4))
    assert not np.array_equal(take.samples[:100], other.samples[:100])


def test_a_harder_step_is_brighter() -> None:
    def middle(force: float) -> float:
        samples = play("step_stone", force, np.random.default_rng(3)).samples
        power = np.abs(np.fft.rfft(samples)) ** 2
        return float((np.arange(len(power)) * power).sum() / power.sum() / len(samples))

    assert middle(1.5) > 1.1 * middle(0.3)


@pytest.mark.parametrize("name", sorted(PLACES))
def test_every_place_has_a_sound(name: str) -> None:
    sound = sound_of(Place(name))
    assert sound.surface in {*STEPS, ""}
    assert set(sound.heard) <= set(LAYERS)
    assert bool(sound.surface) == (PLACES[name].ground not in ("nothing", "water")) or (
        name == "space_station"
    )


def test_weather_time_and_season_are_heard() -> None:
    day = sound_of(Place("park"))
    assert "birds" in day.heard and day.surface == "grass"
    night = sound_of(Place("park", time="night"))
    assert "crickets" in night.heard and "birds" not in night.heard
    assert sound_of(Place("park", weather="rain")).heard["rain"] > 0
    assert sound_of(Place("park", season="winter")).surface == "snow"
    assert sound_of(Place("park", weather="snow")).surface == "snow"
    assert 0 < sound_of(Place("kitchen", weather="storm")).heard["rain"] < 0.5
    assert sound_of(Place("kitchen", season="winter")).surface == "stone"


def test_the_sound_of_a_step_is_where_it_is_made() -> None:
    motion = synthetic("walk")
    for cue in cues_of(scene_of([motion])):
        feet = motion.joints[round(cue.time * FPS), [J["left_foot"], J["right_foot"]]]
        assert np.linalg.norm(feet - np.array(cue.point), axis=-1).min() < 1e-5
