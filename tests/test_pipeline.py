"""From a sentence to a film through the public API."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import stickgen
from stickgen.errors import StickGenError
from stickgen.pipeline import generate_motion, write_script

ROOT = Path(__file__).parents[1]


def test_a_sentence_becomes_a_scene_that_saves_itself(tmp_path: Path) -> None:
    scene = stickgen.generate("a person jumps", seed=1, seconds=2)
    assert len(scene) == 50 and scene.fps == 25
    assert scene.description == "a person jumps"
    target = tmp_path / "jump.motion"
    scene.save(target)
    assert target.stat().st_size > 1000


def test_a_story_becomes_a_film_of_its_people_in_its_place() -> None:
    scene = stickgen.generate("Ann waves to Ben on the beach", seconds=1, steps=1)
    assert [actor.name for actor in scene.actors] == ["Ann", "Ben"]
    assert scene.place.kind == "beach"


def test_arguments_override_what_the_prompt_says() -> None:
    prompt = "Ann waves to Ben on the beach, in neon style"
    told = stickgen.generate(prompt, seconds=1, steps=1)
    asked = stickgen.generate(prompt, seconds=1, steps=1, place="park", style="chalk")
    assert (told.place.kind, told.style) == ("beach", "neon")
    assert (asked.place.kind, asked.style) == ("park", "chalk")


def test_a_film_is_as_long_as_its_story_unless_the_length_is_given() -> None:
    short, long = "A man jumps", "A man walks, then jumps, then sits down, then reads a book"
    assert 4 <= write_script(short).duration < write_script(long).duration <= 60
    assert write_script(long, seconds=5).duration == 5
    assert write_script("A 12 second film of a man who dances").duration == 12
    assert write_script("A man dances for 30 minutes").duration <= 600


def test_a_motion_is_that_of_the_first_person() -> None:
    prompt = "Ann waves to Ben. He walks to her."
    motion = generate_motion(prompt, seconds=2, steps=1, seed=3)
    film = stickgen.film(write_script(prompt, seconds=2), steps=1, seed=3)
    assert len(motion) == 50
    assert motion.actions[0] == film.actors[0].motion.actions[0]


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80)
WORDS = st.lists(
    st.sampled_from(
        "a man woman dog king he they two five everybody runs jumps throw hit gives ball sword "
        'to from in the park if while then . , ; ? ! " and not who is at night \n -'.split(" ")
    ),
    min_size=1,
    max_size=40,
).map(" ".join)


@given(prompt=TEXT | WORDS)
def test_any_prompt_gives_a_script_or_a_sentence(prompt: str) -> None:
    with suppress(StickGenError):
        script = write_script(prompt)
        assert script == write_script(prompt)
        assert 4 <= script.duration <= 60
        assert all(beat.text.strip() for c in script.characters for beat in c.beats)


@pytest.mark.parametrize("clause", ["he walks. ", "sit; ", "she waves, then ", "a man and "])
@pytest.mark.parametrize("seconds", [1, None, 600])
def test_a_prompt_of_200_clauses_gives_a_script(clause: str, seconds: float | None) -> None:
    script = write_script((clause * 400)[:2000].strip(), seconds=seconds)
    assert script.duration == seconds or seconds is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"seconds": 0}, "seconds is 0"),
        ({"seconds": -1}, "seconds is -1"),
        ({"seconds": float("nan")}, "seconds is nan"),
        ({"seconds": 10_000}, "seconds is 10000"),
        ({"seed": -1}, "seed is -1"),
        ({"guidance": 0.5}, "guidance is 0.5"),
        ({"steps": 0}, "steps is 0"),
        ({"check": -1}, "check is -1: give a whole number"),
        ({"check": 101}, "check is 101: give a whole number"),
        ({"model": "/nowhere"}, "there is no model '/nowhere'"),
    ],
)
def test_options_out_of_range_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        stickgen.generate("a person walks", **options)  # type: ignore[arg-type]


def test_a_broken_model_folder_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "models" / "stick-gen-small" / "tokenizer", tmp_path / "tokenizer")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(StickGenError, match="not a model folder of this version"):
        generate_motion("a person walks", model=str(tmp_path))


def test_generation_needs_no_torch() -> None:
    import subprocess
    import sys

    code = (
        "import sys, stickgen; stickgen.generate('a person walks', seconds=1);"
        "print({'torch', 'scipy', 'pyarrow', 'skia'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
