import numpy as np
import pytest

from stickgen.geometry import yaw_matrix
from stickgen.render.face import draw_face, ease
from stickgen.render.head import Head, head_track
from stickgen.scene import FaceTrack
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import EXPRESSIONS, MOUTHS


def look(angle: float, frames: int = 30) -> Head:
    joints = rest_pose() @ yaw_matrix(angle).T
    return head_track(np.repeat(joints[None], frames, axis=0), 0.15)


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
    front = draw_face(look(0.0), track("neutral", "smile"), 25)
    behind = draw_face(look(np.pi), track("neutral", "smile"), 25)
    assert (front.eye_width > 0.8).all() and (front.mouth_seen == 1).all()
    assert (behind.eye_width == 0).all() and (behind.mouth_seen == 0).all()


def test_features_turn_with_the_head() -> None:
    right = draw_face(look(0.8), track("neutral", "smile"), 25)
    left = draw_face(look(-0.8), track("neutral", "smile"), 25)
    assert right.eyes[0, :, 0].mean() > 0.2 > -0.2 > left.eyes[0, :, 0].mean()


def test_features_stay_inside_the_head() -> None:
    for angle in np.linspace(-np.pi, np.pi, 13):
        face = draw_face(look(angle), track("angry", "wide_open", 1.0), 25)
        for points in (face.eyes, face.brows, face.lips):
            assert np.linalg.norm(points, axis=-1).max() < 0.9


def test_a_smile_curves_up_a_frown_down_and_an_open_mouth_gapes() -> None:
    def lips(mouth: str, openness: float = 0.0) -> np.ndarray:
        return draw_face(look(0.0), track("neutral", mouth, openness), 25).lips[0]

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
