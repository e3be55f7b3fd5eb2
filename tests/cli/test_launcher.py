"""The launcher's first runs: side by side, interrupted, moved, read-only, without a home.

Python and pip are replaced by a script that records what it is asked to do, so that nothing is
fetched; what the launcher asks Python itself (locks, scripts) runs in this interpreter.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
case "$*" in
*"-m venv"*)
    for new; do :; done
    mkdir -p "$new/bin"
    cp "$0" "$new/bin/python"
    echo "made" >>"$CALLS" ;;
*"-m pip "*install*--editable*)
    [ -z "${SLOW:-}" ] || { : >"$CALLS.slow"; sleep "$SLOW"; }
    [ -z "${FAILS:-}" ] || exit 1
    echo "installed" >>"$CALLS"
    bin=$(dirname "$0")
    packages=$bin/../lib/python3/site-packages
    mkdir -p "$packages"
    for sources; do :; done
    echo "$sources/src" >"$packages/_stick_gen.pth"
    printf '#!/bin/sh\\necho "%s" "$@"\\n' "$bin" >"$bin/stick-gen"
    echo 'echo "safe $PYTHONSAFEPATH" >>"$CALLS"' >>"$bin/stick-gen"
    chmod +x "$bin/stick-gen" ;;
*"-m pip "*install*--requirement*)
    [ -z "${SLOW:-}" ] || { : >"$CALLS.slow"; sleep "$SLOW"; }
    [ -z "${FAILS:-}" ] || exit 1
    for file; do :; done
    sed "s/^/extra /" "$file" >>"$CALLS" ;;
*"-m pip "* | *compileall*) ;;
*) exec "$REAL" "$@" ;;
esac
"""


class Checkout:
    """A checkout with the launcher, and a home, in folders of their own."""

    def __init__(self, base: Path, name: str = "Bühne Ω — 'mit' Luft") -> None:
        self.folder, self.home, self.calls = base / name, base / "home", base / "calls"
        tools = base / "bin"
        for folder in (self.folder, self.home, tools):
            folder.mkdir()
        for file in ("stick-gen", "pyproject.toml"):
            shutil.copy(ROOT / file, self.folder)
        (tools / "python3").write_text(PYTHON)
        (tools / "python3").chmod(0o755)
        self.environment: dict[str, str] = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "REAL": sys.executable,
            "CALLS": str(self.calls),
            "HOME": str(self.home),
        }

    @property
    def venv(self) -> Path:
        return self.folder / ".venv"

    def start(self, *words: str, **changes: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(self.folder / "stick-gen"), *(words or ("hello",))],
            env=self.environment | changes,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            # Tests that run in the background ignore SIGINT, and child processes inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def run(self, *words: str, **changes: str) -> tuple[int, str, str]:
        process = self.start(*words, **changes)
        out, err = process.communicate(timeout=60)
        return process.returncode, out, err

    def installed(self) -> int:
        return self.calls.read_text().count("installed") if self.calls.exists() else 0

    def extras(self) -> list[str]:
        """Libraries of extras that were installed, in order."""
        lines = self.calls.read_text().splitlines() if self.calls.exists() else []
        return [line.removeprefix("extra ") for line in lines if line.startswith("extra ")]

    def wait_for_install(self) -> None:
        """Until a slow install has begun."""
        deadline = time.monotonic() + 60
        while not self.calls.with_name("calls.slow").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_run_installs_and_the_second_only_starts(checkout: Checkout) -> None:
    code, out, err = checkout.run()
    assert (code, out) == (0, f"{checkout.venv}/bin hello\n")
    assert "First run" in err
    assert checkout.run() == (0, out, "")
    assert checkout.installed() == 1
    names = {path.name for path in checkout.folder.iterdir()}
    assert names == {".venv", ".venv-lock", "pyproject.toml", "stick-gen"}


def test_the_sources_are_found_in_any_locale(checkout: Checkout) -> None:
    checkout.run(LC_ALL="C")
    (line,) = checkout.venv.glob("lib/*/site-packages/*.pth")
    code = line.read_text("ascii") + "assert os.path.isfile(sys.path[-1])"
    (checkout.folder / "src").touch()
    for locale in ("C", "C.UTF-8"):
        environment = checkout.environment | {"LC_ALL": locale}
        subprocess.run([sys.executable, "-I", "-c", code], env=environment, check=True)


def test_three_first_runs_at_once_install_once_and_all_run(checkout: Checkout) -> None:
    processes = [checkout.start(SLOW="1") for _ in range(3)]
    results = [(p.communicate(timeout=60), p.returncode) for p in processes]
    assert [(out, code) for (out, _), code in results] == [(f"{checkout.venv}/bin hello\n", 0)] * 3
    assert checkout.installed() == 1
    said = [err for (_, err), _ in results]
    assert sorted("waiting for it" in err for err in said) == [False, True, True]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupted_install_leaves_nothing(checkout: Checkout, number: signal.Signals) -> None:
    process = checkout.start(SLOW="30")
    checkout.wait_for_install()
    os.killpg(process.pid, number)  # as a terminal does
    process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert not list(checkout.folder.glob(".venv*/"))
    code, out, _ = checkout.run()
    assert (code, out) == (0, f"{checkout.venv}/bin hello\n")


def test_a_run_that_waits_can_be_interrupted(checkout: Checkout) -> None:
    first = checkout.start(SLOW="2")
    checkout.wait_for_install()
    second = checkout.start()
    assert second.stderr is not None
    assert "waiting for it" in second.stderr.readline()
    os.killpg(second.pid, signal.SIGINT)
    out, err = second.communicate(timeout=60)
    assert (second.returncode, out, err) == (-signal.SIGINT, "", "")
    out, _ = first.communicate(timeout=60)
    assert (first.returncode, out) == (0, f"{checkout.venv}/bin hello\n")


def test_a_killed_install_is_made_anew(checkout: Checkout) -> None:
    process = checkout.start(SLOW="30")
    checkout.wait_for_install()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert not checkout.venv.exists()
    assert checkout.run()[:2] == (0, f"{checkout.venv}/bin hello\n")
    assert not checkout.venv.with_name(".venv-new").exists()


def test_a_failed_update_keeps_the_environment(checkout: Checkout) -> None:
    checkout.run()
    with (checkout.folder / "pyproject.toml").open("a") as file:
        file.write("# another\n")
    code, out, err = checkout.run(FAILS="1")
    assert (code, out) == (2, "")
    assert "changed" in err
    assert "run the same command" in err
    assert [path.name for path in checkout.folder.glob(".venv*/")] == [".venv"]
    assert (checkout.venv / "bin" / "stick-gen").exists()
    assert checkout.run()[0] == 0
    assert checkout.installed() == 2


def test_a_moved_checkout_gets_scripts_with_its_new_path(checkout: Checkout) -> None:
    checkout.run()
    checkout.folder = checkout.folder.rename(checkout.folder.with_name("elsewhere"))
    code, out, err = checkout.run()
    assert (code, out) == (0, f"{checkout.venv}/bin hello\n")
    assert "place changed" in err


def test_an_environment_without_its_interpreter_is_made_anew(checkout: Checkout) -> None:
    checkout.run()
    (checkout.venv / "bin" / "python").unlink()
    assert checkout.run()[0] == 0
    assert checkout.installed() == 2


def test_an_environment_of_somebody_else_is_not_deleted(checkout: Checkout) -> None:
    (checkout.venv / "work").mkdir(parents=True)
    code, out, err = checkout.run()
    assert (code, out) == (2, "")
    assert "was not made by stick-gen: move it away" in err
    assert (checkout.venv / "work").exists()


@pytest.fixture(params=["read-only", "a:b"])
def unusable(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Checkout]:
    """A checkout that cannot hold an environment: venv refuses paths with a colon."""
    checkout = Checkout(tmp_path, request.param)
    if request.param == "read-only":
        checkout.folder.chmod(0o555)
        if os.access(checkout.folder, os.W_OK):
            pytest.skip("root writes to read-only folders")
    yield checkout
    checkout.folder.chmod(0o755)


@pytest.mark.parametrize("variable", ["HOME", "XDG_DATA_HOME"])
def test_a_read_only_checkout_installs_into_the_data_folder(
    unusable: Checkout, tmp_path: Path, variable: str
) -> None:
    data = tmp_path / "home/.local/share" if variable == "HOME" else tmp_path / "data"
    changes = {} if variable == "HOME" else {variable: str(data)}
    code, out, err = unusable.run(**changes)
    (place,) = (data / "stick-gen").iterdir()
    assert (code, out) == (0, f"{place}/.venv/bin hello\n")
    assert f"{unusable.folder} cannot hold an environment: it goes to {place}." in err
    assert unusable.run(**changes) == (0, out, "")
    assert {path.name for path in unusable.folder.iterdir()} == {"pyproject.toml", "stick-gen"}


def test_a_read_only_checkout_without_a_home_is_explained(unusable: Checkout) -> None:
    del unusable.environment["HOME"]
    code, out, err = unusable.run()
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "set HOME" in err
    code, out, err = unusable.run(HOME="/proc/no/home")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "set XDG_DATA_HOME" in err


def test_without_a_home_a_writable_checkout_installs(checkout: Checkout) -> None:
    del checkout.environment["HOME"]
    assert checkout.run()[0] == 0


def test_no_module_of_the_current_folder_is_imported(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    for name in ("ensurepip", "fcntl", "pathlib", "pip", "venv"):
        (tmp_path / "work" / f"{name}.py").write_text("open('imported', 'w')")
    monkeypatch.chdir(tmp_path / "work")
    assert checkout.run()[0] == 0
    assert not (tmp_path / "work" / "imported").exists()
    assert "safe 1" in checkout.calls.read_text()  # worker processes import none either


def test_a_command_gets_the_libraries_that_the_core_does_not_have_once(checkout: Checkout) -> None:
    checkout.run()
    assert checkout.extras() == []
    code, _, err = checkout.run("serve", "--port", "0")
    assert code == 0
    assert err.startswith("stick-gen serve needs more libraries: installing the extra 'serve'")
    assert any(line.startswith("fastapi>=") for line in checkout.extras())
    before = checkout.extras()
    assert checkout.run("studio")[2] == checkout.run("serve", "--help")[2] == ""
    assert checkout.extras() == before
    assert checkout.installed() == 1


def test_help_and_other_commands_install_no_extra(checkout: Checkout) -> None:
    for words in (("serve", "--help"), ("serve", "-h"), ("generate", "serve"), ("list",)):
        assert checkout.run(*words)[0] == 0
    assert checkout.extras() == []


def test_an_extra_whose_install_fails_is_installed_the_next_time(checkout: Checkout) -> None:
    checkout.run()
    code, out, err = checkout.run("serve", FAILS="1")
    assert (code, out) == (2, "")
    assert "run the same command" in err
    assert checkout.run()[0] == 0
    assert checkout.run("serve")[0] == 0
    assert checkout.extras()


def test_two_servers_at_once_install_their_extra_once(checkout: Checkout) -> None:
    checkout.run()
    processes = [checkout.start("serve", SLOW="1") for _ in range(2)]
    assert [p.wait(timeout=60) for p in processes] == [0, 0]
    for process in processes:
        process.communicate()
    assert len(checkout.extras()) == len(set(checkout.extras()))
