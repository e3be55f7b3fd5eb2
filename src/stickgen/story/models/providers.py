"""Who can write a Story: one record for each kind of server, and what a user chose of it.

Light, because it is imported to check options: no pydantic, no network.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from stickgen.errors import StickGenError, shorten

_ANSWER = 3000
"""Most tokens of an answer of a local server, which would else write until its memory is full."""


@dataclass(frozen=True, kw_only=True)
class ProviderKind:
    """A kind of server that runs language models.

    Attributes:
        name: as ``--story`` names it.
        api: form of its requests: OpenAI's chat completions, Ollama's chat, or none (``mock``).
        url: where it answers, unless the user says otherwise.
        model: that is asked, unless the user names another one.
        url_variable, key_variable: environment variables with its address and its key.
        needs_key: whether it answers nobody without a key.
        bounded: whether its schemas may limit the length of lists; OpenAI's strict ones may not.
        settings: fields of a request beside model, messages and schema.
        start: what to do where it cannot be reached.
    """

    name: str
    api: Literal["openai", "ollama", "mock"]
    url: str = ""
    model: str = ""
    url_variable: str = ""
    key_variable: str = ""
    needs_key: bool = False
    bounded: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)
    start: str = "check the network, or the address (--story-url)"


_RECORDS = (
    ProviderKind(
        name="grok",
        api="openai",
        url="https://api.x.ai/v1",
        model="grok-4-1-fast-non-reasoning",
        key_variable="XAI_API_KEY",
        needs_key=True,
    ),
    ProviderKind(
        name="openai",
        api="openai",
        url="https://api.openai.com/v1",
        model="gpt-4.1-mini",
        url_variable="OPENAI_BASE_URL",
        key_variable="OPENAI_API_KEY",
        needs_key=True,
    ),
    ProviderKind(
        name="ollama",
        api="ollama",
        url="http://127.0.0.1:11434",
        model="llama3.2",
        url_variable="OLLAMA_HOST",
        bounded=True,
        # Its usual 2,048 to 4,096 tokens of context would cut the names off.
        settings={"options": {"temperature": 0.2, "num_ctx": 8192, "num_predict": _ANSWER}},
        start="start it (ollama serve), or give its address (--story-url)",
    ),
    ProviderKind(
        name="llama.cpp",
        api="openai",
        url="http://127.0.0.1:8080/v1",
        model="default",
        key_variable="LLAMA_API_KEY",
        bounded=True,
        settings={"temperature": 0.2, "max_tokens": _ANSWER},
        start="start it (llama-server -m MODEL.gguf), or give its address (--story-url)",
    ),
    ProviderKind(name="mock", api="mock"),
)
PROVIDERS: Mapping[str, ProviderKind] = MappingProxyType({kind.name: kind for kind in _RECORDS})
"""Name → kind of server."""


@dataclass(frozen=True, kw_only=True)
class Provider:
    """A server, a model and a key, ready to be asked.

    Attributes:
        kind: its record.
        url: address without a slash at its end; of ``mock``: a file with the answer, or empty.
        model: name of the model.
        key: secret; it is in no message and not in the ``repr``.
    """

    kind: ProviderKind
    url: str
    model: str
    key: str = field(default="", repr=False)

    def __str__(self) -> str:
        return f"{self.kind.name} ({self.model})"


def find_provider(name: str, *, model: str | None = None, url: str | None = None) -> Provider:
    """The provider that options and environment ask for.

    Args:
        name: of ``PROVIDERS``.
        model: None: the kind's own.
        url: None: that of the environment, else the kind's own. For ``mock``, a file.

    Raises:
        StickGenError: the name is unknown, the address is none or would send words in the clear
            over a network, or the key is missing or is no key. No message holds a key.
    """
    if name not in PROVIDERS:
        raise StickGenError(
            f"there is no story writer {shorten(repr(name))}: use builtin or one of "
            f"{', '.join(PROVIDERS)}"
        )
    kind = PROVIDERS[name]
    if kind.api == "mock":
        return Provider(kind=kind, url=url or "", model=model or "mock")
    stated = url or os.environ.get(kind.url_variable, "").strip()
    where = "--story-url" if url or not kind.url_variable else kind.url_variable
    address = _address(stated, kind, where) if stated else kind.url
    return Provider(kind=kind, url=address, model=model or kind.model, key=_key(kind, address))


def is_loopback(url: str) -> bool:
    """Whether an address is on this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _address(text: str, kind: ProviderKind, where: str) -> str:
    """The address, checked; ``where`` it was stated."""
    if "://" not in text:  # OLLAMA_HOST is often a host and a port
        text = f"http://{text}"
        if kind.api == "ollama" and not re.search(r":\d+/?$", text):
            text = f"{text.rstrip('/')}:11434"
    text = re.sub(r"^(https?://)(?:(?:0\.0\.0\.0|\[::\])(?=[:/]|$)|(?=:))", r"\g<1>127.0.0.1", text)
    parts = _parts(text)
    if parts is None:
        raise StickGenError(
            f"{where} is no address: write it like {kind.url}, without a name, a password or "
            "a question mark; keys belong into "
            f"{kind.key_variable or 'the settings of the server'}"
        )
    if parts.scheme == "http" and not is_loopback(text):
        raise StickGenError(
            f"{where} would send the prompt to {parts.hostname} unencrypted: give an address with "
            "https://, or one of this machine"
        )
    return text.rstrip("/")


def _parts(text: str) -> SplitResult | None:
    """The parts of a plain address; None where it is none, or holds what may be a secret."""
    try:
        parts = urlsplit(text)
        plain = bool(parts.hostname) and parts.port != 0 and text.isprintable() and " " not in text
    except ValueError:
        return None
    secret = "@" in parts.netloc or parts.query or parts.fragment
    return parts if plain and not secret and parts.scheme in ("http", "https") else None


def _key(kind: ProviderKind, url: str) -> str:
    """The key of the environment; empty where the server needs none."""
    key = os.environ.get(kind.key_variable, "").strip() if kind.key_variable else ""
    if not key and kind.needs_key and not is_loopback(url):
        raise StickGenError(
            f"{kind.name} needs a key: put it into the environment variable {kind.key_variable}, "
            "or leave out --story for the built-in planner"
        )
    # A header can hold nothing else, and the library's error would show the key.
    if not re.fullmatch(r"[\x21-\x7e]*", key):
        raise StickGenError(f"{kind.key_variable} holds blanks or other characters that no key has")
    return key
