"""The error whose message is shown to the user as one sentence."""


class StickGenError(ValueError):
    """Invalid input or a missing file: the message says what, where and how to fix it.

    The CLI prints the message and exits with code 2.
    """
