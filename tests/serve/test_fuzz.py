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
from hypothesis import HealthCheck, Phase, given, settings

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


@pytest.mark.slow  # making requests from the schema of a Script takes long
def test_no_request_is_answered_by_an_error_of_ours(described: Any, hurried: Server) -> None:
    checks = schemathesis.checks.CHECKS.get_by_names(list(CHECKS))
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:

        @settings(max_examples=8, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = case.call(base_url=hurried.url, timeout=PATIENCE)
            assert answer.status_code != 500, answer.text
            case.validate_response(answer, checks=checks)

        ask()
