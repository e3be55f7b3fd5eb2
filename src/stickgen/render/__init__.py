"""Scene → pixels and films. Knows no model.

``frames`` and ``frame`` draw, ``write_mp4``, ``write_gif`` and ``write_png_folder`` write films,
``contact_sheet`` lays frames out on one picture. skia and PyAV are imported when first used.
"""

from stickgen.render.film import frame, frames
from stickgen.render.png import write_png
from stickgen.render.sheet import contact_sheet
from stickgen.render.video import write_gif, write_mp4, write_png_folder

__all__ = [
    "contact_sheet",
    "frame",
    "frames",
    "write_gif",
    "write_mp4",
    "write_png",
    "write_png_folder",
]
