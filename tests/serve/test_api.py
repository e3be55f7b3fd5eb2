"""Every endpoint through a real server on this machine, mostly by the client."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import av
import httpx
import numpy as np
import pytest
from api_server import PATIENCE, Server

from stickgen.client import ApiError, Client, Film
from stickgen.formats import read
from stickgen.script import Beat, Character, Script

JSON = {"Content-Type": "application/json"}
SMALL = {"seconds": 1.0, "steps": 1, "size": "64x36"}


@pytest.fixture
def client(server: Server) -> Client:
    return Client(server.url, timeout=PATIENCE, patience=PATIENCE)


def post(server: Server, path: str, **arguments: object) -> httpx.Response:
    return httpx.post(f"{server.url}{path}", timeout=PATIENCE, **arguments)


def test_a_prompt_becomes_a_film_in_every_format(client: Client, tmp_path: Path) -> None:
    begun = client.make("Ann waves at Ben and says hello", **{**SMALL, "formats": ("gif",)})
    events = list(client.events(begun))
    stages = [data["stage"] for name, data in events if name == "stage"]
    assert stages == ["script", "motion", "gif"]
    film = client.wait(begun)
    assert events[-1] == ("done", film.model_dump(mode="json"))
    assert (film.status, film.seconds, film.queue_position) == ("done", 1.0, 0)
    assert {beat.character for beat in film.beats} == {"Ann", "Ben"}
    assert film.metrics["bytes"] > 0 and film.metrics["film_cpu_seconds"] > 0
    starts = {"gif": b"GIF89a", "svg": b"<svg", "glb": b"glTF", "html": b"<!doctype"}
    for suffix, start in starts.items():
        path = client.save(film, tmp_path / f"a.{suffix}")
        assert path.read_bytes().lower().startswith(start.lower())
    for suffix in ("mp4", "webm"):
        with av.open(str(client.save(film, tmp_path / f"a.{suffix}"))) as video:
            frames = list(video.decode(video=0))
        assert (len(frames), frames[0].width, frames[0].height) == (25, 64, 36)
    scene = read(client.save(film, tmp_path / "a.motion"))
    assert [actor.name for actor in scene.actors] == ["Ann", "Ben"]
    archive = client.save(film, tmp_path / "a.bvh")
    assert archive.name == "a.bvh.zip"
    assert zipfile.ZipFile(archive).namelist() == ["film_ann.bvh", "film_ben.bvh"]
    assert "Ann" in client.save(film, tmp_path / "a.yaml").read_text("utf-8")


def test_a_script_becomes_a_film_and_the_same_request_the_same_film(client: Client) -> None:
    beat = Beat(text="a person waves", start=0, end=1)
    script = Script(
        description="a wave", duration=1, characters=[Character(name="Zoe", beats=[beat])]
    )
    options = {"steps": 1, "size": "64x36", "formats": ("motion",)}
    films = [client.wait(client.make(script=script, seed=3, **options)) for _ in range(2)]
    assert films[0].beats[0].text == "a person waves"
    first, second = (client._send("GET", film.urls["motion"]).json()["actors"] for film in films)
    assert first == second


def joints(client: Client, film: Film) -> list[np.ndarray]:
    """Joints of the actors, in millimetres from where each of them begins."""
    document = client._send("GET", film.urls["motion"]).json()
    # Where people stand depends on the way that they take in the whole film.
    return [np.asarray(a["joints"]) - np.asarray(a["joints"])[0, 0] for a in document["actors"]]


def test_one_beat_is_rolled_again_and_the_rest_stays(client: Client) -> None:
    options = {"seconds": 6, "style": "ink", "size": "64x36", "formats": ()}
    film = client.wait(client.make("Ann walks, then Ann waves. Ben claps.", **options))
    people = [beat.character for beat in film.beats]
    last = max(n for n, name in enumerate(people) if name == "Ann")
    other = client.wait(client.reroll(film, last, seed=5))
    assert {beat.n: beat.seed for beat in other.beats if beat.seed is not None} == {last: 5}
    (ann, ben), (ann_2, ben_2) = joints(client, film), joints(client, other)
    begins = round(film.beats[last].start * 25)
    # Heights, in millimetres: where people stand and which way they face is staged anew.
    ann_moved, ben_moved = np.abs(ann_2 - ann)[..., 1], np.abs(ben_2 - ben)[..., 1]
    assert ann_moved[: begins - 25].max() < 60 < ann_moved[begins:].max()
    assert ben_moved.max() < 60
    assert "ink" in client._send("GET", other.urls["yaml"]).text
    chosen = client.wait(client.reroll(other, last)).beats[last].seed
    assert chosen not in (None, 5)
    with pytest.raises(ApiError, match="the film has") as caught:
        client.reroll(film, 99)
    assert caught.value.problem.field == "path.n"


def test_the_beginning_of_a_film_is_there_while_the_rest_is_made(client: Client) -> None:
    film = client.make("a person walks", seconds=12, pieces=True, formats=())
    lengths = [data["seconds"] for name, data in client.events(film) if name == "piece"]
    assert lengths == sorted(lengths) and 1 <= lengths[0] < 4 and lengths[-1] < 12
    whole = client._send("GET", film.urls["motion"]).json()
    assert whole["meta"]["duration"] == 12


def test_an_answer_waits_where_it_is_preferred(server: Server) -> None:
    body = {"prompt": "a person walks", "options": {**SMALL, "formats": ["motion"]}}
    wait = {"Prefer": "wait=60", "Idempotency-Key": "waited for"}
    done = post(server, "/v1/films", json=body, headers=wait)
    while done.status_code == 202:  # on a busy machine
        done = post(server, "/v1/films", json=body, headers=wait)
    assert (done.status_code, done.json()["status"]) == (201, "done")
    assert done.headers["Preference-Applied"] == "wait"
    assert done.headers["Location"] == done.json()["urls"]["self"]
    at_once = post(server, "/v1/films", json=body)
    assert (at_once.status_code, at_once.json()["status"]) == (202, "queued")
    refused = post(server, "/v1/films", json={"prompt": "12 34"}, headers={"Prefer": "wait"})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_an_idempotency_key_makes_one_film(server: Server) -> None:
    body = {"prompt": "a person walks", "options": {**SMALL, "formats": []}}
    key = {"Idempotency-Key": "one"}
    first, again = (post(server, "/v1/films", json=body, headers=key) for _ in range(2))
    assert first.json()["id"] == again.json()["id"]
    other = post(server, "/v1/films", json={**body, "prompt": "a person runs"}, headers=key)
    assert (other.status_code, other.json()["code"]) == (422, "key_reused")


def test_a_film_is_cancelled(client: Client) -> None:
    film = client.cancel(client.make("a person walks", seconds=600))
    with pytest.raises(ApiError, match="cancelled") as caught:
        client.wait(film)
    assert caught.value.problem.code == "cancelled"
    film = client.cancel(client.film(film.id))
    assert (film.status, film.error and film.error.code) == ("cancelled", "cancelled")
    assert list(client.events(film))[-1][0] == "cancelled"
    with pytest.raises(ApiError, match="cancelled"):
        client.save(film, "film.mp4")


def test_files_come_in_ranges_and_pages_cannot_touch_the_server(server: Server) -> None:
    with Client(server.url, timeout=PATIENCE) as client:
        film = client.wait(client.make("a person walks", **{**SMALL, "formats": ("mp4", "html")}))
    part = httpx.get(server.url + film.urls["mp4"], headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    page = httpx.get(server.url + film.urls["html"])
    assert page.headers["Content-Security-Policy"].startswith("sandbox")
    wrong = httpx.get(f"{server.url}/v1/films/{film.id}.exe")
    assert (wrong.status_code, wrong.json()["field"]) == (404, "path.suffix")


def test_motion_is_streamed_as_lines_and_as_events(client: Client, server: Server) -> None:
    head, *frames = client.stream("a person walks", seconds=1, steps=1)
    assert head["meta"]["total_frames"] == len(frames) == 25
    assert [frame["frame"] for frame in frames] == list(range(25))
    body = {"prompt": "a person walks", "seconds": 1, "steps": 1}
    accept = {"Accept": "text/event-stream"}
    text = post(server, "/v1/motions:stream", json=body, headers=accept).text
    names = [line for line in text.splitlines() if line.startswith("event: ")]
    assert names == ["event: head"] + ["event: frame"] * 25
    data = [json.loads(line[6:]) for line in text.splitlines() if line.startswith("data: ")]
    assert data == [head, *frames]
    with pytest.raises(ApiError, match="only people are streamed"):
        next(client.stream("a dog walks"))


def test_scripts_and_names(client: Client) -> None:
    answer = client.script("Ann throws a ball to Ben in the park", seconds=6)
    assert (answer.script.duration, answer.script.place) == (6, "park")
    assert answer.whys
    names = client.vocabulary()
    assert {"walk", "wave"} <= set(names["actions"]) and "neon" in names["styles"]


def test_health_metrics_and_description(server: Server) -> None:
    get = lambda path: httpx.get(server.url + path)  # noqa: E731
    assert get("/healthz").json() == {"status": "ok"}
    assert get("/readyz").json() == {"status": "ready"}
    post(server, "/v1/scripts", json={"prompt": "a person walks"})
    text = get("/metrics").text
    assert 'stickgen_jobs_total{status="done",task="script"}' in text
    assert 'stickgen_workers{queue="video"} 1.0' in text
    page = get("/docs").text
    assert "https://" not in page and "/docs/assets/swagger-ui-bundle.js" in page
    assert get("/docs/assets/swagger-ui-bundle.js").status_code == 200
    described = get("/openapi.json").json()["paths"]
    for path, methods in described.items():
        for method in methods.values():
            assert method.get("summary") and method.get("description"), path


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"prompt": "a", "script": None, "colour": 1}, "body.colour"),
        ({"prompt": "a person walks", "options": {"seconds": 0}}, "body.options.seconds"),
        ({"prompt": "a person walks", "options": {"size": "65x36"}}, "body.options"),
        ({"prompt": "a person walks", "options": {"lora": ["../x"]}}, "body.options.lora.0"),
        ({"prompt": "\ud800"}, "body.prompt"),
        (
            {"script": {"description": "", "duration": 1, "characters": []}},
            "body.script.characters",
        ),
    ],
)
def test_a_wrong_request_names_the_field(server: Server, body: object, field: str) -> None:
    answer = post(server, "/v1/films", content=json.dumps(body), headers=JSON)
    problem = answer.json()
    assert (answer.status_code, problem["field"]) == (422, field)
    assert problem["detail"].startswith(field)


@pytest.mark.parametrize(
    ("path", "content", "status", "code"),
    [
        ("/v1/films", b"{", 400, "malformed_body"),
        ("/v1/films", b"[" * 100_000, 400, "malformed_body"),
        ("/v1/films", b"\xff\xfe", 400, "malformed_body"),
        ("/v1/films", b" " * 1_000_001, 413, "body_too_large"),
        ("/v1/films", (b" " * 1000 for _ in range(1001)), 413, "body_too_large"),
        ("/v1/nothing", b"{}", 404, "not_found"),
        ("/v1/vocabulary", b"{}", 405, "method_not_allowed"),
        ("/v1/films/000000000000000000000000/cancel", b"", 404, "not_found"),
        ("/v1/films/x/cancel", b"", 422, "invalid_request"),
    ],
)
def test_what_cannot_be_answered(
    server: Server, path: str, content: bytes, status: int, code: str
) -> None:
    answer = post(server, path, content=content, headers=JSON)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["Content-Type"] == "application/problem+json"
