"""The only import of skia-python, with a clear error for machines where it cannot load."""

from __future__ import annotations

from stickgen.errors import StickGenError
from stickgen.interruptions import held_back

try:
    with held_back():
        import skia
except ModuleNotFoundError as error:
    raise StickGenError(
        "cannot draw: the package skia-python is missing; install it: pip install skia-python"
    ) from error
except ImportError as error:
    # The wheel links to the system's EGL and GL even though we draw on the CPU.
    raise StickGenError(
        f"cannot draw: skia-python did not load ({error}); install the system libraries: "
        "sudo apt-get install libegl1 libgl1 (Debian, Ubuntu) or "
        "sudo dnf install mesa-libEGL mesa-libGL (Fedora)"
    ) from error

__all__ = ["skia"]
