"""Requests made from the description of the API: none is answered by an error of ours.

A longer run by hand, beside a server with `--timeout 5`:

    schemathesis run http://127.0.0.1:8000/openapi.json --max-examples 200
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from api_server import PATIENCE, Server, running
from hypothesis import HealthCheck, Phase, settings

schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")

CHECKS = ("status_code_conformance", "content_type_conformance", "response_schema_conformance")


@pytest.fixture(scope="module")
def hurried() -> Iterator[Server]:
    """A server whose jobs end soon."""
    limits = ("--timeout", "1", "--queue", "1", "--rate", "1000", "--burst", "1000")
    with running("--motion-workers", "1", "--video-workers", "1", *limits) as one:
        yield one


@pytest.fixture(scope="module")
def described(hurried: Server) -> Any:
    # `from_url` waits ten seconds at most.
    text = httpx.get(f"{hurried.url}/openapi.json", timeout=PATIENCE).json()
    return schemathesis.openapi.from_dict(text)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_is_answered_by_an_error_of_ours(case: Any, hurried: Server) -> None:
    answer = case.call(base_url=hurried.url, timeout=PATIENCE)
    assert answer.status_code != 500, answer.text
    checks = schemathesis.checks.CHECKS.get_by_names(list(CHECKS))
    case.validate_response(answer, checks=checks)
