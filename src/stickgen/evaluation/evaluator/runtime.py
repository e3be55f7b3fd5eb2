"""Evaluator networks: motions and sentences embedded in one space.

numpy and ONNX Runtime; the text side reads the token states of the text encoder that it was trained
with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.model_folder import Signature, check_inputs, model_folder, open_session
from stickgen.safe_names import stays_inside
from stickgen.skeleton import N_JOINTS
from stickgen.text.encoders import BUILT_IN, Encoder, open_encoder
from stickgen.text.padding import pad_states

NAME = "evaluator"
"""Folder of the networks that are shipped with Stick-Gen."""
LONGEST = 250
"""Frames of a motion that are used, 10 s; the networks were trained on up to 8 s."""
_BATCH = 32


class Evaluator:
    """One network: a text and a motion encoder into one space of unit vectors.

    Args:
        folder: has ``motion.onnx`` and ``text.onnx``.
        encoder: of token states; the one that the network was trained with.
        threads: of each of the two networks.

    Raises:
        StickGenError: a file is missing or is not a network of this kind.
    """

    def __init__(self, folder: Path, encoder: Encoder, threads: int = 1) -> None:
        self.name = folder.name
        self._encoder = encoder
        self._motion = open_session(folder / "motion.onnx", threads)
        self._text = open_session(folder / "text.onnx", threads)
        metadata = self._motion.get_modelmeta().custom_metadata_map
        if "patch" not in metadata:
            raise StickGenError(
                f"{folder / 'motion.onnx'} is not a network of an evaluator: make one with "
                "`stick-gen evaluate train`"
            )
        motion: Signature = {"joints": (None, None, N_JOINTS, 3), "length": (None,)}
        text: Signature = {"states": (None, None, encoder.width), "valid": (None, None)}
        check_inputs(self._motion, folder / "motion.onnx", motion, "embedding")
        check_inputs(self._text, folder / "text.onnx", text, "embedding")
        self._patch = int(metadata["patch"])  # frames a token

    def motions(self, motions: Sequence[FloatArray]) -> NDArray[np.float32]:
        """Embeddings ``[N, D]`` of motions ``[T, 22, 3]`` in metres at 25 fps, floor at y = 0.

        The place and the direction in which a motion starts do not matter. Last frames that fill
        no patch of 0.2 s, and those after ten seconds, are left out.

        Raises:
            StickGenError: a motion has fewer frames than a patch, or another shape.
        """
        cut = [_whole_patches(motion, self._patch) for motion in motions]

        def run(rows: NDArray[np.intp]) -> NDArray[np.float32]:
            length = np.array([len(cut[i]) for i in rows])
            joints = np.zeros((len(rows), length.max(), N_JOINTS, 3), dtype=np.float32)
            for row, i in zip(joints, rows, strict=True):
                row[: len(cut[i])], row[len(cut[i]) :] = cut[i], cut[i][-1]
            feed = {"joints": joints, "length": length // self._patch}
            return np.asarray(self._motion.run(["embedding"], feed)[0])

        return _in_batches(run, [len(motion) for motion in cut])

    def texts(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Embeddings ``[N, D]`` of sentences."""
        states = self._encoder.encode(sentences)

        def run(rows: NDArray[np.intp]) -> NDArray[np.float32]:
            padded, valid = pad_states([states[i] for i in rows], self._encoder.width)
            return np.asarray(self._text.run(["embedding"], {"states": padded, "valid": valid})[0])

        return _in_batches(run, [len(tokens) for tokens in states])


def open_evaluators(folder: Path | None = None, threads: int = 1) -> list[Evaluator]:
    """The networks of a folder, the main one first, with one text encoder for all.

    Args:
        folder: has ``config.json`` and a folder for each network it names; None: the shipped one.

    Raises:
        StickGenError: the folder is incomplete or names no network, or its networks were trained
            with another text encoder than the one of that name here.
    """
    root = folder or model_folder(NAME)
    try:
        config = json.loads((root / "config.json").read_text("utf-8"))
        names, trained_with = list(config["networks"]), config["text_encoder"]
        encoder_name = str(config.get("encoder", BUILT_IN))
    except DAMAGE as error:
        raise StickGenError(
            f"{root} is not a folder of evaluators ({error}): make one with "
            "`stick-gen evaluate train`"
        ) from error
    if outside := [name for name in names if not stays_inside(str(name))]:
        raise StickGenError(
            f"{root / 'config.json'} names the network {outside[0]!r}, which is no folder in it: "
            "make one with `stick-gen evaluate train`"
        )
    if not names:
        raise StickGenError(
            f"{root / 'config.json'} names no network: make some with `stick-gen evaluate train`"
        )
    encoder = open_encoder(encoder_name, fetch=False)
    if trained_with != encoder.sha256:
        raise StickGenError(
            f"the evaluators of {root} were trained with another text encoder than the present "
            f"{encoder_name}: train them again with `stick-gen evaluate train`"
        )
    return [Evaluator(root / name, encoder, threads) for name in names]


def _whole_patches(motion: FloatArray, patch: int) -> FloatArray:
    if motion.ndim != 3 or motion.shape[1:] != (N_JOINTS, 3) or len(motion) < patch:
        raise StickGenError(
            f"a motion has the shape {list(motion.shape)}, the evaluator reads "
            f"[{patch} frames or more, {N_JOINTS}, 3]: give joints at 25 fps"
        )
    return motion[: min(len(motion), LONGEST) // patch * patch]


def _in_batches(
    run: Callable[[NDArray[np.intp]], NDArray[np.float32]], lengths: Sequence[int]
) -> NDArray[np.float32]:
    """Run rows in batches of similar lengths, so that little is padded; results in row order."""
    order = np.argsort(lengths, kind="stable")
    parts = [run(order[k : k + _BATCH]) for k in range(0, len(order), _BATCH)]
    sorted_results = np.concatenate(parts)
    results = np.empty_like(sorted_results)
    results[order] = sorted_results
    return results
