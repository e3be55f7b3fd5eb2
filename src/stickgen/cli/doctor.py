"""``stick-gen doctor``: what is installed, what is missing, how fast this machine is."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen import __version__
from stickgen.cli.options import Json

if TYPE_CHECKING:
    from stickgen.pipeline.health import Extra


def doctor(
    speed: Annotated[
        bool, typer.Option("--speed/--no-speed", help="Also make and time three seconds of film.")
    ] = True,
    as_json: Json = False,
) -> None:
    """Say what is installed, what is missing and the line that brings it.

    Example: stick-gen doctor

    Example: stick-gen doctor --no-speed --json
    """
    from stickgen.pipeline import health

    report: dict[str, Any] = {
        "stick-gen": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "extras": health.extras(),
        "encoders": health.encoders(),
        "programs": health.programs(),
        "models": health.models(),
        "speed": health.measure_speed() if speed else None,
    }
    typer.echo(json.dumps(_plain(report)) if as_json else "\n".join(_lines(report)))


def _plain(report: dict[str, Any]) -> dict[str, Any]:
    plain = {
        "extras": {
            extra.name: {
                "complete": extra.is_complete,
                "install": extra.install,
                "libraries": {library.name: library.version for library in extra.libraries},
            }
            for extra in report["extras"]
        },
        "encoders": {name: found for name, (found, _) in report["encoders"].items()},
        "programs": {name: path for name, (path, _) in report["programs"].items()},
        "models": [asdict(model) | {"path": str(model.path)} for model in report["models"]],
        "speed": report["speed"] and asdict(report["speed"]),
    }
    return {**report, **plain}


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield f"stick-gen {report['stick-gen']}, Python {report['python']}, {report['system']}"
    yield "\nLibraries"
    if not report["extras"]:
        yield "  ?   stick-gen was not installed by pip: what it needs cannot be told"
    for extra in report["extras"]:
        yield from _extra_lines(extra)
    yield "\nEncoders of PyAV"
    for name, (found, use) in report["encoders"].items():
        yield f"  {_mark(found)} {name}: {use}"
    yield "\nPrograms (no film needs them)"
    for name, (path, use) in report["programs"].items():
        yield f"  {_mark(path)} {name}: {path or use}"
    yield "\nModels"
    for model in report["models"]:
        yield f"  {model.name}: {model.size / 1e6:.1f} MB, SHA-256 {model.digest[:16]}…"
    if (speed := report["speed"]) is not None:
        yield f"\nSpeed: {speed.film_seconds:g} s of film of one person, 640x360"
        yield (
            f"  motion {speed.first:.2f} s at first, then {speed.motion:.2f} s; "
            f"drawing {speed.drawing:.2f} s"
        )


def _mark(there: object) -> str:
    return "yes" if there else "no "


def _extra_lines(extra: Extra) -> Iterator[str]:
    versions = ", ".join(f"{one.name} {one.version}" for one in extra.libraries if one.version)
    missing = ", ".join(one.name for one in extra.libraries if one.version is None)
    yield f"  {_mark(extra.is_complete)} {extra.name}: {versions or 'nothing yet'}"
    if missing:
        yield f"      missing: {missing}; to get it: {extra.install}"
