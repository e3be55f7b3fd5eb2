"""Opening a network of a model folder in ONNX Runtime."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

THREADS = 2
"""More do not help networks this small."""
_ONLY_FATAL = 4


def open_session(path: Path) -> InferenceSession:
    """The network of an ``.onnx`` file.

    Raises:
        StickGenError: the file is missing or is not a network.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.log_severity_level = _ONLY_FATAL
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's errors have no other common class
        raise StickGenError(
            f"{path} cannot be loaded ({str(error).splitlines()[0]}): fetch the model folder again"
        ) from error
