"""What a planner is told of an action beside the words: numbers for each patch.

When the action begins and ends, how far the body turns and travels within the next second, how
fast and how lively the action is, how often it is done, in which manner, and the action itself. All
of it may be left free. A second is near enough to decide the next patch, which a goal at the far
end is not; what is left to turn and to travel is counted from the plan as far as it is written, so
that a plan that fell short is told to catch up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.motion_model.features import slices
from stickgen.motion_model.plan import PATCH, PLAN
from stickgen.skeleton import FPS
from stickgen.text.actions import named_actions
from stickgen.text.manners import MOST_MANNERS, named_manners
from stickgen.text.numbers import Numbers, read_numbers
from stickgen.vocabulary import ACTION, ACTION_SLOTS

Array = NDArray[np.float32]

_SECONDS = PATCH / FPS
_NUMBERS = {
    "begins": 2,  # seconds until the action begins
    "ends": 2,  # seconds until it ends
    "turn": 2,  # radians to turn to the left within ``AHEAD``
    "travel": 4,  # metres to travel within ``AHEAD``, to the left and ahead of the body
    "speed": 1,  # mean speed over the floor during the action, m/s
    "energy": 1,  # mean speed of the joints about the pelvis during the action, m/s
    "count": 1,  # how often it is done
}
CONTROL_SIZES = {
    **_NUMBERS,
    "given": len(_NUMBERS),  # 1 where the number above is given
    "manner": MOST_MANNERS,
    "action": ACTION_SLOTS,
}
CONTROLS = slices(CONTROL_SIZES)
CONTROL_DIM = sum(CONTROL_SIZES.values())
AHEAD = 5
"""Patches, 1 s, within which turn and travel are told."""
_TURNING, _WALKING = np.pi / 3, 1.1
"""Usual speeds, rad/s and m/s: what is left is done at least as fast."""
_COARSE = {"begins": 4.0, "ends": 4.0, "turn": 1.0, "travel": 2.0, "speed": 2.0, "count": 3.0}
"""Unit of each number; 1 where none is named. Beyond twice the unit it makes no difference."""
STEP = 0.62
"""Metres of a step, where a sentence counts them."""
_BACKWARDS = re.compile(r"\bback(?:wards?)?\b")
_SIDEWAYS = re.compile(r"\bto (?:the|his|her|their) (left|right)\b|\bsideways (left|right)\b")
_FINE = 0.5
"""Range of the second reading of a number, which tells small amounts apart."""
GROUPS: dict[str, tuple[str, ...]] = {
    "time": ("begins", "ends"),
    **{name: (name,) for name in ("turn", "travel", "speed", "energy", "count")},
    "manner": ("manner",),
    "action": ("action",),
}
"""What is left free together."""


def group_columns() -> NDArray[np.float32]:
    """Which columns belong to each of ``GROUPS``, ``[G, CONTROL_DIM]`` of 0 and 1."""
    table = np.zeros((len(GROUPS), CONTROL_DIM), np.float32)
    for row, names in zip(table, GROUPS.values(), strict=True):
        for name in names:
            row[CONTROLS[name]] = 1.0
            if name in _NUMBERS:
                row[CONTROLS["given"].start + list(_NUMBERS).index(name)] = 1.0
    return table


@dataclass(frozen=True)
class Goals:
    """What a sentence, a script or a person asks of an action; None: it is left free.

    Attributes:
        begins: patches of rest before the action.
        ends: patch of the segment in which the action has ended, and rest begins.
        turn: radians to the left, from the beginning of the segment to the end of the action.
        travel: metres to the left and ahead, in the facing at the beginning of the segment.
        speed: mean speed over the floor, m/s.
        energy: mean speed of the joints about the pelvis, m/s.
        count: how often the action is done.
        manners: numbers of ``text.manners``.
        actions: index of the action of each patch; the last holds on.
    """

    begins: int | None = None
    ends: int | None = None
    turn: float | None = None
    travel: tuple[float, float] | None = None
    speed: float | None = None
    energy: float | None = None
    count: int | None = None
    manners: tuple[int, ...] = ()
    actions: tuple[int, ...] = ()


FREE = Goals()
"""Nothing is asked beside the words."""


def stated_goals(sentence: str) -> Goals:
    """What a sentence states in numbers, of the manner, and which one action it names; what it does
    not say is left free."""
    numbers, named = read_numbers(sentence), named_actions(sentence)
    return Goals(
        turn=None if numbers.degrees is None else float(np.radians(numbers.degrees)),
        travel=_stated_travel(sentence, numbers),
        count=numbers.times,
        manners=named_manners(sentence),
        actions=(ACTION[named[0]],) if len(named) == 1 else (),
    )


def _stated_travel(sentence: str, numbers: Numbers) -> tuple[float, float] | None:
    """Metres to the left and ahead: "two metres", "three steps back"."""
    metres = numbers.metres or (numbers.steps and numbers.steps * STEP)
    if metres is None or numbers.circle or numbers.back:
        return None
    if _BACKWARDS.search(sentence.lower()):
        return 0.0, -metres
    side = _SIDEWAYS.search(sentence.lower())
    if side is None:
        return 0.0, metres
    return (metres if "left" in side.groups() else -metres), 0.0


@dataclass
class Progress:
    """How far N plans of a segment are.

    Attributes:
        patch: which is written next.
        facing: ``[N]`` radians since the segment began.
        place: ``[N, 2]`` metres x, z from where it began, in the facing at its beginning.
    """

    patch: int
    facing: FloatArray
    place: FloatArray

    @classmethod
    def start(cls, plans: int) -> Progress:
        return cls(0, np.zeros(plans), np.zeros((plans, 2)))

    def add(self, plan: FloatArray) -> None:
        """Take in the next patch of each plan, ``[N, 71]`` not normalised."""
        self.place = self.place + turned(plan[:, PLAN["step"]], self.facing)
        self.facing = self.facing + plan[:, PLAN["turn"]][:, 0]
        self.patch += 1

    def keep(self, best: int) -> None:
        """Let all plans go on from one of them."""
        self.facing = np.full_like(self.facing, self.facing[best])
        self.place = np.repeat(self.place[best : best + 1], len(self.place), 0)


def turned(vectors: FloatArray, angle: FloatArray) -> FloatArray:
    """Vectors x, z ``[..., 2]`` turned to the left by ``angle [...]``."""
    (x, z), c, s = np.moveaxis(np.asarray(vectors), -1, 0), np.cos(angle), np.sin(angle)
    return np.stack([c * x + s * z, c * z - s * x], -1)


def plan_controls(goals: Goals, progress: Progress, patches: int) -> Array:
    """What each plan is told of its next patch, ``[N, CONTROL_DIM]``.

    Args:
        patches: of the whole segment; the action ends with it where no end is given.
    """
    now, plans = progress.patch, len(progress.facing)
    ends = patches if goals.ends is None else goals.ends
    acting, left = now < ends, max(ends - now, 1)
    values: dict[str, FloatArray] = {}
    if goals.begins is not None or goals.ends is not None:
        values["begins"] = np.full(plans, max(0, (goals.begins or 0) - now) * _SECONDS)
        values["ends"] = np.full(plans, max(0, ends - now) * _SECONDS)
    if goals.turn is not None and acting:
        values["turn"] = _within(goals.turn - progress.facing, left, _TURNING)
    if goals.travel is not None and acting:
        to_go = turned(np.array(goals.travel) - progress.place, -progress.facing)
        far = np.linalg.norm(to_go, axis=-1, keepdims=True)
        values["travel"] = to_go / np.maximum(far, 1e-6) * _within(far, left, _WALKING)
    for name in ("speed", "energy", "count"):
        value = getattr(goals, name)
        if value is not None:
            values[name] = np.full(plans, float(value))
    action = goals.actions[min(now, len(goals.actions) - 1)] if goals.actions else -1
    return encode(values, (plans,), goals.manners, np.full(plans, action))


def missed(goals: Goals, progress: Progress, patches: int) -> FloatArray:
    """By how much each plan is behind an even pace to its goals, or beyond them, ``[N]``; metres
    and radians together, 0 where nothing is asked.

    Args:
        patches: as of ``plan_controls``.
    """
    ends = patches if goals.ends is None else goals.ends
    due = min(1.0, progress.patch / max(ends, 1))
    out = np.zeros(len(progress.facing))
    if goals.turn is not None:
        out += _off(progress.facing * np.sign(goals.turn), abs(goals.turn), due)
    if goals.travel is not None:
        far = float(np.hypot(*goals.travel))
        ahead = np.array(goals.travel) / max(far, 1e-6)
        along = progress.place @ ahead
        out += _off(along, far, due)
        out += np.linalg.norm(progress.place - along[:, None] * ahead, axis=-1)
    return out


def _off(done: FloatArray, whole: float, due: float) -> FloatArray:
    return np.maximum(np.maximum(due * whole - done, done - whole), 0.0)


def _within(left: FloatArray, patches: int, usual: float) -> FloatArray:
    """How much of what is left belongs into the next ``AHEAD`` patches of so many.

    Args:
        usual: speed a second that is not undercut.
    """
    second = AHEAD * _SECONDS
    even = left * min(1.0, AHEAD / patches)
    return np.sign(left) * np.minimum(np.abs(left), np.maximum(np.abs(even), usual * second))


def encode(
    values: dict[str, FloatArray],
    shape: tuple[int, ...],
    manners: tuple[int, ...],
    actions: NDArray[np.integer],
) -> Array:
    """The planner's input ``[*shape, CONTROL_DIM]``.

    Args:
        values: numbers by name, ``[*shape]``, of ``travel`` ``[*shape, 2]``; NaN: not given.
        actions: index of the action, ``[*shape]``; negative: not given.
    """
    out = np.zeros((*shape, CONTROL_DIM), np.float32)
    for place, (name, size) in enumerate(_NUMBERS.items()):
        if name not in values:
            continue
        value = np.asarray(values[name], np.float64).reshape(*shape, -1)
        given = np.asarray(np.isfinite(value).all(-1))
        value = np.where(given[..., None], value, 0.0)
        readings = [np.clip(value / _COARSE.get(name, 1.0), -2.0, 2.0)]
        if size > value.shape[-1]:
            readings.append(np.clip(value, -_FINE, _FINE) / _FINE)
        out[..., CONTROLS[name]] = np.concatenate(readings, -1)
        out[..., CONTROLS["given"].start + place] = given
    out[..., CONTROLS["manner"].start + np.array(manners, int)] = 1.0
    known = np.asarray(actions) >= 0
    out[..., CONTROLS["action"]] = known[..., None] * (
        np.asarray(actions)[..., None] == np.arange(ACTION_SLOTS)
    )
    return out
