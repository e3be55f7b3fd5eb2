"""Errors of the API as problem details (RFC 9457): one record for each code."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from stickgen.errors import StickGenError, one_line
from stickgen.serve.tasks import Json

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """What a code means.

    Attributes:
        status: of HTTP.
        title: the same for every error of the kind.
        detail: where nothing more exact is known.
    """

    status: int
    title: str
    detail: str


PROBLEMS = MappingProxyType(
    {
        "invalid_request": Kind(422, "Invalid request", "a value cannot be used"),
        "invalid_input": Kind(422, "Invalid input", "a value cannot be used"),
        "malformed_body": Kind(400, "Malformed body", "the body is no JSON: send a JSON object"),
        "unauthorized": Kind(401, "Unauthorized", "send the header Authorization: Bearer TOKEN"),
        "wrong_host": Kind(
            421, "Wrong host", "this server answers to localhost alone: use its own address"
        ),
        "not_found": Kind(404, "Not found", "there is nothing of this name, or it has expired"),
        "method_not_allowed": Kind(405, "Method not allowed", "see /docs for what is"),
        "damaged_project": Kind(409, "Damaged project", "a file of the project cannot be read"),
        "not_done": Kind(409, "Not done", "the film is not done yet: wait for it"),
        "slow_body": Kind(408, "Body too slow", "the body did not come: send it at once"),
        "body_too_large": Kind(
            413, "Body too large", "the body is larger than the server takes: send less"
        ),
        "unsupported_type": Kind(415, "Unsupported type", "send application/json"),
        "key_reused": Kind(
            422, "Idempotency-Key reused", "the key was used with another body: use a new one"
        ),
        "queue_full": Kind(429, "Queue full", "too many films wait: try again later"),
        "too_many_jobs": Kind(429, "Too many jobs", "wait until your films are done"),
        "rate_limited": Kind(429, "Too many requests", "ask less often"),
        "cancelled": Kind(409, "Cancelled", "it was cancelled"),
        "draining": Kind(503, "Shutting down", "the server is ending: try again later"),
        "not_ready": Kind(503, "Not ready", "the workers are starting: try again soon"),
        "deadline_exceeded": Kind(
            504, "Deadline exceeded", "it took too long: ask for a shorter or smaller film"
        ),
        "worker_died": Kind(500, "Worker died", "the process that worked on it died: try again"),
        "out_of_memory": Kind(
            500, "Out of memory", "memory ran out: ask for a shorter or smaller film"
        ),
        "disk_full": Kind(507, "Disk full", "the server's disk is full: try again later"),
        "file_too_large": Kind(
            422, "File too large", "the file grew too large: ask for a shorter or smaller film"
        ),
        "internal_error": Kind(500, "Internal error", "the server's log says more"),
    }
)
"""Code → what it means."""

_CODES = {
    400: "malformed_body",
    404: "not_found",
    405: "method_not_allowed",
    408: "slow_body",
    413: "body_too_large",
    415: "unsupported_type",
}


class Problem(Exception):  # noqa: N818 - the name of the standard
    """An error that becomes a response.

    Attributes:
        code: one of ``PROBLEMS``.
        detail: one sentence: what, where, the mend.
        field: path of the value that is wrong, such as ``body.options.seconds``; or empty.
        retry_after: seconds after which the client may try again; None: it need not.
    """

    def __init__(
        self, code: str, detail: str = "", field: str = "", retry_after: float | None = None
    ) -> None:
        self.code, self.field, self.retry_after = code, one_line(field), retry_after
        self.detail = one_line(detail or PROBLEMS[code].detail)
        super().__init__(self.detail)

    @property
    def status(self) -> int:
        """Of HTTP."""
        return PROBLEMS[self.code].status

    def as_json(self) -> Json:
        """The body of the response."""
        kind = PROBLEMS[self.code]
        body: Json = {
            "type": "about:blank",
            "title": kind.title,
            "status": kind.status,
            "detail": self.detail,
            "code": self.code,
        }
        return body | ({"field": self.field} if self.field else {})

    def response(self) -> JSONResponse:
        """The response of HTTP."""
        headers = {}
        if self.retry_after is not None:
            headers["Retry-After"] = str(max(ceil(self.retry_after), 1))
        if self.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return JSONResponse(self.as_json(), self.status, headers, MEDIA_TYPE)


def answers(*statuses: int) -> dict[int | str, Json]:
    """Errors of an endpoint, for its description."""
    described: dict[int | str, Json] = {}
    for status in dict.fromkeys((401, 422, *statuses)):
        codes = [code for code, kind in PROBLEMS.items() if kind.status == status]
        described[status] = {
            "description": " or ".join(PROBLEMS[code].title for code in codes),
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/ProblemDetails"},
                    "examples": {code: {"value": Problem(code).as_json()} for code in codes},
                }
            },
        }
    return described


def handle_problems(app: FastAPI) -> None:
    """Let every error of an app be answered by problem details."""

    @app.exception_handler(Problem)
    async def problem(_: Request, error: Problem) -> JSONResponse:
        return error.response()

    @app.exception_handler(StickGenError)
    async def wrong_input(_: Request, error: StickGenError) -> JSONResponse:
        return Problem("invalid_input", str(error)).response()

    @app.exception_handler(RequestValidationError)
    async def wrong_request(_: Request, error: RequestValidationError) -> JSONResponse:
        return _of_validation(error).response()

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        response = Problem(_CODES.get(error.status_code, "internal_error")).response()
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    async def unexpected(_: Request, __: Exception) -> JSONResponse:
        return Problem("internal_error").response()  # starlette logs it


def _of_validation(error: RequestValidationError) -> Problem:
    """The first thing that a validation found, as one sentence."""
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return Problem("malformed_body", field="body")
    message = str(first["msg"]).removeprefix("Value error, ")
    return Problem("invalid_request", f"{field}: {message}", field)
