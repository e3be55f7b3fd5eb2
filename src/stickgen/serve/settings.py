"""How a server runs: one frozen record."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from stickgen.checks import check_number, check_whole
from stickgen.errors import StickGenError

SHORTEST_TOKEN = 16
"""Characters; a shorter one is guessed."""
TOKENS = "STICKGEN_TOKEN"
"""Environment variable with the tokens, separated by blanks."""


def _half_of_the_cores() -> int:
    return max((os.cpu_count() or 2) // 2, 1)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How a server runs.

    Attributes:
        host, port: where it listens; port 0 takes a free one.
        tokens: bearer tokens, one for each client; empty: none is asked for.
        origins: of the web pages that may call it (CORS), as ``https://example.org``.
        store: folder of the films, which stay there when the server ends; None: a temporary one.
        store_bytes: of all films; those used longest ago are deleted first.
        keep_seconds: until a film that nobody uses is deleted.
        motion_workers, video_workers: number of processes that move, and that draw.
        queue_depth: jobs that may wait in each of both queues.
        client_jobs: jobs that a client may have waiting and running.
        rate, burst: jobs a second that a client may ask for, and how many at once.
        job_seconds: until a job has to end, its time in the queue included.
        drain_seconds: that running jobs have to end when the server does.
        body_bytes: of the largest request.
        file_bytes: of the largest file that is written.
        stall_seconds: until a client that sends or takes nothing is left alone.

    Raises:
        StickGenError: a value is out of range, or the host can be reached from other machines
            and there is no token.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    tokens: tuple[str, ...] = field(default=(), repr=False)
    origins: tuple[str, ...] = ()
    store: Path | None = None
    store_bytes: int = 2_000_000_000
    keep_seconds: float = 86_400.0
    motion_workers: int = field(default_factory=_half_of_the_cores)
    video_workers: int = field(default_factory=_half_of_the_cores)
    queue_depth: int = 16
    client_jobs: int = 8
    rate: float = 5.0
    burst: int = 20
    job_seconds: float = 300.0
    drain_seconds: float = 30.0
    body_bytes: int = 1_000_000
    file_bytes: int = 32_000_000
    stall_seconds: float = 20.0

    def __post_init__(self) -> None:
        check_whole("port", self.port, 0, 65_535)
        for name in ("motion_workers", "video_workers"):
            check_whole(name, getattr(self, name), 1, 256)
        for name in ("queue_depth", "client_jobs", "burst"):
            check_whole(name, getattr(self, name), 1, 10_000)
        for name in ("rate", "keep_seconds", "job_seconds", "drain_seconds", "stall_seconds"):
            check_number(name, getattr(self, name), 0.05, 1e9)
        for name in ("store_bytes", "body_bytes", "file_bytes"):
            check_whole(name, getattr(self, name), 1_000, 10**15)
        if any(len(token) < SHORTEST_TOKEN for token in self.tokens):
            raise StickGenError(
                f"a token is too short: give at least {SHORTEST_TOKEN} characters, as "
                "openssl rand -hex 16 does"
            )
        if not self.is_local and not self.tokens:
            raise StickGenError(
                f"whoever reaches {self.host} could use this machine: set {TOKENS} to a secret of "
                f"at least {SHORTEST_TOKEN} characters, or leave --host out to serve this machine "
                "alone"
            )

    @property
    def is_local(self) -> bool:
        """Whether only programs of this machine reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def tokens_of_environment() -> tuple[str, ...]:
    """The tokens of the environment variable ``STICKGEN_TOKEN``."""
    return tuple(os.environ.get(TOKENS, "").split())
