"""Script + Motions → Scene: where the actors stand, what the camera sees, which face they make."""

from stickgen.direction.staging import build_scene

__all__ = ["build_scene"]
