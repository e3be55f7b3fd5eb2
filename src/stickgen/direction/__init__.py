"""Script + Motions → Scene: where actors stand, their faces and props, and the camera."""

from stickgen.direction.staging import build_scene

__all__ = ["build_scene"]
