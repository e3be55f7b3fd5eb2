"""Load test of the API: does HTTP cost anything, is a request lost, does memory grow?

Blocks of films over HTTP, asked for by many clients, alternate with blocks of the same films given
to worker processes directly, so that other load on the machine meets both. Run:

    nice -n 10 python benchmarks/serve.py --films 200 --clients 20
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil

from stickgen.serve.draw_work import DRAW
from stickgen.serve.film_work import FILM
from stickgen.serve.schemas import FilmRequest
from stickgen.serve.workers import Workers

WORKERS = 1
"""Processes of each queue: two in all, one for each core."""
PROMPTS = (
    "a person walks and waves",
    "Ann throws a ball to Ben",
    "a person jumps, then claps",
    "Ann and Ben dance",
)


@dataclass
class Counts:
    """What the clients saw.

    Attributes:
        asked, made: films.
        refused: seconds that each answer 429 took.
        lost: requests without an answer, or films that failed.
        rss: bytes of memory of server and workers, after each block.
    """

    asked: int = 0
    made: int = 0
    refused: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    rss: list[dict[str, int]] = field(default_factory=list)


def request(number: int, size: str) -> dict[str, Any]:
    """A film of 5 s; every film is another one, so that no memory helps."""
    options = {"seconds": 5.0, "seed": number, "size": size, "formats": ["mp4"]}
    return {"prompt": PROMPTS[number % len(PROMPTS)], "options": options}


async def directly(workers: Workers, numbers: list[int], size: str, folder: Path) -> float:
    """Films a second of worker processes without a server in front of them."""

    async def make(number: int) -> None:
        body = FilmRequest.model_validate(request(number, size)).model_dump(mode="json")
        place = folder / f"own{number}"
        place.mkdir()
        told = {"request": body, "folder": str(place)}
        facts = await workers.submit(FILM, told, client="own", admitted=True).result()
        drawn = {"folder": str(place), "suffix": "mp4", "options": body["options"]}
        job = workers.submit(DRAW, {**drawn, "size": facts["size"]}, client="own", admitted=True)
        await job.result()

    start = time.perf_counter()
    await asyncio.gather(*map(make, numbers))
    return len(numbers) / (time.perf_counter() - start)


async def over_http(url: str, numbers: list[int], size: str, clients: int, counts: Counts) -> float:
    """Films a second of a server that many clients ask."""
    waiting = list(numbers)
    limits = httpx.Limits(max_connections=None)

    async def client(name: int, http: httpx.AsyncClient) -> None:
        headers = {"Authorization": f"Bearer client-{name:02}-0123456789", "Prefer": "wait=60"}
        while waiting:
            await ask(http, headers, waiting.pop())

    async def ask(http: httpx.AsyncClient, headers: dict[str, str], number: int) -> None:
        counts.asked += 1
        key = {"Idempotency-Key": f"film-{number}"}
        while True:
            began = time.perf_counter()
            try:
                answer = await http.post(
                    "/v1/films", json=request(number, size), headers=headers | key
                )
            except httpx.HTTPError as error:
                counts.lost.append(repr(error))
                return
            if answer.status_code == 429:
                counts.refused.append(time.perf_counter() - began)
                await asyncio.sleep(float(answer.headers["Retry-After"]))
            elif answer.status_code == 201:
                counts.made += 1
                return
            elif answer.status_code != 202:  # asked again, it waits for the same film
                counts.lost.append(f"{answer.status_code} {answer.text}")
                return

    start = time.perf_counter()
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as http:
        await asyncio.gather(*(client(name, http) for name in range(clients)))
    return len(numbers) / (time.perf_counter() - start)


class Server:
    """``stick-gen serve`` in processes of its own."""

    def __init__(self, clients: int, queue: int, store: Path) -> None:
        tokens = " ".join(f"client-{name:02}-0123456789" for name in range(clients))
        words = ["serve", "--port", "0", "--store", str(store), "--queue", str(queue)]
        words += ["--motion-workers", str(WORKERS), "--video-workers", str(WORKERS)]
        # Films are evicted on the way; a busy machine may take long.
        words += ["--store-mb", "20", "--timeout", "3600"]
        self.process = psutil.Popen(
            [sys.executable, "-c", "from stickgen.cli import main; main()", *words],
            env={**os.environ, "STICKGEN_TOKEN": tokens},
            stdout=-1,
            text=True,
        )
        self.url = re.findall(r"http://\S+:\d+", self.process.stdout.readline())[0]
        while httpx.get(f"{self.url}/readyz").status_code != 200:
            time.sleep(0.2)

    def rss(self) -> dict[str, int]:
        """Bytes of memory of each process."""
        found = {"server": self.process.memory_info().rss}
        for child in self.process.children():
            found["motion" if "motion" in child.cmdline() else "video"] = child.memory_info().rss
        return found


def cpu(processes: Iterable[psutil.Process]) -> float:
    """Seconds of processor time of processes."""
    return sum(sum(process.cpu_times()[:2]) for process in processes)


async def run(arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Measure; what was found."""
    server = Server(arguments.clients, arguments.queue, folder / "store")
    workers = Workers({"motion": WORKERS, "video": WORKERS}, seconds=3600)
    workers.start()
    while not workers.ready:
        await asyncio.sleep(0.2)
    counts, speeds, number = Counts(), [], 0
    own = [child for child in psutil.Process().children() if child.pid != server.process.pid]
    groups = {"own": own, "workers": server.process.children(), "server": [server.process]}
    before = {name: cpu(group) for name, group in groups.items()}
    block = min(arguments.block, arguments.films)
    for _ in range(arguments.films // block):
        pair = []
        for over in (False, True):
            numbers = list(range(number, number + block))
            number += block
            if over:
                size, clients = arguments.size, arguments.clients
                pair.append(await over_http(server.url, numbers, size, clients, counts))
            else:
                pair.append(await directly(workers, numbers, arguments.size, folder))
        speeds.append(pair)
        counts.rss.append(server.rss())
        print(json.dumps({"own": round(pair[0], 3), "http": round(pair[1], 3), **counts.rss[-1]}))
    spent = {name: cpu(group) - before[name] for name, group in groups.items()}
    await workers.drain(1)
    server.process.terminate()
    server.process.wait()
    return found(counts, speeds, spent)


def found(counts: Counts, speeds: list[list[float]], spent: dict[str, float]) -> dict[str, Any]:
    """The figures of a run."""
    ratios = [http / own for own, http in speeds]
    first, last = counts.rss[len(counts.rss) // 4], counts.rss[-1]
    return {
        "films": counts.made,
        "asked": counts.asked,
        "lost": counts.lost,
        "throughput of HTTP, share of the workers' own": round(median(ratios), 3),
        "each block": [round(ratio, 3) for ratio in ratios],
        "CPU seconds": {name: round(seconds, 1) for name, seconds in spent.items()},
        "the same by CPU seconds": round(spent["own"] / (spent["workers"] + spent["server"]), 3),
        "answers 429": len(counts.refused),
        "429 in ms, median and slowest": [
            round(1000 * of(counts.refused), 1) for of in (median, max)
        ]
        if counts.refused
        else None,
        "MB after a quarter": {name: size >> 20 for name, size in first.items()},
        "MB at the end": {name: size >> 20 for name, size in last.items()},
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--films", type=int, default=200, help="over HTTP; as many directly")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--queue", type=int, default=16, help="jobs that may wait")
    parser.add_argument("--block", type=int, default=25, help="films of a block")
    parser.add_argument("--size", default="320x180")
    with TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(run(parser.parse_args(), Path(folder))), indent=1))


if __name__ == "__main__":
    main()
