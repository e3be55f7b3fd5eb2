"""Training on a Ray cluster: Ray Train starts the processes, which run ``train`` together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.remote import local_corpus
from stickgen.errors import StickGenError
from stickgen.training.config import TrainConfig
from stickgen.training.feature_store import computed_by_ray, feature_file


def train_on_ray(
    config: TrainConfig,
    output: Path,
    workers: int,
    *,
    stages: Sequence[str] | None = None,
    max_minutes: float | None = None,
    resume_from: str | None = None,
    init_from: str | None = None,
) -> Path:
    """Train on the workers of the cluster in ``RAY_ADDRESS``, or on this machine without one.

    Features are computed by Ray Data first. The machines must see the corpus and the run's folder
    under the same paths; a corpus at an address (``s3://``, ``hf://``) is copied to each.

    Args:
        workers: processes; each gets a GPU where the configuration's device is ``cuda``.
        config, output, stages, max_minutes, resume_from, init_from: as ``run.train``.

    Returns:
        the folder of the run.

    Raises:
        StickGenError: Ray is missing, or a process failed.
    """
    try:
        import ray
        from ray.train import RunConfig, ScalingConfig
        from ray.train.torch import TorchTrainer
    except ImportError:
        raise StickGenError(
            "--cluster ray needs Ray: in the checkout run pip install -e '.[cluster]'"
        ) from None
    if not ray.is_initialized():
        ray.init(log_to_driver=False)
    feature_file(Corpus.open(local_corpus(config.data.path)), computed_by_ray)
    output.mkdir(parents=True, exist_ok=True)
    trainer = TorchTrainer(
        _train_one,
        train_loop_config={
            "config": config.model_dump(),
            "output": str(output.resolve()),
            "stages": list(stages) if stages else None,
            "max_minutes": max_minutes,
            "resume_from": resume_from,
            "init_from": init_from,
        },
        scaling_config=ScalingConfig(
            num_workers=workers, use_gpu=config.device.name.startswith("cuda")
        ),
        run_config=RunConfig(name="ray", storage_path=str(output.resolve())),
    )
    try:
        trainer.fit()
    except Exception as error:  # Ray wraps what a worker raises in classes of its own
        reason = str(error).strip().splitlines()[-1]
        raise StickGenError(
            f"a process of the cluster failed ({reason[:300]}): run the same command again, and "
            "it goes on from the last checkpoint"
        ) from error
    return output


def _train_one(arguments: dict[str, Any]) -> None:
    """What each worker of the cluster runs."""
    from stickgen.training.run import train

    train(
        TrainConfig.model_validate(arguments["config"]),
        Path(arguments["output"]),
        stages=arguments["stages"],
        max_minutes=arguments["max_minutes"],
        resume_from=arguments["resume_from"],
        init_from=arguments["init_from"],
    )
