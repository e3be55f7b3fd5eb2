"""The examples are valid Scripts, and the gallery has a command for every picture."""

import re
from pathlib import Path
from typing import get_args

import pytest

from stickgen import read_script
from stickgen.batch import plan_jobs, read_rows
from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HATS
from stickgen.script import Shot
from stickgen.vocabulary import EXPRESSIONS, MOUTHS

ROOT = Path(__file__).parents[1]
TABLE_COLUMNS = ("name", "prompt", "seconds", "seed", "style", "size", "formats")
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
GALLERY = (ROOT / "docs" / "gallery.md").read_text("utf-8")
SHOWN = re.findall(r"\]\((gallery/[^)]+)\)", GALLERY)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_a_script_and_says_how_to_play_it(example: Path) -> None:
    read_script(example)
    assert f"--script examples/{example.name}" in example.read_text("utf-8")


def test_the_table_of_films_can_be_made_and_stands_in_the_docs() -> None:
    table = ROOT / "examples/films.csv"
    jobs = plan_jobs(read_rows(table, TABLE_COLUMNS), lambda row: [])
    assert [job.error for job in jobs] == [None] * len(jobs)
    assert table.read_text("utf-8") in (ROOT / "docs/batch.md").read_text("utf-8")


def test_the_examples_show_every_face_prop_and_camera_move() -> None:
    faces = read_script(ROOT / "examples/faces.yaml").characters[0].feelings
    shown = {(f.expression, f.mouth) for f in faces}
    assert shown == {(e, m) for e in EXPRESSIONS for m in MOUTHS}
    assert {p.kind for p in read_script(ROOT / "examples/all_props.yaml").props} == set(PROPS)
    camera = read_script(ROOT / "examples/camera_moves.yaml").camera
    moves = {shot.move for shot in camera if isinstance(shot, Shot)}
    assert moves == set(get_args(Shot.model_fields["move"].annotation))
    looks = read_script(ROOT / "examples/looks.yaml").characters
    assert len({c.kind for c in looks}) == 4 and len({c.hat for c in looks} & set(HATS)) >= 5


def test_the_gallery_shows_every_film_it_names_and_is_light() -> None:
    files = {path.name: path.stat().st_size for path in (ROOT / "docs/gallery").iterdir()}
    assert {Path(name).name for name in SHOWN} == set(files)
    assert max(files.values()) <= 1e6 and sum(files.values()) <= 8e6


def test_the_gallery_has_the_line_of_every_record() -> None:
    props = [f"- `{prop.name}` ({prop.size:g} m): {prop.gallery}\n" for prop in PROPS.values()]
    cells = [
        f"![{style.name}](gallery/style_{style.name}.webp)<br>`{style.name}`: {style.gallery}"
        for style in STYLES.values()
    ]
    cells += [f"| `{place.name}`: {place.gallery} |" for place in PLACES.values()]
    cells += [f" `{animal.name}`: {animal.gallery} |" for animal in ANIMALS.values()]
    missing = [line for line in (*props, *cells) if line not in GALLERY]
    assert not missing, "docs/gallery.md lacks: " + "\n".join(missing)
    listed = re.findall(r"^- `(\w+)`", GALLERY, re.MULTILINE)
    assert sorted(listed) == sorted(PROPS)  # and nothing that is gone


def test_the_gallery_names_every_role() -> None:
    assert [role for role in ROLES if f"`{role}`" not in GALLERY] == []


def test_the_gallery_has_a_command_for_every_picture() -> None:
    commands = " ".join(re.findall(r"```sh\n(.*?)```", GALLERY, re.DOTALL))
    scripts = re.findall(r"--script (\S+)", commands)
    assert scripts and all((ROOT / script).is_file() for script in scripts)
    loops = {"style": "style_$style.webp"}
    for name in {Path(name).name for name in SHOWN}:
        assert loops.get(name.split("_")[0], name) in commands
