"""A prompt → a Story, told by a language model: a few requests, one deadline, one error."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from stickgen.checks import check_number
from stickgen.errors import shorten
from stickgen.story.models.cache import entry_path, keep_answer, kept_answer
from stickgen.story.models.client import Answer, Message, complete
from stickgen.story.models.conversion import story_of
from stickgen.story.models.errors import ServerError, StoryModelError, UnusableError
from stickgen.story.models.instructions import opening
from stickgen.story.models.providers import Provider
from stickgen.story.models.repair import read_reply, refusal
from stickgen.story.models.schema import reply_schema
from stickgen.story.story import Story

SECONDS = 60.0
"""How long a Story is usually waited for."""
MIN_SECONDS, MAX_SECONDS = 1.0, 3600.0
_PAUSE = 1.0
"""Seconds before a busy server is asked again, where it does not say when."""
_QUOTED = 4000
"""Characters of an unusable answer that are shown to the model again."""


def write_story(
    prompt: str, provider: Provider, *, seconds: float = SECONDS, cache: bool = True
) -> Story:
    """Let a language model tell the Story of a prompt.

    At most four requests: the first, and once more each for a server that refuses the form of the
    request (then without schema and settings), one that is busy or failed, and an answer that is
    cut off or unusable (then with the sentence that says why).

    Args:
        prompt: as ``story.check_prompt`` returns it.
        provider: as ``find_provider`` returns it.
        seconds: for everything together, 1–3600.
        cache: whether to use and to keep answers in ``user_cache("story")``.

    Raises:
        StoryModelError: the model gave no Story: one sentence with the reason and what to do. The
            built-in planner can take over.
        StickGenError: ``seconds`` is out of range.
    """
    check_number("the time for a story", seconds, MIN_SECONDS, MAX_SECONDS)
    entry = entry_path(prompt, provider) if cache and provider.kind.api != "mock" else None
    if entry is not None and (kept := kept_answer(entry)) is not None:
        try:
            return _read(kept, provider)
        except UnusableError:
            pass  # damaged, or from a version that read more: asked again
    text, story = _Conversation(provider, prompt, seconds).story()
    if entry is not None:
        keep_answer(entry, text)
    return story


def _read(text: str, provider: Provider) -> Story:
    reply, changes = read_reply(text)
    return story_of(reply, changes, f"told by {provider}")


@dataclass
class _Conversation:
    """Requests until there is a Story, each kind of retry once."""

    provider: Provider
    prompt: str
    seconds: float
    _ends: float = field(init=False)
    _shaped: bool = True
    _tried: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ends = time.monotonic() + self.seconds

    def story(self) -> tuple[str, Story]:
        """The text of the usable answer, and its Story."""
        messages: Sequence[Message] = opening(self.prompt)
        while True:
            answer = self._answer(messages)
            said_no = answer.refusal or refusal(answer.text)
            if said_no:
                raise self._error(f"refuses: {shorten(said_no, 160)} Say it in other words")
            try:
                return answer.text, _read(answer.text, self.provider)
            except UnusableError as error:
                messages = self._mended(messages, answer, error)

    def _answer(self, messages: Sequence[Message]) -> Answer:
        while True:
            try:
                return complete(
                    self.provider,
                    messages,
                    schema=reply_schema(bounded=self.provider.kind.bounded)
                    if self._shaped
                    else None,
                    seconds=self._left(),
                )
            except ServerError as error:
                self._left()
                if error.status in (400, 422) and self._first("form"):
                    self._shaped = False
                elif (error.status in (408, 429) or error.status >= 500) and self._first("pause"):
                    self._pause(error)
                else:
                    raise StoryModelError(str(error)) from None

    def _mended(
        self, messages: Sequence[Message], answer: Answer, error: UnusableError
    ) -> Sequence[Message]:
        """The conversation with what is wrong with the answer."""
        wrong = "it was cut off: tell it with fewer people and events" if answer.cut else str(error)
        if not self._first("mend"):
            raise self._error(
                f"gave no usable story twice ({wrong}): try another model (--story-model), or "
                "shorten the prompt"
            )
        request = f"That cannot be used: {wrong}. Answer with the corrected JSON object only."
        if not answer.text.strip() or answer.cut:
            return [*messages, {"role": "user", "content": request}]
        return [
            *messages,
            {"role": "assistant", "content": answer.text[:_QUOTED]},
            {"role": "user", "content": request},
        ]

    def _first(self, kind: str) -> bool:
        """Whether a kind of retry has not been made yet; it has, from now on."""
        new = kind not in self._tried
        self._tried.add(kind)
        return new

    def _pause(self, error: ServerError) -> None:
        wait = _PAUSE if error.wait is None else error.wait
        if time.monotonic() + wait >= self._ends:
            raise StoryModelError(f"{error} (it wants a pause of {wait:.0f} s)") from None
        time.sleep(wait)

    def _left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise self._error(
                f"has not told the story within {self.seconds:g} s: give it more time "
                "(--story-timeout), or take a smaller model (--story-model)"
            )
        return left

    def _error(self, what: str) -> StoryModelError:
        return StoryModelError(f"{self.provider} {what}")
