"""A hub on this machine: the routes of huggingface.co that models need, over real HTTP."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote, urlsplit

LARGE = 100_000
"""Bytes from which a file is a large one, which has a SHA-256 of its own."""


@dataclass
class Hub:
    """Repositories as {name: {revision: {path: content}}}, and what was asked.

    Attributes:
        spoil: path of a file whose content is changed when it is sent.
        cut: path of a file of which half is sent once, then the connection ends.
        needs: token that writing needs.
    """

    url: str = ""
    repositories: dict[str, dict[str, dict[str, bytes]]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    spoil: str = ""
    cut: str = ""
    needs: str = "hf_secret"

    def files(self, name: str, revision: str) -> dict[str, bytes] | None:
        revisions = self.repositories.get(name)
        if revisions is None:
            return None
        for branch, files in revisions.items():
            if revision in (branch, commit(files)):
                return files
        return None


def commit(files: dict[str, bytes]) -> str:
    state = {path: hashlib.sha1(content).hexdigest() for path, content in files.items()}
    return hashlib.sha1(json.dumps(state, sort_keys=True).encode()).hexdigest()


def blob_id(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def _sibling(path: str, content: bytes) -> dict[str, object]:
    found = {"rfilename": path, "size": len(content), "blobId": blob_id(content)}
    if len(content) >= LARGE:
        digest = hashlib.sha256(content).hexdigest()
        found["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 130}
    return found


@contextmanager
def running(hub: Hub) -> Iterator[Hub]:
    """The hub, answering at ``hub.url`` until the block ends."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(hub))
    hub.url = f"http://127.0.0.1:{http.server_port}"
    Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield hub
    http.shutdown()
    http.server_close()


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self._path()
            if info := re.fullmatch(r"/api/models/([^/]+/[^/]+)(?:/revision/(.+))?", path):
                self._info(info[1], info[2] or "main")
            elif tree := re.fullmatch(r"/api/models/([^/]+/[^/]+)/tree/([^/]+)(?:/.*)?", path):
                self._tree(tree[1], tree[2])
            elif file := re.fullmatch(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
                self._file(*file.groups())
            else:
                self._json({"error": "no such route"}, 404)

        do_HEAD = do_GET  # noqa: N815 - the name that the library calls

        def do_POST(self) -> None:
            path, body = self._path(), self._body()
            if self.headers.get("Authorization") != f"Bearer {hub.needs}":
                self._json({"error": "who are you"}, 401)
            elif path == "/api/repos/create":
                request = json.loads(body)
                name = "/".join(filter(None, [request.get("organization"), request["name"]]))
                hub.repositories.setdefault(name, {"main": {}})
                self._json({"url": f"{hub.url}/{name}", "name": name})
            elif path == "/api/validate-yaml":
                self._json({"errors": [], "warnings": []})
            elif preupload := re.fullmatch(r"/api/models/(.+)/preupload/.+", path):
                assert preupload[1] in hub.repositories
                modes = [
                    {
                        "path": file["path"],
                        "uploadMode": "lfs" if file["size"] >= LARGE else "regular",
                        "shouldIgnore": False,
                    }
                    for file in json.loads(body)["files"]
                ]
                self._json({"files": modes})
            elif path.endswith(".git/info/lfs/objects/batch"):
                self._batch(json.loads(body))
            elif branch := re.fullmatch(r"/api/models/(.+)/branch/(.+)", path):
                files = hub.repositories[branch[1]]
                files.setdefault(branch[2], dict(files["main"]))
                self._json({})
            elif made := re.fullmatch(r"/api/models/(.+)/commit/(.+)", path):
                self._commit(made[1], made[2], body)
            else:
                self._json({"error": "no such route"}, 404)

        def do_PUT(self) -> None:
            hub.blobs[self._path().removeprefix("/upload/")] = self._body()
            self._json({})

        def _path(self) -> str:
            path = unquote(urlsplit(self.path).path)
            hub.requests.append(f"{self.command} {path}")
            return path

        def _body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            parts = []
            while size := int(self.rfile.readline(), 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(parts)

        def _missing(self, name: str) -> None:
            code = "RevisionNotFound" if name in hub.repositories else "RepoNotFound"
            self._json({"error": "not found"}, 404, {"X-Error-Code": code})

        def _info(self, name: str, revision: str) -> None:
            files = hub.files(name, revision)
            if files is None:
                self._missing(name)
                return
            siblings = [_sibling(path, content) for path, content in files.items()]
            told = {"id": name, "modelId": name, "sha": commit(files), "siblings": siblings}
            self._json(told | {"private": False, "tags": [], "downloads": 0, "likes": 0})

        def _tree(self, name: str, revision: str) -> None:
            files = hub.files(name, revision)
            if files is None:
                self._missing(name)
                return
            self._json(
                [
                    {"type": "file", "path": path, "size": len(content), "oid": blob_id(content)}
                    for path, content in files.items()
                ]
            )

        def _file(self, name: str, revision: str, path: str) -> None:
            files = hub.files(name, revision)
            if files is None or path not in files:
                code = {"X-Error-Code": "EntryNotFound"}
                self._json({"error": "not found"}, 404, code)
                return
            content = files[path]
            large = len(content) >= LARGE
            etag = hashlib.sha256(content).hexdigest() if large else blob_id(content)
            if path == hub.spoil:
                content = content[:-1] + bytes([content[-1] ^ 1])
            asked = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
            start = int(asked[1]) if asked else 0
            if asked and self.command == "GET":
                hub.ranges.append(f"{path} {start}")
            self.send_response(206 if asked else 200)
            self.send_header("ETag", f'"{etag}"')
            self.send_header("X-Repo-Commit", commit(files))
            self.send_header("Accept-Ranges", "bytes")
            self.send_header("Content-Length", str(len(content) - start))
            if asked:
                self.send_header(
                    "Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}"
                )
            self.end_headers()
            if self.command == "HEAD":
                return
            if path == hub.cut and start == 0:
                hub.cut = ""
                self.wfile.write(content[: len(content) // 2])
                self.wfile.flush()
                self.close_connection = True
                self.connection.close()
                return
            self.wfile.write(content[start:])

        def _batch(self, request: dict[str, list[dict[str, object]]]) -> None:
            objects = [
                {
                    **wanted,
                    "actions": {
                        "upload": {"href": f"{hub.url}/upload/{wanted['oid']}", "header": {}}
                    },
                }
                for wanted in request["objects"]
            ]
            self._json({"transfer": "basic", "objects": objects})

        def _commit(self, name: str, revision: str, body: bytes) -> None:
            files = hub.repositories[name].setdefault(revision, {})
            for line in body.splitlines():
                told = json.loads(line)
                value = told["value"]
                if told["key"] == "file":
                    files[value["path"]] = base64.b64decode(value["content"])
                elif told["key"] == "lfsFile":
                    files[value["path"]] = hub.blobs[value["oid"]]
            made = commit(files)
            self._json(
                {"success": True, "commitOid": made, "commitUrl": f"{hub.url}/{name}/commit/{made}"}
            )

        def _json(
            self, told: object, status: int = 200, headers: dict[str, str] | None = None
        ) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for header, value in (headers or {}).items():
                self.send_header(header, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler
