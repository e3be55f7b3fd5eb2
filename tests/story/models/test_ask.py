"""Prompt → Story with a real server on this machine: good answers, bad ones and none."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest
from loopback import KEY, Response, Server, chat, event, person, reply

from stickgen.errors import StickGenError
from stickgen.story.models import Provider, StoryModelError, find_provider, write_story

Serve = Callable[..., Server]
Asked = Callable[[Server], Provider]
PROMPT = "Ben waves in the park"


def test_a_good_answer_becomes_a_story_in_one_request(serve: Serve, asked: Asked) -> None:
    server = serve(chat(reply()))
    story = write_story(PROMPT, asked(server))
    assert [person.name for person in story.people] == ["Ben"]
    assert (story.place, story.time, story.title) == ("park", "day", "Hello")
    (only,) = story.events
    assert (only.who, only.action, only.does) == (("Ben",), "wave", "waves with the right hand")
    assert story.people[0].why == only.why == "told by openai (tiny)"
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["Authorization"] == f"Bearer {KEY}"
    assert request.body["model"] == "tiny"
    schema = request.body["response_format"]["json_schema"]["schema"]
    assert "park" in schema["properties"]["place"]["enum"]
    system, user = request.body["messages"]
    assert "together_with_previous" in system["content"]
    assert PROMPT in user["content"]


def test_ollama_is_asked_in_its_own_way(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = {"message": {"role": "assistant", "content": reply()}, "done_reason": "stop"}
    server = serve(Response(json.dumps(answer)))
    monkeypatch.setenv("OLLAMA_HOST", server.url.removeprefix("http://"))
    story = write_story(PROMPT, find_provider("ollama"))
    assert story.events[0].action == "wave"
    (request,) = server.requests
    assert request.path == "/api/chat"
    assert request.body["stream"] is False
    assert request.body["format"]["properties"]["cast"]["maxItems"] == 12
    assert request.body["options"]["num_ctx"] >= 8192
    assert "Authorization" not in request.headers


@pytest.mark.parametrize(
    "text",
    [
        "```json\n{}\n```",
        "Here is the film:\n\n{}\n\nI hope that you like it {{smile}}!",
        "<think>\nWhere? {{park}}, I guess.\n</think>\n{}",
        "<think>unfinished thoughts, then {}",
        "\ufeff\n {}",
    ],
    ids=["fenced", "in prose", "thoughts", "open thoughts", "byte order mark"],
)
def test_what_surrounds_an_answer_is_cut_off(serve: Serve, asked: Asked, text: str) -> None:
    server = serve(chat(text.replace("{}", reply()).replace("{{", "{").replace("}}", "}")))
    assert write_story(PROMPT, asked(server)).events[0].action == "wave"
    assert len(server.requests) == 1


def test_an_answer_that_is_cut_off_is_asked_for_again_shorter(serve: Serve, asked: Asked) -> None:
    server = serve(chat(reply()[:80], "length"), chat(reply()))
    assert write_story(PROMPT, asked(server)).events
    assert "fewer people" in server.requests[1].body["messages"][-1]["content"]
    with pytest.raises(StoryModelError, match=r"twice \(it was cut off.*shorten the prompt"):
        write_story(PROMPT, asked(serve(chat(reply()[:80], "length"))), cache=False)


def test_garbage_is_answered_with_what_is_wrong_once(serve: Serve, asked: Asked) -> None:
    server = serve(chat('{"title": "x", "events": "many"}'), chat(reply()))
    assert write_story(PROMPT, asked(server)).events
    *_, wrong, request = server.requests[1].body["messages"]
    assert wrong == {"role": "assistant", "content": '{"title": "x", "events": "many"}'}
    assert "events: Input should be a valid list" in request["content"]
    server = serve(chat("la la la"))
    with pytest.raises(StoryModelError, match=r"no usable story twice.*no complete JSON"):
        write_story(PROMPT, asked(server), cache=False)
    assert len(server.requests) == 2


@pytest.mark.parametrize("body", ["", "null", "[]", "{}", '{"choices": []}', "<html>", "[" * 10**5])
def test_a_server_of_another_kind_is_told(serve: Serve, asked: Asked, body: str) -> None:
    with pytest.raises(StoryModelError, match=r"openai .* is no chat"):
        write_story(PROMPT, asked(serve(Response(body))))


@pytest.mark.parametrize(
    "response",
    [
        chat("I'm sorry, but I can't help with that."),
        chat("", refusal="I can't assist with that request."),
        chat("", "content_filter"),
    ],
    ids=["words", "field", "filter"],
)
def test_a_refusal_is_told_in_one_line_and_not_asked_again(
    serve: Serve, asked: Asked, response: Response
) -> None:
    server = serve(response)
    with pytest.raises(StoryModelError, match=r"refuses: .*other words") as error:
        write_story(PROMPT, asked(server))
    assert "\n" not in str(error.value)
    assert len(server.requests) == 1


def test_a_line_that_says_sorry_is_no_refusal(serve: Serve, asked: Asked) -> None:
    told = reply(event(["Ben"], "talk", "talks", line="Sorry, I can't help it"))
    assert write_story(PROMPT, asked(serve(chat(told)))).events[0].line == "Sorry, I can't help it"


def test_a_server_that_refuses_the_schema_is_asked_without(serve: Serve, asked: Asked) -> None:
    error = json.dumps({"error": {"message": "response_format is not supported"}})
    server = serve(Response(error, 400), chat(reply()))
    assert write_story(PROMPT, asked(server)).events
    first, second = (request.body for request in server.requests)
    assert "response_format" in first
    assert set(second) == {"model", "messages", "stream"}
    server = serve(Response(error, 400))
    with pytest.raises(StoryModelError, match="status 400: response_format is not supported"):
        write_story(PROMPT, asked(server), cache=False)
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_once_more(serve: Serve, asked: Asked, status: int) -> None:
    busy = Response("{}", status, {"Retry-After": "0.2"})
    server = serve(busy, chat(reply()))
    start = time.monotonic()
    assert write_story(PROMPT, asked(server)).events
    assert time.monotonic() - start >= 0.2
    server = serve(busy)
    with pytest.raises(StoryModelError, match=str(status)):
        write_story(PROMPT, asked(server), cache=False)
    assert len(server.requests) == 2


@pytest.mark.parametrize("date", [False, True])
def test_a_pause_beyond_the_deadline_is_not_waited_for(
    serve: Serve, asked: Asked, date: bool
) -> None:
    later = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=119), usegmt=True)
    server = serve(Response("{}", 429, {"Retry-After": later if date else "118"}))
    start = time.monotonic()
    with pytest.raises(StoryModelError, match=r"too many requests.*pause of 11\d s"):
        write_story(PROMPT, asked(server), seconds=30)
    assert time.monotonic() - start < 10
    assert len(server.requests) == 1


def test_a_slow_server_ends_at_the_deadline(serve: Serve, asked: Asked) -> None:
    answer = chat(reply())
    server = serve(Response(answer.body, drip=0.1))  # every byte in time, the whole in minutes
    start = time.monotonic()
    with pytest.raises(StoryModelError, match=r"within 1 s: .*--story-timeout"):
        write_story(PROMPT, asked(server), seconds=1)
    assert time.monotonic() - start < 5
    assert server.ended.wait(10)  # and the connection is closed


def test_nobody_there_is_told_with_what_to_do(serve: Serve) -> None:
    server = serve()
    provider = find_provider("llama.cpp", url=server.url.replace("127.0.0.1", "127.0.0.2") + "/v1")
    with pytest.raises(StoryModelError, match=r"cannot be reached \(Connection refused\).*llama-s"):
        write_story(PROMPT, provider)


def test_a_redirect_is_not_followed(serve: Serve, asked: Asked) -> None:
    other = serve(chat(reply()))
    server = serve(Response("", 307, {"Location": f"{other.url}/v1/chat/completions"}))
    with pytest.raises(StoryModelError, match="points to another address"):
        write_story(PROMPT, asked(server))
    assert other.requests == []


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "check OPENAI_API_KEY"), (403, "check OPENAI_API_KEY"), (404, "--story-model"),
     (429, "too many"), (500, "status 500")],
)  # fmt: skip
def test_no_message_holds_the_key(
    serve: Serve, asked: Asked, status: int, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps({"error": {"message": f"Incorrect API key {KEY} {'.' * 150} {KEY}"}})
    provider = asked(serve(Response(body, status, {"Retry-After": "0"})))
    with pytest.raises(StoryModelError, match=told) as error:
        write_story(PROMPT, provider)
    shown = [str(error.value), repr(error.value), repr(provider), str(provider), caplog.text]
    assert not any(KEY in text or KEY[:12] in text for text in shown)
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_many_people_are_clipped_and_the_rest_is_told(serve: Serve, asked: Asked) -> None:
    cast = [person(f"soldier {i}") for i in range(40)]
    events = [event([f"soldier {i}"], "walk", "marches forward") for i in (39, 0, 38)]
    story = write_story(PROMPT, asked(serve(chat(reply(*events, cast=cast)))))
    names = [person.name for person in story.people]
    assert len(names) == 12
    assert {"soldier 38", "soldier 39"} < set(names)  # those who act stay
    assert [event.who for event in story.events] == [("soldier 39",), ("soldier 0",),
        ("soldier 38",)]  # fmt: skip
    assert story.left_out == ("28 more people",)


def test_a_second_time_the_answer_comes_from_the_cache(
    serve: Serve, asked: Asked, tmp_path: Path
) -> None:
    server = serve(chat(reply()), chat(reply(title="Other")))
    provider = asked(server)
    first = write_story(PROMPT, provider)
    assert write_story(PROMPT, provider) == first
    assert len(server.requests) == 1
    (entry,) = (tmp_path / "cache/stick-gen/story").iterdir()
    assert KEY not in entry.read_text()
    assert write_story(PROMPT + " again", provider).title == "Other"
    entry.write_text("damaged")
    assert write_story(PROMPT, provider).title == "Other"  # asked again
    assert write_story(PROMPT, provider, cache=False).title == "Other"
    assert len(server.requests) == 4


def test_without_a_place_for_the_cache_there_is_a_story(
    serve: Serve, asked: Asked, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file is in the way")
    assert write_story(PROMPT, asked(serve(chat(reply())))).events


def test_the_time_is_checked(asked: Asked, serve: Serve) -> None:
    with pytest.raises(StickGenError, match="time for a story"):
        write_story(PROMPT, asked(serve()), seconds=float("nan"))
