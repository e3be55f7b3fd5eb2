"""Does motion obey the words? Sixty sentences of ``words.yaml``, judged on the joints.

    python benchmarks/words.py [--seeds N] [--seconds S] [--kind KIND]

Motion is generated through the public interface (``stickgen.generate_motion``), by the rules of
``words_rules``. Needs scipy.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import yaml
from words_rules import RULES, Body

from stickgen.pipeline import generate_motion


def main() -> None:
    """Print a line per take, and the share that obeys per kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=6.0)
    parser.add_argument("--kind")
    args = parser.parse_args()
    kinds = yaml.safe_load((Path(__file__).parent / "words.yaml").read_text("utf-8"))
    total: list[bool] = []
    summary = []
    for kind, sentences in kinds.items():
        if args.kind not in (None, kind):
            continue
        kept = []
        for sentence, rule, arguments in sentences:
            for seed in range(args.seeds):
                motion = generate_motion(sentence, seconds=args.seconds, seed=seed)
                kept.append(RULES[rule](Body(motion.joints), **arguments))
                print(f"{kind:11} {'yes' if kept[-1] else 'no ':3} {seed} {sentence}", flush=True)
        summary.append(f"{kind} {sum(kept)}/{len(kept)}")
        total += kept
    print(", ".join(summary))
    print(f"obeyed {sum(total)} of {len(total)}: {100 * sum(total) / max(len(total), 1):.0f} %")


if __name__ == "__main__":
    main()
