"""Synthetic motion as a source of the data engine: draw performances, make their recordings.

Every draw depends on the seed, the action and a running number alone, so that neither the
choice of other actions nor the number of workers changes a clip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from stickgen.corpus.recording import Body, Item, Recording, Segment
from stickgen.corpus.store import Corpus
from stickgen.corpus.synth.action import Action
from stickgen.corpus.synth.actions import ACTIONS
from stickgen.corpus.synth.body import Controls, solve
from stickgen.corpus.synth.captions import pair_sentences, sentences
from stickgen.corpus.synth.overlay import overlay
from stickgen.corpus.synth.variation import Variation, vary
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, runs, yaw_matrix
from stickgen.skeleton import FPS, mirror
from stickgen.text.sides import swap_sides
from stickgen.vocabulary import ACTION

SOURCE = "synth"
LICENCE, CREDIT = "MIT", "Stick-Gen"
VERSIONS = ("plain", "speed", "place", "mirror")
"""Each performance comes four times: as it is; faster or slower; done again with another amplitude
and length of steps at another place in the world; mirrored, sides swapped in the words too."""
_ALSO = {"walk": "walk", "sit": "sit"}  # stance → what it adds to a clip's actions


@dataclass(frozen=True)
class RealClip:
    """A stretch of a real clip to lay an action over."""

    clip: str
    start: int
    stance: str


@dataclass(frozen=True)
class Draw:
    """One performance: all that ``read`` needs to make it again."""

    action: str
    seed: int
    number: int
    versions: int
    real: RealClip | None = None


def find(
    n: int, *, seed: int = 0, actions: Sequence[str] = (), base: Path | None = None
) -> list[Item]:
    """Draw performances that make ``n`` clips in all, actions in turn.

    Args:
        n: clips, one person each; two people in contact are two clips.
        seed: draws everything.
        actions: names of ``vocabulary.ACTIONS``; all when empty.
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
    real = _stretches(base) if base is not None else []
    items, left, turn = [], n, 0
    while left > 0:
        name, number = names[turn % len(names)], turn // len(names)
        turn += 1
        people = 2 if ACTIONS[name].both else 1
        versions = min(len(VERSIONS), -(-left // people))
        left -= versions * people
        draw = Draw(name, seed, number, versions)
        if ACTIONS[name].over_real and number % 2:
            rng = np.random.default_rng([seed, ACTION[name], number, 1])
            fit = [clip for clip in real if clip.stance in ACTIONS[name].stances]
            if fit:
                draw = replace(draw, real=fit[int(rng.integers(len(fit)))])
        items.append(Item(f"{SOURCE}/{name}/{seed}_{number:06d}", base or Path(), draw))
    return items


def read(item: Item) -> list[Recording]:
    """Make a drawn performance: up to four versions, of two people each where two take part.

    Raises:
        StickGenError: the base corpus cannot be read.
    """
    draw: Draw = item.detail
    action = ACTIONS[draw.action]
    plain = _perform(action, draw, 1.0)
    rng = np.random.default_rng([draw.seed, ACTION[draw.action], draw.number, 2])
    slower, faster = rng.uniform(0.8, 0.9), rng.uniform(1.1, 1.25)
    speed = float(slower if plain[0].tempo > rng.uniform(0.85, 1.15) else faster)
    recordings: list[Recording] = []
    for version in VERSIONS[: draw.versions]:
        v, bodies = plain
        joints = _joints(bodies, item.path, draw)
        factor = speed if version == "speed" else 1.0
        if version == "place":
            v, bodies = _perform(action, draw, float(rng.choice([0.87, 1.13])))
            turn, shift = rng.uniform(-np.pi, np.pi), rng.uniform(-3.0, 3.0, 3) * [1, 0, 1]
            joints = [j @ yaw_matrix(turn).T + shift for j in _joints(bodies, item.path, draw)]
        made = [
            _recording(f"{item.id}/{version}", person, item, v, bodies, j, factor, rng)
            for person, j in enumerate(joints)
        ]
        recordings += [_mirrored(r) for r in made] if version == "mirror" else made
    return recordings


def _perform(action: Action, draw: Draw, scale: float) -> tuple[Variation, list[Controls]]:
    """The performance of a draw; with another scale the same done again, larger or smaller."""
    rng = np.random.default_rng([draw.seed, ACTION[draw.action], draw.number, 0])
    stances = (draw.real.stance,) if draw.real else action.stances
    v = vary(rng, action.seconds, stances, tuple(action.phrases), action.moods)
    if scale != 1.0:
        again = np.random.default_rng([draw.seed, ACTION[draw.action], draw.number, 3])
        size = float(np.clip(v.size * scale, 0.65, 1.4))
        v = replace(v, rng=again, size=size, spread=scale)
    done = action.perform(v)
    return v, list(done) if isinstance(done, tuple) else [done]


def _joints(bodies: Sequence[Controls], base: Path, draw: Draw) -> list[FloatArray]:
    if draw.real is None:
        return [solve(c) for c in bodies]
    corpus, rows = _open(base)
    start = draw.real.start
    clip = corpus.rows[rows[draw.real.clip]]
    joints = corpus.joints(clip, start, start + len(bodies[0].pelvis))
    return [overlay(joints, bodies[0])]


@lru_cache(maxsize=1)
def _open(base: Path) -> tuple[Corpus, dict[str, int]]:
    corpus = Corpus.open(base)
    return corpus, {clip.id: i for i, clip in enumerate(corpus.rows)}


def _stretches(base: Path) -> list[RealClip]:
    """Stretches of real walking and standing, long enough for any action laid over them."""
    corpus, _ = _open(base)
    frames = round(FPS * max(a.seconds[1] for a in ACTIONS.values() if a.over_real))
    found = []
    for clip in corpus.rows:
        stance = {"walk": "walk", "idle": "stand"}.get(clip.actions[0] if clip.actions else "")
        if stance is None or clip.segments:
            continue
        for run in runs(corpus.valid(clip)):
            found += [
                RealClip(clip.id, start, stance)
                for start in range(run.start, run.stop - frames, frames)
            ]
    return found


def _recording(
    id_: str,
    person: int,
    item: Item,
    v: Variation,
    bodies: Sequence[Controls],
    joints: FloatArray,
    speed: float,
    rng: np.random.Generator,
) -> Recording:
    draw: Draw = item.detail
    action = ACTIONS[draw.action]
    also = _ALSO.get(v.stance)
    calm = replace(v, mood="plain", stance="")  # a part's words say what is done, not how
    recording = Recording(
        id=f"{id_}/{person}" if len(bodies) > 1 else id_,
        source=SOURCE,
        motion=Body(joints, FPS * speed),
        licence=LICENCE,
        credit=CREDIT,
        captions=sentences(action.phrases[v.kind], v, rng, speed, action.paced),
        pair_captions=pair_sentences(action.both, rng) if action.both else (),
        actions=(draw.action, also) if also and also != draw.action else (draw.action,),
        segments=tuple(
            Segment(
                a / speed, b / speed, (name,), sentences((phrase,), v, rng, speed, action.paced)
            )
            for a, b, name, phrase in bodies[person].parts
        ),
        take=id_ if len(bodies) > 1 else "",
        subject=item.id,
        synthetic=True,
    )
    if draw.real is None:
        return recording
    corpus, rows = _open(item.path)
    clip = corpus.rows[rows[draw.real.clip]]
    return replace(
        recording,
        licence=clip.licence,
        credit=f"{clip.credit}; {CREDIT}",
        split=clip.split,
        subject=clip.subject,
        file=clip.file,
        tags=("over_real",),
    )


def _mirrored(recording: Recording) -> Recording:
    """The same seen in a mirror: left and right swapped in the body and in the words."""
    body = recording.motion
    assert isinstance(body, Body)
    return replace(
        recording,
        motion=replace(body, joints=mirror(body.joints)),
        captions=tuple(swap_sides(c) for c in recording.captions),
        pair_captions=tuple(swap_sides(c) for c in recording.pair_captions),
        segments=tuple(
            replace(s, captions=tuple(swap_sides(c) for c in s.captions))
            for s in recording.segments
        ),
    )
