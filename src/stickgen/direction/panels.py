"""The panels of a storyboard: one for each new event."""

from __future__ import annotations

from stickgen.render.storyboard import Panel
from stickgen.scene import Scene
from stickgen.script import Script, Shot

_MIN_SECONDS = 0.6  # between two panels


def panels(script: Script, scene: Scene) -> list[Panel]:
    """A panel for every beat, line, shot or cut, with what happens in it.

    Args:
        script: names the beats, lines and shots.
        scene: the film of the script; its camera has the cuts.
    """
    starts = {0.0} | {frame / scene.fps for frame in scene.camera.cuts}
    for character in script.characters:
        starts |= {item.start for item in (*character.beats, *character.lines)}
    edges: list[float] = []
    for start in sorted(starts):
        too_late = start > script.duration - _MIN_SECONDS
        if not edges or (start - edges[-1] >= _MIN_SECONDS and not too_late):
            edges.append(start)
    ends = [*edges[1:], script.duration]
    return [
        Panel(
            frame=min(round((start + end) / 2 * scene.fps), len(scene) - 1),
            title=f"{number}    {start:.1f}–{end:.1f} s",
            notes=_notes(script, start, end),
        )
        for number, (start, end) in enumerate(zip(edges, ends, strict=True), start=1)
    ]


def _notes(script: Script, start: float, end: float) -> tuple[str, ...]:
    """The new place, camera moves, lines and beats between two times, in words."""
    middle = (start + end) / 2
    notes = [
        f"Place: {cut.place.replace('_', ' ')}."
        for cut in script.places
        if start - 0.01 <= cut.start < end
    ]
    if not isinstance(script.camera, str):
        shots = [shot for shot in script.camera if isinstance(shot, Shot)]
        moves = [shot.move for shot in shots if shot.start <= middle < shot.end]
        if moves:
            notes.append(f"Camera: {' and '.join(moves).replace('_', ' ')}.")
    for character in script.characters:
        notes += [
            f"{character.name}: “{line.text}”"
            for line in character.lines
            if start - 0.01 <= line.start < end
        ]
    alone = len(script.characters) == 1
    for character in script.characters:
        who = "" if alone else f"{character.name}: "
        notes += [who + beat.text for beat in character.beats if beat.start <= middle < beat.end]
    return tuple(notes)
