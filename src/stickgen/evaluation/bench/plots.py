"""Pictures of the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.evaluation.bench.baselines import MEAN_POSE, REAL, SHUFFLED
from stickgen.evaluation.bench.report import OTHER_HALF, has_figure, ordered
from stickgen.evaluation.bench.results import Results
from stickgen.evaluation.bench.systems import MAIN
from stickgen.evaluation.bench.targets import BODY_RANGES
from stickgen.files import atomic_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, GREY, BLUE, _BAND = "#222222", "#9aa3ad", "#1f77b4", "#e3efdd"
_WIDEST = 2.5  # times real motion: a larger value is drawn here as an arrow
_SIZE = (11.0, 5.5)  # inches
_DPI = 100


def draw(results: Results, folder: Path) -> list[str]:
    """Write the pictures ``words.png`` and ``bodies.png``.

    Returns:
        Their names.

    Raises:
        StickGenError: matplotlib is missing, or a file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise StickGenError(
            "plots need matplotlib: in the checkout run pip install -e '.[eval]'"
        ) from None
    pages = {"words.png": (_words, 2), "bodies.png": (_bodies, len(BODY_RANGES))}
    for name, (fill, panels) in pages.items():
        figure = Figure(figsize=_SIZE, dpi=_DPI, layout="constrained")
        fill(results, list(figure.subplots(1, panels, sharey=True)))
        with atomic_path(folder / name) as path:
            figure.savefig(path)
    return list(pages)


def _words(results: Results, axes: Sequence[Axes]) -> None:
    """R@3 and KID of every row, as bars with their intervals."""
    names = [name for name in ordered(results.rows) if name != OTHER_HALF]
    for axis, figure, best in zip(axes, ("R@3", "KID"), ("higher", "lower"), strict=True):
        values = {
            name: results.rows[name].figures[results.evaluators[0]][figure]
            for name in names
            if name == REAL or has_figure(name, figure)
        }
        # The mean pose is so far off that the other bars would be invisible beside it.
        widest = 1.2 * max(value.mean for name, value in values.items() if name != MEAN_POSE)
        for name, value in values.items():
            place = names.index(name)
            axis.barh(place, value.mean, xerr=value.half, color=_color(name), ecolor=INK, capsize=2)
            if value.mean > widest:
                axis.text(
                    widest, place, f"{value.mean:.1f} ", ha="right", va="center", color="white"
                )
        axis.set_xlim(min(0.0, *(value.mean - value.half for value in values.values())), widest)
        axis.set_title(f"{figure} ({best} is better)", loc="left", color=INK)
        _tidy(axis)
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()


def _bodies(results: Results, axes: Sequence[Axes]) -> None:
    """Figures of bodies over those of real motion; the band is the demanded range."""
    names = [name for name in ordered(results.rows) if name not in (REAL, OTHER_HALF, SHUFFLED)]
    for axis, (figure, (low, high)) in zip(axes, BODY_RANGES.items(), strict=True):
        axis.axvspan(low, high, color=_BAND, lw=0)
        axis.axvline(1.0, color=INK, lw=1)
        for place, name in enumerate(names):
            ratio = results.rows[name].ratios.get(figure)
            if ratio is not None:
                far = ratio > _WIDEST
                at = min(ratio, _WIDEST)
                shape = ">" if far else "o"
                axis.plot(at, place, shape, color=_color(name), ms=8, clip_on=False)
        axis.set_xlim(-0.1, 1.05 * _WIDEST)
        axis.set_title(figure, loc="left", color=INK)
        axis.set_xlabel("× real motion")
        _tidy(axis)
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()


def _color(name: str) -> str:
    return {MAIN: BLUE, REAL: INK}.get(name, GREY)


def _tidy(axis: Axes) -> None:
    axis.spines[["top", "right", "left"]].set_visible(False)
    axis.tick_params(length=0)
    axis.grid(axis="x", color="#dddddd", lw=0.6)
    axis.set_axisbelow(True)
