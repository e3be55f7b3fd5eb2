"""Bodies and what is under and around them: seats, stairs, ladders, beds, vehicles."""

import numpy as np
import pytest

from stickgen.catalog.props import PROPS
from stickgen.direction import build_scene
from stickgen.direction.bending import bent, led_to
from stickgen.direction.footprint import gaps
from stickgen.direction.legs import with_feet
from stickgen.direction.opening import handle_way
from stickgen.direction.seats import ABOVE_SEAT
from stickgen.geometry import heading, quat_rotate
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Script, StageProp
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J, rest_pose
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION


def walk(frames: int, pace: float = 1.1, until: int | None = None) -> Motion:
    """A stiff walk ahead whose feet take turns; it stands still from a frame on."""
    time = np.minimum(np.arange(frames), frames if until is None else until) / FPS
    joints = np.tile(rest_pose(), (frames, 1, 1)) - [0.0, 0.06, 0.0]
    joints[..., 2] += (pace * time)[:, None]
    contacts, feet = np.zeros((frames, 4), dtype=bool), {}
    for k, side in enumerate(("left", "right")):
        stride = (pace * time / 0.5 + k) / 2  # one step of 0.5 m, the other foot next
        whole, share = np.floor(stride), stride % 1.0
        swing = np.clip(2 * share - 1, 0, 1)
        ankle = np.tile([0.09 - 0.18 * k, 0.08, 0.0], (frames, 1))
        ankle[:, 2] = (2 * (whole + swing) - k + 0.5) * 0.5 - 0.05
        ankle[:, 1] += 0.08 * np.sin(np.pi * swing)
        feet[side] = (ankle, ankle + [0.0, -0.055, 0.13])
        contacts[:, 2 * k : 2 * k + 2] = (swing == 0)[:, None]
    return Motion(with_feet(joints, feet), contacts=contacts)


def film(
    motion: Motion, *beats: tuple[float, str], stage: tuple[StageProp, ...] = (), **more: object
) -> Scene:
    """The scene of one actor whose beats follow one another."""
    rows, now = [], 0.0
    actions = np.zeros(len(motion), dtype=np.int16)
    for seconds, text in beats:
        thing = next((k for k in PROPS if f" {k.replace('_', ' ')} " in f"{text} "), None)
        rows.append(Beat(text=text, start=now, end=now + seconds, thing=thing))
        named = named_actions(text)
        actions[round(now * FPS) : round((now + seconds) * FPS)] = ACTION[named[0]] if named else 0
        now += seconds
    acting = Motion(motion.joints, actions, motion.contacts)
    person = Character(name="Ann", beats=tuple(rows), **more)
    script = Script(description="d", duration=len(motion) / FPS, characters=(person,), props=stage)
    return build_scene(script, [acting], 16 / 9)


def off_seat(scene: Scene, seat: Prop) -> np.ndarray:
    """Metres ``[T, 3]`` from the surface of a seat to the pelvis of who should sit on it."""
    x, y, z, _ = PROPS[seat.kind].seat
    turn = seat.rotation.astype(np.float64)
    place = seat.position + quat_rotate(turn, seat.scale * np.array([x, y, z]))
    return scene.actors[0].motion.joints[:, 0] - place


def the(scene: Scene, kind: str) -> Prop:
    return next(prop for prop in scene.props if prop.kind == kind)


def bones_kept(joints: np.ndarray) -> bool:
    lengths = np.linalg.norm(joints - joints[:, list(PARENTS)], axis=-1)[:, 1:]
    return bool(np.abs(lengths / BONE_LENGTHS[1:] - 1).max() < 0.02)


def test_a_bent_path_leads_to_its_goal_and_feet_do_not_slide_more() -> None:
    motion = walk(75)
    made = led_to(motion, slice(0, 75), np.array([1.2, 2.4]))
    np.testing.assert_allclose(made.joints[-1, 0, [0, 2]], [1.2, 2.4], atol=0.05)
    assert bones_kept(made.joints)
    for k, side in enumerate(("left", "right")):
        on = made.contacts[1:, 2 * k] & made.contacts[:-1, 2 * k]
        feet = np.diff(made.joints[:, J[f"{side}_foot"]], axis=0)[on]
        assert np.linalg.norm(feet, axis=-1).max() < 0.012


def test_the_pace_of_a_bent_path_is_bounded() -> None:
    made = led_to(walk(75), slice(0, 75), np.array([0.0, 9.0]))
    assert 3.3 < made.joints[-1, 0, 2] < 1.2 * 3.3 + 0.1


def test_a_turn_of_nothing_changes_nothing() -> None:
    motion = walk(50)
    same = bent(motion, np.zeros(50), np.ones(50), 10)
    np.testing.assert_allclose(same.joints, motion.joints, atol=2e-3)


@pytest.mark.parametrize("text", ["a person sits on a chair", "a man is seated on a stool"])
def test_who_sits_stays_seated_though_the_motion_stands(text: str) -> None:
    scene = film(walk(100, 0.0), (4, text))
    gap = off_seat(scene, the(scene, "chair"))
    assert np.abs(gap[:, 1] - ABOVE_SEAT).max() < 0.02
    assert np.abs(gap[:, [0, 2]]).max() < 0.05
    assert bones_kept(scene.actors[0].motion.joints)


def test_the_words_say_when_somebody_gets_up() -> None:
    beats = ((3, "a person sits on a chair"), (2, "a person talks"), (3, "a person stands up"))
    scene = film(walk(200, 0.0), *beats)
    pelvis = scene.actors[0].motion.joints[:, 0, 1]
    assert pelvis[:120].max() < 0.7 and pelvis[160:].min() > 0.85


@pytest.mark.parametrize("at", [(1.6, -0.6), (-1.2, 0.2)])
@pytest.mark.parametrize("kind", ["bench", "chair", "sofa"])
def test_the_seat_that_is_there_is_walked_to(kind: str, at: tuple[float, float]) -> None:
    stage = (StageProp(kind=kind, at=at, turn=15),)
    beats = ((3.0, f"a person walks to the {kind}"), (3.0, "a person sits down"))
    scene = film(walk(150, until=70), *beats, stage=stage)
    assert [prop.kind for prop in scene.props] == [kind]
    gap = off_seat(scene, scene.props[0])[120:]
    assert np.abs(gap[:, 1] - ABOVE_SEAT).max() < 0.02
    path = scene.actors[0].motion.joints[:70, 0][:, [0, 2]].astype(np.float64)
    assert gaps(stage[0], path).min() > -0.12  # nobody walks through it
    yaw = heading(scene.actors[0].motion.joints)[-1]
    assert np.cos(yaw - np.deg2rad(15)) > 0.9


@pytest.mark.parametrize("kind", ["bench", "armchair", "sofa"])
@pytest.mark.parametrize("enters", [None, "right"])
def test_a_seat_that_is_brought_faces_the_viewer_and_is_reached_from_its_front(
    kind: str, enters: str | None
) -> None:
    beats = ((3.2, f"a person walks to the {kind}"), (3.0, "a person sits down"))
    scene = film(walk(155, 1.4, until=80), *beats, enters=enters)
    joints, seat = scene.actors[0].motion.joints, the(scene, kind)
    assert np.cos(heading(joints)[-1]) > 0.6
    x, _, z = seat.position[0]
    turn = np.rad2deg(2 * np.arctan2(seat.rotation[0, 2], seat.rotation[0, 0]))
    stands = StageProp(kind=kind, at=(float(x), float(z)), turn=float(turn), scale=seat.scale)
    assert gaps(stands, joints[:78, 0][:, [0, 2]].astype(np.float64)).min() > -0.1
    assert enters is None or joints[0, 0, 0] > 3


def test_a_walk_goes_around_a_table_in_its_way() -> None:
    standing, walking = walk(100, 0.0), walk(125, 1.2)
    joints = np.concatenate([standing.joints, walking.joints])
    motion = Motion(joints, contacts=np.concatenate([standing.contacts, walking.contacts]))
    chair = StageProp(kind="chair", at=(-2.4, 0.0), turn=90)
    table = StageProp(kind="table", at=(0.3, 0.1), turn=90)
    beats = ((3, "a person sits on the chair"), (1, "a person stands up"), (5, "a person walks"))
    straight = film(motion, *beats, stage=(chair,))
    around = film(motion, *beats, stage=(chair, table))
    path = [
        s.actors[0].motion.joints[:, 0][:, [0, 2]].astype(np.float64) for s in (straight, around)
    ]
    assert gaps(table, path[0]).min() < -0.2 and gaps(table, path[1]).min() > 0.2
    np.testing.assert_allclose(path[1][-1], path[0][-1], atol=0.1)
    assert bones_kept(around.actors[0].motion.joints)


def test_a_child_has_a_chair_of_its_size() -> None:
    scene = film(walk(75, 0.0), (3, "a person sits on a chair"), height=0.6)
    chair = the(scene, "chair")
    assert chair.scale == pytest.approx(0.6, abs=0.05)
    assert np.abs(off_seat(scene, chair)[:, 1] - 0.6 * ABOVE_SEAT).max() < 0.02


def test_two_sit_at_the_two_ends_of_a_table() -> None:
    people = tuple(
        Character(name=n, beats=(Beat(text="a person sits and drinks tea", start=0, end=4),))
        for n in ("Ann", "Bob")
    )
    table = StageProp(kind="table", at=(0.0, -0.5))
    script = Script(description="d", duration=4, characters=people, props=(table,))
    scene = build_scene(script, [walk(100, 0.0), walk(100, 0.0)])
    a, b = (actor.motion.joints[:, 0] for actor in scene.actors)
    assert 1.2 < np.linalg.norm(a[-1] - b[-1]) < 2.0
    assert len([p for p in scene.props if p.kind == "chair"]) == 2
    cups = [p for p in scene.props if p.kind == "cup"]
    assert len(cups) == 2 and all(cup.visible.all() for cup in cups)
    assert all(0.74 < cup.position[0, 1] < 0.9 for cup in cups)  # on the table at first


@pytest.mark.parametrize("text", ["a person climbs the stairs", "a person walks down the stairs"])
def test_planted_feet_are_on_treads(text: str) -> None:
    scene = film(walk(125), (5, text))
    joints, stairs = scene.actors[0].motion.joints, the(scene, "long_stairs")
    rise = joints[-1, 0, 1] - joints[0, 0, 1]
    assert abs(rise) > 0.8 and (rise < 0) == ("down" in text)
    levels = np.array([0.0, *(top[4] * stairs.scale for top in PROPS["long_stairs"].tops)])
    for k, side in enumerate(("left", "right")):
        on = scene.actors[0].motion.contacts[:, 2 * k + 1]
        soles = joints[on, J[f"{side}_foot"], 1] - 0.025
        assert np.quantile(np.abs(soles[:, None] - levels).min(axis=1), 0.9) < 0.06
    assert bones_kept(joints)


@pytest.mark.parametrize("thing", ["ladder", "rope"])
def test_a_climber_holds_on(thing: str) -> None:
    scene = film(walk(100, 0.0), (4, f"a person climbs a {thing}"))
    joints = scene.actors[0].motion.joints
    assert joints[-1, 0, 1] - joints[0, 0, 1] > 0.8
    held = the(scene, "ladder" if thing == "ladder" else "climbing_rope")
    away = np.linalg.norm((palms(joints) - held.position)[..., [0, 2]], axis=-1)
    assert away.max() < 0.4
    lowest = joints[50:, [J["left_foot"], J["right_foot"]], 1].min(axis=1)
    assert (lowest > 0.2).all() and bones_kept(joints)


def test_a_sleeper_lies_on_the_bed() -> None:
    scene = film(walk(150, 0.0), (6, "a person lies down on the bed and sleeps"))
    joints, bed = scene.actors[0].motion.joints, the(scene, "bed")
    top = PROPS["bed"].tops[0][4] * bed.scale
    parts = joints[-20:, [J["pelvis"], J["spine3"], J["left_ankle"]]]
    assert np.abs(parts[..., 1] - top - 0.1).max() < 0.08
    assert joints[0, 0, 1] > 0.85  # stands at first


@pytest.mark.parametrize("kind", ["bicycle", "motorbike", "car"])
def test_a_rider_sits_on_the_seat_and_gets_on(kind: str) -> None:
    scene = film(walk(75, 0.0), (3, f"a person rides a {kind}"))
    gap = off_seat(scene, the(scene, kind))
    assert np.abs(gap - [0.0, ABOVE_SEAT, 0.0]).max() < 0.06
    travelled = scene.actors[0].motion.joints[-1, 0] - scene.actors[0].motion.joints[0, 0]
    assert np.linalg.norm(travelled) > 4


@pytest.mark.parametrize(
    ("kind", "verb", "low", "high"),
    [("bus", "rides in a", 1.7, 2.65), ("train", "rides in a", 2.0, 2.8)]
    + [("rocket", "flies in a", 3.24, 3.96)],
)
def test_a_rider_is_behind_a_window_of_what_carries_them(
    kind: str, verb: str, low: float, high: float
) -> None:
    scene = film(walk(100, 0.0), (2, f"a person {verb} {kind}"), (2, "a person looks around"))
    cabin = the(scene, kind)
    assert cabin.state == "ridden" and len(scene.props) == 1
    off = scene.actors[0].motion.joints[:, J["head"]] - cabin.position
    assert ((off[:, 1] > low) & (off[:, 1] < high)).all()  # all the time, until they get out
    assert np.abs(off[:, [0, 2]]).max() < 2.0
    way = np.ptp(cabin.position, axis=0)
    assert way[1] > 0.8 if kind == "rocket" else np.hypot(way[0], way[2]) > 4


def test_who_only_sits_in_a_bus_stays_where_it_is() -> None:
    scene = film(walk(75, 0.0), (3, "a person sits in the bus"))
    assert np.ptp(the(scene, "bus").position, axis=0).max() < 1e-6


def test_inside_a_train_people_sit_on_a_seat() -> None:
    person = Character(
        name="Ann",
        beats=(Beat(text="a person rides in a train", start=0, end=3, thing="train"),),
        props=("train",),
    )
    script = Script(description="d", duration=3, characters=(person,), place="train_inside")
    scene = build_scene(script, [walk(75, 0.0)])
    assert [p.kind for p in scene.props] == ["chair"]
    assert np.abs(off_seat(scene, scene.props[0])[:, 1] - ABOVE_SEAT).max() < 0.02


@pytest.mark.parametrize("stage", [(), (StageProp(kind="swing", at=(0.5, -0.4)),)])
def test_a_swing_swings_with_who_sits_on_it(stage: tuple[StageProp, ...]) -> None:
    scene = film(
        walk(200, 0.0), (8, "a person sits and swings to and fro on the swing"), stage=stage
    )
    swings = [p for p in scene.props if p.kind == "swing"]
    assert sorted(p.state for p in swings) == ["frame", "seat"]
    seat = next(p for p in swings if p.state == "seat")
    gap = off_seat(scene, seat)
    assert np.linalg.norm(gap, axis=-1).max() < ABOVE_SEAT + 0.08
    pelvis = scene.actors[0].motion.joints[:, 0]
    flat = np.linalg.norm((pelvis - pelvis[0])[:, [0, 2]], axis=-1)
    assert flat.max() > 0.6 and bones_kept(scene.actors[0].motion.joints)
    turn = seat.rotation.astype(float)
    for hand in palms(scene.actors[0].motion.joints.astype(float)):
        ropes = [
            seat.position + quat_rotate(turn, np.array(PROPS["swing"].grips[side]))
            for side in ("left", "right")
        ]
        assert min(np.linalg.norm(hand - rope, axis=-1)[100:].max() for rope in ropes) < 0.08


@pytest.mark.parametrize(
    "text", ["a person reads a book in bed", "a person sits in bed and drinks"]
)
@pytest.mark.parametrize("there", [True, False])
def test_who_is_awake_in_bed_sits_against_the_head_of_it(text: str, there: bool) -> None:
    stage = (StageProp(kind="bed", at=(1.0, -1.0)),) if there else ()
    scene = film(walk(150, 0.0), (3, text), (3, "a person talks"), stage=stage)
    joints, bed = scene.actors[0].motion.joints, the(scene, "bed")
    assert len([p for p in scene.props if p.kind == "bed"]) == 1
    top = PROPS["bed"].tops[0][4] * bed.scale
    off = joints - bed.position[:, None]
    ankles = off[:, [J["left_ankle"], J["right_ankle"]]]
    assert np.abs(off[:, 0, 1] - top - 0.1).max() < 0.05 and (ankles[..., 1] < top + 0.25).all()
    assert (off[:, 0, 0] < -0.4).all() and (ankles[..., 0] > 0.1).all()  # along it
    assert (off[:, J["neck"], 1] > top + 0.5).all() and (off[:, J["neck"], 0] < -0.5).all()


def test_who_lies_in_bed_sits_up_to_read() -> None:
    scene = film(walk(150, 0.0), (3, "a person lies in bed"), (3, "a person reads a book"))
    neck = scene.actors[0].motion.joints[:, J["neck"], 1]
    assert neck[60] < 0.75 and neck[140] > 0.95
    assert sorted(p.kind for p in scene.props) == ["bed", "book"]


def test_who_drinks_in_a_restaurant_sits_at_a_table() -> None:
    people = tuple(
        Character(name=n, beats=(Beat(text="a person drinks coffee", start=0, end=4, thing="cup"),))
        for n in ("Ann", "Bob")
    )
    script = Script(description="d", duration=4, characters=people, place="restaurant")
    scene = build_scene(script, [walk(100, 0.0), walk(100, 0.0)])
    kinds = sorted(p.kind for p in scene.props)
    assert kinds == ["chair", "chair", "cup", "cup", "table"]
    for actor in scene.actors:
        assert actor.motion.joints[:, 0, 1].max() < 0.7
        assert (
            gaps(
                StageProp(kind="table", at=(0.0, -0.6)),
                actor.motion.joints[:1, 0][:, [0, 2]].astype(float),
            )
            < 0.4
        )


@pytest.mark.parametrize("stage", [(), (StageProp(kind="wall", at=(0.5, -0.5), turn=-90),)])
def test_who_climbs_over_a_wall_comes_down_on_the_other_side(stage: tuple[StageProp, ...]) -> None:
    beats = ((6, "a person climbs over a wall"), (2, "a person stands"))
    scene = film(walk(200, 0.0), *beats, stage=stage)
    (wall,) = (p for p in scene.props if p.kind == "wall")
    joints = scene.actors[0].motion.joints.astype(np.float64)
    back = wall.rotation[:1].astype(float) * [1, -1, -1, -1]
    local = quat_rotate(back[:, None], joints - wall.position[0])
    over = local[:, 0, 2]
    assert over[0] > 0.3 and over[-1] < -0.3  # before it, and behind it
    inside = (np.abs(local[..., 2]) < 0.1) & (local[..., 1] < 1.5)
    assert inside.mean() < 0.01  # over it, not through it
    assert joints[..., 1].min(axis=1)[[0, 170, -1]].max() < 0.13  # on the floor before and after
    assert joints[:, 0, 1].max() > 1.9 and bones_kept(joints)
    assert np.linalg.norm(np.diff(joints[:, 0], axis=0), axis=-1).max() * FPS < 7


def test_nobody_hovers_over_the_floor() -> None:
    motion = walk(100, 0.0)
    joints = motion.joints + np.float32([0.0, 0.6, 0.0])
    scene = film(Motion(joints), (4, "a person talks"))
    assert scene.actors[0].motion.joints[..., 1].min(axis=1).max() < 0.12


def leaf_of(prop: Prop) -> np.ndarray:
    """The corners ``[N, 3]`` of what has swung open, stage metres: what stands out before it."""
    points = np.concatenate([p.points for p in PROPS[prop.kind].pieces_in(prop.state)])
    out = points[points[:, 2] > 0.5]
    return prop.position[0] + quat_rotate(prop.rotation[:1].astype(float), prop.scale * out)


@pytest.mark.parametrize("kind", ["door", "fridge", "wardrobe"])
def test_an_open_leaf_does_not_hide_who_opened_it(kind: str) -> None:
    words = kind.replace("_", " ")
    beats = ((3, f"a person walks to the {words}"), (3, f"a person opens the {words}"))
    scene = film(walk(150, until=70), *beats)
    body, leaf = scene.actors[0].motion.joints[-1], leaf_of(the_open(scene, kind))
    assert leaf[:, 2].mean() < body[0, 2] - 0.1  # it is farther from the viewer
    assert np.abs(leaf[:, [0, 2]] - body[0, [0, 2]]).max() < 2.5


def test_the_hand_goes_with_the_handle_of_a_door() -> None:
    scene = film(walk(100, 0.0), (4, "a person opens the door"))
    swing = [p for p in scene.props if p.kind == "door" and p.state]
    frame = int(np.argmax(swing[0].visible))
    frames = np.arange(frame, frame + 13)
    way = handle_way("door", np.clip((frames - frame) / 10, 0, 1))
    there = swing[0].position[frames] + quat_rotate(swing[0].rotation[frames].astype(float), way)
    hands = palms(scene.actors[0].motion.joints.astype(float))[:, frames]
    gap = np.linalg.norm(hands - there, axis=-1).min(axis=0)
    assert gap[:7].max() < 0.08  # then it is out of reach
    assert np.linalg.norm(there[6] - there[0]) > 0.4


def test_who_walks_through_a_door_comes_through_its_frame() -> None:
    standing, going = walk(75, 0.0), walk(100)
    motion = Motion(
        np.concatenate([standing.joints, going.joints]),
        contacts=np.concatenate([standing.contacts, going.contacts]),
    )
    scene = film(motion, (3, "a person opens the door"), (4, "a person walks through it"))
    door = the_open(scene, "door")
    back = door.rotation[:1].astype(float) * [1, -1, -1, -1]
    path = quat_rotate(back, scene.actors[0].motion.joints[:, 0] - door.position[0])
    assert path[0, 2] > 0.3 and path[-1, 2] < -0.5
    assert abs(path[np.abs(path[:, 2]).argmin(), 0]) < 0.35


def the_open(scene: Scene, kind: str) -> Prop:
    return next(p for p in scene.props if p.kind == kind and p.state == "open")


def test_a_door_opens_when_a_hand_is_at_its_handle() -> None:
    beats = ((3, "a person walks to the door"), (2, "a person opens the door"))
    stage = (StageProp(kind="door", at=(1.5, -1.0)),)
    scene = film(walk(125, until=70), *beats, stage=stage)
    shut, *swinging, open_ = (p for p in scene.props if p.kind == "door")
    assert (shut.state, open_.state) == ("", "open")
    assert [p.state for p in swinging] == ["ajar", "half_open", "almost_open"]
    seen = np.array([p.visible for p in (shut, *swinging, open_)])
    assert (seen.sum(axis=0) == 1).all()
    assert np.flatnonzero(seen[-1])[0] - np.flatnonzero(~seen[0])[0] == 10  # frames, 0.4 s
    frame = int(shut.visible.argmin())
    assert 75 < frame < 120
    handle = shut.position[frame] + quat_rotate(
        shut.rotation[frame].astype(float), np.array(PROPS["door"].grips["handle"])
    )
    hands = palms(scene.actors[0].motion.joints)[:, frame - 1]
    assert np.linalg.norm(hands - handle, axis=-1).min() < 0.1


def test_a_box_is_taken_from_where_it_lies() -> None:
    scene = film(walk(100, 0.0), (2, "a person picks up a box"), (2, "a person carries the box"))
    box = the(scene, "box")
    assert box.visible.all()
    assert np.ptp(box.position[:10], axis=0).max() < 1e-4
    moving = int(np.flatnonzero(np.linalg.norm(np.diff(box.position, axis=0), axis=-1) > 0.004)[0])
    hands = palms(scene.actors[0].motion.joints)[:, moving]
    assert np.linalg.norm(hands - box.position[moving], axis=-1).max() < 0.4
    assert box.position[-1, 1] > 0.5
