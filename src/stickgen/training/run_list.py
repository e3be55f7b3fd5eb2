"""The training runs in a folder: what they have reached, and their curves as a picture."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError, shorten
from stickgen.files import atomic_path

_SIZE, _DPI = (6.0, 3.6), 100  # inches of one curve


@dataclass(frozen=True)
class Curve:
    """The validations of one network of a run.

    Attributes:
        rows: of its ``.jsonl`` file: ``step``, ``minutes``, ``train`` and ``val_…``.
    """

    run: str
    stage: str
    rows: tuple[dict[str, float], ...]

    @property
    def best(self) -> float:
        """The smallest validation loss."""
        return min(row["val_total"] for row in self.rows)


def read_curves(folder: Path) -> list[Curve]:
    """The curves of every run in a folder, by the runs' names.

    Raises:
        StickGenError: there is no run, or a curve is damaged.
    """
    files = sorted(folder.glob("*/*.jsonl"))
    curves = [read_curve(path) for path in files]
    if not curves:
        raise StickGenError(f"{folder} holds no run: train one with `stick-gen train`")
    return curves


def read_curve(path: Path) -> Curve:
    """The curve in a ``.jsonl`` file of a run.

    Raises:
        StickGenError: it is damaged or empty.
    """
    try:
        rows = tuple(json.loads(line) for line in path.read_text("utf-8").splitlines())
        for row in rows:
            float(row["step"]), float(row["minutes"]), float(row["val_total"])
        if not rows:
            raise ValueError("it is empty")
    except DAMAGE as error:
        raise StickGenError(f"{path} is no curve of a run ({shorten(error, 100)})") from error
    return Curve(path.parent.name, path.stem, rows)


def draw_curves(curves: Sequence[Curve], path: Path) -> None:
    """Write a picture: one diagram a network, one line a run.

    Raises:
        StickGenError: matplotlib is missing, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise StickGenError(
            "curves need matplotlib: in the checkout run pip install -e '.[eval]'"
        ) from None
    stages = list(dict.fromkeys(curve.stage for curve in curves))
    figure = Figure(figsize=(_SIZE[0] * len(stages), _SIZE[1]), dpi=_DPI, layout="constrained")
    for axes, stage in zip(figure.subplots(1, len(stages), squeeze=False)[0], stages, strict=True):
        for curve in curves:
            if curve.stage == stage:
                steps = [row["step"] for row in curve.rows]
                losses = [row["val_total"] for row in curve.rows]
                axes.plot(steps, losses, marker="o", markersize=3, label=curve.run)
        axes.set(title=stage, xlabel="step", ylabel="validation loss")
        axes.grid(alpha=0.3)
        axes.legend(frameon=False)
    with atomic_path(path) as temporary:
        figure.savefig(temporary, format="png")
