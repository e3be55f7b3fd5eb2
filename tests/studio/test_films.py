"""Films made, changed, made again and exported through a real server."""

from __future__ import annotations

import base64
import io
import json
import time
import zipfile
from typing import Any

import numpy as np
import pytest

pytest.importorskip("fastapi", reason="needs the extra serve")

import stickgen
from stickgen.script import Script
from stickgen.studio.vocabulary import EXPORTS
from stickgen.web.page import film_document

SCRIPT: dict[str, Any] = {
    "description": "Ann waves and dances",
    "duration": 3.0,
    "characters": [
        {
            "name": "Ann",
            "beats": [
                {"text": "a person waves with the right hand", "start": 0, "end": 1.6},
                {"text": "a person dances", "start": 1.6, "end": 3},
            ],
        },
        {
            "name": "Rex",
            "kind": "dog",
            "beats": [{"text": "the dog barks", "start": 0, "end": 3}],
        },
    ],
}
STATE = {"seed": 4, "aspect": 1.5}


def changed(**fields: Any) -> dict[str, Any]:
    return {**SCRIPT, **fields}


def with_beat(index: int, **fields: Any) -> dict[str, Any]:
    """The Script with fields of one of Ann's beats changed."""
    script: dict[str, Any] = json.loads(json.dumps(SCRIPT))
    script["characters"][0]["beats"][index].update(fields)
    return script


def lines(api: Any, path: str, **body: Any) -> list[dict[str, Any]]:
    """What an endpoint answers, a line each, without the stages."""
    response = api.post(path, json={"script": SCRIPT, "state": STATE, **body})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/x-ndjson"
    found = [json.loads(line) for line in response.text.splitlines()]
    return [line for line in found if line["event"] != "stage"]


def refused(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    return problem


def test_a_prompt_becomes_a_script(api: Any) -> None:
    text = "A wizard rides a unicycle in the rain. He shouts 'Help!'"
    answer = api.post("/write", json={"text": text, "seconds": 5}).json()
    script = Script.model_validate(answer["script"])
    assert (script.duration, script.weather) == (5.0, "rain")
    assert script.characters[0].lines[0].text == "Help!"
    assert "characters.0" in answer["whys"]
    assert "left_out" in answer
    assert "empty" in refused(api.post("/write", json={"text": " "}), 422)["detail"]


def test_the_film_is_that_of_the_command_line(api: Any) -> None:
    done = lines(api, "/make")[-1]
    scene = stickgen.film(Script.model_validate(SCRIPT), seed=4, aspect=1.5)
    expected = json.loads(json.dumps(film_document(scene)))
    expected["meta"]["created_at"] = done["film"]["meta"]["created_at"]
    assert done["film"] == expected


def test_what_did_not_change_is_not_made_again(api: Any) -> None:
    lines(api, "/make")
    for fields in ({}, {"style": "ink"}, {"place": "beach", "weather": "rain"}, {"camera": "auto"}):
        (done,) = lines(api, "/make", script=changed(**fields))
        assert (done["event"], done["generated"], done["reused"]) == ("done", [], ["0.0", "0.1"])
    assert done["seconds"] < 1.0
    (done,) = lines(api, "/make", script=with_beat(1, text="a person bows"))
    assert (done["generated"], done["reused"]) == (["0.1"], ["0.0"])


def test_the_beginning_comes_while_the_rest_is_made(api: Any) -> None:
    beats = [{"text": "a person dances", "start": 0, "end": 16}]
    script = changed(duration=16, characters=[{"name": "Ann", "beats": beats}])
    *pieces, done = lines(api, "/make", script=script)
    assert [piece["seconds"] for piece in pieces] == [2.0, 6.0]
    assert [piece["film"]["meta"]["total_frames"] for piece in pieces] == [50, 150]
    assert done["film"]["meta"]["total_frames"] == 400


def test_a_version_of_a_beat_is_chosen_and_comes_back_from_its_seed(api: Any) -> None:
    first = lines(api, "/make")[-1]
    *candidates, done = lines(api, "/reroll", beat="0.1", count=3, seed=20)
    assert done == {"event": "done"}
    assert [candidate["seed"] for candidate in candidates] == [20, 21, 22]
    assert len({candidate["takes"]["0.1"] for candidate in [first, *candidates]}) == 4
    for candidate in candidates:
        assert candidate["beats"] == ["0.1"]
        assert candidate["takes"]["0.0"] == first["takes"]["0.0"]
        head, picture = candidate["thumbnail"].split(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(picture).startswith(b"\x89PNG")
    chosen = candidates[1]
    (made,) = lines(api, "/make", script=with_beat(1, seed=chosen["seed"]))
    assert made["generated"] == []
    assert made["film"]["actors"] == chosen["film"]["actors"]


def test_a_locked_beat_stays_when_everything_else_is_made_anew(api: Any) -> None:
    take = lines(api, "/make")[-1]["takes"]["0.1"]
    other = {"seed": 99}
    assert lines(api, "/make", state=other)[-1]["takes"]["0.1"] != take
    locked = lines(api, "/make", script=with_beat(1, take=take), state=other)[-1]
    assert locked["takes"]["0.1"] == take


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        ("/make", {"script": changed(style="plaid")}, "no style 'plaid'"),
        (
            "/make",
            {"script": changed(duration=0.5, characters=SCRIPT["characters"][1:])},
            "seconds",
        ),
        ("/make", {"script": with_beat(0, take="AAAA")}, "no kept motion"),
        ("/make", {"script": {}}, "description"),
        ("/make", {"script": SCRIPT, "state": {"seed": -1}}, "seed"),
        ("/make", {"script": SCRIPT, "colour": 3}, "colour"),
        ("/reroll", {"beat": "0.7"}, "no beat 0.7"),
        ("/reroll", {"beat": "1.0"}, "Rex is a dog"),
        ("/reroll", {"beat": "../x"}, "beat"),
        ("/reroll", {"beat": "0.0", "count": 1000}, "count"),
        ("/export/mp4", {"options": {"size": [1, 1]}}, "even width"),
        ("/export/mp4", {"options": {"codec": "mpeg2"}}, "codec"),
        ("/export/gif", {"options": {"fps": 60, "size": [64, 36]}}, "at most 50"),
    ],
)
def test_wrong_input_is_told_in_one_sentence(
    api: Any, path: str, body: dict[str, Any], detail: str
) -> None:
    problem = refused(api.post(path, json={"script": SCRIPT, **body}), 422)
    assert detail in problem["detail"]
    assert "\n" not in problem["detail"]


def test_a_page_of_another_site_cannot_send_requests(api: Any) -> None:
    text = json.dumps({"title": "x"})
    refused(api.post("/projects", content=text, headers={"content-type": "text/plain"}), 422)
    refused(api.get("/projects", headers={"host": "evil.example"}), 421)


def test_a_client_that_goes_away_frees_the_worker(api: Any) -> None:
    beats = [{"text": "a person dances", "start": 0, "end": 600}]
    long = {"description": "x", "duration": 600, "characters": [{"name": "Ann", "beats": beats}]}
    with api.stream("POST", "/make", json={"script": long}) as response:
        next(response.iter_lines())
    start = time.monotonic()
    assert lines(api, "/make")[-1]["event"] == "done"
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("suffix", [*EXPORTS, "yaml"])
def test_every_format_is_exported(api: Any, suffix: str) -> None:
    body = {"project": "my-film", "script": changed(duration=1.6), "state": STATE}
    body["script"]["characters"] = [
        {"name": "Ann", "beats": SCRIPT["characters"][0]["beats"][:1]},
        {"name": "Ben", "beats": [{"text": "a person claps", "start": 0, "end": 1}]},
    ]
    response = api.post(f"/export/{suffix}", json={**body, "options": {"size": [64, 64]}})
    assert response.status_code == 200, response.text
    disposition = response.headers["content-disposition"]
    assert f"my-film.{suffix}" in disposition
    assert len(response.content) > 20 or suffix in ("srt", "vtt")
    if suffix == "yaml":
        (path := io.BytesIO(response.content)).seek(0)
        assert b"a person claps" in path.read()
    if disposition.rstrip('"').endswith(".zip"):
        assert suffix in ("bvh", "npz", "sprites.png", "frames.zip")
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            assert archive.testzip() is None
            assert len(archive.namelist()) >= 2


def test_a_film_is_heard_where_it_is_asked_for(api: Any, tmp_path: Any) -> None:
    import av

    script = with_beat(0)
    script["characters"][0]["lines"] = [{"text": "Hello!", "start": 0.2, "end": 1.2}]
    for sound in (False, True):
        options = {"size": [64, 64], "sound": sound}
        response = api.post("/export/mp4", json={"script": script, "options": options})
        assert response.status_code == 200, response.text
        (path := tmp_path / "film.mp4").write_bytes(response.content)
        with av.open(path) as video:
            assert bool(video.streams.audio) == sound
    gif = api.post("/export/gif", json={"script": script, "options": {"sound": True}})
    assert gif.status_code == 200
    offered = {f["suffix"]: f["sound"] for f in api.get("/vocabulary").json()["formats"]}
    assert (offered["mp4"], offered["wav"], offered["gif"]) == (True, True, False)


def test_a_motion_file_is_the_whole_film(api: Any, tmp_path: Any) -> None:
    from stickgen.formats import read

    response = api.post("/export/motion", json={"script": SCRIPT, "state": STATE})
    (path := tmp_path / "film.motion").write_bytes(response.content)
    scene = stickgen.film(Script.model_validate(SCRIPT), seed=4, aspect=1.5)
    for one, other in zip(read(path).actors, scene.actors, strict=True):
        np.testing.assert_allclose(one.motion.joints, other.motion.joints, atol=6e-4)


def test_an_unknown_format_is_not_found(api: Any) -> None:
    assert "avi" in refused(api.post("/export/avi", json={"script": SCRIPT}), 404)["detail"]
