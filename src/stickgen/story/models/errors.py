"""What may go wrong between a prompt and a Story."""

from __future__ import annotations

from stickgen.errors import StickGenError


class StoryModelError(StickGenError):
    """A language model gave no Story: who, why, and what to do. The built-in planner still can."""


class UnusableError(StickGenError):
    """An answer that cannot be mended; the sentence tells the model what is wrong with it."""


class ServerError(StickGenError):
    """A request that failed.

    Attributes:
        status: of HTTP; 0: the server could not be reached or broke off.
        wait: seconds after which it wants to be asked again; None: it does not say.
    """

    def __init__(self, message: str, status: int = 0, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait
