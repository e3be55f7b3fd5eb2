"""What a start costs: CPU seconds of new processes until the planner is called, with everything
loaded, of `import stickgen` and of `--help`; the files are in the system's cache.

    python benchmarks/loading.py [--repeats 7] [--json] [PROMPT]

Exit code 0 when every bar is met, else 1. On a busy machine CPU seconds rise, too: compare runs
that take turns.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

IMPORT, HELP, FIRST_CALL = "import stickgen", "stick-gen --help", "first call of the planner"
BARS = {IMPORT: 0.1, HELP: 0.3, FIRST_CALL: 0.9}

_HEAD = """
import json, os, sys, time
marks = {}

def mark(name):
    marks.setdefault(name, time.process_time())

def report():
    sys.__stdout__.write("\\n" + json.dumps(marks) + "\\n")
    sys.__stdout__.flush()
"""
_IMPORT = _HEAD + "import stickgen\nmark('import stickgen')\nreport()\n"
_HELP = (
    _HEAD + "from stickgen.cli import main\nmain(['--help'])\nmark('stick-gen --help')\nreport()\n"
)
_FILM = (
    _HEAD
    + """
class Imports:
    done = False

    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime" and not Imports.done:
            Imports.done = True
            mark("networks begin to open")
            import onnxruntime
            session = onnxruntime.InferenceSession
            run = session.run
            session.run = lambda self, *rest: stop(self) or run(self, *rest)
        elif name == "stickgen.pipeline":
            mark("the story is imported")
        return None

def stop(session):
    if session.get_inputs()[0].name == "input_ids":
        return mark("first call of the text encoder")
    mark("first call of the planner")
    report()
    os._exit(0)

sys.meta_path.insert(0, Imports())
from stickgen.cli import main
main(sys.argv[1:])
"""
)
"""Children: what they do, and the CPU seconds of the process at that point."""


def marks_of(code: str, *words: str) -> dict[str, float]:
    """CPU seconds of a new process at each of its marks."""
    command = [sys.executable, "-c", code, *words]
    with tempfile.TemporaryDirectory() as cache:  # no sentence is in it: the text encoder runs
        env = {**os.environ, "XDG_CACHE_HOME": cache}
        found = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    lines = found.stdout.strip().splitlines()
    if not lines:
        raise SystemExit(f"the process failed: {found.stderr.strip()}")
    marks: dict[str, float] = json.loads(lines[-1])
    return marks


def measure(prompt: str, repeats: int) -> dict[str, float]:
    """Medians of ``repeats`` runs that take turns."""
    output = str(Path(tempfile.gettempdir()) / "loading.mp4")
    jobs = ((_IMPORT,), (_HELP,), (_FILM, "generate", prompt, "-o", output))
    runs = [{k: v for job in jobs for k, v in marks_of(*job).items()} for _ in range(repeats)]
    return {name: median(run[name] for run in runs) for name in runs[0]}


def main() -> int:
    """Measure and print the table, or JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("prompt", nargs="?", default="A person walks and waves")
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.prompt, options.repeats)
    holds = {name: found[name] <= bar for name, bar in BARS.items()}
    if options.json:
        print(json.dumps({"measured": found, "bars": BARS, "holds": holds}))
        return 0 if all(holds.values()) else 1
    print(
        "| CPU seconds of a new process until | measured | bar | holds |\n| --- | --- | --- | --- |"
    )
    for name, value in found.items():
        bar = f"≤ {BARS[name]:g} | {'yes' if holds[name] else 'no'}" if name in BARS else "– | –"
        print(f"| {name} | {value:.3f} | {bar} |")
    return 0 if all(holds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
