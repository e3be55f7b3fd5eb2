"""The error that a person sees as one sentence."""


class StickGenError(ValueError):
    """Bad input or a missing part: says what, where and the mend. The CLI prints it, exit 2."""
