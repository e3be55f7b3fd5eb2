"""What the endpoints of one server share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from stickgen.serve.films import Films
from stickgen.serve.rates import Rates
from stickgen.serve.settings import Settings
from stickgen.serve.store import Store
from stickgen.serve.workers import Workers

if TYPE_CHECKING:
    from stickgen.serve.metrics import Metrics


@dataclass(frozen=True)
class Services:
    """What the endpoints of one server share.

    Attributes:
        settings: how it runs.
        workers: its processes.
        films: those that it makes and keeps.
        store: of their files.
        metrics: what it counts.
        rates: how often each client may ask for a job.
    """

    settings: Settings
    workers: Workers
    films: Films
    store: Store
    metrics: Metrics
    rates: Rates


def services(request: Request) -> Services:
    """The services of the server that a request came to."""
    found: Services = request.app.state.services
    return found


def client(request: Request) -> str:
    """Name of the client that sent a request: that of its token, or its address."""
    name: str = request.state.client
    return name


def paced_client(request: Request) -> str:
    """As ``client``, of a request that asks for a job.

    Raises:
        Problem: the client asks too often.
    """
    name = client(request)
    services(request).rates.take(name)
    return name


Shared = Annotated[Services, Depends(services)]
Client = Annotated[str, Depends(client)]
PacedClient = Annotated[str, Depends(paced_client)]
