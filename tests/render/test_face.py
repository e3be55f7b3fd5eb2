"""Faces: they turn with the head, change with expression and mouth, and stay inside the head."""

from itertools import combinations

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.catalog.wardrobe import HAIR
from stickgen.direction.face import act_face
from stickgen.geometry import yaw_matrix
from stickgen.motion import Motion
from stickgen.render import frame
from stickgen.render.colors import contrast
from stickgen.render.face import Face, cheat, draw_face, ease
from stickgen.render.head import Head, head_track
from stickgen.render.kinds import KINDS
from stickgen.scene import Actor, FaceTrack, Look, Place, Scene
from stickgen.script import Feeling, Line
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION, EXPRESSIONS, MOUTHS, SIGNS, SPEECH


def look(angle: float, frames: int = 30) -> Head:
    joints = rest_pose() @ yaw_matrix(angle).T
    return head_track(np.repeat(joints[None], frames, axis=0), 0.15)


VIEW = Camera(np.tile([0, 1.5, 8], (30, 1)), np.tile([0, 1.5, 0], (30, 1)), np.full(30, 64.0))


def drawn(angle: float, track: FaceTrack, view: Camera = VIEW) -> Face:
    return draw_face(cheat(look(angle), view), track, 25, view)


def track(expression: str, mouth: str, openness: float = 0.0, frames: int = 30) -> FaceTrack:
    return FaceTrack(
        np.full(frames, EXPRESSIONS.index(expression), dtype=np.int16),
        np.full(frames, MOUTHS.index(mouth), dtype=np.int16),
        np.full(frames, openness, dtype=np.float32),
    )


@pytest.mark.parametrize("angle", [-2.5, -0.7, 0.0, 1.1])
def test_the_head_looks_where_the_body_faces(angle: float) -> None:
    forward = look(angle).forward[0]
    assert forward == pytest.approx([np.sin(angle), 0.0, np.cos(angle)], abs=1e-6)


def test_a_face_is_seen_from_the_front_and_not_from_behind() -> None:
    front = drawn(0.0, track("neutral", "smile"))
    behind = drawn(np.pi, track("neutral", "smile"))
    assert (front.eye_width > 0.8).all() and (front.mouth_seen == 1).all()
    assert (behind.eye_width == 0).all() and (behind.mouth_seen == 0).all()


def test_features_turn_with_the_head() -> None:
    right = drawn(0.8, track("neutral", "smile"))
    left = drawn(-0.8, track("neutral", "smile"))
    assert right.eyes[0, :, 0].mean() > 0.2 > -0.2 > left.eyes[0, :, 0].mean()


def test_features_stay_inside_the_head() -> None:
    for angle in np.linspace(-np.pi, np.pi, 13):
        face = drawn(angle, track("angry", "wide_open", 1.0))
        for points in (face.eyes, face.brows, face.lips):
            assert np.linalg.norm(points, axis=-1).max() < 0.9


def test_a_smile_curves_up_a_frown_down_and_an_open_mouth_gapes() -> None:
    def lips(mouth: str, openness: float = 0.0) -> np.ndarray:
        return drawn(0.0, track("neutral", mouth, openness)).lips[0]

    middle, corner = 6, 0
    assert lips("smile")[0, corner, 1] > lips("smile")[0, middle, 1]
    assert lips("frown")[0, corner, 1] < lips("frown")[0, middle, 1]
    upper, lower = lips("open", 0.9)[:, middle, 1]
    assert upper - lower > 0.15


def test_expressions_change_over_time_not_at_once() -> None:
    step = np.repeat([0.0, 1.0], 20)[:, None]
    eased = ease(step, 25)[:, 0]
    assert eased[0] == 0 and eased[-1] == 1
    assert 0 < np.diff(eased).max() < 0.2


def test_a_camera_that_goes_round_sees_the_face_turn() -> None:
    eye = np.tile([8.0, 1.5, 0.0], (30, 1))  # the figure's left side
    side = Camera(eye, np.tile([0, 1.5, 0], (30, 1)), np.full(30, 64.0))
    assert drawn(0.0, track("neutral", "smile"), side).eyes[0, :, 0].mean() < -0.2
    assert (drawn(np.pi / 2, track("neutral", "smile"), side).mouth_seen == 1).all()


def test_eyes_follow_the_gaze_and_show_the_feeling() -> None:
    straight = drawn(0.0, track("neutral", "smile"))
    aside = FaceTrack(
        *(getattr(track("neutral", "smile"), k) for k in ("expression", "mouth", "openness")),
        gaze=np.tile([0.6, 0.3], (30, 1)),
    )
    moved = drawn(0.0, aside).eyes[0] - straight.eyes[0]
    assert (moved > 0.02).all()  # to the actor's left, which is screen right, and up
    assert drawn(0.0, track("happy", "smile")).eye_shape[0] == 1  # an arc
    wide, calm = (drawn(0.0, track(e, "smile")).eye_size[0, 1] for e in ("surprised", "neutral"))
    assert wide > 1.2 * calm


def portrait(
    expression: str, mouth: str, *, kind: str = "human", angle: float = 0.0, **look: str
) -> np.ndarray:
    """A head and shoulders, ``[120, 120, 3]``."""
    still = track(expression, mouth, frames=1)
    motion = Motion((rest_pose() @ yaw_matrix(angle).T)[None])
    view = Camera(np.array([[0, 1.62, 8.0]]), np.array([[0, 1.62, 0.0]]), np.array([64.0 * 6]))
    actor = Actor("Ann", motion, Look(kind=kind, **look), still)  # type: ignore[arg-type]
    return frame(Scene((actor,), view), 0, (120, 120))[..., :3].astype(int)


@pytest.mark.parametrize("kind", KINDS)
def test_every_expression_with_every_mouth_looks_different(kind: str) -> None:
    faces = {(e, m): portrait(e, m, kind=kind) for e in EXPRESSIONS for m in MOUTHS}
    for one, other in combinations(faces, 2):
        changed = (np.abs(faces[one] - faces[other]).max(axis=-1) > 60).sum()
        assert changed >= 8, (one, other)
    assert (portrait("sad", "frown", kind=kind) == faces["sad", "frown"]).all()


def test_a_face_changes_nothing_outside_the_head() -> None:
    faces = np.stack([portrait(e, m, angle=0.9) for e in EXPRESSIONS for m in MOUTHS])
    rows, columns = np.nonzero(np.ptp(faces, axis=0).max(axis=-1))
    assert np.hypot(rows - rows.mean(), columns - columns.mean()).max() < 40
    assert len(rows) > 100


@pytest.mark.parametrize("voice", SPEECH)
def test_a_mouth_that_speaks_opens_and_shuts(voice: str) -> None:
    face = act_face(np.full(50, ACTION[voice]), 25, lines=[Line(text="Hm", start=0, end=2)])
    head = look(0.0, 50)
    view = Camera(np.tile([0, 1.5, 8], (50, 1)), np.tile([0, 1.5, 0], (50, 1)), np.full(50, 64.0))
    lips = draw_face(head, face, 25, view).lips[:, :, 6, 1]
    gap = lips[:, 0] - lips[:, 1]
    assert gap.min() > 0.02 and np.ptp(gap) > 0.4 * gap.max()


def test_an_angry_shout_hangs_where_a_happy_one_smiles() -> None:
    def corners_over_middle(expression: str) -> float:
        lips = drawn(0.0, track(expression, "wide_open", 0.9)).lips[0, :, :, 1].mean(axis=0)
        return float(lips[0] - lips[6])

    assert corners_over_middle("happy") > 0.05 > -0.05 > corners_over_middle("angry")


def test_a_face_is_legible_in_the_dark() -> None:
    still = track("neutral", "smile", frames=1)
    view = Camera(np.array([[0, 1.62, 8.0]]), np.array([[0, 1.62, 0.0]]), np.array([64.0 * 6]))
    actor = Actor("Ann", Motion(rest_pose()[None]), face=still)
    night = frame(Scene((actor,), view, place=Place("moon")), 0, (120, 120))
    seen = {"#" + "".join(f"{v:02x}" for v in p[:3]) for p in night[30:70, 35:85].reshape(-1, 4)}
    assert max(contrast(a, "#ffffff") for a in seen) > 10 and "#ffffff" in seen


@pytest.mark.parametrize("hair", sorted(name for name in HAIR if not HAIR[name].bare_skull))
def test_hair_covers_the_back_of_the_head_and_leaves_the_face_free(hair: str) -> None:
    def changed(angle: float) -> np.ndarray:
        bare, worn = (portrait("happy", "smile", angle=angle, hair=h) for h in ("", hair))
        return np.abs(bare - worn).max(axis=-1) > 30

    rows, _ = np.nonzero(portrait("happy", "smile").min(axis=-1) == 255)  # the white of it
    middle = slice(int(rows.mean()) - 6, int(rows.mean()) + 6), slice(54, 66)
    assert changed(np.pi)[middle].all() and not changed(0.0)[middle].any()


def with_sign(sign: str, index: int = 0, **look: str) -> np.ndarray:
    """A small whole figure with a sign at its head in frame ``index``, ``[120, 120, 3]``."""
    frames = 40
    face = FaceTrack(
        *(np.zeros(frames, dtype=np.int16) for _ in range(2)),
        np.zeros(frames, dtype=np.float32),
        sign=np.full(frames, SIGNS.index(sign) if sign else -1, dtype=np.int16),
    )
    motion = Motion(rest_pose()[None].repeat(frames, axis=0))
    view = Camera.front(np.tile([0.0, 1.6], (frames, 1)), np.full(frames, 3.0))
    actor = Actor("Ann", motion, Look(**look), face)  # type: ignore[arg-type]
    return frame(Scene((actor,), view), index, (120, 120))[..., :3].astype(int)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sign_is_seen_and_differs_from_the_others(kind: str) -> None:
    pictures = {sign: with_sign(sign, 10, kind=kind) for sign in ("", *SIGNS)}
    for one, other in combinations(pictures, 2):
        changed = (np.abs(pictures[one] - pictures[other]).max(axis=-1) > 40).sum()
        assert changed >= 6, (one, other)


@pytest.mark.parametrize("sign", ["tears", "sweat", "sleep", "hearts"])
def test_a_sign_moves(sign: str) -> None:
    assert (np.abs(with_sign(sign, 3) - with_sign(sign, 8)).max(axis=-1) > 40).any()


def test_a_feeling_brings_its_sign_while_it_lasts() -> None:
    feelings = [Feeling(expression="sad", sign="tears", start=1, end=2)]
    face = act_face(np.zeros(100, dtype=int), 25, feelings=feelings)
    assert face.sign is not None
    assert np.flatnonzero(face.sign == SIGNS.index("tears")).tolist() == list(range(25, 50))
    assert (np.delete(face.sign, slice(25, 50)) == -1).all()
    assert act_face(np.zeros(100, dtype=int), 25).sign is None
