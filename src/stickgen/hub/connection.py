"""A connection to the hub, and its errors in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError, shorten

if TYPE_CHECKING:
    from huggingface_hub import HfApi

KEPT = (
    "README.md",
    "*.json",
    "*.npz",
    "*.onnx",
    "*.onnx.data",
    "*.safetensors",
    "*.txt",
)
"""Files of a model folder. Nothing that holds code, such as pickles, is fetched or sent."""


def connect() -> HfApi:
    """The hub that ``HF_ENDPOINT`` names, huggingface.co by default.

    The token is that of ``HF_TOKEN``, or of ``hf auth login``; it is never printed.

    Raises:
        StickGenError: the extra ``hub`` is not installed.
    """
    if find_spec("huggingface_hub") is None:
        raise StickGenError(
            "models of a hub need the extra 'hub': run pip install 'stick-gen[hub]', or in a "
            "checkout pip install -e '.[hub]'"
        )
    from huggingface_hub import HfApi

    return HfApi(library_name="stick-gen")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Turn the errors of the hub into one sentence that begins with ``what``.

    Raises:
        StickGenError: says what the hub answered and what may help.
    """
    from huggingface_hub import errors

    # Its HTTP client has another name in every few releases; the hub's error is made from the
    # client's.
    unreachable: type[Exception] = errors.HfHubHTTPError.__mro__[1]
    try:
        yield
    except errors.GatedRepoError:
        raise StickGenError(f"{what}: ask for access on its page, then set HF_TOKEN") from None
    except errors.RevisionNotFoundError:
        raise StickGenError(f"{what}: it has no such revision") from None
    except errors.RepositoryNotFoundError:
        raise StickGenError(
            f"{what}: there is no such model, or it is private: check the name, or set HF_TOKEN"
        ) from None
    except errors.LocalTokenNotFoundError:
        raise StickGenError(f"{what}: set HF_TOKEN to a token that may write") from None
    except errors.HfHubHTTPError as error:
        status = error.response.status_code if error.response is not None else "no answer"
        hint = ": set HF_TOKEN to a token that may do this" if status in (401, 403) else ""
        raise StickGenError(f"{what}: the hub answered {status}{hint}") from None
    except (unreachable, OSError) as error:
        raise StickGenError(
            f"{what}: the hub cannot be reached ({shorten(str(error) or type(error).__name__)}); "
            "run the same command again to go on where it stopped"
        ) from None
