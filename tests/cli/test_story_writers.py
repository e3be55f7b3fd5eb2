"""``--story``: who makes a story of the prompt, and what happens when nobody can."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loopback import KEY, Response, Server, chat, event, person, reply, start

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Server, list[str]]]]:
    """Start a server; its options."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    running = []

    def serve(response: Response) -> tuple[Server, list[str]]:
        http, server = start(response)
        running.append(http)
        return server, ["--story", "openai", "--story-url", f"{server.url}/v1"]

    yield serve
    for http in running:
        http.shutdown()
        http.server_close()


Ask = Callable[[Response], tuple[Server, list[str]]]


def test_a_language_model_tells_who_does_what_and_the_prompt_how_it_is_filmed(
    run: Run, ask: Ask
) -> None:
    cast = [person("Mia"), person("Leo")]
    told = reply(event(["Mia"], "jump", "jumps for joy", to=["Leo"]), cast=cast, place="beach")
    server, options = ask(chat(told))
    prompt = "Something happy, in neon style, as a 6 second film"
    code, out, err = run("script", prompt, *options, "--story-model", "tiny", "--json")
    assert (code, err) == (0, "")
    script, whys = (json.loads(out)[key] for key in ("script", "whys"))
    assert [c["name"] for c in script["characters"]] == ["Mia", "Leo"]
    assert (script["title"], script["place"], script["style"]) == ("Hello", "beach", "neon")
    assert script["duration"] == 6
    assert whys["characters.0.beats.0"] == "told by openai (tiny)"
    (request,) = server.requests
    question = request.body["messages"][-1]["content"]
    assert "Something happy" in question and "neon" not in question


@pytest.mark.parametrize(
    "response", [Response(status=401), chat("I am sorry, I cannot."), chat("Once upon a time")]
)
def test_the_built_in_planner_takes_over_and_one_line_says_why(
    run: Run, ask: Ask, tmp_path: Path, response: Response
) -> None:
    _, options = ask(response)
    code, out, err = run("script", "Ann waves", *options)
    assert code == 0
    assert "- name: Ann  # Ann" in out
    assert err.count("\n") == 1 and "the built-in planner tells the story" in err
    assert KEY not in err


def test_films_and_storyboards_are_told_by_models_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STICKGEN_STORY", "mock")
    answer = tmp_path / "answer.json"
    answer.write_text(reply(event(["Ben"], "wave", "waves"), place="moon"), "utf-8")
    film, story, board = (tmp_path / name for name in ("a.motion", "a.yaml", "a.png"))
    words = ["anything at all", "--story-url", answer, "--seconds", 1]
    assert run(*words, "--steps", 1, "-o", film, "--save-script", story)[0] == 0
    assert "place: moon  # told by mock" in story.read_text("utf-8")
    assert run("storyboard", *words, "-o", board)[0] == 0


def test_a_wrong_option_ends_the_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XAI_API_KEY", raising=False)
    code, out, err = run("script", "Ann waves", "--story", "grok")
    assert (code, out) == (2, "")
    assert "XAI_API_KEY" in err
    assert run("script", "Ann waves", "--story", "mock", "--story-timeout", "0")[0] == 2
