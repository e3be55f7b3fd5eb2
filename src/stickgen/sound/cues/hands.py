"""What hands do: claps, keys, pages, cups, brooms, rungs; and the air that fast limbs cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, runs
from stickgen.measures.clapping import claps
from stickgen.measures.limbs import speed
from stickgen.scene import Actor, Scene
from stickgen.skeleton import J
from stickgen.sound.cues.cue import Cue, cue_at
from stickgen.vocabulary import ACTION

Found = list[Cue]
_SHORTEST = 0.3  # seconds of an action that sounds
_SWISH = 4.2  # m/s of a hand or foot, beside that of the hips, that cuts the air,
_USUAL_SWISH = 8.0  # and of one of the usual force
_SWISH_APART = 0.3  # seconds
_SWINGING = [ACTION[name] for name in "walk run sprint running_bases swimming flying ride".split()]
"""Actions whose limbs are fast all the time."""
_ENDS = ("left_wrist", "right_wrist", "left_foot", "right_foot")
_STROKE = 0.35  # seconds between two strokes of a swimmer or of a broom, at least
_TOGETHER = 0.3  # metres between two hands that meet


def find_hands(scene: Scene, rng: np.random.Generator) -> Found:
    """The sounds of everybody's hands, and of fast limbs."""
    cues: Found = []
    for actor in scene.actors:
        if actor.motion.skeleton:
            continue
        for action, make in _OF_ACTION.items():
            for run in runs(actor.motion.actions == ACTION[action]):
                if run.stop - run.start >= _SHORTEST * scene.fps:
                    cues += make(actor, run, rng)
        cues += _swishes(actor)
    return cues + _meeting_hands(scene)


def _clapping(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
    motion = actor.motion
    found = claps(motion.joints.astype(np.float64), motion.fps, run)
    return [
        cue_at(m.frame, motion.fps, "clap", m.point, float(rng.uniform(0.8, 1.15))) for m in found
    ]


def _typing(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
    """Keys in bursts, as people type: words, and pauses between them."""
    hands, now, cues = wrists(actor), run.start / actor.motion.fps + 0.15, []
    while now < run.stop / actor.motion.fps - 0.1:
        for _ in range(int(rng.integers(2, 9))):
            frame = int(now * actor.motion.fps)
            if frame >= run.stop:
                break
            point = hands[frame, int(rng.integers(2))]
            x, y, z = (float(value) for value in point)
            cues.append(Cue(now, "key", (x, y, z), float(rng.uniform(0.35, 0.7))))
            now += float(rng.uniform(0.07, 0.16))
        now += float(rng.uniform(0.15, 0.6))
    return cues


def _now_and_then(sound: str, least: float, most: float, force: float) -> Make:
    """A sound every few seconds while an action goes on."""

    def make(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
        fps, cues = actor.motion.fps, []
        now = run.start / fps + float(rng.uniform(0.3, least))
        while now < run.stop / fps - 0.2:
            point = wrists(actor)[int(now * fps)].mean(axis=0)
            cues.append(cue_at(int(now * fps), fps, sound, point, force * rng.uniform(0.8, 1.2)))
            now += float(rng.uniform(least, most))
        return cues

    return make


def _at_mouth(sound: str, force: float) -> Make:
    """A sound each time a hand comes to the mouth."""

    def make(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
        fps, head = actor.motion.fps, actor.motion.joints[:, None, J["head"]]
        away = np.linalg.norm(wrists(actor) - head, axis=-1).min(axis=1)
        frames = dips(away, run, round(0.8 * fps), 0.34)
        return [
            cue_at(f, fps, sound, actor.motion.joints[f, J["head"]], force * rng.uniform(0.8, 1.2))
            for f in frames
        ]

    return make


def _strokes(sound: str, force: float) -> Make:
    """A sound with each stroke of the arms: where a hand is fastest."""

    def make(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
        fps, hands = actor.motion.fps, wrists(actor)
        pace = speed(hands.transpose(1, 0, 2), fps).max(axis=0)
        frames = dips(-pace, run, round(_STROKE * fps), -0.8)
        return [
            cue_at(f, fps, sound, hands[f].mean(axis=0), force * min(float(pace[f]) / 2.0, 1.4))
            for f in frames
        ]

    return make


def _grips(actor: Actor, run: slice, rng: np.random.Generator) -> Found:
    """Hands that take hold: each comes to rest."""
    fps, hands = actor.motion.fps, wrists(actor)
    cues = []
    for hand in range(2):
        still = speed(hands[:, hand], fps) < 0.35
        for rest in runs(still[run]):
            if rest.start > 0:
                frame = run.start + rest.start
                cues.append(cue_at(frame, fps, "grip", hands[frame, hand], 0.7))
    return cues


def dips(values: FloatArray, run: slice, apart: int, below: float) -> list[int]:
    """Frames of the lowest values of a run, each below a limit and so many frames apart."""
    found: list[int] = []
    left = np.where(values < below, values, np.inf)
    left[: run.start], left[run.stop :] = np.inf, np.inf
    while np.isfinite(left).any():
        frame = int(left.argmin())
        found.append(frame)
        left[max(frame - apart, 0) : frame + apart + 1] = np.inf
    return sorted(found)


Make = Callable[[Actor, slice, np.random.Generator], Found]
_OF_ACTION: Mapping[str, Make] = MappingProxyType(
    {
        "clap": _clapping,
        "typing": _typing,
        "reading": _now_and_then("page", 2.0, 4.0, 0.8),
        "drinking": _at_mouth("sip", 0.8),
        "eating": _at_mouth("crunch", 0.8),
        "sweep": _strokes("brush", 0.9),
        "swimming": _strokes("splash", 0.8),
        "climbing": _grips,
        "flying": _strokes("flap", 0.6),
    }
)
"""Action → what is heard of the hands of those who do it."""


def _swishes(actor: Actor) -> Found:
    """Hands and feet that cut the air, at their fastest."""
    fps = actor.motion.fps
    ends = actor.motion.joints[:, [J[name] for name in _ENDS]].astype(np.float64)
    hips = actor.motion.joints[:, :1].astype(np.float64)
    pace = speed((ends - hips).transpose(1, 0, 2), fps)
    pace[:, np.isin(actor.motion.actions, _SWINGING)] = 0.0
    best = pace.argmax(axis=0)
    frames = dips(-pace.max(axis=0), slice(0, len(best)), round(_SWISH_APART * fps), -_SWISH)
    return [
        cue_at(f, fps, "swish", ends[f, best[f]], min(float(pace[best[f], f]) / _USUAL_SWISH, 1.5))
        for f in frames
    ]


def _meeting_hands(scene: Scene) -> Found:
    """High fives that clap, and hands that are shaken: the hands of two are nearest."""
    cues: Found = []
    for action, sound, force in (("high_five", "clap", 1.1), ("handshake", "grip", 0.6)):
        taking = [a for a in scene.actors if (a.motion.actions == ACTION[action]).any()]
        for one, other in zip(taking[::2], taking[1::2], strict=False):
            both = (one.motion.actions == ACTION[action]) | (other.motion.actions == ACTION[action])
            a, b = wrists(one)[:, :, None], wrists(other)[:, None]
            away = np.linalg.norm(a - b, axis=-1).min(axis=(1, 2))
            for run in runs(both):
                frame = run.start + int(away[run].argmin())
                if away[frame] < _TOGETHER:
                    point = wrists(one)[frame].mean(axis=0)
                    cues.append(cue_at(frame, scene.fps, sound, point, force))
    return cues


def wrists(actor: Actor) -> FloatArray:
    """Both wrists, ``[T, 2, 3]`` metres."""
    return actor.motion.joints[:, [J["left_wrist"], J["right_wrist"]]].astype(np.float64)
