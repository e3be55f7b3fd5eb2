"""The check that commands which need torch begin with."""

from __future__ import annotations

from stickgen.errors import StickGenError


def require_torch(task: str) -> None:
    """Refuse a task where torch is not installed.

    Raises:
        StickGenError: says what to install.
    """
    try:
        import torch  # noqa: F401
    except ImportError:
        raise StickGenError(
            f"{task} needs torch: in the checkout run pip install -c constraints.txt -e '.[train]'"
        ) from None
