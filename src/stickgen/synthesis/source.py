"""Synthetic motion as a source of the data engine: draw performances, make their recordings.

Every draw depends on the seed, the action and a running number alone, so that neither the
choice of other actions nor the number of workers changes a clip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.recording import Body, Item, Recording, Segment
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.skeleton import FPS, mirror
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.body import Controls, solve
from stickgen.synthesis.captions import pair_sentences, sentences
from stickgen.synthesis.overlay import overlay
from stickgen.synthesis.real import Stretch, clip_of, fitting, open_corpus, stretches
from stickgen.synthesis.variation import Variation, vary
from stickgen.text.sides import swap_sides
from stickgen.vocabulary import ACTION, ACTION_SLOTS

SOURCE = "synth"
LICENCE, CREDIT = "MIT", "Stick-Gen"
VERSIONS = ("plain", "speed", "place", "mirror")
"""Each performance comes four times: as it is; faster or slower; done again with another amplitude
and length of steps at another place in the world; mirrored, sides swapped in the words too."""
_KEY = {name: ACTION.get(name, ACTION_SLOTS + i) for i, name in enumerate(ACTIONS)}
_ALSO = {"walk": "walk", "sit": "sit"}  # stance → what it adds to a clip's actions


@dataclass(frozen=True)
class Draw:
    """One performance: all that ``read`` needs to make it again.

    Attributes:
        action: name.
        seed, number: of the performance.
        versions: how many of ``VERSIONS`` are wanted.
        real: stretches of real motion to lay it over, the second for the version "place"; empty
            where it stands on its own feet.
    """

    action: str
    seed: int
    number: int
    versions: int
    real: tuple[Stretch, ...] = ()

    def rng(self, purpose: int) -> np.random.Generator:
        """A generator for one purpose, the same whenever it is asked for."""
        return np.random.default_rng([self.seed, _KEY[self.action], self.number, purpose])


@dataclass(frozen=True)
class Performance:
    """A performance that has been made: controls and joints ``[T, 22, 3]`` of each person."""

    v: Variation
    bodies: list[Controls]
    joints: list[FloatArray]
    real: Stretch | None


def find(
    n: int, *, seed: int = 0, actions: Sequence[str] = (), base: Path | None = None
) -> list[Item]:
    """Draw performances that make ``n`` clips in all, actions in turn.

    Args:
        n: clips, one person each; two people in contact are two clips.
        seed: draws everything.
        actions: keys of ``synth.actions.ACTIONS``; all when empty.
        base: corpus of real motion; every second performance of the actions that only need the
            arms is then laid over one of its walks or idles.

    Raises:
        StickGenError: an action is unknown, ``n`` is not positive, or ``base`` is no corpus.
    """
    names = tuple(actions) or tuple(ACTIONS)
    if unknown := [name for name in names if name not in ACTIONS]:
        raise StickGenError(
            f"there is no action {unknown[0]!r} to synthesise; use some of: {', '.join(ACTIONS)}"
        )
    if n < 1:
        raise StickGenError(f"the number of clips must be 1 or more, got {n}")
    longest = round(FPS * max(a.seconds[1] for a in ACTIONS.values() if a.over_real))
    real = stretches(base, longest) if base is not None else []
    items, left, turn = [], n, 0
    while left > 0:
        name, number = names[turn % len(names)], turn // len(names)
        turn += 1
        people = 2 if ACTIONS[name].both else 1
        versions = min(len(VERSIONS), -(-left // people))
        left -= versions * people
        draw = Draw(name, seed, number, versions)
        if real and ACTIONS[name].over_real and number % 2:
            draw = replace(draw, real=_two(real, ACTIONS[name].stances, draw.rng(1)))
        items.append(Item(f"{SOURCE}/{name}/{seed}_{number:06d}", base or Path(), draw))
    return items


def _two(
    real: Sequence[Stretch], stances: Sequence[str], rng: np.random.Generator
) -> tuple[Stretch, ...]:
    """Two stretches of one stance and one split; none where nothing fits."""
    fit = fitting(real, stances)
    if not fit:
        return ()
    one = fit[int(rng.integers(len(fit)))]
    like = [s for s in fit if (s.stance, s.split) == (one.stance, one.split)]
    return one, like[int(rng.integers(len(like)))]


def read(item: Item) -> list[Recording]:
    """Make a drawn performance: up to four versions, of two people each where two take part.

    Raises:
        StickGenError: the base corpus cannot be read.
    """
    draw: Draw = item.detail
    rng = draw.rng(2)
    plain = _perform(draw, item.path)
    slower, faster = rng.uniform(0.8, 0.9), rng.uniform(1.1, 1.25)
    speed = float(slower if plain.v.tempo > rng.uniform(0.85, 1.15) else faster)
    recordings: list[Recording] = []
    for version in VERSIONS[: draw.versions]:
        done = plain
        if version == "place":
            done = _moved(_perform(draw, item.path, float(rng.choice([0.87, 1.13]))), rng)
        factor = speed if version == "speed" else 1.0
        for person in range(len(done.bodies)):
            made = _recording(item, version, done, person, factor, rng)
            if version == "mirror":
                made = _mirrored(made, done.joints[person])
            recordings.append(made)
    return recordings


def _perform(draw: Draw, base: Path, scale: float | None = None) -> Performance:
    """The performance of a draw; with a scale the same done again, larger or smaller."""
    action = ACTIONS[draw.action]
    stances = (draw.real[0].stance,) if draw.real else action.stances
    v = vary(draw.rng(0), action.seconds, stances, tuple(action.phrases), action.moods)
    real = draw.real[0] if draw.real else None
    if scale is not None:
        size = float(np.clip(v.size * scale, 0.65, 1.4))
        v = replace(v, rng=draw.rng(3), size=size, spread=scale)
        real = draw.real[1] if draw.real else None
    done = action.perform(v)
    bodies = list(done) if isinstance(done, tuple) else [done]
    if real is None:
        return Performance(v, bodies, [solve(c) for c in bodies], None)
    frames = len(bodies[0].pelvis)
    ground = open_corpus(base).joints(clip_of(base, real), real.start, real.start + frames)
    return Performance(v, bodies, [overlay(ground, bodies[0])], real)


def _moved(done: Performance, rng: np.random.Generator) -> Performance:
    """The same somewhere else in the world, facing another way."""
    turn, shift = yaw_matrix(rng.uniform(-np.pi, np.pi)), rng.uniform(-3.0, 3.0, 3) * [1, 0, 1]
    return replace(done, joints=[joints @ turn.T + shift for joints in done.joints])


def _recording(
    item: Item,
    version: str,
    done: Performance,
    person: int,
    speed: float,
    rng: np.random.Generator,
) -> Recording:
    draw: Draw = item.detail
    action, v = ACTIONS[draw.action], done.v
    two = len(done.bodies) > 1
    named = (draw.action,) if draw.action in ACTION else ()
    also = _ALSO.get(v.stance)
    calm = replace(v, mood="plain", stance="")  # a part's words say what is done, not how
    recording = Recording(
        id=f"{item.id}/{version}/{person}" if two else f"{item.id}/{version}",
        source=SOURCE,
        motion=Body(done.joints[person], FPS * speed),
        licence=LICENCE,
        credit=CREDIT,
        captions=sentences(action.phrases[v.kind], v, rng, speed, action.paced),
        pair_captions=pair_sentences(action.both, rng) if two else (),
        actions=tuple(dict.fromkeys((*named, also))) if also and named else named,
        segments=tuple(
            Segment(a / speed, b / speed, (name,), sentences((phrase,), calm, rng, paced=False))
            for a, b, name, phrase in done.bodies[person].parts
        ),
        take=f"{item.id}/{version}" if two else "",
        subject=item.id,
        synthetic=True,
    )
    return recording if done.real is None else _credited(recording, item.path, done.real)


def _credited(recording: Recording, base: Path, real: Stretch) -> Recording:
    """With licence, credit and split of the real clip underneath."""
    clip = clip_of(base, real)
    return replace(
        recording,
        licence=clip.licence,
        credit=f"{clip.credit}; {CREDIT}",
        split=clip.split,
        subject=clip.subject,
        file=clip.file,
        tags=("over_real",),
    )


def _mirrored(recording: Recording, joints: FloatArray) -> Recording:
    """The same seen in a mirror: left and right swapped in the body and in the words."""

    def swapped(captions: Sequence[str]) -> tuple[str, ...]:
        return tuple(swap_sides(caption) for caption in captions)

    return replace(
        recording,
        motion=Body(mirror(joints), recording.motion.fps),
        captions=swapped(recording.captions),
        pair_captions=swapped(recording.pair_captions),
        segments=tuple(
            replace(part, captions=swapped(part.captions)) for part in recording.segments
        ),
    )
