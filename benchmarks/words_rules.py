"""Rules of ``words.yaml``: does a motion do what its sentence says? Joints alone decide.

Every rule takes a ``Body`` and the arguments of its sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.signal import find_peaks

from stickgen.geometry import FloatArray, heading
from stickgen.measures.physical import foot_lift
from stickgen.skeleton import FPS, J

SIDES = ("left", "right")


def length(v: FloatArray) -> FloatArray:
    """Lengths of the vectors along the last axis."""
    return np.linalg.norm(v, axis=-1)


class Body:
    """Joints ``[T, 22, 3]`` of one person (m, 25 fps, Y up) and what the rules read from them."""

    def __init__(self, joints: NDArray[np.floating]) -> None:
        self.joints = np.asarray(joints, dtype=np.float64)

    def __getitem__(self, name: str) -> FloatArray:
        return np.asarray(self.joints[:, J[name]])

    @cached_property
    def facing(self) -> FloatArray:
        return heading(self.joints)

    @cached_property
    def ahead(self) -> FloatArray:
        return np.stack([np.sin(self.facing), 0 * self.facing, np.cos(self.facing)], 1)

    @cached_property
    def aside(self) -> FloatArray:
        """To the person's left."""
        return np.stack([np.cos(self.facing), 0 * self.facing, -np.sin(self.facing)], 1)

    @cached_property
    def velocity(self) -> FloatArray:
        return np.asarray(np.gradient(self["pelvis"], 1 / FPS, axis=0))

    @cached_property
    def speed(self) -> FloatArray:
        return length(self.velocity[:, [0, 2]])

    def forward(self) -> float:
        return float((self.velocity * self.ahead).sum() / FPS)

    def leftward(self) -> float:
        return float((self.velocity * self.aside).sum() / FPS)

    def before(self, name: str) -> FloatArray:
        """How far a joint is in front of the pelvis."""
        return np.asarray(((self[name] - self["pelvis"]) * self.ahead).sum(1))

    def beside(self, name: str) -> FloatArray:
        """How far a joint is to the left of the pelvis."""
        return np.asarray(((self[name] - self["pelvis"]) * self.aside).sum(1))

    @cached_property
    def lean(self) -> FloatArray:
        """Degrees that the trunk leans forward."""
        up = self["neck"] - self["pelvis"]
        return np.degrees(np.arctan2((up * self.ahead).sum(1), up[:, 1]))

    @cached_property
    def roll(self) -> FloatArray:
        up = self["neck"] - self["pelvis"]
        return np.degrees(np.arctan2((up * self.aside).sum(1), up[:, 1]))

    def bend(self, a: str, b: str, c: str) -> FloatArray:
        """Degrees by which a limb is bent at its middle joint; 0: straight."""
        u, v = self[b] - self[a], self[c] - self[b]
        cosine = (u * v).sum(1) / (length(u) * length(v))
        return np.degrees(np.arccos(np.clip(cosine, -1, 1)))

    def reach(self, side: str) -> FloatArray:
        return length(self[f"{side}_wrist"] - self[f"{side}_shoulder"])

    @cached_property
    def hops(self) -> list[slice]:
        lift = foot_lift(self.joints)
        found, at = [], 0
        while at < len(lift):
            if lift[at] > 0.04:
                end = at
                while end < len(lift) and lift[end] > 0.03:
                    end += 1
                if end - at >= 4:
                    found.append(slice(at, end))
                at = end
            at += 1
        return found


def _other(side: str) -> str:
    return "right" if side == "left" else "left"


def stooped(b: Body, lean: float, slower: float) -> bool:
    return bool(b.lean.mean() > lean and 0.1 < b.speed.mean() < slower)


def upright(b: Body) -> bool:
    """Chest out: the trunk leans back a little, and the body gets ahead."""
    return bool(-20 < b.lean.mean() < -3 and b.forward() > 1.0)


def head_down(b: Body) -> bool:
    """The head hangs before the neck, at its height or below what is usual (9 cm above)."""
    return bool((b["head"] - b["neck"])[:, 1].mean() < 0.075 and b.forward() > 1.0)


def limps(b: Body) -> bool:
    """One foot stands for a shorter time than the other, or one knee is stiff."""
    stands = [
        ((b[f"{s}_foot"][:, 1] < 0.06) | (b[f"{s}_ankle"][:, 1] < 0.11)).mean() for s in SIDES
    ]
    knees = [np.percentile(b.bend(f"{s}_hip", f"{s}_knee", f"{s}_ankle"), 95) for s in SIDES]
    uneven = min(stands) < 0.85 * max(stands) or min(knees) < 0.8 * max(knees)
    return bool(uneven and b.forward() > 0.8)


def creeps(b: Body) -> bool:
    """Slowly, on the balls of the feet or with bent knees."""
    heels = np.mean([(b[f"{s}_ankle"] - b[f"{s}_foot"])[:, 1].mean() for s in SIDES])
    knees = np.mean([b.bend(f"{s}_hip", f"{s}_knee", f"{s}_ankle").mean() for s in SIDES])
    return bool(0.1 < b.speed.mean() < 0.9 and (heels > 0.085 or knees > 38))


def sways(b: Body) -> bool:
    return bool(b.roll.std() > 3.5 and b.speed.mean() > 0.15 and np.abs(b.roll).max() < 60)


def arms_ahead(b: Body) -> bool:
    up = [(b.before(f"{s}_wrist") > 0.35) & (b[f"{s}_wrist"][:, 1] > 1.05) for s in SIDES]
    return bool((up[0] & up[1]).mean() > 0.5 and b.forward() > 0.5)


def arms_aside(b: Body) -> bool:
    out = [(np.abs(b.beside(f"{s}_wrist")) > 0.5) & (b[f"{s}_wrist"][:, 1] > 1.05) for s in SIDES]
    return bool((out[0] & out[1]).mean() > 0.5 and b.forward() > 1.0)


def stiff_arms(b: Body) -> bool:
    """Forearms at right angles most of the time, while the body moves."""
    bent = [np.abs(b.bend(f"{s}_shoulder", f"{s}_elbow", f"{s}_wrist") - 90) < 30 for s in SIDES]
    return bool(np.mean(bent) > 0.5 and (b.speed.mean() > 0.2))


def skips(b: Body) -> bool:
    return len(b.hops) >= 4 and b.forward() > 2.0


def jumps(b: Body, n: int) -> bool:
    return len(b.hops) == n


def claps(b: Body, n: int) -> bool:
    apart = length(b["left_wrist"] - b["right_wrist"])
    return len(find_peaks(-apart, height=-0.16, prominence=0.06)[0]) == n


def squats(b: Body, n: int) -> bool:
    return len(find_peaks(-b["pelvis"][:, 1], height=-0.7, prominence=0.15)[0]) == n


def kicks(b: Body, n: int, side: str) -> bool:
    def high(s: str) -> int:
        return len(find_peaks(b[f"{s}_ankle"][:, 1], height=0.35, prominence=0.2)[0])

    return high(side) == n and high(_other(side)) == 0


def punches(b: Body, n: int, side: str) -> bool:
    def far(s: str) -> int:
        return len(find_peaks(b.reach(s), height=0.42, prominence=0.1, distance=6)[0])

    return far(side) == n and far(_other(side)) == 0


def bows(b: Body, n: int) -> bool:
    return len(find_peaks(b.lean, height=25, prominence=15, distance=8)[0]) == n


def nods(b: Body, n: int) -> bool:
    head = b["head"] - b["neck"]
    pitch = np.degrees(np.arctan2((head * b.ahead).sum(1), head[:, 1])) - b.lean
    return len(find_peaks(pitch, prominence=6, distance=5)[0]) == n


def steps(b: Body, n: int) -> bool:
    """So many swings of a foot, one more to bring the feet together, and a stand at the end."""
    count = 0
    for s in SIDES:
        speed = length(np.gradient(b[f"{s}_foot"], 1 / FPS, axis=0)[:, [0, 2]])
        count += len(find_peaks(speed, height=0.6, distance=8, prominence=0.4)[0])
    return count in (n, n + 1) and bool(b.speed[-25:].mean() < 0.15)


def _up(b: Body, side: str) -> float:
    return float((b[f"{side}_wrist"][:, 1] > b["head"][:, 1] + 0.1).mean())


def arm_up(b: Body, side: str) -> bool:
    other = _other(side)
    return _up(b, side) > 0.25 and bool(
        (b[f"{other}_wrist"][:, 1] > b[f"{other}_shoulder"][:, 1]).mean() < 0.05
    )


def arm_ahead(b: Body, side: str) -> bool:
    def out(s: str) -> float:
        return float(((b.before(f"{s}_wrist") > 0.35) & (b[f"{s}_wrist"][:, 1] > 1.0)).mean())

    return out(side) > 0.25 and out(_other(side)) < 0.1


def kicks_with(b: Body, side: str) -> bool:
    own, other = (b[f"{s}_ankle"][:, 1].max() for s in (side, _other(side)))
    return bool(own > 0.4 and own > other + 0.1)


def waves_with(b: Body, side: str) -> bool:
    own, other = ((b[f"{s}_wrist"] - b[f"{s}_shoulder"])[:, 1] for s in (side, _other(side)))
    return bool((own > -0.05).mean() > 0.3 and (other > -0.05).mean() < 0.1)


def knee_up(b: Body, side: str) -> bool:
    own, other = (b[f"{s}_knee"][:, 1].max() for s in (side, _other(side)))
    return bool(own > 0.72 and other < 0.65)


def hand_at_head(b: Body, side: str) -> bool:
    own, other = (length(b[f"{s}_wrist"] - b["head"]) for s in (side, _other(side)))
    return bool((own < 0.27).mean() > 0.2 and other.min() > 0.3)


def hands_behind_head(b: Body) -> bool:
    head = b["head"]
    near = [
        (length(b[f"{s}_wrist"] - head) < 0.27)
        & (((b[f"{s}_wrist"] - head) * b.ahead).sum(1) < 0.02)
        for s in SIDES
    ]
    return bool((near[0] & near[1]).mean() > 0.3)


def hands_behind_back(b: Body) -> bool:
    behind = [(b.before(f"{s}_wrist") < -0.06) for s in SIDES]
    close = length(b["left_wrist"] - b["right_wrist"]) < 0.3
    return bool((behind[0] & behind[1] & close).mean() > 0.4)


def hands_at_floor(b: Body) -> bool:
    low = np.maximum(b["left_wrist"][:, 1], b["right_wrist"][:, 1])
    return bool(low.min() < 0.25 and foot_lift(b.joints).max() < 0.1)


def _on_hip(b: Body, side: str) -> FloatArray:
    near = length(b[f"{side}_wrist"] - b[f"{side}_hip"]) < 0.27
    bent = b.bend(f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist") > 55
    return np.asarray(near & bent)


def hand_on_hip(b: Body, side: str) -> bool:
    return bool(_on_hip(b, side).mean() > 0.4 and _on_hip(b, _other(side)).mean() < 0.2)


def walks_hands_on_hips(b: Body) -> bool:
    return bool((_on_hip(b, "left") & _on_hip(b, "right")).mean() > 0.5 and b.forward() > 1.5)


def _crossed(b: Body) -> float:
    crossed = b.beside("left_wrist") < b.beside("right_wrist") - 0.03
    high = (b["left_wrist"][:, 1] > 0.95) & (b["right_wrist"][:, 1] > 0.95)
    return float((crossed & high).mean())


def arms_crossed(b: Body) -> bool:
    return _crossed(b) > 0.3


def walks_arms_crossed(b: Body) -> bool:
    return _crossed(b) > 0.5 and b.forward() > 1.5


def hands_at_thighs(b: Body) -> bool:
    """Wrists beside the hips, elbows a little bent, no swing."""
    near = [length(b[f"{s}_wrist"] - b[f"{s}_hip"]) < 0.24 for s in SIDES]
    swing = (b.before("left_wrist") - b.before("right_wrist")).std()
    return bool((near[0] & near[1]).mean() > 0.6 and swing < 0.1 and b.speed.mean() > 0.3)


def arms_still(b: Body) -> bool:
    swing = (b.before("left_wrist") - b.before("right_wrist")).std() * 2**0.5
    return bool(swing < 0.1 and b.speed.mean() > 1.2)


def carries(b: Body) -> bool:
    ahead = (b.before("left_wrist") > 0.15) & (b.before("right_wrist") > 0.15)
    close = length(b["left_wrist"] - b["right_wrist"]) < 0.5
    high = (b["left_wrist"][:, 1] > 0.75) & (b["right_wrist"][:, 1] > 0.75)
    return bool((ahead & close & high).mean() > 0.5)


def on_one_leg(b: Body, side: str) -> bool:
    up = b[f"{_other(side)}_foot"][:, 1] - b[f"{side}_foot"][:, 1] > 0.12
    return bool(up.mean() > 0.5 and b.speed.mean() < 0.25)


def hops_on(b: Body, side: str) -> bool:
    up = b[f"{_other(side)}_foot"][:, 1] - b[f"{side}_foot"][:, 1] > 0.08
    return len(b.hops) >= 2 and bool(up.mean() > 0.6) and b.forward() > 0.3


def sideways(b: Body, sign: int) -> bool:
    return sign * b.leftward() > 0.6 and abs(b.forward()) < 0.6 * abs(b.leftward())


def backwards(b: Body) -> bool:
    return b.forward() < -0.8


def _turned(b: Body) -> float:
    return float(np.degrees(b.facing[-1] - b.facing[0]))


def turns(b: Body, degrees: float) -> bool:
    return abs(_turned(b) - degrees) < 30


def turns_either(b: Body, degrees: float) -> bool:
    return abs(abs(_turned(b)) - degrees) < 45


def travels(b: Body, metres: float) -> bool:
    went = length((b["pelvis"][-1] - b["pelvis"][0])[[0, 2]])
    return bool(abs(went - metres) < 0.25 * metres and b.speed[-25:].mean() < 0.15)


def circles(b: Body) -> bool:
    return abs(_turned(b)) > 270 and bool(b.speed.mean() > 0.8)


def speed_within(b: Body, low: float, high: float) -> bool:
    return low < float(np.percentile(b.speed, 60)) < high


def fast(b: Body, least: float) -> bool:
    return float(np.percentile(b.speed, 75)) > least


def slow_arm(b: Body, side: str) -> bool:
    """The hand rises to nine tenths of its height, above the head, in over 1.2 s."""
    up = b[f"{side}_wrist"][:, 1]
    if up.max() < b["head"][:, 1].mean() + 0.05:
        return False
    begin, end = np.argmax(up > up[0] + 0.15), np.argmax(up > 0.9 * up.max())
    return bool((end - begin) / FPS > 1.2)


def down_then_up(b: Body) -> bool:
    low = b["pelvis"][:, 1] < 0.68
    return bool(low.mean() > 0.12 and b["pelvis"][-15:, 1].mean() > 0.8)


def wave_then_clap(b: Body) -> bool:
    up = np.maximum(b["left_wrist"][:, 1], b["right_wrist"][:, 1]) > b["neck"][:, 1]
    apart = length(b["left_wrist"] - b["right_wrist"])
    last = find_peaks(-apart, height=-0.16, prominence=0.06)[0]
    return bool(up[: len(up) // 2].mean() > 0.15 and len(last) and last[-1] > len(up) // 2)


def walk_then_bow(b: Body) -> bool:
    bowed = int(np.argmax(b.lean))
    stood = b.speed[max(bowed - 8, 0) : bowed + 8].mean() < 0.4
    return bool(b.speed[: len(b.speed) // 3].mean() > 0.4 and b.lean.max() > 25 and stood)


def jump_then_down(b: Body) -> bool:
    return bool(b.hops and b["pelvis"][-15:, 1].mean() < 0.5)


def sit_then_lie(b: Body) -> bool:
    head = b["head"][:, 1]
    return bool((b["pelvis"][:, 1] < 0.45).mean() > 0.3 and head[-15:].mean() < 0.4)


def moves_until(b: Body, low: float, high: float) -> bool:
    moving = np.flatnonzero(b.speed > 0.3)
    return len(moving) > 15 and low < moving[-1] / FPS < high


def starts_at(b: Body, low: float, high: float) -> bool:
    moving = b.speed > 0.5
    return bool(moving.any() and low < np.argmax(moving) / FPS < high and moving[-20:].mean() > 0.5)


RULES: dict[str, Callable[..., bool]] = {
    name: rule
    for name, rule in list(globals().items())
    if callable(rule) and not name.startswith("_") and getattr(rule, "__module__", "") == __name__
    and name not in ("Body", "length")
}  # fmt: skip
