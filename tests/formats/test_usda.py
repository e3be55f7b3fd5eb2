"""USDA: OpenUSD's own library opens it and finds the joints, the meshes and the camera."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.scene import Scene

Usd = pytest.importorskip("pxr.Usd", reason="needs usd-core")
from pxr import Gf, UsdGeom, UsdSkel  # noqa: E402 - after the check


@pytest.fixture(scope="module")
def stage(cast_scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> object:
    path: Path = tmp_path_factory.mktemp("usd") / "film.usda"
    cast_scene.save(path)
    return Usd.Stage.Open(str(path))


def test_usd_finds_the_joints(stage: object, cast_scene: Scene) -> None:
    assert UsdGeom.GetStageMetersPerUnit(stage) == 1 and UsdGeom.GetStageUpAxis(stage) == "Y"
    assert (stage.GetTimeCodesPerSecond(), stage.GetEndTimeCode()) == (25, 49)
    cache = UsdSkel.Cache()
    for actor in cast_scene.actors:
        root = UsdSkel.Root(stage.GetPrimAtPath(f"/film/{actor.name}"))
        assert root, actor.name
        cache.Populate(root, Usd.PrimDefaultPredicate)
        skeleton = UsdSkel.Skeleton(stage.GetPrimAtPath(f"/film/{actor.name}/skeleton"))
        query = cache.GetSkelQuery(skeleton)
        for frame in (0, 20, 49):
            seen = [tuple(m.ExtractTranslation()) for m in query.ComputeJointSkelTransforms(frame)]
            np.testing.assert_allclose(seen, actor.motion.joints[frame], atol=1e-3)
        (binding, *_) = cache.ComputeSkelBindings(root, Usd.PrimDefaultPredicate)
        targets = binding.GetSkinningTargets()
        assert targets and all(target.HasJointInfluences() for target in targets)


def test_bodies_stand_where_the_joints_are(stage: object, cast_scene: Scene) -> None:
    """USD's own skinning brings the mesh of the body around the joints of a frame."""
    ann = cast_scene.actors[0].motion.joints[30]
    root = UsdSkel.Root(stage.GetPrimAtPath("/film/Ann"))
    UsdSkel.BakeSkinning(root, Gf.Interval(30, 30))
    points = np.concatenate(
        [
            np.array(UsdGeom.Mesh(prim).GetPointsAttr().Get(30))
            for prim in root.GetPrim().GetChildren()
            if prim.IsA(UsdGeom.Mesh)
        ]
    )
    for joint in (0, 4, 7, 15, 18, 20):
        assert np.linalg.norm(points - ann[joint], axis=1).min() < 0.2
    assert points[:, 1].min() > -0.1


def test_things_and_the_camera_move(stage: object, cast_scene: Scene) -> None:
    ball = UsdGeom.Xformable(stage.GetPrimAtPath("/film/ball"))
    at = ball.ComputeLocalToWorldTransform(40).ExtractTranslation()
    np.testing.assert_allclose(at, cast_scene.props[0].position[40], atol=1e-4)
    door = UsdGeom.Imageable(stage.GetPrimAtPath("/film/door"))
    assert [door.ComputeVisibility(t) for t in (5, 15)] == ["invisible", "inherited"]
    camera = UsdGeom.Camera(stage.GetPrimAtPath("/film/camera"))
    for frame in (5, 25):
        seen = camera.GetCamera(frame)
        ahead = seen.frustum.ComputeViewDirection()
        ours = cast_scene.camera.axes()[frame, 2]
        np.testing.assert_allclose(ahead, ours, atol=1e-4)
        assert seen.focalLength == pytest.approx(cast_scene.camera.focal[frame], abs=1e-3)
