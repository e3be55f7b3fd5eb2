"""Send a model folder to a hub."""

from __future__ import annotations

from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.hub.connection import KEPT, connect, told
from stickgen.hub.reference import MAIN, Reference


def push(folder: Path, reference: Reference, *, private: bool = False, message: str = "") -> str:
    """Send a model folder: networks, tokenizer and card. Makes the repository if there is none.

    Returns:
        the address of the commit.

    Raises:
        StickGenError: the folder is no model folder or has no card, the hub cannot be reached, or
            refuses.
    """
    for name in ("config.json", "README.md"):
        if not (folder / name).is_file():
            raise StickGenError(
                f"cannot send {folder}: it has no {name}; give the model folder of stick-gen train"
            )
    if not (folder / "README.md").read_text("utf-8").startswith("---\n"):
        raise StickGenError(
            f"cannot send {folder}: its README.md does not begin with front matter (---), which "
            "names licence and tags"
        )
    hub = connect()
    with told(f"cannot send {folder} to {reference}"):
        hub.create_repo(reference.repository, private=private, exist_ok=True)
        if reference.revision != MAIN:
            hub.create_branch(reference.repository, branch=reference.revision, exist_ok=True)
        commit = hub.upload_folder(
            repo_id=reference.repository,
            folder_path=folder,
            revision=reference.revision,
            allow_patterns=list(KEPT),
            commit_message=message or f"{folder.name}",
        )
    return str(commit.commit_url)
