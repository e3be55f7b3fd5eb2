"""The tasks of motion and of Scripts, as worker processes run them."""

from __future__ import annotations

from stickgen.serve.film_work import notes
from stickgen.serve.schemas import MotionRequest, ScriptRequest
from stickgen.serve.tasks import Emit, Json, Task

STREAM = Task("stream", "stickgen.serve.motion_work:stream", "motion")
SCRIPT = Task("script", "stickgen.serve.motion_work:script", "motion")


def stream(arguments: Json, emit: Emit) -> Json:
    """Emit one person's motion while it is generated: ``lines``, those of ``stick-gen stream``."""
    from stickgen.formats.motion_lines import frame_lines, head_line
    from stickgen.performance import stream_motion
    from stickgen.pipeline import draft_script
    from stickgen.skeleton import FPS

    request = MotionRequest.model_validate(arguments["request"])
    script = draft_script(request.prompt, seconds=request.seconds).script
    pieces = stream_motion(script, request.generation())
    frames = 0
    for piece in pieces:
        lines = list(frame_lines(piece, frames))
        if not frames:
            lines.insert(0, head_line(request.prompt, round(script.duration * FPS)))
        emit({"lines": lines})
        frames += len(piece)
    return {"frames": frames}


def script(arguments: Json, emit: Emit) -> Json:
    """The Script of a prompt, a ``ScriptAnswer``."""
    from stickgen.pipeline import draft_script
    from stickgen.story.script_text import script_data

    request = ScriptRequest.model_validate(arguments["request"])
    draft = draft_script(request.prompt, seconds=request.seconds)
    return {
        "script": script_data(draft.script),
        "whys": dict(draft.whys),
        "notes": notes(draft),
    }
