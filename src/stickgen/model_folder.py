"""Where a model folder lies, and opening one of its networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.hub.reference import Reference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

DEFAULT = "stick-gen-small"
"""The model that travels with the package."""

THREADS = 1
"""Threads of a network: networks this small take longer with two, which wait for each other."""
_ONLY_FATAL = 4
PROVIDERS = MappingProxyType(
    {
        "cpu": "CPUExecutionProvider",
        "cuda": "CUDAExecutionProvider",
        "coreml": "CoreMLExecutionProvider",
        "directml": "DmlExecutionProvider",
    }
)
"""Device → execution provider of ONNX Runtime."""

_PACKAGE = Path(__file__).resolve().parent
SHELVES = (_PACKAGE / "models", _PACKAGE.parents[1] / "models")
"""Where named models lie: inside an installed package, at the root of a checkout."""


def model_folder(name_or_path: str | Path | None = None) -> Path:
    """The folder of a model.

    Args:
        name_or_path: a folder with a ``config.json``, the name of a model that travels with
            Stick-Gen, or ``OWNER/NAME[@revision]`` of a hub, which is fetched if it is not here
            yet; ``None`` is the default model.

    Raises:
        StickGenError: there is no such folder, it is not a model folder, or the hub has no such
            model.
    """
    name = str(name_or_path or DEFAULT)
    candidates = [Path(name), *(shelf / name for shelf in SHELVES)]
    with suppress(OSError):  # a name that no file system takes
        for folder in candidates:
            if (folder / "config.json").is_file():
                return folder
        if Path(name).exists():
            raise StickGenError(f"{name} is not a model folder: it has no config.json")
    reference = Reference.parse(name)
    # A folder that lies here is what is meant; a slip in its name is no reason to ask a hub.
    if reference is not None and not Path(reference.owner).exists():
        from stickgen.hub import pull

        return reference.fetched() or pull(reference)
    raise StickGenError(
        f"there is no model {name!r}: give a folder with a config.json or OWNER/NAME of a hub, "
        f"or leave --model out for {DEFAULT}"
    )


Signature = Mapping[str, tuple[int | None, ...]]
"""Inputs of a network: name → its dimensions, None where they vary."""


def check_inputs(session: InferenceSession, path: Path, expected: Signature, outputs: str) -> None:
    """Refuse a network with other inputs than ``expected``, or without one of the outputs.

    Args:
        path: its file, for the message.
        outputs: names, separated by blanks.

    Raises:
        StickGenError: names the file and the first input that differs.
    """
    inputs = {node.name: node.shape for node in session.get_inputs()}
    missing = sorted(set(outputs.split()) - {node.name for node in session.get_outputs()})
    wrong = [f"{name} in only one of both" for name in sorted(inputs.keys() ^ expected.keys())]
    wrong += [f"no output {name}" for name in missing]
    wrong += [
        f"{name} as {inputs[name]}, not {list(shape)}"
        for name, shape in expected.items()
        if name in inputs and not _fits(inputs[name], shape)
    ]
    if wrong:
        raise StickGenError(
            f"{path} is from an older version, or is not the network that config.json "
            f"describes ({wrong[0]}): fetch the model folder again, or export the model again "
            "(stick-gen train on its run's folder)"
        )


def _fits(shape: Sequence[int | str | None], expected: Sequence[int | None]) -> bool:
    """Whether dimensions agree; those with a name, or none, may be of any size."""
    return len(shape) == len(expected) and all(
        have == want or want is None or not isinstance(have, int)
        for have, want in zip(shape, expected, strict=True)
    )


def open_session(
    path: Path,
    threads: int = THREADS,
    device: str = "cpu",
    weights: Mapping[str, NDArray[np.float16]] = MappingProxyType({}),
) -> InferenceSession:
    """The network of an ``.onnx`` file.

    Args:
        threads: that it runs on.
        device: a name of ``PROVIDERS``. What the device cannot compute runs on the CPU.
        weights: by the graph's names, used instead of those that lie beside the graph.

    Raises:
        StickGenError: the file is missing or is not a network, or this ONNX Runtime was built
            without the device.
    """
    import onnxruntime

    # Windows builds listen to this alone; the others to the variable that `stickgen` sets.
    onnxruntime.disable_telemetry_events()
    provider = PROVIDERS[device]
    available = onnxruntime.get_available_providers()
    if provider not in available:
        raise StickGenError(
            f"device is {device}, but this ONNX Runtime has only {', '.join(available)}: install "
            "the onnxruntime package for your device (onnxruntime-gpu for cuda), or use cpu"
        )
    providers = list(dict.fromkeys([provider, PROVIDERS["cpu"]]))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = _ONLY_FATAL
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(w) for w in weights.values()]
        options.add_external_initializers(list(weights), values)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=providers)
    except Exception as error:  # ONNX Runtime's errors have no other common class
        raise StickGenError(
            f"{path} cannot be loaded ({str(error).splitlines()[0]}): fetch the model folder again"
        ) from error
