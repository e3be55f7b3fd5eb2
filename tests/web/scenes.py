"""Scenes that show much of the catalogue, for comparing the player with the renderer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import numpy as np

from stickgen.animals import perform_animal
from stickgen.camera import LENS, Camera
from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.catalog.weather import LAMPS, TIMES, WEATHERS
from stickgen.geometry import FloatArray, quat_from_rotvec
from stickgen.motion import Motion
from stickgen.prop import Holder, Prop
from stickgen.render.kinds import KINDS
from stickgen.scene import (
    INKS,
    Actor,
    FaceTrack,
    Impact,
    Look,
    Place,
    PlaceChange,
    Scene,
    SpeechLine,
)
from stickgen.script import Beat
from stickgen.skeleton import J, rest_pose
from stickgen.vocabulary import EXPRESSIONS, MOUTHS, SIGNS

FRAMES = 50


def some_scenes(count: int) -> Iterator[Scene]:
    """Scenes of two seconds: all styles in turn, and things from all parts of the catalogue."""
    rng = np.random.default_rng(18)
    styles, places = cycle(STYLES), cycle(sorted(PLACES))
    animals = cycle(ANIMALS)
    for number, style, place in zip(range(count), styles, places, strict=False):
        skipped = tuple(islice(places, 1))  # every other place
        actors = [_person(rng, i) for i in range(1 + number % 3)]
        if number % 4 == 1:
            actors.append(_animal(next(animals), rng))
        yield Scene(
            tuple(actors),
            _camera(rng, number),
            style=style,
            background="#d8e4ec" if number % 11 == 5 else "",
            props=tuple(_prop(rng, actors[0].name) for _ in range(4)),
            place=Place(place, int(rng.integers(1000)), *_sky(rng)),
            places=(PlaceChange(Place(skipped[0], 7), 1.0),) if number % 8 == 3 else (),
            lines=_lines(rng, actors),
            effects=(("trails",), ("onion",), ("beats",), ("impacts",))[number % 4],
            impacts=(
                Impact(0.45, "star", (0.3, 1.3, 0.2), (0.6, 0.0, 0.8)),
                Impact(1.3, "dust", (-0.4, 0.0, 0.5), strength=0.7),
                Impact(1.5, "star", (0.1, 1.5, 0.0), (1.0, 0.0, 0.0), 0.4),
            ),
        )


def _sky(rng: np.random.Generator) -> tuple[str, str, str, str]:
    return tuple(str(rng.choice(list(names))) for names in (TIMES, WEATHERS, SEASONS, LAMPS))  # type: ignore[return-value]


def _pick(rng: np.random.Generator, names: object, chance: float = 0.5) -> str:
    return str(rng.choice(list(names))) if rng.random() < chance else ""  # type: ignore[call-overload]


def _swaying(rng: np.random.Generator, points: FloatArray, place: FloatArray) -> FloatArray:
    """A pose ``[J, 3]`` that turns, bends and walks through ``[T, J, 3]``."""
    time = np.arange(FRAMES)[:, None] / 25
    phase = rng.uniform(0, 6, (1, len(points)))
    swing = 0.06 * np.sin(2 * np.pi * 0.7 * time + phase)
    turn = rng.uniform(-np.pi, np.pi) + rng.uniform(-1, 1) * time[:, 0]
    c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
    x, y, z = points.T
    moved = np.stack([c * x + s * z + swing, y + 0 * c + swing / 2, c * z - s * x - swing], -1)
    return moved + place + np.stack([0.5 * time, 0 * time, 0 * time], axis=-1)


def _face(rng: np.random.Generator) -> FaceTrack:
    half = FRAMES // 2

    def two(count: int, low: int = 0) -> np.ndarray:
        return np.repeat(rng.integers(low, count, 2), half).astype(np.int16)

    return FaceTrack(
        two(len(EXPRESSIONS)),
        two(len(MOUTHS)),
        rng.choice([0.0, 0.3, 0.8], FRAMES).astype(np.float32),
        rng.choice([0.0, 0.6, 1.0], FRAMES).astype(np.float32),
        rng.uniform(-0.5, 0.5, (FRAMES, 2)).astype(np.float32),
        two(len(SIGNS), -1),
    )


def _person(rng: np.random.Generator, number: int) -> Actor:
    body = rest_pose()
    for side, sign in (("left", 1), ("right", -1)):  # arms down, one raised
        shoulder, drop = body[J[f"{side}_shoulder"]], rng.uniform(-0.2, 0.25)
        body[J[f"{side}_elbow"]] = shoulder + [sign * 0.15, -drop, 0.08]
        body[J[f"{side}_wrist"]] = shoulder + [sign * 0.22, -2 * drop, 0.2]
    place = np.array([1.2 * number - 1.2, rng.uniform(0, 0.2), rng.uniform(-1, 1)])
    look = Look(
        color=str(rng.choice(INKS)),
        kind=str(rng.choice(list(KINDS))) if rng.random() < 0.5 else "human",
        hat=_pick(rng, HATS),
        hair=_pick(rng, HAIR, 0.7),
        tie=_pick(rng, TIES, 0.3),
        wears=tuple(rng.choice(list(WEAR), rng.integers(0, 4), replace=False).tolist()),
    )
    if look.kind == "animal":
        look = Look()
    return Actor(f"actor {number}", Motion(_swaying(rng, body, place)), look, _face(rng))


def _animal(name: str, rng: np.random.Generator) -> Actor:
    motion = perform_animal(name, [Beat(text="walks", start=0, end=2)], FRAMES, rng)
    look = Look(ANIMALS[name].color, kind=name, hat=_pick(rng, HATS, 0.3))
    return Actor("pet", motion, look, _face(rng))


def _prop(rng: np.random.Generator, holder: str) -> Prop:
    kind = str(rng.choice(list(PROPS)))
    start = np.array([rng.uniform(-2, 2), rng.uniform(0, 1), rng.uniform(-2, 1)])
    return Prop(
        kind,
        start + np.linspace(0, 1, FRAMES)[:, None] ** 3 * rng.uniform(-3, 3, 3) * [1, 0, 1],
        quat_from_rotvec(np.linspace(0, 1, FRAMES)[:, None] * rng.uniform(-3, 3, 3)),
        scale=float(rng.uniform(0.6, 1.2)),
        color=_pick(rng, INKS),
        state=_pick(rng, PROPS[kind].states) if PROPS[kind].states else "",
        holders=(Holder(holder, "left_wrist", 5, 30),) if rng.random() < 0.4 else (),
        growth=np.linspace(0.4, 1, FRAMES) if rng.random() < 0.3 else None,
    )


def _camera(rng: np.random.Generator, number: int) -> Camera:
    turn = rng.uniform(-0.7, 0.7) + np.linspace(0, rng.uniform(-0.5, 0.5), FRAMES)
    away = rng.uniform(6, 9)
    target = np.tile([0.0, 1.0, 0.0], (FRAMES, 1))
    eye = np.stack([away * np.sin(turn), 0 * turn + rng.uniform(0.6, 3), away * np.cos(turn)], -1)
    roll = np.full(FRAMES, 0.1 * (number % 5 == 2))
    cuts = (20,) if number % 3 == 0 else ()
    for cut in cuts:
        eye[cut:, 1] += 0.8
    return Camera(eye, target, np.full(FRAMES, LENS), roll, cuts)


def _lines(rng: np.random.Generator, actors: list[Actor]) -> tuple[SpeechLine, ...]:
    forms = ("bubble", "shout", "whisper", "thought", "subtitle")
    text = "Good evening, my friends! Is anybody there? Come in, the tea is hot."
    return tuple(
        SpeechLine(text[: int(rng.integers(8, 66))].strip(), 0.2 * i, 2.0, actor.name, form)  # type: ignore[arg-type]
        for i, actor in enumerate(actors)
        for form in [str(rng.choice(forms))]
    )
