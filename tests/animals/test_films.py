"""Animals in films: from a Script to every kind of file."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.animals import perform_animal
from stickgen.catalog.animals import ANIMALS, BODIES
from stickgen.catalog.roles import ROLES
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HATS
from stickgen.direction import build_scene
from stickgen.errors import StickGenError
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.motion import Motion, joint_names
from stickgen.options import GenerationOptions
from stickgen.performance import perform, stream_motion
from stickgen.render import frame
from stickgen.safety.critic import judge_scene
from stickgen.scene import Actor, Look, Scene
from stickgen.script import Beat, Character, Feeling, Line, Script
from stickgen.skeleton import JOINTS, N_JOINTS
from stickgen.sticks import V3

SIZE = (160, 120)


def film(*kinds: str, sentence: str = "it walks", seconds: float = 1.2, **more: object) -> Scene:
    """A film of animals that all do the same; it needs no motion model."""
    beat = Beat(text=sentence, start=0, end=seconds)
    people = [
        Character(name=f"{kind} {i}", kind=kind, beats=(beat,), **more)
        for i, kind in enumerate(kinds)
    ]
    script = Script(description="animals", duration=seconds, characters=tuple(people))
    return build_scene(script, perform(script, GenerationOptions(seed=1)))


@pytest.mark.parametrize("kind", ANIMALS)
def test_the_first_joints_are_the_homologues_of_a_persons(kind: str) -> None:
    names = joint_names(kind)
    assert names[:N_JOINTS] == JOINTS and {"nose", "left_eye", "right_eye"} <= {*names}
    parents = ANIMALS[kind].parents
    assert all(parent < child for child, parent in enumerate(parents))


@pytest.mark.parametrize("kind", ANIMALS)
def test_an_animal_is_seen_in_every_style(kind: str) -> None:
    scene = film(kind)
    for style in STYLES:
        seen = frame(replace(scene, style=style), 15, SIZE)
        alone = replace(
            scene, style=style, camera=replace(scene.camera, target=scene.camera.target + 90)
        )
        assert (seen != frame(alone, 15, SIZE)).any()


def test_every_animal_looks_different() -> None:
    pictures = {frame(film(kind), 5, SIZE).tobytes() for kind in ANIMALS}
    assert len(pictures) == len(ANIMALS)


@pytest.mark.parametrize("kind", BODIES)
def test_a_motion_file_keeps_an_animal(kind: str, tmp_path: Path) -> None:
    scene = film(kind, seconds=0.6)
    write_motion(scene, tmp_path / "film.motion")
    again = read_motion(tmp_path / "film.motion")
    one, other = scene.actors[0], again.actors[0]
    assert other.motion.skeleton == one.motion.skeleton and other.look == one.look
    assert np.abs(one.motion.joints - other.motion.joints).max() < 6e-4
    assert (one.motion.contacts == other.motion.contacts).all()


def test_a_motion_file_of_an_animal_plays_in_viewers_of_version_1(tmp_path: Path) -> None:
    scene = film("dog", seconds=0.6)
    write_motion(scene, tmp_path / "film.motion")
    document = json.loads((tmp_path / "film.motion").read_text("utf-8"))
    assert len(document["motion"]) == len(scene) * V3.size
    skeleton = document["actors"][0]["skeleton"]
    assert skeleton["joints"][:N_JOINTS] == list(JOINTS)
    assert len(skeleton["parents"]) == len(skeleton["joints"]) > N_JOINTS


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": "griffin"}, "no skeleton 'griffin'"),
        ({"name": "cat"}, "looks like|has other joints|joints of"),
        ({"joints": ["pelvis"]}, "other joints than our dog"),
        ({"name": 7}, "not a valid"),
        ({"extra": 1}, "not a valid"),
    ],
)
def test_broken_skeletons_in_files_are_refused(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    path = tmp_path / "film.motion"
    write_motion(film("dog", seconds=0.4), path)
    document = json.loads(path.read_text("utf-8"))
    document["actors"][0]["skeleton"] |= change
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(StickGenError, match=message):
        read_motion(path)


def test_joints_of_another_body_are_refused() -> None:
    motion = film("dog").actors[0].motion
    with pytest.raises(ValueError, match=r"joints must be \[T, \d+, 3\]"):
        replace(
            motion, skeleton="cat" if len(joint_names("cat")) != len(joint_names("dog")) else ""
        )
    with pytest.raises(ValueError, match="no skeleton 'unicorn'"):
        replace(motion, skeleton="unicorn")
    bad = motion.joints.copy()
    bad[3, -1] = np.nan
    with pytest.raises(
        ValueError, match=f"joint {joint_names('dog')[-1]} is not finite in frame 3"
    ):
        replace(motion, joints=bad)


def test_a_body_and_a_look_agree() -> None:
    dog = film("dog").actors[0].motion
    person = Motion(np.zeros((4, N_JOINTS, 3), dtype=np.float32))
    with pytest.raises(StickGenError, match="cannot look like a cat"):
        Actor("Rex", dog, Look(kind="cat"))
    with pytest.raises(StickGenError, match="cannot look like a dog"):
        Actor("Rex", person, Look(kind="dog"))
    assert Actor("Rex", person, Look(kind="animal")).motion.skeleton == ""  # files of old


@pytest.mark.parametrize("suffix", ["mp4", "gif", "svg", "webp", "sprites.png", "png", "motion"])
def test_every_format_takes_animals(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"film.{suffix}"
    film("dog", "bird", "snake", seconds=0.4).save(path, size=SIZE)
    assert path.stat().st_size > 500


@pytest.mark.parametrize("effect", ["trails", "onion", "beats"])
def test_effects_are_drawn_for_animals(effect: str) -> None:
    scene = film("dog", sentence="it runs")
    assert (frame(replace(scene, effects=(effect,)), 25, SIZE) != frame(scene, 25, SIZE)).any()


def test_a_script_chooses_the_body_by_kind_or_role() -> None:
    beat = Beat(text="it sits", start=0, end=1)
    script = Script(
        description="d",
        duration=1,
        characters=(
            Character(name="Rex", kind="dog", beats=(beat,)),
            Character(name="Tom", role="cat", beats=(beat,)),
            Character(name="It", kind="animal", beats=(beat,)),
        ),
    )
    scene = build_scene(script, perform(script, GenerationOptions()))
    assert [actor.motion.skeleton for actor in scene.actors] == ["dog", "cat", "dog"]
    assert [actor.look.color for actor in scene.actors][:2] == [
        ANIMALS["dog"].color,
        ANIMALS["cat"].color,
    ]


def test_every_role_of_an_animal_has_a_body() -> None:
    kinds = {role.kind for role in ROLES.values()}
    assert {*ANIMALS} <= kinds


def test_height_and_color_are_those_of_the_script() -> None:
    small, large = (film("horse", height=h, color="#112233").actors[0] for h in (0.5, 1.0))
    spans = [np.ptp(actor.motion.joints[0, :, 1]) for actor in (small, large)]
    assert spans[0] == pytest.approx(spans[1] / 2, rel=1e-3)
    assert large.look.color == "#112233"


@pytest.mark.parametrize("hat", ["crown", "top_hat"])
def test_an_animal_wears_a_hat(hat: str) -> None:
    assert hat in HATS
    assert (frame(film("dog", hat=hat), 5, SIZE) != frame(film("dog"), 5, SIZE)).any()


def test_the_mouth_of_an_animal_opens_when_it_speaks_and_its_eyes_shut_in_sleep() -> None:
    line = Line(text="Woof!", start=0, end=1, voice="shout")
    assert film("dog", lines=(line,)).actors[0].face.openness.max() > 0.5  # type: ignore[union-attr]
    asleep = film("dog", sentence="the dog sleeps").actors[0].face
    assert asleep is not None and asleep.eyes_open is not None and asleep.eyes_open.max() == 0


def test_who_chases_starts_behind() -> None:
    beats = {"cat": "the cat runs from the dog", "dog": "the dog runs after the cat"}
    people = [
        Character(name=name, kind=name, beats=(Beat(text=text, start=0, end=3),))
        for name, text in beats.items()
    ]
    script = Script(description="d", duration=3, characters=tuple(people))
    scene = build_scene(script, perform(script, GenerationOptions()))
    cat, dog = (actor.motion.joints[:, 0, 0] for actor in scene.actors)
    assert cat[-1] - cat[0] > 3 and (cat - dog).min() > 0.4


def test_a_film_of_animals_is_not_judged_by_the_limits_of_people() -> None:
    assert judge_scene(film("fish", "spider")).safe


def test_animals_are_not_streamed() -> None:
    beat = Beat(text="it runs", start=0, end=1)
    script = Script(description="d", duration=1, characters=(Character(kind="dog", beats=(beat,)),))
    with pytest.raises(StickGenError, match="only people are streamed"):
        stream_motion(script, GenerationOptions())


def test_one_frame_is_enough() -> None:
    for kind in ANIMALS:
        beat = Beat(text="it runs", start=0, end=1)
        motion = perform_animal(kind, [beat], 1, np.random.default_rng(0))
        assert len(motion) == 1 and np.isfinite(motion.joints).all()


def test_any_sentence_moves_an_animal() -> None:
    for text in ("\u00e9\U0001f415 ???", "a" * 2000, "12 34", "the", "it RUNS!!! and, and; jumps"):
        beat = Beat(text=text, start=0, end=1)
        motion = perform_animal("dog", [beat], 25, np.random.default_rng(0))
        assert re.fullmatch("dog", motion.skeleton) and np.isfinite(motion.joints).all()


@pytest.mark.parametrize("kind", ["elephant", "dog", "dragon"])
def test_who_deals_with_an_animal_stands_before_its_head(kind: str) -> None:
    people = (
        Character(name="Ann", kind="cat", beats=(Beat(text="it attacks", start=0, end=2),)),
        Character(name="Big", kind=kind, beats=(Beat(text="it attacks", start=0, end=2),)),
    )
    script = Script(description="d", duration=2, characters=people)
    cat, big = build_scene(script, perform(script, GenerationOptions())).actors
    nose = ANIMALS[kind].index["nose"]
    away = cat.motion.joints[25, 0] - big.motion.joints[25, 0]
    ahead = big.motion.joints[25, nose] - big.motion.joints[25, 0]
    assert np.hypot(away[0], away[2]) > np.hypot(ahead[0], ahead[2]) + 0.5
    assert away[0] * ahead[0] > 0


def test_signs_show_at_the_head_of_an_animal() -> None:
    plain = frame(film("dog"), 12, SIZE)
    for sign in ("sleep", "hearts", "exclamation", "tears"):
        feeling = Feeling(expression="happy", sign=sign, start=0, end=1.2)
        assert (frame(film("dog", feelings=(feeling,)), 12, SIZE) != plain).any()
