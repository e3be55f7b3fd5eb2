"""A server on this machine that answers as a language model would, over real HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

KEY = "sk-very-secret-0123456789"


@dataclass
class Response:
    """What the server sends; ``drip`` seconds before each byte of the body."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class Request:
    """What the server was sent."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Server:
    """Answers the responses in order, the last one again and again."""

    url: str
    responses: list[Response]
    requests: list[Request] = field(default_factory=list)
    ended: Event = field(default_factory=Event)


def chat(text: str, ending: str = "stop", **message: Any) -> Response:
    """An answer in the form of OpenAI's chat completions."""
    content = {"role": "assistant", "content": text} | message
    return Response(json.dumps({"choices": [{"message": content, "finish_reason": ending}]}))


def person(name: str, **facts: str) -> dict[str, Any]:
    """A member of a cast, in words that change nothing."""
    usual = {"kind": "human", "gender": "none", "age": "adult", "team": "none", "color": "none"}
    return {"name": name, "role": "", **usual, **facts}


def event(who: list[str], action: str, does: str, **facts: Any) -> dict[str, Any]:
    """An event, in words that change nothing."""
    usual = {"to": [], "thing": "none", "line": "", "voice": "talk", "feeling": "neutral"}
    return {"who": who, "action": action, "does": does, **usual, **facts}


def reply(*events: dict[str, Any], cast: list[Any] | None = None, **facts: Any) -> str:
    """The JSON of an answer; by default Ben waves in the park."""
    usual = {"title": "Hello", "place": "park", "time": "day", "weather": "none", "things": []}
    events = events or (event(["Ben"], "wave", "waves with the right hand"),)
    people = [person("Ben")] if cast is None else cast
    return json.dumps(usual | {"cast": people, "events": list(events)} | facts)


def start(*responses: Response) -> tuple[ThreadingHTTPServer, Server]:
    """A running server that gives these responses."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server = Server(f"http://127.0.0.1:{http.server_port}", list(responses))
    http.RequestHandlerClass = _handler(server)
    Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return http, server


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers["Content-Length"]))
            server.requests.append(Request(self.path, dict(self.headers), json.loads(data)))
            response = server.responses[min(len(server.requests), len(server.responses)) - 1]
            body = response.body.encode()
            self.send_response(response.status)
            for name, value in {"Content-Length": str(len(body)), **response.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._send(body, response.drip)
            except OSError:
                server.ended.set()  # the client has gone

        def _send(self, body: bytes, drip: float) -> None:
            if not drip:
                self.wfile.write(body)
                return
            for byte in body:
                if server.ended.wait(drip):
                    return
                self.wfile.write(bytes([byte]))

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler
