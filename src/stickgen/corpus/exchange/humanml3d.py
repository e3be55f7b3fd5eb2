"""Export of a corpus in the layout of HumanML3D (Guo et al., CVPR 2022).

``new_joints`` and ``new_joint_vecs`` at 20 fps, ``texts``, ``Mean.npy`` and ``Std.npy``, lists of
the splits, and ``index.csv`` with the corpus id of each number. As in the data set, the lowest
joint of a clip is on the floor and it starts over the origin facing +Z; bodies keep the canonical
proportions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.exchange.exported_clips import ExportedClip, exported_clips
from stickgen.corpus.exchange.output_folder import INDEX, new_folder, write_index
from stickgen.corpus.exchange.tokens import tokens
from stickgen.corpus.sources.guo import positions_of_features
from stickgen.corpus.store.corpus import Corpus
from stickgen.formats.guo_features import FEATURES, LAYOUT, clip_features
from stickgen.skeleton import FPS as OUR_FPS
from stickgen.skeleton import N_JOINTS


def export(corpus: Corpus, output: Path) -> int:
    """Write the folder; returns how many clips it holds.

    Raises:
        StickGenError: the folder is not empty or cannot be written.
    """
    names = []
    lists: dict[str, list[str]] = defaultdict(list)
    statistics = _FeatureStatistics()
    with new_folder(output) as folder:
        for part in ("new_joints", "new_joint_vecs", "texts"):
            (folder / part).mkdir()
        for number, exported in enumerate(exported_clips(corpus)):
            name = f"{number:06d}"
            features = clip_features(exported.joints(corpus), OUR_FPS)[1]
            joints = positions_of_features(features, N_JOINTS).astype(np.float32)
            np.save(folder / "new_joint_vecs" / f"{name}.npy", features)
            np.save(folder / "new_joints" / f"{name}.npy", joints)
            if lines := list(_lines(exported)):
                (folder / "texts" / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
            names.append((name, exported.clip))
            for part in ("all", exported.clip.split):
                lists[part].append(name)
            statistics.add(features)
        lists["train_val"] = sorted(lists["train"] + lists["val"])
        for part in ("train", "val", "test", "train_val", "all"):
            (folder / f"{part}.txt").write_text("".join(f"{n}\n" for n in lists[part]), "utf-8")
        np.save(folder / "Mean.npy", statistics.mean().astype(np.float32))
        np.save(folder / "Std.npy", statistics.deviation().astype(np.float32))
        write_index(folder / INDEX, names)
    return len(names)


def _lines(exported: ExportedClip) -> Iterator[str]:
    """``caption#tokens#start#end``; 0 and 0 mean the whole clip."""
    for caption in exported.clip.captions:
        yield _line(caption, 0.0, 0.0)
    for segment in exported.segments():
        for caption in segment.captions:
            yield _line(caption, segment.start, segment.end)


def _line(caption: str, start: float, end: float) -> str:
    plain = " ".join(caption.replace("#", " ").split())
    return f"{plain}#{tokens(plain)}#{start:.2f}#{end:.2f}"


class _FeatureStatistics:
    """Mean and standard deviation of features, accumulated clip by clip."""

    def __init__(self) -> None:
        self._count = 0
        self._sums = np.zeros((2, FEATURES))

    def add(self, features: NDArray[np.float32]) -> None:
        values = features.astype(np.float64)
        self._count += len(values)
        self._sums += np.stack([values.sum(0), (values**2).sum(0)])

    def mean(self) -> NDArray[np.float64]:
        return np.asarray(self._sums[0] / max(self._count, 1))

    def deviation(self) -> NDArray[np.float64]:
        """The mean deviation of each group of features, repeated in it as in the data set."""
        mean_square = self._sums[1] / max(self._count, 1)
        deviations = np.sqrt(np.maximum(mean_square - self.mean() ** 2, 0.0))
        start, out = 0, np.empty(FEATURES)
        for size in LAYOUT.values():
            out[start : start + size] = deviations[start : start + size].mean()
            start += size
        return out
