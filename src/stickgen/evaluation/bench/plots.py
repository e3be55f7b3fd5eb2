"""Pictures of the benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.evaluation.bench.answers import MEAN_POSE, REAL, SHUFFLED
from stickgen.evaluation.bench.bars import ASKED
from stickgen.evaluation.bench.report import HALF, ordered, says
from stickgen.evaluation.bench.results import Results
from stickgen.evaluation.bench.systems import MAIN
from stickgen.files import atomic_path

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, GREY, BLUE, _BAND = "#222222", "#9aa3ad", "#1f77b4", "#e3efdd"
_WIDEST = 2.5  # times real motion: what is farther is drawn here as an arrow
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
    pages = {"words.png": (_words, 2), "bodies.png": (_bodies, len(ASKED))}
    for name, (fill, panels) in pages.items():
        figure = Figure(figsize=_SIZE, dpi=_DPI, layout="constrained")
        fill(results, list(figure.subplots(1, panels, sharey=True)))
        with atomic_path(folder / name) as path:
            figure.savefig(path)
    return list(pages)


def _words(results: Results, axes: Sequence[Axes]) -> None:
    """R@3 and KID of every row, as bars with their intervals; real motion's KID is the floor."""
    names = [name for name in ordered(results.rows) if name != HALF]
    for axis, figure, best in zip(axes, ("R@3", "KID"), ("higher", "lower"), strict=True):
        found = {
            name: results.rows[name].figures[results.evaluators[0]][figure]
            for name in names
            if name == REAL or says(name, figure)
        }
        # The mean pose is so far from everything that nothing else could be seen beside it.
        widest = 1.2 * max(one.mean for name, one in found.items() if name != MEAN_POSE)
        for name, one in found.items():
            place = names.index(name)
            axis.barh(place, one.mean, xerr=one.half, color=_color(name), ecolor=INK, capsize=2)
            if one.mean > widest:
                axis.text(widest, place, f"{one.mean:.1f} ", ha="right", va="center", color="white")
        axis.set_xlim(min(0.0, *(one.mean - one.half for one in found.values())), widest)
        axis.set_title(f"{figure} ({best} is better)", loc="left", color=INK)
        _tidy(axis)
    axes[0].set_yticks(range(len(names)), names)
    axes[0].invert_yaxis()


def _bodies(results: Results, axes: Sequence[Axes]) -> None:
    """Figures of bodies over those of real motion; the band is what is asked for."""
    names = [name for name in ordered(results.rows) if name not in (REAL, HALF, SHUFFLED)]
    for axis, (figure, (low, high)) in zip(axes, ASKED.items(), strict=True):
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
