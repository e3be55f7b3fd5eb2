"""Fetch a model from a hub: resumable, checked, complete or absent."""

from __future__ import annotations

import hashlib
import shutil
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from stickgen.errors import StickGenError
from stickgen.files import atomic_path, make_folder
from stickgen.hub.connection import KEPT, connect, told
from stickgen.hub.reference import Reference

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoSibling

_BLOCK = 1 << 20


def pull(reference: Reference) -> Path:
    """Fetch a model, or find out that it is here already; asks the hub for the newest commit.

    An interrupted download goes on where it stopped. Every file is compared with the digest that
    the hub has of it before the model can be used.

    Returns:
        its folder, for ``--model``.

    Raises:
        StickGenError: the hub cannot be reached or has no such model, it is no model folder of
            Stick-Gen, or a file differs from its digest.
    """
    hub = connect()
    with told(f"cannot fetch {reference}"):
        info = hub.model_info(
            reference.repository, revision=reference.revision, files_metadata=True
        )
    files = [file for file in info.siblings or () if _is_kept(file.rfilename)]
    if not any(file.rfilename == "config.json" for file in files):
        raise StickGenError(f"cannot use {reference}: it has no config.json, so it is no model")
    commit = str(info.sha)
    folder = reference.shelf() / commit
    if not (folder / "config.json").is_file():
        _download(reference, commit, files, folder)
    make_folder(reference.pointer().parent)
    with atomic_path(reference.pointer()) as temporary:
        temporary.write_text(commit, "utf-8")
    return folder


def _is_kept(name: str) -> bool:
    return any(fnmatch(name, form) for form in KEPT)


def _download(reference: Reference, commit: str, files: list[RepoSibling], folder: Path) -> None:
    part = folder.with_name(f"{commit}.part")
    make_folder(part)
    with told(f"cannot fetch {reference}"):
        connect().snapshot_download(
            reference.repository, revision=commit, local_dir=part, allow_patterns=list(KEPT)
        )
    for file in files:
        _check(part / file.rfilename, file, reference)
    shutil.rmtree(part / ".cache", ignore_errors=True)  # of the library that fetched
    part.rename(folder)


def _check(path: Path, file: RepoSibling, reference: Reference) -> None:
    """Compare a file with its digest; a wrong one is removed, so that it is fetched again.

    Large files have a SHA-256, others the SHA-1 that git gives them.
    """
    wanted: str | None
    if file.lfs is not None:
        digest, wanted = hashlib.sha256(), file.lfs.sha256
    else:
        digest, wanted = hashlib.sha1(b"blob %d\0" % path.stat().st_size), file.blob_id
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    if digest.hexdigest() != wanted:
        path.unlink()
        raise StickGenError(
            f"cannot fetch {reference}: {file.rfilename} differs from the digest that the hub "
            "has of it; run the same command again to fetch it anew"
        )
