"""Turns recorded joint positions into BVH files with captions, which any tool reads.

    python examples/positions_to_bvh.py tests/data/real_motion FOLDER

The folder holds ``NAME.npy`` [T, J, 3], ``rig.json`` (names, parents, frames per second) and
``map.yaml`` (the skeleton map that `stick-gen data map` proposes).
"""

import json
import sys
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.formats.bvh import bvh_text
from stickgen.motion import Motion

CAPTIONS = ["a person climbs onto a box and down again", "someone climbs over boxes"]

source, output = Path(sys.argv[1]), Path(sys.argv[2])
output.mkdir(parents=True, exist_ok=True)
rig = json.loads((source / "rig.json").read_text())
for path in sorted(source.glob("*.npy")):
    positions = np.load(path).astype(np.float64)
    names, parents = tuple(rig["names"]), tuple(rig["parents"])
    raw = RawMotion(names, parents, positions, rig["fps"], source / "map.yaml")
    body = retarget(raw, load_rig(source / "map.yaml"))
    motion = Motion(body.joints.astype(np.float32), fps=rig["fps"])
    (output / path.with_suffix(".bvh").name).write_text(bvh_text(motion))
    (output / path.with_suffix(".txt").name).write_text("\n".join(CAPTIONS) + "\n")
