"""GLB: a whole scene in one binary glTF 2.0 file, for Blender, Unity, Godot, Unreal and three.js.

Every actor is a skinned mesh in a T-pose (an animal: in its rest pose) on a skeleton whose bones
have the names of VRM and of Unity's humanoid avatars; its face is a mesh with morph targets that
hangs on the bone ``head``. Things are nodes, each shot has a camera. The animation ``film`` is the
whole film; each beat of an actor is an animation of its own, such as ``Ann: wave``, that shares
the film's numbers. What does not move has no track.
"""

from __future__ import annotations

from pathlib import Path

from stickgen import __version__
from stickgen.files import atomic_path
from stickgen.formats.beats import beat_spans
from stickgen.formats.gltf_actors import add_actor
from stickgen.formats.gltf_scene import GltfScene
from stickgen.formats.gltf_things import add_cameras, add_thing
from stickgen.formats.solid.stage import solids, stage_palette
from stickgen.scene import Scene


def write_glb(scene: Scene, path: Path) -> None:
    """Write a scene.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    with atomic_path(path) as temporary:
        temporary.write_bytes(glb_bytes(scene))


def glb_bytes(scene: Scene) -> bytes:
    """A scene as the bytes of a `.glb`."""
    palette = stage_palette(scene)
    gltf = GltfScene(len(scene), scene.fps)
    film = gltf.animation("film")
    for actor, solid in zip(scene.actors, solids(scene, palette), strict=True):
        tracks = add_actor(gltf, solid, actor.motion.skeleton)
        gltf.play(film, tracks, 0, len(scene))
        for name, start, end in beat_spans(actor.motion):
            gltf.play(gltf.animation(f"{solid.name}: {name}"), tracks, start, end)
    for prop in scene.props:
        gltf.play(film, add_thing(gltf, prop, palette), 0, len(scene))
    add_cameras(gltf, scene.camera, film)
    return gltf.pack(f"stick-gen {__version__}", scene.description)
