"""``stick-gen generate``: a film from a sentence or a Script."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stickgen.cli.options import (
    Adapters,
    BvhFps,
    BvhRig,
    BvhUnit,
    Codec,
    Device,
    Effects,
    Guidance,
    Json,
    Loop,
    ModelName,
    Outputs,
    PictureRate,
    Prompt,
    ScriptFile,
    Seconds,
    Seed,
    Smpl,
    Sound,
    Steps,
    StoryModel,
    StoryTimeout,
    StoryUrl,
    StoryWriter,
    Style,
    Transparent,
    Voices,
    check_outputs,
    check_sound,
)
from stickgen.cli.stories import changed, check_texts, make_draft, story_teller, told, write_texts

if TYPE_CHECKING:
    from stickgen.options import GenerationOptions
    from stickgen.progress import Progress
    from stickgen.scene import Scene
    from stickgen.script import Script


def generate(
    output: Outputs,
    prompt: Prompt = None,
    script: ScriptFile = None,
    seconds: Seconds = None,
    seed: Seed = 0,
    guidance: Guidance = None,
    steps: Steps = None,
    model: ModelName = None,
    device: Device = "cpu",
    lora: Adapters = [],  # noqa: B006 - typer's way of a list option
    camera: Annotated[
        str | None,
        typer.Option(
            "-c",
            "--camera",
            help="follow (one shot of all actors) or auto (shots and cuts are chosen). "
            "[default: as the prompt says, else auto for several people]",
        ),
    ] = None,
    style: Style = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place", help="Backdrop, instead of the story's; stick-gen list places shows them."
        ),
    ] = None,
    effect: Effects = [],  # noqa: B006 - typer's way of a list option
    size: Annotated[
        str | None,
        typer.Option(
            metavar="WxH",
            help="Width x height of the picture, pixels. [default: 1280x720; 720x1280 or 720x720 "
            'where the prompt says "portrait format" or "square format"]',
        ),
    ] = None,
    fps: PictureRate = None,
    transparent: Transparent = False,
    bvh_rig: BvhRig = None,
    bvh_unit: BvhUnit = None,
    bvh_fps: BvhFps = None,
    smpl: Smpl = None,
    codec: Codec = None,
    loop: Loop = False,
    sound: Sound = False,
    voice: Voices = [],  # noqa: B006 - typer's way of a list option
    check: Annotated[
        int | None,
        typer.Option(
            "--check",
            min=1,
            max=100,
            metavar="N",
            help="Try up to N seeds until the safety critic finds a film safe.",
        ),
    ] = None,
    story: StoryWriter = "builtin",
    story_model: StoryModel = None,
    story_url: StoryUrl = None,
    story_timeout: StoryTimeout = 60.0,
    save_script: Annotated[
        Path | None,
        typer.Option(
            "--save-script", metavar="FILE", help="Also write the film's script (.yaml or .json)."
        ),
    ] = None,
    describe: Annotated[
        Path | None,
        typer.Option(
            "--describe",
            metavar="FILE",
            help="Also write the film in words: alt text (.txt) or an audio description (.vtt).",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Make a film from a sentence or a story, or from a Script.

    The prompt says who, where, when and how it is drawn and filmed; options override it.

    Example: stick-gen generate "A person walks and waves" -o walk.mp4 -o walk.motion

    Example: stick-gen generate "Ann throws a ball to Ben in the park. 'Catch!'" -o catch.mp4

    Example: stick-gen generate "A person walks" --lora old-man:0.8 -o old.mp4

    Example: stick-gen generate --script examples/two_actors.yaml -o film.mp4
    """
    from stickgen.cli.report import print_summary, progress_bar
    from stickgen.cli.standard_output import StandardOutput
    from stickgen.options import FileOptions, GenerationOptions
    from stickgen.outputs import save, usual_size
    from stickgen.performance import prepare
    from stickgen.scene import TRANSPARENT

    options = GenerationOptions(
        seed=seed, guidance=guidance, steps=steps, model=model, device=device, lora=lora
    )
    files = FileOptions(bvh_rig=bvh_rig, bvh_unit=bvh_unit, bvh_fps=bvh_fps, smpl=smpl, codec=codec)
    target = StandardOutput(output, as_json=as_json)
    heard = check_sound(target.files, sound=sound, voices=voice)
    start = perf_counter()
    check_texts(save_script, describe)
    teller = story_teller(story, story_model, story_url, story_timeout)
    draft = make_draft(prompt, script, seconds, teller, model, heard)
    prepare(draft.script, options)
    effects = (*draft.script.effects, *effect) or None
    paper = TRANSPARENT if transparent else None
    draft = changed(
        draft, camera=camera, style=style, place=place, effects=effects, background=paper
    )
    clear = draft.script.background == TRANSPARENT
    shape = size or "{}x{}".format(*usual_size(draft.aspect))
    picture = check_outputs(target.files, shape, fps, files, transparent=clear, sound=heard)
    texts = write_texts(draft, save_script, describe)
    with progress_bar() as progress:
        aspect = picture[0] / picture[1]
        scene, summary = _build(draft.script, options, check, aspect, progress, loop=loop)
        scene_done = perf_counter()
        _give_back_networks()
        save_it = partial(save, scene, target.files, size=picture, fps=fps, options=files)
        written = save_it(sound=heard, progress=progress)
    written = target.send(written)
    seconds_of = scene_done - start, perf_counter() - scene_done
    timings = dict(zip(("motion", "render"), (round(s, 3) for s in seconds_of), strict=True))
    summary |= {"seconds": scene.duration, "timings": timings, **told(draft, scene)}
    print_summary(summary, [*written, *texts], as_json=as_json)


def _give_back_networks() -> None:
    """Drawing needs none, and their memory is more than that of a film.

    A process of a batch keeps them for its next film.
    """
    from multiprocessing import parent_process

    if parent_process() is not None:
        return
    from stickgen.motion_model.model import forget_models

    forget_models()


def _build(
    script: Script,
    options: GenerationOptions,
    check: int | None,
    aspect: float,
    progress: Progress | None,
    *,
    loop: bool,
) -> tuple[Scene, dict[str, Any]]:
    """The scene of a Script and its summary; ``check`` is the number of seeds to try."""
    from stickgen import pipeline
    from stickgen.direction.looping import looped

    build = partial(pipeline.build_film, script, aspect=aspect, progress=progress)
    summary: dict[str, Any] = {"prompt": script.description, "seed": options.seed}
    if check is None:
        scene = build(options)
    else:
        checked = pipeline.build_checked_film(build, options, tries=check)
        scene, summary = checked.scene, summary | {"seed": checked.seed, "check": str(checked)}
    return looped(scene, aspect) if loop else scene, summary
