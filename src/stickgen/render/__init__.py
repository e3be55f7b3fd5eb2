"""Scene → pixels and films. Knows no model.

``frames`` and ``frame`` draw, ``write_mp4`` and its siblings write films, ``contact_sheet`` lays
frames out on one picture; ``svg.write_svg`` writes vectors. skia and PyAV are imported when first
used.
"""

from stickgen.render.animations import write_apng, write_gif, write_webp
from stickgen.render.frames import frame, frames, reused_frames
from stickgen.render.png import write_png
from stickgen.render.sheet import contact_sheet
from stickgen.render.stills import write_png_folder
from stickgen.render.video import write_mp4, write_webm

__all__ = [
    "contact_sheet",
    "frame",
    "frames",
    "reused_frames",
    "write_apng",
    "write_gif",
    "write_mp4",
    "write_png",
    "write_png_folder",
    "write_webm",
    "write_webp",
]
