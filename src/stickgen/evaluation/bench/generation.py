"""Motions of a model for many takes, made in several processes and kept in a folder.

A run that was stopped goes on where it was: what lies in the folder is not made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from time import process_time
from typing import Literal
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path, make_folder
from stickgen.motion import Motion
from stickgen.motion_model.features import to_features
from stickgen.motion_model.finishing import finish_take
from stickgen.motion_model.model import MotionModel, Plan
from stickgen.motion_model.plan import PATCH, PLAN_DIM, to_frames, to_plan
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions
from stickgen.processes import in_processes
from stickgen.random_streams import random_stream
from stickgen.skeleton import FPS
from stickgen.text.durations import expected_seconds

SHARD = 16
"""Takes of a file: what an interruption costs at most, for each process."""
LONGEST = 10.0
"""Seconds of a sentence at most, whatever length the model predicts."""
MOTION_CODE = 2
"""Version of the code between the networks and the joints. Raise it when footing, smoothing,
the writing of plans or ``LONGEST`` change: motions kept by the code before are then made anew."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Recipe:
    """A model and how it is used; ``None`` is the model's own default.

    Attributes:
        phases: both, or one of them alone.
    """

    folder: Path
    phases: Literal["both", "planner", "refiner"] = "both"
    steps: int | None = None
    guidance: float | None = None
    plans: int | None = None


@dataclass(frozen=True)
class Take:
    """One motion to make.

    Attributes:
        captions: one sentence after the other.
        seed: of the motion.
        seconds: of each sentence; the model predicts them when not given.
        template: real joints ``[T, 22, 3]`` whose plan is given to the refiner in place of the
            planner's; the motion is then as long as they are.
    """

    captions: tuple[str, ...]
    seed: int
    seconds: float | None = None
    template: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Made:
    """A motion that was made.

    Attributes:
        joints: ``[T, 22, 3]`` metres at 25 fps.
        joins: frames at which a new sentence begins.
        cost: seconds of one core, from the sentences to the joints.
    """

    joints: NDArray[np.float32]
    joins: tuple[int, ...]
    cost: float


@dataclass(frozen=True)
class _Job:
    recipe: Recipe
    takes: tuple[Take, ...]
    path: Path


@dataclass
class Workshop:
    """Where motions are made and kept.

    Attributes:
        folder: each recipe and list of takes has a folder of its own in it, named by a hash of
            them, of the model's files and of ``MOTION_CODE``.
        workers: processes; each runs its networks on one thread, which for networks this small
            makes more of two cores than two threads.
        made, read: takes so far that were made, and that lay in the folder from before.
    """

    folder: Path
    workers: int
    made: int = 0
    read: int = 0

    def make(
        self,
        recipe: Recipe,
        takes: Sequence[Take],
        progress: Callable[[float], None] | None = None,
    ) -> list[Made]:
        """The motion of every take, in order.

        Args:
            progress: told the share that is done.

        Raises:
            StickGenError: the model folder or a kept file is broken, a process died, or a file
                cannot be written.
        """
        place = self.folder / _key(recipe, takes)
        make_folder(place)
        jobs = [
            _Job(recipe, tuple(takes[at : at + SHARD]), place / f"{at:05d}.npz")
            for at in range(0, len(takes), SHARD)
        ]
        missing = [job for job in jobs if not job.path.exists()]
        anew = sum(len(job.takes) for job in missing)
        self.made, self.read = self.made + anew, self.read + len(takes) - anew
        done = in_processes(_work, missing, self.workers, start="spawn")
        for count, _ in enumerate(done, start=1):
            if progress:
                progress(count / len(missing))
        return [made for job in jobs for made in _read(job.path)]


def _work(job: _Job) -> None:
    model = _open(job.recipe.folder)
    made = [_perform(model, job.recipe, take) for take in job.takes]
    with atomic_path(job.path) as path:
        np.savez(
            path,
            joints=np.concatenate([one.joints for one in made]),
            frames=[len(one.joints) for one in made],
            joins=np.array([join for one in made for join in one.joins], dtype=np.int64),
            joined=[len(one.joins) for one in made],
            cost=[one.cost for one in made],
        )


@cache
def _open(folder: Path) -> MotionModel:
    model = MotionModel(folder, threads=1)
    # Opens the networks, so that no take is charged for it.
    model.generate([PromptSegment("a person stands", 1)], GenerationOptions(steps=1))
    return model


def _perform(model: MotionModel, recipe: Recipe, take: Take) -> Made:
    before = process_time()
    segments = [PromptSegment(caption, _patches(model, take, caption)) for caption in take.captions]
    options = GenerationOptions(
        seed=take.seed, guidance=recipe.guidance, steps=recipe.steps, plans=recipe.plans
    )
    motion = _generate(model, segments, options, recipe.phases, take.template)
    cost = process_time() - before
    ends = np.cumsum([segment.patches for segment in segments]) * PATCH
    return Made(motion.joints, tuple(ends[:-1].tolist()), cost)


def _generate(
    model: MotionModel,
    segments: Sequence[PromptSegment],
    options: GenerationOptions,
    phases: str,
    template: NDArray[np.float32] | None,
) -> Motion:
    """As ``MotionModel.generate``, but with one phase alone or with the plan of real motion."""
    if phases == "both" and template is None:
        return model.generate(segments, options)
    rng = random_stream(options.seed)
    encoded = model.encode(segments)
    patches = sum(segment.patches for segment in segments)
    plan = Plan(np.zeros((patches, PLAN_DIM), np.float32), np.zeros(patches, np.int16))
    if template is not None:
        plan = Plan(_plan(model, template), plan.actions)
    elif phases == "planner":
        plan = model.plan(encoded, options, rng)
        tokens = model.normalization.statistics.denormalize_plan(plan.tokens)
        return finish_take(to_frames(tokens), plan.actions)
    known = None if template is None else plan.tokens
    return finish_take(model.refine(encoded, known, options, rng), plan.actions)


def _plan(model: MotionModel, joints: NDArray[np.float32]) -> NDArray[np.float32]:
    """The plan of real motion as the planner would have to say it: in codes."""
    plan = model.normalization.statistics.normalize_plan(to_plan(to_features(joints)))
    codebook = model.normalization.codebook
    return codebook.decode(codebook.encode(plan))


def _patches(model: MotionModel, take: Take, caption: str) -> int:
    if take.template is not None:
        return len(take.template) // PATCH
    seconds = (
        expected_seconds(caption, model.predict_seconds) if take.seconds is None else take.seconds
    )
    return ceil(min(seconds, LONGEST) * FPS / PATCH)


def _read(path: Path) -> list[Made]:
    try:
        with np.load(path, allow_pickle=False) as saved:
            joints, joins = (
                np.split(saved[name], np.cumsum(saved[counts])[:-1])
                for name, counts in (("joints", "frames"), ("joins", "joined"))
            )
            cost = saved["cost"].tolist()
    except (OSError, EOFError, BadZipFile, ValueError, KeyError) as error:
        raise StickGenError(f"{path} is damaged ({error}): delete it, run again") from error
    return [Made(j, tuple(at.tolist()), c) for j, at, c in zip(joints, joins, cost, strict=True)]


def _key(recipe: Recipe, takes: Sequence[Take]) -> str:
    digest = hashlib.sha256(model_hash(recipe.folder).encode())
    asked = (MOTION_CODE, recipe.phases, recipe.steps, recipe.guidance, recipe.plans)
    digest.update(repr(asked).encode())
    for take in takes:
        digest.update(repr((take.captions, take.seed, take.seconds)).encode())
        digest.update(b"" if take.template is None else take.template.tobytes())
    return digest.hexdigest()[:16]


def model_hash(folder: Path) -> str:
    """SHA-256 of all that a model computes with, 16 hexadecimal digits.

    That is every file of its folder but what is written for people (``.md``), and the text
    encoder, which may be borrowed from another folder.

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
