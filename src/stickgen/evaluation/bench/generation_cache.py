"""Motions of a model, generated in several processes and kept in a folder.

An interrupted run continues where it stopped: motions in the folder are not generated again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError
from stickgen.evaluation.bench.phases import GeneratedMotion, MotionRequest, Phases, generate
from stickgen.files import atomic_path, make_folder
from stickgen.model_folder import model_folder
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions
from stickgen.processes import in_processes

SHARD = 16
"""Motions in a file: what an interruption costs at most, for each process."""
MOTION_CODE = 2
"""Version of the code between the networks and the joints. Raise it when foot contact cleanup,
smoothing, the sampling of plans or ``phases.LONGEST`` change, so that motions of the code before
are generated again."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class _Job:
    options: GenerationOptions
    phases: Phases
    requests: tuple[MotionRequest, ...]
    path: Path


@dataclass
class GenerationCache:
    """Generates motions and keeps them.

    Attributes:
        folder: has a folder for each combination of options and requests, named by a digest of
            these, of the files of the model and of ``MOTION_CODE``.
        workers: processes; each runs its networks on one thread, which for networks this small
            uses two cores better than two threads do.
        generated, read: motions so far that were generated, and that were in the folder.
    """

    folder: Path
    workers: int
    generated: int = 0
    read: int = 0

    def motions(
        self,
        options: GenerationOptions,
        requests: Sequence[MotionRequest],
        phases: Phases = "both",
        progress: Callable[[float], None] | None = None,
    ) -> list[GeneratedMotion]:
        """The motion of every request, in order.

        Args:
            options: the seeds are those of the requests.
            progress: called with the share that is done.

        Raises:
            StickGenError: the model folder or a file of the cache is broken, a process died, or
                a file cannot be written.
        """
        folder = self.folder / _key(options, phases, requests)
        make_folder(folder)
        jobs = [
            _Job(options, phases, tuple(requests[at : at + SHARD]), folder / f"{at:05d}.npz")
            for at in range(0, len(requests), SHARD)
        ]
        missing = [job for job in jobs if not job.path.exists()]
        count = sum(len(job.requests) for job in missing)
        self.generated, self.read = self.generated + count, self.read + len(requests) - count
        done = in_processes(_generate, missing, self.workers, start="spawn")
        for number, _ in enumerate(done, start=1):
            if progress:
                progress(number / len(missing))
        return [motion for job in jobs for motion in _read(job.path)]


def _generate(job: _Job) -> None:
    model = _open(model_folder(job.options.model), job.options.device)
    motions = [generate(model, job.options, job.phases, request) for request in job.requests]
    with atomic_path(job.path) as path:
        np.savez(
            path,
            joints=np.concatenate([motion.joints for motion in motions]),
            frames=[len(motion.joints) for motion in motions],
            joins=np.array([join for motion in motions for join in motion.joins], dtype=np.int64),
            joined=[len(motion.joins) for motion in motions],
            cost=[motion.cost for motion in motions],
        )


@cache
def _open(folder: Path, device: str) -> MotionModel:
    model = MotionModel(folder, threads=1, device=device)
    # Loads the networks, so that their loading is in no motion's cost.
    model.generate([PromptSegment("a person stands", 1)], GenerationOptions(steps=1))
    return model


def _read(path: Path) -> list[GeneratedMotion]:
    try:
        with np.load(path, allow_pickle=False) as saved:
            joints, joins = (
                np.split(saved[name], np.cumsum(saved[counts])[:-1])
                for name, counts in (("joints", "frames"), ("joins", "joined"))
            )
            cost = saved["cost"].tolist()
    except DAMAGE as error:
        raise StickGenError(f"{path} is damaged ({error}): delete it, run again") from error
    parts = zip(joints, joins, cost, strict=True)
    return [GeneratedMotion(motion, tuple(at.tolist()), c) for motion, at, c in parts]


def _key(options: GenerationOptions, phases: Phases, requests: Sequence[MotionRequest]) -> str:
    """Digest of all that the motions depend on."""
    digest = hashlib.sha256(model_hash(model_folder(options.model)).encode())
    settings = replace(options, seed=0, model=None)  # the requests have the seeds
    digest.update(repr((MOTION_CODE, phases, settings)).encode())
    for request in requests:
        digest.update(repr((request.captions, request.seed, request.seconds)).encode())
        digest.update(b"" if request.recorded is None else request.recorded.tobytes())
    return digest.hexdigest()[:16]


def model_hash(folder: Path) -> str:
    """SHA-256 of all that a model computes with, 16 hexadecimal digits.

    That is every file of its folder except documentation (``.md``), and the text encoder, which
    may be that of another folder.

    Raises:
        StickGenError: the folder is not a model folder, or a file cannot be read.
    """
    digest = hashlib.sha256(MotionModel(folder).text.sha256.encode())
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".md":
                digest.update(f"{path.relative_to(folder)} {path.stat().st_size} ".encode())
                with path.open("rb") as file:
                    while chunk := file.read(_CHUNK):
                        digest.update(chunk)
    except OSError as error:
        raise StickGenError(f"{folder} cannot be read ({error}): fetch the model again") from error
    return digest.hexdigest()[:16]
