"""One question to one server, over plain HTTP with the standard library.

Three small requests need no library: ``openai`` would bring 14 packages and 0.4 s of imports.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from stickgen.errors import shorten
from stickgen.story.models.errors import ServerError
from stickgen.story.models.instructions import example_answer
from stickgen.story.models.providers import Provider, is_loopback

Message = Mapping[str, str]
"""``role`` (system, user or assistant) and ``content``."""
_MAX_BYTES = 2**21
_CHUNK = 2**16


@dataclass(frozen=True)
class Answer:
    """What a model answered.

    Attributes:
        text: its words.
        cut: whether it was stopped before its end.
        refusal: why the model will not answer; empty: it did.
    """

    text: str
    cut: bool = False
    refusal: str = ""


@dataclass(frozen=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    body: bytes


def complete(
    provider: Provider,
    messages: Sequence[Message],
    *,
    schema: Mapping[str, Any] | None,
    seconds: float,
) -> Answer:
    """Ask a model.

    Args:
        schema: of the JSON that it must answer with; None: neither a schema nor settings are
            sent, for servers that know them not.
        seconds: after which the answer is no longer awaited.

    Raises:
        ServerError: no answer in time, another status than 200, or something that is no answer.
            Its message does not hold the key.
    """
    if provider.kind.api == "mock":
        return Answer(_mock_text(provider.url))
    ollama = provider.kind.api == "ollama"
    path = "/api/chat" if ollama else "/chat/completions"
    body: dict[str, Any] = {"model": provider.model, "messages": list(messages), "stream": False}
    if schema is not None:
        body |= provider.kind.settings
        body |= {"format": schema} if ollama else {"response_format": _strict(schema)}
    response = _post(provider, path, json.dumps(body).encode(), seconds)
    if response.status != 200:
        raise _failure(provider, response)
    try:
        answer = json.loads(response.body)
        return _ollama_answer(answer) if ollama else _openai_answer(answer)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise ServerError(f"{_name(provider)} answered with something that is no chat") from None


def _strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "json_schema",
        "json_schema": {"name": "story", "strict": True, "schema": schema},
    }


def _openai_answer(answer: Any) -> Answer:
    choice = answer["choices"][0]
    message = choice["message"]
    ending = choice.get("finish_reason")
    refusal = str(message.get("refusal") or "")
    if ending == "content_filter" and not refusal:
        refusal = "its content filter stopped the answer"
    return Answer(_text(message), ending == "length", refusal)


def _ollama_answer(answer: Any) -> Answer:
    return Answer(_text(answer["message"]), answer.get("done_reason") == "length")


def _text(message: Mapping[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, list):  # parts of text, as some servers send them
        content = "".join(part.get("text", "") for part in content)
    if not isinstance(content, str):
        raise TypeError
    return content


def _mock_text(file: str) -> str:
    if not file:
        return example_answer()
    try:
        return Path(file).read_bytes()[:_MAX_BYTES].decode("utf-8", "replace")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServerError(f"the mock's answer {shorten(file)} cannot be read ({reason})") from None


def _post(provider: Provider, path: str, body: bytes, seconds: float) -> _Response:
    """The response to a request, within so many seconds.

    A thread waits for it, because no time limit of a socket holds for the whole of a name lookup,
    a handshake and an answer that drips.
    """
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if provider.key:
        headers["Authorization"] = f"Bearer {provider.key}"
    request = Request(provider.url + path, data=body, headers=headers, method="POST")
    box: SimpleQueue[_Response | ServerError] = SimpleQueue()
    ends = monotonic() + seconds

    def exchange() -> None:
        box.put(_exchange(provider, request, ends))

    Thread(target=exchange, daemon=True).start()
    try:
        result = box.get(timeout=seconds)
    except Empty:
        raise ServerError(f"{_name(provider)} has not answered in time") from None
    if isinstance(result, ServerError):
        raise result
    return result


def _exchange(provider: Provider, request: Request, ends: float) -> _Response | ServerError:
    seconds = max(0.01, ends - monotonic())
    try:
        try:
            response = _opener(provider.url).open(request, timeout=seconds)
        except HTTPError as error:
            response = error
        with response:
            data = _read(response, ends)
        if len(data) > _MAX_BYTES:
            return ServerError(f"{_name(provider)} answered with more than {_MAX_BYTES:,} bytes")
        return _Response(response.status, response.headers, data)
    except (OSError, HTTPException, ValueError) as error:
        inner = error.reason if isinstance(error, URLError) else error
        reason = getattr(inner, "strerror", None) or str(inner) or type(inner).__name__
        text = f"{_name(provider)} cannot be reached ({reason}): {provider.kind.start}"
        return ServerError(_redacted(text, provider.key))


def _opener(url: str) -> OpenerDirector:
    handlers: list[Any] = [_NoRedirect()]
    if is_loopback(url):
        handlers.append(ProxyHandler({}))
    return build_opener(*handlers)


class _NoRedirect(HTTPRedirectHandler):
    """A redirect is an error: it would take the key and the prompt to another host."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _read(response: Any, ends: float) -> bytes:
    data = b""
    while len(data) <= _MAX_BYTES and monotonic() < ends and (part := response.read1(_CHUNK)):
        data += part
    return data


def _failure(provider: Provider, response: _Response) -> ServerError:
    """What a status other than 200 means, and what to do about it."""
    status, kind = response.status, provider.kind
    said = _said(response.body, provider.key)
    if 300 <= status < 400:
        text = "points to another address: give that one (--story-url)"
    elif status in (401, 403) and kind.key_variable:
        text = f"does not accept the key ({status}{said}): check {kind.key_variable}"
    elif status == 404:
        pull = f"ollama pull {provider.model}, or " if kind.api == "ollama" else ""
        text = (
            f"does not know the model {provider.model} or the address ({status}{said}): "
            f"{pull}name another model (--story-model) or address (--story-url)"
        )
    elif status == 429:
        text = f"has had too many requests ({status}{said}): try again later"
    else:
        text = f"answered with status {status}{said}"
    return ServerError(f"{_name(provider)} {text}", status, _wait(response.headers))


def _said(body: bytes, key: str) -> str:
    """The server's own words about an error, as they follow its status."""
    try:
        error = json.loads(body)["error"]
        words = error if isinstance(error, str) else error["message"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return ""
    return f": {shorten(_redacted(' '.join(str(words).split()), key), 200)}"


def _wait(headers: Mapping[str, str]) -> float | None:
    """Seconds of ``Retry-After``, a number or a date."""
    stated = headers.get("Retry-After") or ""
    try:
        return max(0.0, float(stated))
    except ValueError:
        pass
    try:
        date = parsedate_to_datetime(stated)
        return max(0.0, (date - datetime.now(timezone.utc)).total_seconds())
    except (ValueError, TypeError):
        return None


def _redacted(text: str, key: str) -> str:
    return text.replace(key, "(key)") if key else text


def _name(provider: Provider) -> str:
    return f"{provider.kind.name} ({provider.url})"
