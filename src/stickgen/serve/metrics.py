"""What the server counts, for Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

from fastapi import APIRouter, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stickgen.serve.films import Films
from stickgen.serve.job import Job
from stickgen.serve.services import Shared
from stickgen.serve.store import Store
from stickgen.serve.tasks import QUEUES
from stickgen.serve.workers import Workers

router = APIRouter(tags=["server"])

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300)


class Metrics:
    """Counters of one server.

    Attributes:
        registry: of them all.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._jobs = Counter(
            "stickgen_jobs", "Jobs that have ended", ["task", "status"], registry=self.registry
        )
        self._worked = Histogram(
            "stickgen_job_seconds",
            "Seconds that jobs ran",
            ["task"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._waited = Histogram(
            "stickgen_queue_seconds",
            "Seconds that jobs waited",
            ["queue"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._requests = Histogram(
            "stickgen_request_seconds",
            "Seconds until an answer began",
            ["method", "path", "status"],
            buckets=_SECONDS,
            registry=self.registry,
        )

    def count_job(self, job: Job) -> None:
        """A job has ended."""
        self._jobs.labels(job.task.name, job.status).inc()
        if "seconds" in job.spent:
            self._worked.labels(job.task.name).observe(job.spent["seconds"])
        if "queue_seconds" in job.spent:
            self._waited.labels(job.task.queue).observe(job.spent["queue_seconds"])

    def count_request(self, method: str, path: str, status: int, seconds: float) -> None:
        """An answer has begun."""
        self._requests.labels(method, path, status).observe(seconds)

    def watch(self, workers: Workers, films: Films, store: Store) -> None:
        """Also tell how these are whenever somebody asks."""
        self.registry.register(_Levels(workers, films, store))


class _Levels(Collector):
    """Numbers that are read when they are asked for."""

    def __init__(self, workers: Workers, films: Films, store: Store) -> None:
        self._workers, self._films, self._store = workers, films, store

    def collect(self) -> Iterator[GaugeMetricFamily | CounterMetricFamily]:
        """The numbers now."""
        waiting = GaugeMetricFamily("stickgen_queue_jobs", "Jobs that wait", labels=["queue"])
        warm = GaugeMetricFamily("stickgen_workers", "Warm workers", labels=["queue"])
        for queue in QUEUES:
            waiting.add_metric([queue], self._workers.waiting(queue))
            warm.add_metric([queue], self._workers.warm(queue))
        yield waiting
        yield warm
        yield GaugeMetricFamily("stickgen_films", "Films in the store", len(self._films))
        yield GaugeMetricFamily("stickgen_store_bytes", "Size of the store", self._store.bytes)
        yield CounterMetricFamily(
            "stickgen_worker_respawns", "Workers started again", self._workers.respawns
        )
        yield CounterMetricFamily(
            "stickgen_films_evicted", "Films deleted for age or room", self._store.evicted
        )


class CountRequests:
    """Counts requests by the route that answers them."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, and count."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start = monotonic()

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                # An address that nobody knows has no route, and no name of its own here.
                path = getattr(scope.get("route"), "path", "other")
                seconds = monotonic() - start
                self._metrics.count_request(scope["method"], path, message["status"], seconds)
            await send(message)

        await self._app(scope, receive, counted)


@router.get("/metrics", response_class=Response)
async def metrics(shared: Shared) -> Response:
    """Counters and gauges in the format of Prometheus."""
    return Response(generate_latest(shared.metrics.registry), media_type=CONTENT_TYPE_LATEST)
