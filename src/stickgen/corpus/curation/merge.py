"""Merging: several corpora become one, without repeated clips and with balanced sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from pathlib import Path

import numpy as np

from stickgen.corpus.curation.balance import Piece, balance
from stickgen.corpus.curation.report import write_report
from stickgen.corpus.curation.windows import clips_by_take
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.ownership import WRITING, check_folder
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS

_MergedClips = dict[str, tuple[Corpus, Clip]]
"""Id in the result → the clip that has it, and its corpus."""


@dataclass(frozen=True)
class OmittedClip:
    """A clip that is not in the result."""

    corpus: str
    id: str
    reason: str


@dataclass(frozen=True)
class MergeReport:
    """What a merge kept and what it left out.

    Attributes:
        clips, hours: of the result.
        sources: hours of each source, before and after.
        renamed: new id → old id of clips whose id was already in use.
        left_out: every clip that is not in the result.
    """

    clips: int
    hours: float
    sources: dict[str, tuple[float, float]]
    renamed: dict[str, str]
    left_out: tuple[OmittedClip, ...]


@dataclass(frozen=True)
class _Take:
    """Clips that stay together, with their ids and the name of their take in the result."""

    corpus: Corpus
    clips: tuple[Clip, ...]
    ids: tuple[str, ...]
    name: str

    @property
    def source(self) -> str:
        return self.clips[0].source

    @property
    def seconds(self) -> float:
        return sum(clip.frames for clip in self.clips) / FPS

    def omitted(self, reason: str) -> Iterator[OmittedClip]:
        return (OmittedClip(str(self.corpus.path), clip.id, reason) for clip in self.clips)


def merge(
    corpora: Sequence[Path],
    output: Path,
    *,
    max_source_fraction: float = 1.0,
    max_artifact: float = 1.0,
) -> MergeReport:
    """Write the clips of several corpora into one.

    A clip that an earlier corpus already has is left out; another clip of the same id is renamed
    to ``<corpus>/<id>``. Splits stay, and a take that an earlier corpus has in another split is
    left out. Takes are kept or left out as a whole. Which takes of too large a source are left
    out depends on their names alone.

    Args:
        corpora: corpus folders.
        output: corpus folder, none of ``corpora``.
        max_source_fraction: largest share of the result's hours from one source.
        max_artifact: takes with a clip of a larger artifact score are left out.

    Returns:
        the report; also written to ``output/report.json``.

    Raises:
        StickGenError: a folder is no corpus, the fraction is too small for the number of
            sources, nothing is left, or the output cannot be written.
    """
    if output.resolve() in [path.resolve() for path in corpora]:
        raise StickGenError(f"{output} is one of the corpora: write the result to another folder")
    check_folder(output, WRITING)
    left_out: list[OmittedClip] = []
    takes = list(_new_takes([Corpus.open(path) for path in corpora], left_out))
    clean = _without_artifacts(takes, max_artifact, left_out)
    kept = _with_balanced_sources(clean, max_source_fraction, left_out)
    if not kept:
        raise StickGenError(f"none of {len(takes)} takes is left: allow a larger artifact score")
    _write_merged(kept, output, corpora)
    report = _report(takes, kept, left_out)
    write_report(output, asdict(report))
    return report


def _new_takes(corpora: Sequence[Corpus], left_out: list[OmittedClip]) -> Iterator[_Take]:
    """Takes that no earlier corpus has, with ids that no earlier clip has.

    Clips of other takes are appended to ``left_out``.
    """
    merged: _MergedClips = {}
    splits: dict[tuple[str, str], str] = {}
    for corpus in corpora:
        for clips in clips_by_take(corpus):
            name, split = clips[0].take, clips[0].split
            new = [clip for clip in clips if not _is_known(corpus, clip, merged)]
            conflict = any(clip.id in merged for clip in new)
            reason = "An earlier corpus has it."
            if name and not conflict:
                first = splits.setdefault((clips[0].source, name), split)
                if first != split:
                    new, reason = [], f"Its take is in the split {first} already."
            left_out += [OmittedClip(str(corpus.path), c.id, reason) for c in clips if c not in new]
            if not new:
                continue
            prefix = f"{corpus.path.name}/" if conflict else ""
            ids = tuple(_free_id(f"{prefix}{clip.id}", merged) for clip in new)
            merged |= {id_: (corpus, clip) for id_, clip in zip(ids, new, strict=True)}
            yield _Take(corpus, tuple(new), ids, f"{prefix}{name}" if name else "")


def _is_known(corpus: Corpus, clip: Clip, merged: _MergedClips) -> bool:
    """Whether an earlier clip has this id and this motion."""
    if clip.id not in merged:
        return False
    other_corpus, other = merged[clip.id]
    a, b = corpus.tracks(clip), other_corpus.tracks(other)
    return np.array_equal(a.joints, b.joints) and np.array_equal(a.root, b.root)


def _free_id(preferred: str, merged: _MergedClips) -> str:
    number, id_ = 1, preferred
    while id_ in merged:
        number += 1
        id_ = f"{preferred}~{number}"
    return id_


def _without_artifacts(
    takes: Iterable[_Take], limit: float, left_out: list[OmittedClip]
) -> list[_Take]:
    """Takes with artifact scores within a limit; clips of the others go to ``left_out``."""
    kept = []
    for take in takes:
        if max(clip.quality.artifact for clip in take.clips) > limit:
            left_out += take.omitted(f"Its artifact score is over {limit:g}.")
        else:
            kept.append(take)
    return kept


def _with_balanced_sources(
    takes: Sequence[_Take], limit: float, left_out: list[OmittedClip]
) -> list[_Take]:
    """As many takes as keep every source within its share; other clips go to ``left_out``."""
    if limit >= 1.0 or not takes:
        return list(takes)
    sources = {take.source for take in takes}
    pieces = [Piece(take.ids[0], take.seconds, (take.source,)) for take in takes]
    surplus = balance(pieces, dict.fromkeys(sources, limit))
    if len(surplus) == len(pieces):
        raise StickGenError(
            f"{len(sources)} source{'s' * (len(sources) > 1)} cannot each be at most {limit:.0%} "
            f"of the hours: add sources or allow at least {ceil(100 / len(sources))}%"
        )
    kept = []
    for take in takes:
        if take.ids[0] in surplus:
            left_out += take.omitted(f"The source {take.source} would be over {limit:.0%}.")
        else:
            kept.append(take)
    return kept


def _write_merged(kept: Iterable[_Take], output: Path, corpora: Sequence[Path]) -> None:
    with corpus_writer(output, f"merge of {', '.join(path.name for path in corpora)}") as add:
        for take in kept:
            for clip, id_ in zip(take.clips, take.ids, strict=True):
                add(replace(clip, id=id_, take=take.name), take.corpus.tracks(clip))


def _report(
    takes: Iterable[_Take], kept: Sequence[_Take], left_out: Sequence[OmittedClip]
) -> MergeReport:
    before, after = _hours(takes), _hours(kept)
    return MergeReport(
        clips=sum(len(take.clips) for take in kept),
        hours=sum(after.values()),
        sources={name: (before[name], after.get(name, 0.0)) for name in sorted(before)},
        renamed={
            id_: clip.id
            for take in kept
            for clip, id_ in zip(take.clips, take.ids, strict=True)
            if clip.id != id_
        },
        left_out=tuple(left_out),
    )


def _hours(takes: Iterable[_Take]) -> dict[str, float]:
    """Source → hours."""
    hours: dict[str, float] = defaultdict(float)
    for take in takes:
        hours[take.source] += take.seconds / 3600
    return dict(hours)
