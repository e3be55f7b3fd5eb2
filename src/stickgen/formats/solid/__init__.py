"""Scenes as solids: triangles that a skeleton moves, for files that hold three dimensions."""
