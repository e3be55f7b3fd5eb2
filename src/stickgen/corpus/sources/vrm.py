"""VRM: the extensions of glTF that say which node is which bone of a human.

VRM 0.x (``VRM``), VRM 1.0 (``VRMC_vrm``) and VRM animations (``VRMC_vrm_animation``), as specified
by the VRM Consortium.
"""

from __future__ import annotations

from typing import Any


def vrm_bones(document: dict[str, Any]) -> dict[int, str]:
    """Node → VRM name of its bone, such as ``leftUpperLeg``; empty for other glTF files.

    Raises:
        One of ``gltf_file.BROKEN``: the extension is inconsistent.
    """
    extensions = document.get("extensions", {})
    for name in ("VRMC_vrm_animation", "VRMC_vrm"):
        if name in extensions:
            bones = extensions[name].get("humanoid", {}).get("humanBones", {})
            return {int(bone["node"]): str(key) for key, bone in bones.items()}
    bones = extensions.get("VRM", {}).get("humanoid", {}).get("humanBones", ())
    return {int(bone["node"]): str(bone["bone"]) for bone in bones}
