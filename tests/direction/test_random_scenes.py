"""Random films: they can be drawn, heads stay in the picture, and bodies stay apart."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stickgen import synthesis as synth
from stickgen.animals import perform_animal
from stickgen.catalog.animals import BODIES
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HATS
from stickgen.direction import build_scene
from stickgen.direction.moves import MOVES
from stickgen.direction.pairs import CONTACT_DISTANCE
from stickgen.motion import Motion
from stickgen.render import frame
from stickgen.render.head import head_track
from stickgen.render.projection import project
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Line, Script, Shot, StageProp
from stickgen.skeleton import FPS, J
from stickgen.vocabulary import ACTION, ACTIONS, ACTOR_KINDS

FRAMES = 90
TRUNK = [J["pelvis"], J["spine3"], J["neck"]]
_HUGGING = {ACTION[name] for name in CONTACT_DISTANCE}


def act(action: str, seed: int, kind: str) -> Motion:
    """A synthetic motion, cut or held to the length of the film; that of an animal by rule."""
    if kind in BODIES:
        beat = Beat(text=action, start=0, end=FRAMES / FPS)
        return perform_animal(kind, [beat], FRAMES, np.random.default_rng(seed))
    recording = synth.read(synth.find(1, seed=seed, actions=[action])[0])[0]
    joints = recording.motion.joints
    index = np.minimum(np.arange(FRAMES) * recording.motion.fps / FPS, len(joints) - 1)
    return Motion(joints[index.astype(int)], np.full(FRAMES, ACTION[action]))


@st.composite
def scenes(draw: st.DrawFn) -> tuple[Scene, str, tuple[int, int]]:
    """A film of 1–6 actors, its camera, and the size of its picture."""
    seconds = FRAMES / FPS
    count = draw(st.integers(1, 6))
    actions = [draw(st.sampled_from(ACTIONS)) for _ in range(count)]
    line = st.builds(Line, text=st.just("Well, well!"), start=st.just(0.5), end=st.just(2.5))
    people = tuple(
        Character(
            name=f"a{i}",
            beats=(Beat(text=action, start=0, end=seconds),),
            lines=draw(st.lists(line, max_size=1)),
            kind=draw(st.sampled_from(ACTOR_KINDS)),
            hat=draw(st.none() | st.sampled_from(sorted(HATS))),
            height=draw(st.sampled_from([0.7, 1.0, 1.2])),
        )
        for i, action in enumerate(actions)
    )
    camera = draw(st.sampled_from(["auto", "follow", *sorted(MOVES)]))
    things = st.builds(
        StageProp,
        kind=st.sampled_from(sorted(PROPS)),
        at=st.tuples(st.floats(-5, 5), st.floats(-4, 1)),
    )
    script = Script(
        description="a random film",
        duration=seconds,
        characters=people,
        place=draw(st.sampled_from(sorted(PLACES))),
        style=draw(st.sampled_from(sorted(STYLES))),
        props=draw(st.lists(things, max_size=2)),
        camera=camera
        if camera in ("auto", "follow")
        else (Shot(move=camera, start=0, end=seconds),),
    )
    size = draw(st.sampled_from([(320, 180), (180, 320), (200, 200), (480, 160)]))
    motions = [
        act(action, draw(st.integers(0, 50)), person.kind)
        for action, person in zip(actions, people, strict=True)
    ]
    return build_scene(script, motions, size[0] / size[1]), camera, size


def check(film: tuple[Scene, str, tuple[int, int]]) -> None:
    scene, camera, size = film
    for index in (0, FRAMES // 2, FRAMES - 1):
        picture = frame(scene, index, size)
        assert picture.shape == (size[1], size[0], 4) and np.ptp(picture[..., :3]) > 0
    if camera == "auto":
        for actor in scene.actors:
            radius = actor.look.head_radius
            middle, _ = project(head_track(actor.motion.joints, radius).center, scene.camera, size)
            assert ((middle > 0) & (middle < size)).all(-1).mean() >= 0.95
    for one, other in combinations(scene.actors, 2):
        if {*one.motion.actions.tolist()} & {*other.motion.actions.tolist()} & _HUGGING:
            continue
        a, b = (actor.motion.joints[:, TRUNK][..., [0, 2]] for actor in (one, other))
        close = np.linalg.norm(a[:, :, None] - b[:, None], axis=-1).min(axis=(1, 2)) < 0.3
        assert close.sum() <= 0.5 * FPS


relaxed = [HealthCheck.too_slow, HealthCheck.data_too_large]


@given(scenes())
@settings(max_examples=25, deadline=None, suppress_health_check=relaxed)
def test_random_films(film: tuple[Scene, str, tuple[int, int]]) -> None:
    check(film)


@pytest.mark.slow
@given(scenes())
@settings(max_examples=200, deadline=None, suppress_health_check=relaxed)
def test_two_hundred_random_films(film: tuple[Scene, str, tuple[int, int]]) -> None:
    check(film)
