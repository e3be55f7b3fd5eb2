"""The command line as a process of its own: start, Ctrl-C, a disk that refuses."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen.formats.motion_file import write_motion
from stickgen.scene import Scene

MakeScene = Callable[..., Scene]
COMMAND = [sys.executable, "-c", "from stickgen.cli import main; main()"]
LAUNCHER = Path(__file__).parents[2] / "stick-gen"


def modules_after(statement: str) -> set[str]:
    """Top-level packages imported by a statement in a fresh interpreter."""
    code = f"import sys\n{statement}\nsys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stderr.split()}


def test_help_imports_nothing_heavy() -> None:
    loaded = modules_after("from stickgen.cli import main; main(['--help'])")
    heavy = "torch scipy onnxruntime skia av pyarrow numpy pydantic rich typer jsonschema"
    assert not loaded & set(heavy.split())


def test_one_command_does_not_import_the_others() -> None:
    statement = (
        "from stickgen.cli import main\ntry: main(['generate', '--help'])\nexcept SystemExit: pass"
    )
    assert not modules_after(statement) & {"torch", "scipy", "onnxruntime", "skia", "av", "pyarrow"}


def test_help_is_quick() -> None:
    times = []
    for _ in range(3):
        start = os.times()  # of the processor: other work on the machine does not count
        subprocess.run([*COMMAND, "--help"], check=True, capture_output=True)
        end = os.times()
        used = end.children_user + end.children_system
        times.append(used - start.children_user - start.children_system)
    assert min(times) < 0.3


@pytest.mark.parametrize(
    ("name", "number", "code"),
    [
        ("long.mp4", signal.SIGINT, 130),
        ("frames", signal.SIGTERM, 128 + signal.SIGTERM),
        ("long.webm", signal.SIGHUP, 128 + signal.SIGHUP),
    ],
)
def test_an_interruption_leaves_no_partial_file(
    make_scene: MakeScene, tmp_path: Path, name: str, number: int, code: int
) -> None:
    film = tmp_path / "film.motion"
    write_motion(make_scene(frames=600), film)
    words = ["render", str(film), "-o", str(tmp_path / name), "--size", "1920x1080"]
    process = subprocess.Popen(
        [*COMMAND, *words],
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background ignore SIGINT, and child processes inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    deadline = time.monotonic() + 120

    def has_begun() -> bool:
        items = tmp_path.glob(f".{Path(name).stem}-*/**/*")
        return any(item.is_file() and item.stat().st_size for item in items)

    while not has_begun():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (code, "")
    assert list(tmp_path.iterdir()) == [film]


def test_nohup_is_respected(tmp_path: Path) -> None:
    code = (
        "import os, signal\nfrom stickgen.cli import main\nmain(['--version'])\n"
        "os.kill(os.getpid(), signal.SIGHUP)\nprint('goes on')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
    )
    assert done.returncode == 0 and "goes on" in done.stdout


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_interruption_while_skia_loads_is_one(
    make_scene: MakeScene, tmp_path: Path, number: int, code: int
) -> None:
    film = tmp_path / "film.motion"
    write_motion(make_scene(), film)
    # As pybind11 does: what is raised while the module starts becomes an ImportError.
    (tmp_path / "skia.py").write_text(
        "import os\ntry:\n"
        f"    os.kill(os.getpid(), {int(number)})\n    sum(range(1000))\n"
        "except BaseException as error:\n    raise ImportError('not initialised') from error\n"
    )
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {COMMAND[-1]}"
    done = subprocess.run(
        [sys.executable, "-c", start, "render", str(film), "-o", str(tmp_path / "a.mp4")],
        capture_output=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.parametrize("name", ["a.mp4", "a.motion", "frames"])
def test_a_disk_that_refuses_leaves_no_partial_file(
    make_scene: MakeScene, tmp_path: Path, name: str
) -> None:
    film = tmp_path / "film.motion"
    write_motion(make_scene(frames=25), film)
    limit = 1500  # bytes a file; each of these formats needs more
    done = subprocess.run(
        [*COMMAND, "render", str(film), "-o", str(tmp_path / name), "--size", "640x360"],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode == 2
    # The system's fontconfig may add warnings of its own above ours.
    assert done.stderr.splitlines()[-1].startswith(f"Error: cannot write {tmp_path / name}")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == [film]


def test_the_launcher_says_what_it_needs(tmp_path: Path) -> None:
    for name in ("stick-gen", "pyproject.toml"):
        (tmp_path / name).write_bytes((LAUNCHER.parent / name).read_bytes())
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("cat", "cmp", "dirname", "readlink"):
        found = subprocess.run(["/bin/sh", "-c", f"command -v {tool}"], capture_output=True)
        (tools / tool).symlink_to(found.stdout.decode().strip())
    done = subprocess.run(
        ["/bin/sh", str(tmp_path / "stick-gen"), "--version"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "apt-get install python3 python3-venv" in done.stderr
    assert not (tmp_path / ".venv").exists()
