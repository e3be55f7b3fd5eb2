import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.geometry import yaw_matrix
from stickgen.render.face import Face, cheat, draw_face, ease
from stickgen.render.head import Head, head_track
from stickgen.scene import FaceTrack
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import EXPRESSIONS, MOUTHS


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

    middle, corner = 4, 0
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
    assert drawn(0.0, track("happy", "smile")).eye_size[0, 2] == 1
    wide, calm = (drawn(0.0, track(e, "smile")).eye_size[0, 1] for e in ("surprised", "neutral"))
    assert wide > 1.2 * calm
