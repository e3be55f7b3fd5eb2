"""A small page for trying Stick-Gen out, made with Gradio."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

# Read when Gradio is imported: it asks no host for anything.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"

import gradio as gr

from stickgen.catalog.places import PLACES
from stickgen.catalog.styles import STYLES
from stickgen.errors import StickGenError
from stickgen.outputs import save, usual_size
from stickgen.pipeline import changed, draft_script, film
from stickgen.story.script_text import shortfall

if TYPE_CHECKING:
    from stickgen.scene import Scene

_AS_TOLD = "as the prompt says"
_LONGEST = 60.0
_KEPT = 3600
"""Seconds that Gradio keeps its copies of files."""
EXAMPLES = (
    "A person walks and waves",
    "Ann throws a ball to Ben in the park. 'Catch!'",
    "A knight walks in, sees a dragon and runs away",
    "A dog steals a chef's sausage and he chases it, in ink",
)


def make(
    prompt: str,
    seconds: float,
    seed: float,
    style: str,
    place: str,
    size: str,
    folder: Path,
    progress: Callable[..., object],
) -> tuple[str, str, str]:
    """A film of a prompt: its video, its `.motion` file and a note.

    Args:
        seconds: 0 is as long as the story takes.
        style, place: names of the catalogue; what is none is as the prompt says.
        size: pixels of the shorter side and "p", such as ``360p``.
        folder: where the files go.
        progress: called with the share that is done and ``desc``, the step.

    Raises:
        gr.Error: what the page shows, in one sentence.
    """
    try:
        draft = draft_script(prompt, seconds=seconds or None)
        script = changed(
            draft.script,
            style=style if style in STYLES else None,
            place=place if place in PLACES else None,
        )
        width, height = usual_size(draft.aspect)
        scale = int(size.removesuffix("p")) / min(width, height)
        picture = round(width * scale / 2) * 2, round(height * scale / 2) * 2
        tell = _told(progress)
        scene: Scene = film(
            script, seed=int(seed or 0), aspect=picture[0] / picture[1], progress=tell
        )
        video, motion = folder / "film.mp4", folder / "film.motion"
        save(scene, [video, motion], size=picture, progress=tell)
    except StickGenError as error:
        raise gr.Error(str(error), print_exception=False) from None
    return str(video), str(motion), shortfall(draft) or "Everything is shown as it was told."


def build() -> gr.Blocks:
    """The page; ``launch`` starts it."""
    scratch = TemporaryDirectory(prefix="stick-gen-demo-")

    def on_make(
        prompt: str,
        seconds: float,
        seed: float,
        style: str,
        place: str,
        size: str,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio's way of asking for one
    ) -> tuple[str, str, str]:
        return make(prompt, seconds, seed, style, place, size, Path(scratch.name), progress)

    with gr.Blocks(title="Stick-Gen", delete_cache=(_KEPT, _KEPT)) as page:
        gr.Markdown("# Stick-Gen\nType a sentence or a story, get a stick-figure film.")
        with gr.Row():
            with gr.Column():
                prompt = gr.Textbox(EXAMPLES[0], label="What happens", lines=3, max_length=2000)
                seconds = gr.Slider(
                    0, _LONGEST, 0, step=1, label="Seconds (0: as long as the story takes)"
                )
                seed = gr.Number(0, label="Seed", precision=0, minimum=0)
                style = gr.Dropdown([_AS_TOLD, *STYLES], value=_AS_TOLD, label="Style")
                place = gr.Dropdown([_AS_TOLD, *PLACES], value=_AS_TOLD, label="Place")
                size = gr.Radio(["180p", "360p", "720p"], value="360p", label="Picture")
                button = gr.Button("Make", variant="primary")
            with gr.Column():
                video = gr.Video(label="Film", autoplay=True)
                motion = gr.File(label="The film as a .motion file, to draw again")
                note = gr.Textbox(label="Note", interactive=False)
        inputs = [prompt, seconds, seed, style, place, size]
        gr.Examples([[example] for example in EXAMPLES], [prompt])
        # One at a time: each takes a core, and the files have the same names.
        button.click(on_make, inputs, [video, motion, note], api_name="make", concurrency_limit=1)
    return page


def launch(page: gr.Blocks, *, host: str, port: int | None, wait: bool = True) -> str:
    """Serve the page; its address, once it is served.

    Args:
        page: of ``build``.
        host: address to listen at.
        port: None takes a free one.
        wait: until Ctrl-C.
    """
    # Fonts of the system: Gradio's usual ones come from another host.
    theme = gr.themes.Soft(font=["system-ui", "sans-serif"], font_mono=["monospace"])
    _, address, _ = page.launch(
        server_name=host,
        server_port=port,
        share=False,
        quiet=True,
        prevent_thread_lock=not wait,
        theme=theme,
        footer_links=[],
    )
    return str(address)


def _told(progress: Callable[..., object]) -> Callable[[str, float], None]:
    def tell(step: str, share: float) -> None:
        progress(share, desc=step)

    return tell
