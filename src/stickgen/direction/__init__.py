"""Script + Motions → Scene: where actors stand, their faces and props, and the camera."""

from stickgen.direction.filming import Staged, filmed
from stickgen.direction.staging import build_scene, staged

__all__ = ["Staged", "build_scene", "filmed", "staged"]
