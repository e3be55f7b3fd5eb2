"""Options and environment → a server, and what is refused before anything is sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from loopback import KEY

from stickgen.errors import StickGenError
from stickgen.options import STORY_WRITERS
from stickgen.story.models import PROVIDERS, find_provider
from stickgen.story.models import cache as story_cache


def test_the_option_names_the_providers() -> None:
    assert ("builtin", *PROVIDERS) == STORY_WRITERS


def test_the_environment_names_server_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XAI_API_KEY", f" {KEY}\n")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://models.example.org/v1/")
    grok = find_provider("grok")
    assert (grok.url, grok.key) == ("https://api.x.ai/v1", KEY)
    assert find_provider("openai").url == "https://models.example.org/v1"
    chosen = find_provider("openai", url="http://localhost:1234/v1", model="mine")
    assert (chosen.url, chosen.model) == ("http://localhost:1234/v1", "mine")


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1:9000", "http://127.0.0.1:9000"), ("0.0.0.0", "http://127.0.0.1:11434"),
     (":9000", "http://127.0.0.1:9000"), ("localhost", "http://localhost:11434"),
     ("http://[::1]:9000/", "http://[::1]:9000"), ("https://models.example.org",
     "https://models.example.org"), ("", "http://127.0.0.1:11434")],
)  # fmt: skip
def test_the_host_of_ollama_is_read_as_ollama_writes_it(
    host: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", host)
    assert find_provider("ollama").url == url


@pytest.mark.parametrize("name", ["grok", "openai"])
def test_a_missing_key_is_told_with_its_variable(name: str) -> None:
    with pytest.raises(
        StickGenError, match=rf"{name} needs a key: .*{PROVIDERS[name].key_variable}"
    ):
        find_provider(name)
    assert find_provider(name, url="http://127.0.0.1:1/v1").key == ""  # nobody asks for one


@pytest.mark.parametrize(
    ("url", "told"),
    [("http://example.org/v1", "unencrypted"), ("http://192.168.1.9:8080", "unencrypted"),
     ("http://127.0.0.1.example.org", "unencrypted"), ("ftp://127.0.0.1", "no address"),
     ("https://", "no address"), ("https://[", "no address"), ("http://127.0.0.1:99999", "no addr"),
     (f"https://me:{KEY}@example.org", "no address"), (f"https://example.org/?key={KEY}", "no add"),
     (f"https://example.org/#{KEY}", "no address"), ("http://127.0.0.1/\r\nX: y", "no address"),
     ("file:///etc/passwd", "no address")],
)  # fmt: skip
def test_an_address_that_leaks_or_is_none_is_refused(
    url: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with pytest.raises(StickGenError, match=told) as error:
        find_provider("openai", url=url)
    assert KEY not in str(error.value)
    monkeypatch.setenv("OPENAI_BASE_URL", url)
    with pytest.raises(StickGenError, match="OPENAI_BASE_URL"):
        find_provider("openai")


@pytest.mark.parametrize("key", [f"{KEY}\r\nX-Other: 1", f"{KEY} x", f"{KEY}é"])
def test_a_key_that_no_header_holds_is_refused_without_showing_it(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XAI_API_KEY", key)
    with pytest.raises(StickGenError, match="XAI_API_KEY holds") as error:
        find_provider("grok")
    assert KEY[:8] not in str(error.value)


def test_an_unknown_name_is_told_with_those_there_are() -> None:
    with pytest.raises(StickGenError, match=r"'claude'.*builtin.*grok.*mock"):
        find_provider("claude")


def test_the_cache_is_bounded_and_leaves_other_files_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_cache, "MOST_ENTRIES", 3)
    provider = find_provider("llama.cpp")
    other = tmp_path / "cache/stick-gen/story/notes.txt"
    other.parent.mkdir(parents=True)
    other.touch()
    paths = [story_cache.entry_path(f"prompt {i}", provider) for i in range(5)]
    for age, path in enumerate(paths):
        assert path is not None
        story_cache.keep_answer(path, f"answer {age}")
        os.utime(path, (age, age))
    assert [path.exists() for path in paths if path] == [False, False, True, True, True]
    assert other.exists()
    assert paths[4] is not None
    assert story_cache.kept_answer(paths[4]) == "answer 4"
    story_cache.keep_answer(paths[4], "x" * 2**20)  # too long an answer is not kept
    assert story_cache.kept_answer(paths[4]) == "answer 4"


def test_another_model_or_address_has_other_entries() -> None:
    asked = [find_provider("llama.cpp"), find_provider("llama.cpp", model="other"),
        find_provider("llama.cpp", url="http://[::1]:1/v1"), find_provider("ollama")]  # fmt: skip
    assert len({story_cache.entry_path("x", provider) for provider in asked}) == 4
