"""The table of output formats: one record each; help texts, error messages and the README use it.

A new format is one writer, in ``formats`` or in ``render``, and one record here. Writers are
named instead of imported: the command line's help reads this table, and the drawing libraries
take a tenth of a second to load.
"""

from __future__ import annotations

import os
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.formats.record import Format

FORMATS: tuple[Format, ...] = (
    Format(
        ".mp4",
        "H.264 video; HEVC or AV1 with --codec",
        "film",
        "stickgen.render:write_mp4",
        alpha=False,
        takes=("codec",),
        codecs=("h264", "hevc", "av1"),
        told=True,
        hears=True,
        kilobytes=1559,
    ),
    Format(
        ".webm",
        "VP9 video; AV1 with --codec",
        "film",
        "stickgen.render:write_webm",
        takes=("codec",),
        codecs=("vp9", "av1"),
        told=True,
        hears=True,
        kilobytes=805,
    ),
    Format(
        ".gif",
        "animation, at most 480 pixels wide",
        "film",
        "stickgen.render:write_gif",
        usual_fps=12.5,  # its clock ticks in 1/100 s, and 8 ticks play everywhere
        most_fps=50.0,  # browsers take a single tick for ten
        kilobytes=1156,
    ),
    Format(
        ".webp",
        "animated WebP, at most 480 pixels wide",
        "film",
        "stickgen.render:write_webp",
        usual_fps=25.0,
        kilobytes=649,
    ),
    Format(
        ".apng",
        "animated PNG, at most 480 pixels wide",
        "film",
        "stickgen.render:write_apng",
        usual_fps=12.5,
        kilobytes=4087,
    ),
    Format(
        ".svg",
        "animated vectors, for browsers",
        "picture",
        "stickgen.render.svg:write_svg",
        usual_fps=12.5,
        kilobytes=505,
    ),
    Format(
        ".html",
        "page that plays the film anywhere",
        "picture",
        "stickgen.web.page:write_html",
        hears=True,
        kilobytes=146,
    ),
    Format(
        ".lottie",
        "Lottie animation, compressed, for the web and apps",
        "picture",
        "stickgen.formats.lottie:write_dot_lottie",
        usual_fps=12.5,
        kilobytes=118,
    ),
    Format(
        ".json",
        "Lottie animation as JSON, also for After Effects and Figma",
        "picture",
        "stickgen.formats.lottie:write_lottie",
        usual_fps=12.5,
        kilobytes=1144,
    ),
    Format(
        ".png",
        "contact sheet of eight frames",
        "picture",
        "stickgen.render.sheet:write_contact_sheet",
        kilobytes=260,
    ),
    Format(
        ".poster.png",
        "the frame that tells most, for pages and players",
        "picture",
        "stickgen.formats.poster:write_poster",
        kilobytes=290,
    ),
    Format(
        ".sprites.png",
        "sprite sheet and its JSON, trimmed, with tags of beats: Phaser, PixiJS, Godot",
        "picture",
        "stickgen.formats.sprites:write_sprite_sheet",
        usual_fps=12.5,
        companion=".json",
        kilobytes=868,
    ),
    Format(
        ".motion",
        "the scene itself, to draw again",
        "scene",
        "stickgen.formats.motion_file:write_motion",
        reader="stickgen.formats.motion_file:read_motion",
        kilobytes=277,
    ),
    Format(
        ".glb",
        "skeletons, bodies, things, cameras: Blender, Unity, Godot, three.js",
        "scene",
        "stickgen.formats.glb:write_glb",
        kilobytes=253,
    ),
    Format(
        ".usda",
        "the same as OpenUSD: Unreal, Houdini, Omniverse",
        "scene",
        "stickgen.formats.usda:write_usda",
        kilobytes=606,
    ),
    Format(
        ".bvh",
        "joint angles, a file for each actor: Blender, Maya, MotionBuilder",
        "actor",
        "stickgen.formats.bvh:write_bvh",
        alpha=False,
        takes=("bvh_rig", "bvh_unit", "bvh_fps"),
        kilobytes=170,
    ),
    Format(
        ".npz",
        "numpy arrays, a file for each actor: joints, SMPL poses as in AMASS, HumanML3D",
        "actor",
        "stickgen.formats.npz:write_npz",
        alpha=False,
        takes=("smpl",),
        kilobytes=348,
    ),
    Format(
        ".csv",
        "joints as a table: a row for each joint of a frame",
        "scene",
        "stickgen.formats.joint_tables:write_csv",
        alpha=False,
        kilobytes=275,
    ),
    Format(
        ".jsonl",
        "joints as JSON: a line for each actor of a frame",
        "scene",
        "stickgen.formats.joint_tables:write_jsonl",
        alpha=False,
        kilobytes=208,
    ),
    Format(
        ".srt",
        "what is said, as subtitles",
        "scene",
        "stickgen.formats.subtitles:write_srt",
        alpha=False,
        kilobytes=1,
    ),
    Format(
        ".vtt",
        "what is said, as subtitles for browsers",
        "scene",
        "stickgen.formats.subtitles:write_vtt",
        alpha=False,
        kilobytes=1,
    ),
    Format(
        ".wav",
        "what is heard alone",
        "sound",
        "stickgen.formats.wav:write_wav",
        alpha=False,
        hears=True,
        kilobytes=1920,
    ),
    Format(
        "/",
        "folder of PNG frames",
        "folder",
        "stickgen.render:write_png_folder",
        kilobytes=72584,
    ),
)
"""All formats, in the order in which help and errors list them."""


def format_of(path: str | os.PathLike[str]) -> Format:
    """The format that a path's name asks for; a name without suffix asks for a folder.

    Raises:
        StickGenError: the name is empty or its suffix is unknown.
    """
    text = os.fspath(path)
    if not text:
        raise StickGenError("the output has an empty name: give a file, such as film.mp4")
    if Path(text).name in ("", ".."):
        raise StickGenError(
            f"cannot write {text}: that is a folder which is there already; "
            "give a file, such as film.mp4, or a new folder, such as frames/"
        )
    if any(Path(text).name.lower() == record.suffix for record in FORMATS):
        raise StickGenError(
            f"cannot write {text}: that is a suffix without a name; give both, "
            f"such as film{Path(text).name}"
        )
    suffix = Path(text).suffix.lower()
    name = "/" if text.endswith(os.sep) or not suffix else text.lower()
    matches = [record for record in FORMATS if name.endswith(record.suffix)]
    if not matches:
        raise StickGenError(
            f"cannot write {text}: {suffix} is not a known format; use {list_suffixes(FORMATS)}"
        )
    return max(matches, key=lambda record: len(record.suffix))


def list_suffixes(records: tuple[Format, ...]) -> str:
    """Two or more formats as part of a sentence: ``.mp4, .svg or a name ending in /``."""
    *first, last = (record.label for record in records)
    return f"{', '.join(first)} or {last}"


def describe_formats() -> str:
    """Every suffix with what it is, for the help of the command line."""
    return ", ".join(f"{record.label} ({record.help})" for record in FORMATS)
