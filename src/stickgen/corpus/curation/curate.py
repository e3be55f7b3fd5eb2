"""Training sets: the windows of a corpus that are good enough for pretraining or fine-tuning."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from stickgen.corpus.clips.split import SPLITS
from stickgen.corpus.curation.balance import Piece, balance
from stickgen.corpus.curation.groups import DroppedWindow, WindowGroup, window_groups
from stickgen.corpus.curation.report import write_report
from stickgen.corpus.curation.standards import STANDARDS, SYNTHETIC, Standard
from stickgen.corpus.curation.windows import LENGTHS, window_clip
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.ownership import WRITING, check_folder, check_folder_of
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError


@dataclass(frozen=True)
class SetReport:
    """What a set holds and what was dropped.

    Attributes:
        windows, hours: kept.
        synthetic_share: of the kept seconds.
        actions: main action → share of the kept seconds, the largest first.
        splits: hours of each split.
        reasons: reason → windows and hours dropped for it.
        dropped: every window that was dropped.
    """

    windows: int
    hours: float
    synthetic_share: float
    actions: dict[str, float]
    splits: dict[str, float]
    reasons: dict[str, tuple[int, float]]
    dropped: tuple[DroppedWindow, ...]


def curate(
    path: Path,
    output: Path,
    standards: Mapping[str, Standard] = STANDARDS,
    lengths: tuple[int, int] = LENGTHS,
) -> dict[str, SetReport]:
    """Write the sets of a corpus, each a corpus of its own: ``output/<set>``.

    Valid frames are cut into windows; people of one take are cut at the same frames and kept or
    dropped together. Where an action or synthetic motion exceeds its share, the windows of the
    lowest quality are dropped first.

    Args:
        path: corpus folder.
        output: folder of the sets.
        standards: set → its requirements.
        lengths: frames of the shortest and the longest window.

    Returns:
        set → report; also written to ``output/report.json``.

    Raises:
        StickGenError: the folder is no corpus, no window meets the standard of a set, or the
            output cannot be written.
    """
    if path.resolve() in [(output / name).resolve() for name in standards]:
        raise StickGenError(f"{path} would be replaced by its own set: choose another folder")
    folders = tuple(output / name for name in standards)
    check_folder_of(output, folders)
    for folder in folders:
        check_folder(folder, WRITING)
    corpus = Corpus.open(path)
    groups, outside = window_groups(corpus, lengths)
    selections = {name: _select(name, groups, standard) for name, standard in standards.items()}
    for name, (kept, _) in selections.items():
        _write_set(corpus, output / name, kept)
    reports = {
        name: _report(kept, [*outside, *dropped]) for name, (kept, dropped) in selections.items()
    }
    write_report(output, {name: asdict(report) for name, report in reports.items()})
    return reports


def _select(
    name: str, groups: Sequence[WindowGroup], standard: Standard
) -> tuple[list[WindowGroup], list[DroppedWindow]]:
    """The groups that a set keeps, and the windows it drops."""
    dropped: list[DroppedWindow] = []
    good: list[WindowGroup] = []
    for group in groups:
        if reason := _defect(group, standard):
            dropped += group.dropped(reason)
        else:
            good.append(group)
    surplus = _surplus(good, standard)
    for group in good:
        if reason := surplus.get(group.id, ""):
            dropped += group.dropped(reason)
    kept = [group for group in good if group.id not in surplus]
    if not kept:
        counts = Counter(item.reason for item in dropped).most_common(4)
        why = ", ".join(f"{count} for {reason}" for reason, count in counts) or "no good motion"
        raise StickGenError(f"the set {name} would be empty ({why}): relax its limits")
    return kept, dropped


def _defect(group: WindowGroup, standard: Standard) -> str | None:
    """The first score that does not meet the standard, as a reason."""
    if group.quality < standard.min_quality:
        return f"quality under {standard.min_quality:g}"
    if group.artifact > standard.max_artifact:
        return f"artifact over {standard.max_artifact:g}"
    if group.stability < standard.min_stability:
        return f"camera stability under {standard.min_stability:g}"
    return None


def _surplus(groups: Sequence[WindowGroup], standard: Standard) -> dict[str, str]:
    """Id → reason, of the groups beyond the share of their action or of synthetic motion."""
    pieces = [
        Piece(
            group.id,
            group.seconds,
            (group.action, *([SYNTHETIC] if group.synthetic else [])),
            group.quality,
        )
        for group in groups
    ]
    limits: dict[str, float] = {}
    if standard.max_action_share < 1.0:
        limits = dict.fromkeys((group.action for group in groups), standard.max_action_share)
    if standard.max_synthetic_share < 1.0:
        limits[SYNTHETIC] = standard.max_synthetic_share
    return {
        key: f"{category} over {limits[category]:.0%}"
        for key, category in balance(pieces, limits).items()
    }


def _write_set(corpus: Corpus, output: Path, kept: Sequence[WindowGroup]) -> None:
    with corpus_writer(output, f"{output.name} set of {corpus.path.name}") as add:
        for group in kept:
            for window, quality in zip(group.windows, group.qualities, strict=True):
                add(*window_clip(corpus, window, quality))


def _report(kept: Sequence[WindowGroup], dropped: Sequence[DroppedWindow]) -> SetReport:
    total = sum(group.seconds for group in kept)
    actions: dict[str, float] = defaultdict(float)
    splits = dict.fromkeys(SPLITS, 0.0)
    synthetic = 0.0
    for group in kept:
        actions[group.action] += group.seconds / total
        splits[group.windows[0].clip.split] += group.seconds / 3600
        synthetic += group.seconds * group.synthetic / total
    reasons: dict[str, tuple[int, float]] = {}
    for item in dropped:
        count, hours = reasons.get(item.reason, (0, 0.0))
        reasons[item.reason] = (count + 1, hours + item.seconds / 3600)
    return SetReport(
        windows=sum(len(group.windows) for group in kept),
        hours=total / 3600,
        synthetic_share=synthetic,
        actions=dict(sorted(actions.items(), key=lambda item: (-item[1], item[0]))),
        splits=splits,
        reasons=dict(sorted(reasons.items())),
        dropped=tuple(dropped),
    )
