"""Projects on disk: saved whole, opened as they were, and what is damaged is told."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

pytest.importorskip("fastapi", reason="needs the extra serve")

from studio_server import Studio

from stickgen.errors import StickGenError
from stickgen.script import Beat, Character, Script
from stickgen.studio.projects import DamagedProjectError, Projects, UnknownProjectError
from stickgen.studio.schemas import State

SCRIPT = Script(
    description="Ann waves",
    duration=2.0,
    characters=(Character(name="Ann", beats=(Beat(text="a person waves", start=0, end=2),)),),
)


@pytest.fixture
def projects(tmp_path: Path) -> Projects:
    return Projects(tmp_path / "films")


def test_a_project_comes_back_as_it_was_saved(projects: Projects) -> None:
    name = projects.create("A walk in the park!")
    assert name == "a-walk-in-the-park"
    assert projects.read(name).script is None
    state = State(seed=7, aspect=1.0, ui={"zoom": [1, 2]})
    projects.save(name, SCRIPT, state)
    project = projects.read(name)
    assert (project.title, project.script) == ("A walk in the park!", SCRIPT)
    assert project.stored.state == state
    projects.save(name, SCRIPT, state, "Renamed")
    assert projects.read(name).title == "Renamed"
    assert sorted(p.name for p in (projects.folder / name).iterdir()) == [
        "script.yaml",
        "studio.json",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Größe & Ärger", "groe-arger"),
        ("日本語", "film"),
        ("...", "film"),
        ("con", "film-con"),
        ("x" * 200, "x" * 48),
        ("a\0b\nc", "a-b-c"),
    ],
)
def test_any_title_becomes_a_folder_inside(projects: Projects, title: str, name: str) -> None:
    made = projects.create(title)
    assert made == name
    assert (projects.folder / made).parent == projects.folder
    assert projects.read(made).title == title


def test_two_of_one_title_have_folders_of_their_own(projects: Projects) -> None:
    assert [projects.create("Film") for _ in range(3)] == ["film", "film-2", "film-3"]


@pytest.mark.parametrize("name", ["..", ".", "", "../films", "/etc", "a/b", "nothing", ".hidden"])
def test_only_folders_of_projects_are_opened(projects: Projects, tmp_path: Path, name: str) -> None:
    projects.create("a")
    (projects.folder / ".hidden").mkdir()
    for act in (projects.read, projects.delete, projects.film_path):
        with pytest.raises(UnknownProjectError):
            act(name)
    with pytest.raises(UnknownProjectError):
        projects.save(name, SCRIPT, State())


def test_a_link_is_no_project(projects: Projects, tmp_path: Path) -> None:
    projects.create("a")
    (tmp_path / "elsewhere").mkdir()
    (projects.folder / "link").symlink_to(tmp_path / "elsewhere")
    assert [entry.name for entry in projects.entries()] == ["a"]
    with pytest.raises(UnknownProjectError):
        projects.delete("link")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("script.yaml", "description: x\nduration: -1"),
        ("script.yaml", "{[}"),
        ("script.yaml", "\x00\x01"),
        ("studio.json", "{"),
        ("studio.json", '{"colour": 1}'),
        ("studio.json", '{"state": {"seed": -4}}'),
    ],
)
def test_damage_is_told_in_one_sentence_and_saving_mends_it(
    projects: Projects, file: str, content: str
) -> None:
    name = projects.create("Film")
    projects.save(name, SCRIPT, State())
    (projects.folder / name / file).write_text(content)
    with pytest.raises(DamagedProjectError, match=file) as told:
        projects.read(name)
    assert "\n" not in str(told.value)
    (entry,) = projects.entries()
    assert bool(entry.damaged) == (file == "studio.json")
    projects.save(name, SCRIPT, State(seed=3))
    assert projects.read(name).stored.state.seed == 3


def test_a_script_that_somebody_put_there_is_a_project(projects: Projects) -> None:
    projects.create("other")
    (projects.folder / "mine").mkdir()
    text = yaml.safe_dump(SCRIPT.model_dump(mode="json", exclude_defaults=True))
    (projects.folder / "mine" / "script.yaml").write_text(text)
    assert projects.read("mine").script == SCRIPT
    assert projects.read("mine").title == "mine"


def test_a_folder_with_something_else_is_not_deleted(projects: Projects) -> None:
    name = projects.create("Film")
    projects.save(name, SCRIPT, State())
    (note := projects.folder / name / "notes.txt").write_text("mine")
    with pytest.raises(StickGenError, match=r"notes\.txt"):
        projects.delete(name)
    assert projects.read(name).script == SCRIPT
    note.unlink()
    projects.delete(name)
    assert not list(projects.folder.iterdir())


def body(script: Script = SCRIPT, **state: Any) -> dict[str, Any]:
    told = script.model_dump(mode="json", exclude_defaults=True)
    return {"script": told, "state": {"seed": 2, **state}}


def film_of(api: Any, name: str, seconds: float = 20.0) -> Any:
    """The film of a project, as soon as it is on disk."""
    end = time.monotonic() + seconds
    while (film := api.get(f"/projects/{name}").json()["film"]) is None:
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)
    return film


def test_a_project_is_opened_with_its_film(api: Any, studio: Studio) -> None:
    name = api.post("/projects", json={"title": "Wave"}).json()["name"]
    fresh = api.get(f"/projects/{name}").json()
    assert (fresh["script"], fresh["film"], fresh["title"]) == (None, None, "Wave")
    done = json.loads(api.post("/make", json=body()).text.splitlines()[-1])
    saved = api.put(f"/projects/{name}", json={**body(ui={"tab": 1}), "title": "Waving"})
    assert saved.json()["changed"] > fresh.get("changed", "")
    assert film_of(api, name)["actors"] == done["film"]["actors"]
    project = api.get(f"/projects/{name}").json()
    assert project["takes"] == done["takes"]
    assert (project["title"], project["state"]["ui"]) == ("Waving", {"tab": 1})
    assert Script.model_validate(project["script"]) == SCRIPT
    folder = studio.folder / name
    assert {path.name for path in folder.iterdir()} == {"script.yaml", "studio.json", "film.motion"}
    edited = (folder / "script.yaml").read_text().replace("waves", "claps")
    (folder / "script.yaml").write_text(edited)
    project = api.get(f"/projects/{name}").json()
    assert project["film"] is None
    assert project["script"]["characters"][0]["beats"][0]["text"] == "a person claps"
    assert api.get("/projects").json()["projects"][0]["name"] == name
    assert api.delete(f"/projects/{name}").status_code == 204
    assert not folder.exists()


def test_what_cannot_be_saved_leaves_the_project_as_it_was(api: Any) -> None:
    name = api.post("/projects", json={"title": "Kept"}).json()["name"]
    api.put(f"/projects/{name}", json=body())
    wrong = body()
    wrong["script"]["style"] = "plaid"
    response = api.put(f"/projects/{name}", json=wrong)
    assert (response.status_code, response.json()["field"]) == (422, "body.script.style")
    assert Script.model_validate(api.get(f"/projects/{name}").json()["script"]) == SCRIPT


def test_damage_and_unknown_names_are_problems(api: Any, studio: Studio) -> None:
    name = api.post("/projects", json={"title": "Broken"}).json()["name"]
    (studio.folder / name / "studio.json").write_text("{")
    response = api.get(f"/projects/{name}")
    assert (response.status_code, response.json()["code"]) == (409, "damaged_project")
    listed = {entry["name"]: entry for entry in api.get("/projects").json()["projects"]}
    assert "studio.json is damaged" in listed[name]["damaged"]
    for path in ("nothing", "..%2f..", "%2e%2e"):
        assert api.get(f"/projects/{path}").status_code == 404
        assert api.delete(f"/projects/{path}").status_code in (404, 405)
    assert api.post("/projects", json={"title": "  "}).status_code == 422
