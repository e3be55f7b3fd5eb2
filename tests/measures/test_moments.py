"""Moments of contact in synthetic and recorded clips."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.geometry import canonicalize, yaw_matrix
from stickgen.measures import moments
from stickgen.measures.footing import SEATED_HEIGHTS, footfalls, jumps, seat_contact
from stickgen.measures.limbs import facing, palms, velocities
from stickgen.skeleton import MIRROR, J, rest_pose
from stickgen.synthesis import find, read

FPS = 25.0
CLIPS = Path(__file__).parent.parent / "data/real_motion"


def acted(action: str, seed: int = 3) -> np.ndarray:
    (item, *_) = find(1, actions=(action,), seed=seed)
    return np.asarray(read(item)[0].motion.joints, dtype=np.float64)


def waiting(joints: np.ndarray, frames: int = 30) -> np.ndarray:
    """The same after a while of standing still."""
    return np.concatenate([np.repeat(joints[:1], frames, axis=0), joints])


def mirrored(joints: np.ndarray) -> np.ndarray:
    return joints[:, MIRROR] * [-1.0, 1.0, 1.0]


FINDERS = {
    "throwing": moments.release,
    "pitching": moments.release,
    "catching": moments.catch,
    "batting": moments.swing,
    "kicking": moments.kick,
    "punch": moments.strike,
    "handshake": moments.held_out,
}


@pytest.mark.parametrize("action", list(FINDERS))
def test_a_moment_is_of_the_body_and_not_of_its_place_its_turn_or_what_went_before(
    action: str,
) -> None:
    joints, find_moment = acted(action), FINDERS[action]
    everything = slice(0, len(joints))
    moment = find_moment(joints, FPS, everything)
    elsewhere = joints @ yaw_matrix(2.0).T + [3.0, 0.0, -1.0]
    assert find_moment(elsewhere, FPS, everything).frame == moment.frame
    later = waiting(joints)
    assert find_moment(later, FPS, slice(0, len(later))).frame == moment.frame + 30
    swapped = find_moment(mirrored(joints), FPS, everything)
    assert swapped.frame == moment.frame
    sides = {"left": "right", "right": "left"}
    side, _, rest = moment.part.partition("_")
    assert swapped.part == (f"{sides[side]}_{rest}" if rest else moment.part)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("action", ["throwing", "pitching"])
def test_a_throw_leaves_the_hand_ahead_and_after_the_wind_up(action: str, seed: int) -> None:
    joints = acted(action, seed)
    moment = moments.release(joints, FPS, slice(0, len(joints)))
    (hand,) = moment.hands
    behind = ((palms(joints)[hand] - joints[:, 0]) * facing(joints)).sum(-1)
    assert int(behind[: moment.frame + 1].argmin()) < moment.frame
    ahead = (velocities(palms(joints)[hand], FPS) * facing(joints)).sum(-1)
    assert ahead[moment.frame] > 0.8 * ahead.max() > 1.0
    np.testing.assert_allclose(moment.point, palms(joints)[hand, moment.frame])


def test_a_catch_is_where_the_hands_arrive_and_not_where_they_hang() -> None:
    joints = np.tile(rest_pose(), (60, 1, 1))
    down, out = [0.0, -0.5, 0.0], [0.0, 0.0, 0.4]
    share = np.clip((np.arange(60) - 25) / 10, 0.0, 1.0)[:, None]
    for side, sign in (("left", -1.0), ("right", 1.0)):
        shoulder = joints[:, J[f"{side}_shoulder"]]
        joints[:, J[f"{side}_wrist"]] = shoulder + (1 - share) * down + share * out
        joints[:, J[f"{side}_elbow"]] = (shoulder + joints[:, J[f"{side}_wrist"]]) / 2
        joints[:, [J[f"{side}_wrist"], J[f"{side}_elbow"]], 0] += 0.1 * sign
    moment = moments.catch(joints, FPS, slice(0, 60))
    assert moment.part == "hands" and 33 <= moment.frame <= 35


@pytest.mark.parametrize("seed", range(4))
def test_a_kick_meets_the_ball_low_and_ahead_with_a_fast_foot(seed: int) -> None:
    joints = acted("kicking", seed)
    moment = moments.kick(joints, FPS, slice(0, len(joints)))
    assert moment.point[1] < 0.5
    assert (moment.velocity * facing(joints)[moment.frame]).sum() > 2.0


@pytest.mark.parametrize("seed", range(4))
def test_a_punch_lands_when_the_fist_is_out(seed: int) -> None:
    joints = acted("punch", seed)
    moment = moments.strike(joints, FPS, slice(0, len(joints)), moments.FISTS)
    fist = moments.part_track(joints, moment.part)
    reach = np.linalg.norm((fist - joints[:, 0])[:, [0, 2]], axis=-1)
    assert reach[moment.frame] > 0.85 * reach.max()
    before = reach[max(moment.frame - 8, 0)]
    assert reach[moment.frame] > before  # it goes out, not back


def test_parts_limit_what_strikes() -> None:
    joints = acted("kick")
    frames = slice(0, len(joints))
    assert moments.strike(joints, FPS, frames, moments.FEET).part in moments.FEET
    assert moments.strike(joints, FPS, frames, moments.FISTS).part in moments.FISTS


def test_a_reaction_begins_when_the_head_starts_to_move() -> None:
    joints = np.tile(rest_pose(), (60, 1, 1))
    joints[40:] += np.minimum(np.arange(20) * 0.1, 0.6)[:, None, None] * [0.0, 0.0, -1.0]
    onset = moments.reaction(joints, FPS, slice(0, 60))
    assert onset is not None and abs(onset - 40) <= 1
    assert moments.reaction(joints, FPS, slice(0, 35)) is None  # he only stands


def test_feet_fall_in_turn_in_a_walk() -> None:
    falls = footfalls(acted("walk"), FPS)
    assert len(falls) >= 3
    sides = [side for _, side in falls]
    assert all(a != b for a, b in pairwise(sides))


def test_a_jump_has_a_take_off_and_a_landing_and_a_walk_has_none() -> None:
    joints = acted("jump")
    flights = jumps(joints, FPS)
    assert flights
    for start, stop in flights:
        assert joints[start:stop, [J["left_foot"], J["right_foot"]], 1].min() > 0.1
    assert jumps(acted("walk"), FPS) == []


def test_who_sits_down_meets_the_seat_once_he_is_low() -> None:
    joints = np.tile(rest_pose(), (75, 1, 1))
    drop = joints[0, 0, 1] - 0.5
    joints[..., 1] -= drop * np.clip((np.arange(75) - 20) / 25, 0.0, 1.0)[:, None]
    frame = seat_contact(joints, FPS, slice(0, 75))
    assert frame is not None and 44 <= frame <= 46
    assert SEATED_HEIGHTS[0] < joints[frame, 0, 1] < SEATED_HEIGHTS[1]
    assert seat_contact(np.tile(rest_pose(), (20, 1, 1)), FPS, slice(0, 20)) is None


@pytest.mark.parametrize("name", ["climb_0", "climb_1", "climb_4"])
def test_recorded_people_have_moments_within_the_frames_that_are_searched(name: str) -> None:
    rig = json.loads((CLIPS / "rig.json").read_text())
    positions = np.load(CLIPS / f"{name}.npy").astype(np.float64)
    raw = RawMotion(
        tuple(rig["names"]), tuple(rig["parents"]), positions, rig["fps"], CLIPS / "map.yaml"
    )
    joints = canonicalize(retarget(raw, load_rig(CLIPS / "map.yaml")).joints)
    frames = slice(len(joints) // 4, len(joints) // 2)
    for find_moment in FINDERS.values():
        moment = find_moment(joints, rig["fps"], frames)
        assert frames.start <= moment.frame < frames.stop
        np.testing.assert_allclose(
            moment.point, moments.part_track(joints, moment.part)[moment.frame]
        )
    falls = footfalls(joints, rig["fps"])
    assert len(falls) >= 2
