"""Action probes recognise synthetic motion of their action, in any place, left or right."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.evaluation.action_probes import ACTION_PROBES, PairProbe, measure, recognise
from stickgen.geometry import yaw_matrix
from stickgen.kinematics import two_bone
from stickgen.skeleton import BONE_LENGTHS, J, mirror, rest_pose
from stickgen.synthesis.actions import ACTIONS as PERFORMANCES
from stickgen.synthesis.body import solve
from stickgen.synthesis.variation import sample_variation
from stickgen.vocabulary import ACTIONS

FPS = 25.0
T = 100
TIME = np.arange(T) / FPS
HANG = (0.06, -0.49, 0.03)


def curve(*values):
    """``[T, 3]`` of numbers and curves."""
    return np.stack(np.broadcast_arrays(*values, np.zeros(T))[:-1], axis=-1).astype(float)


def pitch(degrees):
    """Rotation that bends forward by an angle, one a frame."""
    a = np.radians(np.broadcast_to(degrees, T))
    c, s, o, i = np.cos(a), np.sin(a), np.zeros(T), np.ones(T)
    return np.stack([np.stack(r, -1) for r in ((i, o, o), (o, c, -s), (o, s, c))], -2)


def doll(
    *,
    place=(0, 0.86, 0),
    lean=0.0,
    nod=0.0,
    turn=0.0,
    left=HANG,
    right=HANG,
    feet=None,
    feet_r=None,
):
    """Joints ``[T, 22, 3]``.

    place: pelvis; lean, nod: degrees forward of trunk and head; turn: degrees of the upper body
    to the left; left, right: wrists from the shoulders (outward, up, ahead), level with the
    floor; feet, feet_r: ankles in the world, standing when not given.
    """
    rest = rest_pose()
    at = curve(*place)
    joints = np.repeat(rest[None], T, axis=0) - rest[0]
    upper = [
        j for n, j in J.items() if j and not any(k in n for k in ("hip", "knee", "ank", "foot"))
    ]
    spin = yaw_matrix(np.radians(np.broadcast_to(turn, T).astype(float)))
    joints[:, upper] = joints[:, upper] @ np.swapaxes(spin @ pitch(lean), -1, -2)
    skull = joints[:, J["head"]] - joints[:, J["neck"]]
    joints[:, J["head"]] = joints[:, J["neck"]] + (pitch(nod) @ skull[..., None])[..., 0]
    joints += at[:, None]
    for side, sign, hand, foot in (("left", 1, left, feet), ("right", -1, right, feet_r)):
        shoulder, elbow, wrist = (J[f"{side}_{n}"] for n in ("shoulder", "elbow", "wrist"))
        target = joints[:, shoulder] + curve(*hand) * [sign, 1, 1]
        hint = joints[:, shoulder] + [sign * 0.3, -1.0, -0.3]
        joints[:, elbow], joints[:, wrist] = two_bone(
            joints[:, shoulder], hint, target, BONE_LENGTHS[elbow], BONE_LENGTHS[wrist]
        )
        hip, knee, ankle, toes = (J[f"{side}_{n}"] for n in ("hip", "knee", "ankle", "foot"))
        stand = curve(sign * 0.1, 0.08, 0.0) + at * [1, 0, 1] if foot is None else curve(*foot)
        joints[:, knee], joints[:, ankle] = two_bone(
            joints[:, hip],
            joints[:, hip] + [0, 0, 1.0],
            stand,
            BONE_LENGTHS[knee],
            BONE_LENGTHS[ankle],
        )
        joints[:, toes] = joints[:, ankle] + rest[toes] - rest[ankle]
    return joints


def wave_of(hertz, size=1.0, start=0.0):
    """A sine of some frequency and amplitude."""
    return size * np.sin(2 * np.pi * hertz * TIME + start)


def ramp(start, end):
    """0 before ``start`` seconds, 1 after ``end``."""
    x = np.clip((TIME - start) / (end - start), 0, 1)
    return x * x * (3 - 2 * x)


def bump(start, top, end):
    """0 → 1 → 0."""
    return ramp(start, top) - ramp(top, end)


def gait(speed, hertz, lift, duty):
    """Feet and pelvis of a walk; each foot rests for ``duty`` of its stride."""
    feet = []
    for side, offset in ((1, 0.0), (-1, 0.5)):
        strides = hertz * TIME + offset
        swing = np.clip((strides % 1 - duty) / (1 - duty), 0, 1)
        along = np.floor(strides) - offset + duty / 2 + swing * swing * (3 - 2 * swing)
        feet.append((0.1 * side, 0.08 + lift * np.sin(np.pi * swing), along * speed / hertz))
    return {"place": (0, 0.84, speed * TIME), "feet": feet[0], "feet_r": feet[1]}


def facing(joints, distance, aside=0.0):
    """The partner: turned about and ``distance`` metres ahead."""
    return joints @ yaw_matrix(np.pi).T + [aside, 0.0, distance]


MOUTH_R = (-0.17, 0.10, 0.16)  # from the shoulder, hand before the mouth
LOW = (0.0, -0.3, 0.2)


def to_mouth(share):
    """A hand on its way from low to the mouth."""
    return tuple(a + share * (b - a) for a, b in zip(LOW, MOUTH_R, strict=True))


def pose(*key, share=1.0):
    """A hand on its way from hanging to ``key``."""
    return tuple(a + share * (b - a) for a, b in zip(HANG, key, strict=True))


FEET_AHEAD = {"feet": (0.1, 0.08, 0.42), "feet_r": (-0.1, 0.08, 0.42)}
PRONE = {"feet": (0.1, 0.5, -0.85), "feet_r": (-0.1, 0.5, -0.85), "lean": 80.0}
BENT_UP = pose(0.15, 0.2, 0.12)
ONCE = bump(1.5, 1.7, 2.0)

ACTED = {
    "idle": doll(),
    "stand": doll(),
    "walk": doll(**gait(1.1, 0.9, 0.1, 0.62)),
    "run": doll(**gait(3.0, 1.4, 0.35, 0.3)),
    "sprint": doll(**gait(5.0, 1.9, 0.4, 0.2)),
    "jump": doll(
        place=(0, 0.86 + 0.3 * bump(1.5, 1.75, 2.0), 0),
        feet=(0.1, 0.08 + 0.3 * bump(1.5, 1.75, 2.0), 0),
        feet_r=(-0.1, 0.08 + 0.3 * bump(1.5, 1.75, 2.0), 0),
    ),
    "wave": doll(right=(0.25 + wave_of(1.5, 0.1), 0.3, 0.1)),
    "point": doll(right=(0.05, 0.0, 0.5)),
    "clap": doll(
        left=(-0.12 + wave_of(2, 0.08), -0.1, 0.35), right=(-0.12 + wave_of(2, 0.08), -0.1, 0.35)
    ),
    "talk": doll(right=(0.05 + wave_of(0.7, 0.06), -0.2 + wave_of(1.0, 0.05), 0.3)),
    "shout": doll(left=MOUTH_R, right=MOUTH_R, lean=14.0),
    "whisper": doll(right=MOUTH_R, lean=20.0),
    "sing": doll(right=MOUTH_R, left=(0.2 + 0.25 * ramp(1, 3), -0.2 + 0.2 * ramp(1, 3), 0.2)),
    "eating": doll(right=to_mouth(bump(0.4, 0.8, 1.3) + bump(1.8, 2.2, 2.7))),
    "drinking": doll(right=to_mouth(ramp(0.5, 1) - ramp(2.8, 3.3)), nod=-25 * ramp(1, 1.2)),
    "reading": doll(left=(-0.05, -0.2, 0.3), right=(-0.05, -0.2, 0.3), nod=25.0),
    "typing": doll(
        place=(0, 0.55, 0),
        **FEET_AHEAD,
        left=(-0.02, -0.27 + wave_of(3, 0.01), 0.3),
        right=(-0.02, -0.27 + wave_of(3, 0.01, 1), 0.3),
    ),
    "looking_around": doll(turn=wave_of(0.3, 50)),
    "celebrate": doll(left=(0.25, 0.42, 0), right=(0.25, 0.42, 0)),
    "cry": doll(left=MOUTH_R, right=MOUTH_R, lean=18.0, nod=30.0),
    "laugh": doll(lean=20 * bump(0.5, 1.5, 2.5) + wave_of(4, 2.5)),
    "dance": doll(
        place=(wave_of(0.5, 0.2), 0.84, 0),
        feet=(0.1 + wave_of(1.5, 0.12), 0.12 + wave_of(1.5, 0.05), 0),
        feet_r=(-0.1 + wave_of(1.5, 0.12), 0.12 + wave_of(1.5, 0.05, 3), 0),
        left=(0.3 + wave_of(1.0, 0.15), wave_of(1.0, 0.25), 0.1),
        right=(0.3 + wave_of(1.0, 0.15), wave_of(1.0, 0.25, 2), 0.1),
    ),
    "sit": doll(place=(0, 0.86 - 0.34 * ramp(0.5, 1.5), 0), **FEET_AHEAD),
    "kneel": doll(place=(0, 0.86 - 0.45 * bump(0.5, 1.7, 3.5), 0)),
    "lie_down": doll(
        place=(0, 0.86 - 0.75 * ramp(0.5, 2), 0),
        lean=-85 * ramp(0.5, 2),
        feet=(0.1, 0.08, 0.75 * ramp(0.5, 2)),
        feet_r=(-0.1, 0.08, 0.75 * ramp(0.5, 2)),
    ),
    "climbing": doll(
        place=(0, 0.86 + 0.6 * ramp(0.5, 3), 0),
        feet=(0.1, 0.08 + 0.25 * (ramp(0.3, 0.7) + ramp(1.5, 2) + ramp(2.5, 3)), 0.1),
        feet_r=(-0.1, 0.08 + 0.3 * (ramp(0.9, 1.4) + ramp(2, 2.5)), 0.1),
        left=(0.1, 0.2 + wave_of(0.5, 0.2), 0.3),
        right=(0.1, 0.2 + wave_of(0.5, 0.2, 3), 0.3),
    ),
    "crawling": doll(
        place=(0, 0.48, 0.3 * np.arange(T) / FPS),
        lean=80.0,
        feet=(0.1, 0.1, -0.5 + 0.3 * np.arange(T) / FPS),
        feet_r=(-0.1, 0.1, -0.5 + 0.3 * np.arange(T) / FPS),
        left=(0.0, -0.5, 0.1 + wave_of(0.8, 0.15)),
        right=(0.0, -0.5, 0.1 + wave_of(0.8, 0.15, 3)),
    ),
    "swimming": doll(
        place=(0, 0.5, 0),
        **PRONE,
        left=(0.05, wave_of(0.7, 0.1), wave_of(0.7, 0.4)),
        right=(0.05, wave_of(0.7, 0.1, 3), wave_of(0.7, 0.4, 3)),
    ),
    "flying": doll(place=(0, 0.5, 0), **PRONE, left=(0.05, 0.1, 0.5), right=(0.05, 0.1, 0.5)),
    "batting": doll(
        turn=-40 + 100 * ramp(1.5, 1.85),
        right=(0.3 - 0.6 * ramp(1.55, 1.85), -0.15, -0.05 + 0.45 * bump(1.55, 1.7, 1.9)),
        left=(-0.3 + 0.6 * ramp(1.55, 1.85), -0.15, -0.05 + 0.45 * bump(1.55, 1.7, 1.9)),
    ),
    "pitching": doll(
        place=(0, 0.84, 0.3 * ramp(1.2, 1.6)),
        turn=-60 + 90 * ramp(1.5, 1.75),
        feet=(
            0.1,
            0.08 + 0.75 * bump(0.5, 1.0, 1.55),
            0.2 * bump(0.5, 1, 1.5) + 0.7 * ramp(1.2, 1.6),
        ),
        feet_r=(-0.1, 0.08, 0),
        right=(0.25 - 0.2 * ramp(1.6, 1.75), 0.15, -0.3 + 0.8 * ramp(1.6, 1.75)),
    ),
    "catching": doll(
        left=(-0.12, -0.2 + 0.15 * ramp(1, 1.4), 0.15 + 0.3 * bump(1, 1.4, 1.8)),
        right=(-0.12, -0.2 + 0.15 * ramp(1, 1.4), 0.15 + 0.3 * bump(1, 1.4, 1.8)),
    ),
    "throwing": doll(
        turn=-30 + 60 * ramp(1.5, 1.75),
        right=(0.25, 0.25, -0.3 + 0.7 * ramp(1.5, 1.68)),
    ),
    "fielding": doll(
        place=(0, 0.86 - 0.42 * bump(0.8, 1.4, 2.2), 0),
        lean=60 * bump(0.8, 1.4, 2.2),
        left=pose(-0.1, -0.4, 0.3, share=bump(0.9, 1.3, 1.6)),
        right=pose(-0.1, -0.4, 0.3, share=bump(0.9, 1.3, 1.6)),
    ),
    "kicking": doll(
        feet_r=(
            -0.1,
            0.12 + 0.3 * ramp(1.6, 1.9),
            -0.45 * bump(1.1, 1.5, 1.7) + 0.5 * bump(1.5, 1.75, 2.2),
        )
    ),
    "dribbling": doll(right=(0.1, -0.25 + wave_of(1.6, 0.1), 0.3)),
    "shooting": doll(
        left=(-0.1, -0.1 + 0.4 * ramp(1.4, 1.7), 0.3 - 0.1 * ramp(1.4, 1.7)),
        right=(-0.1, -0.1 + 0.58 * ramp(1.4, 1.7), 0.3 - 0.15 * ramp(1.4, 1.7)),
    ),
    "running_bases": None,  # derived from "run" below
    "punch": doll(right=(-0.05, -0.1, 0.18 + 0.32 * bump(1.5, 1.6, 1.8)), left=(-0.05, -0.05, 0.2)),
    "fight": doll(
        right=(-0.05, -0.1, 0.18 + 0.32 * (bump(1, 1.1, 1.3) + bump(2.5, 2.6, 2.8))),
        left=(-0.05, -0.05, 0.18 + 0.32 * bump(1.5, 1.6, 1.8)),
    ),
    "kick": doll(
        feet_r=(-0.1, 0.08 + 0.75 * bump(1.5, 1.8, 2.3), 0.8 * bump(1.5, 1.8, 2.3)),
        left=BENT_UP,
        right=BENT_UP,
    ),
    "dodge": doll(place=(0.4 * ramp(1.5, 1.8), 0.8, 0), lean=5.0),
    "fight_stance": doll(
        place=(0, 0.82, 0),
        left=(-0.05, -0.05, 0.25),
        right=(-0.05, -0.1, 0.2),
        feet=(0.15, 0.08, 0.2),
        feet_r=(-0.15, 0.08, -0.15),
    ),
}


def _round_the_corner():
    """The runner of "run" on an arc to the left."""
    joints = ACTED["run"]
    angle = np.radians(np.linspace(0, 110, T))
    turned = (joints - joints[:, :1]) @ np.swapaxes(yaw_matrix(angle), -1, -2)
    way = np.cumsum(3.0 / FPS * np.stack([np.sin(angle), 0 * angle, np.cos(angle)], -1), axis=0)
    return turned + (way + [0, 0.84, 0])[:, None]


ACTED["running_bases"] = _round_the_corner()


def performed(action, seed=4):
    """Joints of a synthetic performance by rule."""
    table = PERFORMANCES[action]
    rng = np.random.default_rng(seed)
    return solve(
        table.perform(
            sample_variation(rng, table.seconds, table.stances, tuple(table.phrases), table.moods)
        )
    )


ACTED |= {action: performed(action) for action in ACTIONS[ACTIONS.index("bow") :]}

SHAKING = doll(right=(-0.18, -0.25 + wave_of(2, 0.03), 0.4))
SLAP = doll(right=pose(-0.18, 0.3, 0.33, share=ONCE))
EMBRACE = doll(left=(-0.1, -0.1, 0.33), right=(-0.1, -0.2, 0.33))
PAIRS = {
    "handshake": (SHAKING, facing(SHAKING, 0.85, 0.0)),
    "high_five": (SLAP, facing(SLAP, 0.75)),
    "hug": (EMBRACE, facing(EMBRACE, 0.3)),
}


def motion(action):
    """Joints and partner of a synthetic performance."""
    return PAIRS[action] if action in PAIRS else (ACTED[action], None)


@pytest.mark.parametrize("action", ACTIONS)
def test_the_action_and_its_mirror_image_are_recognised(action):
    joints, partner = motion(action)
    assert recognise(action, joints, FPS, partner), measure(action, joints, FPS, partner)
    assert recognise(action, mirror(joints), FPS, None if partner is None else mirror(partner))


def test_every_limit_is_of_a_measured_figure():
    """A limit of another name would make the probe of its action fail, or never be used."""
    assert tuple(ACTION_PROBES) == ACTIONS
    for action, probe in ACTION_PROBES.items():
        joints, partner = motion(action)
        figures = measure(action, joints, FPS, partner)
        rule = probe.rule
        limits = (rule.at_least, rule.above, rule.at_most, rule.below)
        assert rule.also or any(limits), action
        assert set().union(*limits) <= set(figures), action


@given(st.floats(-3.1, 3.1), st.floats(-9, 9), st.floats(-9, 9), st.sampled_from(ACTIONS))
@settings(max_examples=60, deadline=None)
def test_no_figure_depends_on_place_and_direction(angle, x, z, action):
    def moved(joints):
        return None if joints is None else joints @ yaw_matrix(angle).T + [x, 0, z]

    joints, partner = motion(action)
    before = measure(action, joints, FPS, partner)
    after = measure(action, moved(joints), FPS, moved(partner))
    for name, value in before.items():
        assert after[name] == pytest.approx(value, abs=1e-5), name


def test_standing_still_shows_no_other_action():
    recognised = [
        action
        for action, probe in ACTION_PROBES.items()
        if not isinstance(probe, PairProbe) and recognise(action, doll(), FPS)
    ]
    assert recognised == ["idle", "stand"]


QUIET = ("wave", "clap", "point", "shout", "whisper", "sing", "eating", "drinking", "reading")
QUIET += ("typing", "looking_around", "celebrate", "cry", "laugh", "fight_stance", "dodge")


@pytest.mark.parametrize("action", QUIET)
def test_hand_actions_are_distinguished(action):
    assert not {a for a in QUIET if a != action and recognise(a, ACTED[action], FPS)}


@pytest.mark.parametrize("action", PAIRS)
def test_distant_people_do_not_touch(action):
    joints, partner = PAIRS[action]
    assert not recognise(action, joints, FPS, partner + [0, 0, 1.0])
    assert not [a for a in PAIRS if a != action and recognise(a, joints, FPS, partner)]


def test_errors_say_what_is_missing():
    with pytest.raises(StickGenError, match="two people"):
        recognise("hug", doll(), FPS)
    with pytest.raises(StickGenError, match="10 frames"):
        recognise("walk", doll()[:4], FPS)
    with pytest.raises(StickGenError, match="juggling"):
        recognise("juggling", doll(), FPS)


@pytest.mark.parametrize(
    ("action", "others"),
    [
        ("bow", ("pick_up", "put_down", "sit", "kneel", "walk", "reading")),
        ("push", ("pull", "carry", "walk", "give", "drive", "clap")),
        ("pull", ("push", "carry", "walk", "typing", "play_instrument")),
        ("carry", ("walk", "run", "push", "typing", "stagger")),
        ("pick_up", ("put_down", "bow", "kneel", "sit", "fielding", "walk")),
        ("put_down", ("pick_up", "bow", "kneel", "sit", "fielding", "walk")),
        ("give", ("walk", "wave", "clap", "carry", "bow", "sit")),
        ("fall", ("get_up", "sleep", "sit", "kneel", "crawling")),
        ("get_up", ("fall", "sleep", "lie_down", "sit", "stand")),
        ("sleep", ("fall", "get_up", "sit", "crawling", "swimming")),
        ("spin", ("walk", "run", "dance", "running_bases", "looking_around")),
        ("stretch", ("celebrate", "wave", "idle", "climbing", "shooting")),
        ("salute", ("wave", "whisper", "drinking", "eating", "sing", "point")),
        ("ride", ("sit", "drive", "flying", "climbing", "walk")),
        ("drive", ("sit", "ride", "push", "walk", "reading")),
        ("play_instrument", ("idle", "walk", "reading", "sing", "clap", "typing")),
        ("sweep", ("walk", "bow", "push", "typing", "dribbling")),
        ("stagger", ("walk", "run", "carry", "dance", "idle")),
    ],
)
def test_an_action_is_not_taken_for_a_similar_one(action, others):
    assert [other for other in others if recognise(action, ACTED[other], FPS)] == []
