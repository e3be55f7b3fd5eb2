"""Loading: a model folder to its configuration, its arrays and its networks."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.model_folder import THREADS, check_inputs, open_session
from stickgen.motion_model.adapters import Adapter, adapted_weights
from stickgen.motion_model.config import ModelConfig, read_config
from stickgen.motion_model.normalization import Normalization
from stickgen.motion_model.signatures import network_signatures
from stickgen.text.encoder import TextEncoder
from stickgen.text.encoders import Encoder, open_encoder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class ModelFolder:
    """What lies in a model folder besides the networks.

    Attributes:
        path: of the folder.
        config: its ``config.json``.
        normalization: its ``normalization.npz``.
        text: its text encoder, or the one that its configuration names.
    """

    path: Path
    config: ModelConfig
    normalization: Normalization
    text: Encoder

    @classmethod
    def load(cls, path: Path, text: Encoder | None = None) -> ModelFolder:
        """Read a folder; ``text`` is used in place of its text encoder.

        Raises:
            StickGenError: it is not a model folder, or a file of it is broken.
        """
        config = read_config(path)
        normalization = Normalization.load(path)
        if normalization.null_text is None:
            raise StickGenError(
                f"{path} is of a training run, which is not finished: its normalization.npz has no "
                "null_text; pass --model with the model folder that the run writes at its end"
            )
        if text is None:
            has_encoder = (path / "text_encoder").is_dir()
            text = (
                TextEncoder(path) if has_encoder else open_encoder(config.text_encoder, fetch=False)
            )
        _check_widths(path, config, normalization, text)
        return cls(path, config, normalization, text)


def _check_widths(
    path: Path, config: ModelConfig, normalization: Normalization, text: Encoder
) -> None:
    """Refuse a folder whose parts expect token states of different widths."""
    networks = {"planner": config.planner, "ranker": config.ranker, "refiner": config.refiner}
    widths = {name: part.text_dim for name, part in networks.items() if part is not None}
    widths["normalization.npz"] = len(normalization.duration_weights) - 1
    if normalization.null_text is not None:
        widths["null_text of normalization.npz"] = len(normalization.null_text)
    for name, width in widths.items():
        if width != text.width:
            raise StickGenError(
                f"{path} does not fit together: its text encoder gives {text.width} numbers a "
                f"token, its {name} reads {width}; fetch the model folder again"
            )


class Networks:
    """The networks of a model folder; all are opened as soon as one is needed.

    Args:
        folder: of the model.
        config: says which networks there are.
        threads: of each network.
        device: one of ``options.DEVICES``.
        adapters: added to the weights.
    """

    def __init__(
        self,
        folder: Path,
        config: ModelConfig,
        threads: int = THREADS,
        device: str = "cpu",
        adapters: Sequence[Adapter] = (),
    ) -> None:
        self._folder = folder
        self._config = config
        self._threads = threads
        self._device = device
        self._adapters = adapters

    @cached_property
    def _futures(self) -> dict[str, Future[InferenceSession]]:
        """Sessions by the names of their folders.

        Two are opened at a time, each on a core: the planner, and what is needed after it.
        """
        c = self._config
        parts = {"planner": c.planner, "ranker": c.ranker, "refiner": c.refiner}
        pool = ThreadPoolExecutor(2)
        futures = {
            name: pool.submit(self._open, name)
            for name, config in parts.items()
            if config is not None
        }
        pool.shutdown(wait=False)
        return futures

    def begin(self) -> None:
        """Begin to open the networks."""
        self._futures.keys()

    def _open(self, name: str) -> InferenceSession:
        path = self._path(name)
        weights = adapted_weights(path.parent, self._adapters)
        return open_session(path, self._threads, self._device, weights)

    def _session(self, name: str) -> InferenceSession:
        try:
            session = self._futures[name].result()
            check_inputs(session, self._path(name), *network_signatures(self._config)[name])
        except StickGenError:
            del self._futures  # so that a folder that was repaired meanwhile is read again
            raise
        return session

    def _path(self, name: str) -> Path:
        return self._folder / name / "model.onnx"

    @cached_property
    def planner(self) -> InferenceSession:
        """The planner.

        Raises:
            StickGenError: it cannot be loaded, or its inputs are not those of the configuration.
        """
        return self._session("planner")

    @cached_property
    def ranker(self) -> InferenceSession:
        """The ranker."""
        return self._session("ranker")

    @cached_property
    def refiner(self) -> InferenceSession:
        """The refiner."""
        return self._session("refiner")
