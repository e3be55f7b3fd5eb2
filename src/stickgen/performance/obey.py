"""The model's motion made to do what its beats say: counted, timed, bent, and with its manners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.manners.acts import airborne, plateau, pulses
from stickgen.manners.frames import level_frame
from stickgen.manners.trunk import sink
from stickgen.manners.wear import lay_over, own_time, retimed
from stickgen.manners.words import Worn
from stickgen.motion import Motion, foot_contacts
from stickgen.motion_model.features import FRAME, to_features
from stickgen.performance.cycles import repeated
from stickgen.performance.editing import Features, body_of, joined
from stickgen.performance.paths import (
    circled,
    led_back,
    mirrored,
    stepped,
    stopped,
    travelled,
    turned,
)
from stickgen.performance.playing import Playing
from stickgen.skeleton import FPS, J

_STOPS = re.compile(r"\bstops?\b|\bstands? still\b")
_EASE = 0.4  # seconds in which a manner comes and goes
_SETTING_OFF = ((0, 15), (0.25, 1.0))
"""Frames after a stand, and how fast they are played: who runs off gathers speed."""
_MORE = (0.75, 1.35)
"""Limits of the factor of the steps of a way that is measured."""
_LATER = 50
"""Frames after a stop in which a stand is looked for that it ends in."""
_VERY_SLOW = 0.8  # pace
_WRONG = 1.15
"""Times as much as the named side, from which the other side counts as the one that acts."""


def obeyed(motion: Motion, playings: Sequence[Playing]) -> Motion:
    """A motion of the film's length that does what its beats say.

    Args:
        motion: of the model, for the segments of the playings in order.
    """
    edited = _edited(motion, playings)
    joints: FloatArray = np.array(edited.joints, dtype=np.float64)
    joints = _acted(joints, playings)
    joints = _dressed(joints, playings)
    if np.array_equal(joints, edited.joints):
        return edited
    worn = joints.astype(np.float32)
    return replace(edited, joints=worn, contacts=foot_contacts(worn, edited.fps))


def begun_as_told(motion: Motion, playings: Sequence[Playing]) -> Motion | None:
    """The beginning of ``obeyed`` as far as the beginning of the model's motion suffices.

    None: it suffices for nothing yet.
    """
    ready, at = list[Playing](), 0
    for p in playings:
        rest = len(motion) - at
        if p.source > rest:
            if p.plain and rest:
                ready.append(replace(p, frames=rest, main=rest))
            break
        ready.append(p)
        at += p.source
    return obeyed(motion, ready) if ready else None


def _edited(motion: Motion, playings: Sequence[Playing]) -> Motion:
    """The motion cut, retimed and bent to the lengths and ways of the beats."""
    starts = np.cumsum([0, *(p.source for p in playings)])
    features = to_features(motion.joints)
    features[:, FRAME["contact"]] = motion.contacts
    pieces: list[Features] = []
    actions = []
    changed = False
    for playing, start in zip(playings, starts, strict=False):
        span = slice(int(start), int(start) + playing.source)
        own = _pieces(motion, features, span, playing)
        changed |= len(own) != 1 or own[0].base is not features
        pieces += own
        rows = np.linspace(0, playing.main - 1, playing.frames).astype(int)
        actions.append(motion.actions[span][playing.before :][rows])
    if not changed and not any(p.numbers.back for p in playings[1:]):
        return motion
    whole = joined(pieces)
    at = 0
    for playing in playings:
        if playing.numbers.back and at:
            whole = led_back(whole, at, at + playing.frames)
        at += playing.frames
    contacts = whole[:, FRAME["contact"]] > 0.5
    joints = body_of(whole, len(whole), contacts)
    if _go_on_to_their_metres(whole, joints, playings):
        joints = body_of(whole, len(whole), contacts)
    return replace(motion, joints=joints, actions=np.concatenate(actions), contacts=contacts)


def _go_on_to_their_metres(
    features: Features, joints: FloatArray, playings: Sequence[Playing]
) -> bool:
    """Scale steps in place where feet that were held made a way longer or shorter than is said.

    Returns:
        whether anything was changed.
    """
    changed, at = False, 0
    for p in playings:
        span = slice(at, at + p.frames)
        at += p.frames
        if p.numbers.metres is not None:
            way = (joints[span.stop - 1, 0] - joints[span.start, 0])[[0, 2]]
            went = max(float(np.linalg.norm(way)), 1e-3)
            features[span, FRAME["step"]] *= np.clip(p.numbers.metres / went, *_MORE)
            changed = True
    return changed


def _pieces(motion: Motion, features: Features, span: slice, p: Playing) -> list[Features]:
    """The frames of one beat."""
    rows = features[span]
    main = slice(p.before, p.before + p.main)
    stand = rows[-max(p.after - 20, 5) :]
    numbers = p.numbers
    if p.cycle is not None and numbers.times is not None:
        joints = motion.joints[span][main]
        counted = repeated(joints, rows[main], stand, p.cycle, p.sides, numbers.times, p.frames)
        if counted is not None:
            return counted
        return [rows[: p.frames]]
    if numbers.steps is not None:
        return stepped(rows[: main.stop], stand, numbers.steps, p.frames)
    if numbers.metres is not None:
        return travelled(rows[: main.stop], stand, numbers.metres, p.frames)
    if numbers.degrees is not None and p.act is None:
        return turned(rows[: main.stop], stand, numbers.degrees, p.frames, sided=numbers.sided)
    if _STOPS.search(p.beat.text) and p.plain:
        return stopped(features[span.start : span.stop + _LATER], p.frames)
    own = _in_time(motion, span, p) if p.retimed else rows
    own = _on_the_right_side(motion.joints[span], own, p)
    return [circled(own) if numbers.circle else own]


def _in_time(motion: Motion, span: slice, p: Playing) -> Features:
    """The features of a beat that is played faster or slower, or with a limp."""
    first = max(span.start - 1, 0)
    joints = motion.joints[first : span.stop]
    at = own_time(joints, p.worn)
    lead = span.start - first
    film = np.linspace(lead, len(joints) - 1, p.frames)
    if p.fresh:
        film = lead + np.cumsum(np.interp(np.arange(p.frames), *_SETTING_OFF)) * (
            film[-1] - lead
        ) / max(p.frames - 1, 1)
    times = np.interp(film, np.arange(len(joints)), at)
    moved = retimed(joints, np.concatenate([times[:1] - lead * (times[1] - times[0]), times]))
    features = to_features(moved)
    features[:, FRAME["contact"]] = foot_contacts(moved.astype(np.float32), FPS)
    return features[1:]


def _on_the_right_side(joints: FloatArray, rows: Features, p: Playing) -> Features:
    """The beat, mirrored where the other hand or foot than the named one acts."""
    if len(p.sides) != 1 or p.act is not None:
        return rows
    (side,) = p.sides
    other = "right" if side == "left" else "left"
    leg = any(word in p.beat.text for word in ("leg", "foot", "knee"))
    own, foreign = (_use(joints, s, leg=leg) for s in (side, other))
    return mirrored(rows) if foreign > _WRONG * own else rows


def _use(joints: FloatArray, side: str, *, leg: bool) -> float:
    """How much a leg or an arm does: how high it gets over its usual place, metres."""
    if leg:
        return float(joints[:, J[f"{side}_ankle"], 1].max())
    away = joints[:, J[f"{side}_wrist"]] - joints[:, J[f"{side}_hip"]]
    return float(np.percentile(np.linalg.norm(away, axis=-1), 90))


def _acted(joints: FloatArray, playings: Sequence[Playing]) -> FloatArray:
    """The beats that are played by rule, over the stand that the model made."""
    start = 0
    for p in playings:
        span = slice(start, start + p.frames)
        if p.act is not None:
            joints = joints.copy()
            _act(joints, span, p)
        start += p.frames
    return joints


def _act(joints: FloatArray, span: slice, p: Playing) -> None:
    """Play one act in place."""
    act, count = p.act, p.numbers.times
    assert act is not None
    long = p.frames / FPS
    first = min(0.5, 0.15 * long)
    each = act.seconds / p_pace(p)
    if act.lasts:
        whole = plateau(p.frames, 0.1 * first, long + 1.0, 0.5)
        count = count or max(1, int((long - first - 0.7) / each)) if act.hops else 1
        first += 0.5
    else:
        count = count or 1
        each = min(each, (long - first) / count)
        whole = plateau(p.frames, first - 0.35, first + count * each + 0.4, 0.35)
    each = min(each, (long - first) / count)
    time = pulses(p.frames, first, each, count, act.rises)
    body = act.lay(joints[span], time, whole, p.sides)
    if act.hops:
        body = _hopping(body, p, time, whole, first, each, count)
        move = body[-1, 0] - joints[span][-1, 0]
        joints[span.stop :, :, [0, 2]] += move[[0, 2]]
    joints[span] = body


def p_pace(p: Playing) -> float:
    """How fast an act is done: half as fast where the sentence says so."""
    return 0.6 if "slow" in p.beat.text else 1.0


def _hopping(
    joints: FloatArray, p: Playing, time: FloatArray, whole: FloatArray, first: float, each: float,
    count: int,
) -> FloatArray:  # fmt: skip
    assert p.act is not None
    dips = sink(joints, 0.05 * whole * (1.0 - time))
    rise = airborne(p.frames, first, each, count, p.act.hops)
    moved = np.cumsum(rise > 0) / max(float((rise > 0).sum()), 1.0)
    away = 0.3 if any(w in p.beat.text for w in ("forward", "along", "ahead", "across")) else 0.1
    ahead = level_frame(dips)[0, :, 2]
    dips[..., 1] += rise[:, None]
    return np.asarray(dips + (count * away * moved)[:, None, None] * ahead)


def _dressed(joints: FloatArray, playings: Sequence[Playing]) -> FloatArray:
    """Manners laid over the beats that have them; they come and go smoothly."""
    weights: dict[Worn, FloatArray] = {}
    total, start = len(joints), 0
    for p in playings:
        stop = start + p.frames
        for worn in p.worn:
            weight = _weight(worn, p, start / FPS, stop / FPS, total)
            key = replace(worn, does=False)
            weights[key] = np.maximum(weights.get(key, 0.0), weight)
        start = stop
    for worn in sorted(weights, key=lambda w: bool(w.manner.hands)):
        joints = lay_over(joints, [worn], weights[worn])
    return joints


def _weight(worn: Worn, p: Playing, start: float, stop: float, frames: int) -> FloatArray:
    end = frames / FPS
    if worn.does:
        slow = "slow" in p.beat.text
        ease = (4.4 if p.pace < _VERY_SLOW else 3.4) if slow else 0.7
        return plateau(frames, start + 0.3, stop + (_EASE if stop < end - 0.1 else 9.0), ease)
    begin = start - _EASE if start > 0 else -9.0
    return plateau(frames, begin, stop + (_EASE if stop < end - 0.1 else 9.0), _EASE)
