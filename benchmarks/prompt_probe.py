"""Do the words matter? Eight seeds of thirteen prompts, measured beside real clips.

    python benchmarks/prompt_probe.py --corpus data/corpus --json probe.json

Exit code 0 when at least 9 probes hold for at least 5 of their 8 seeds, else 1.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import track

from stickgen.errors import StickGenError
from stickgen.evaluation import prompt_report
from stickgen.evaluation.probes import PROBES
from stickgen.files import atomic_path

NOTES = Console(stderr=True)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seeds", type=int, default=8, help="motions of each prompt")
    parser.add_argument("--model", help="model folder; the shipped one by default")
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    parser.add_argument("--real-only", action="store_true", help="measure real clips, no model")
    args = parser.parse_args()
    if args.seeds < 1:
        parser.error(f"--seeds is {args.seeds}: give 1 or more")
    return args


def generate(seeds: int, model: str | None) -> dict[str, prompt_report.Motions]:
    """Motions of every take: probe name → take → seed."""
    from stickgen.pipeline import generate_motion

    samples: dict[str, prompt_report.Motions] = {}
    for probe in track(PROBES, "generating", console=NOTES):
        samples[probe.name] = [
            [
                generate_motion(take.prompt, seconds=probe.seconds, seed=seed, model=model).joints
                for seed in range(seeds)
            ]
            for take in probe.takes
        ]
    return samples


def main() -> int:
    """Run, print the tables, say whether the bar is met."""
    args = arguments()
    corpus = args.corpus if args.corpus.is_dir() else None
    if corpus is None:
        NOTES.print(f"No corpus at {args.corpus}: the columns of real clips stay empty.")
    samples = None if args.real_only else generate(args.seeds, args.model)
    report = prompt_report.build(samples, corpus)
    sys.stdout.write(report.markdown())
    if args.json:
        with atomic_path(args.json) as path:
            path.write_text(json.dumps(report.as_dict(), indent=1, ensure_ascii=False))
    return 0 if args.real_only or report.passes else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StickGenError as error:
        NOTES.print(f"error: {error}", style="red", markup=False)
        sys.exit(2)
