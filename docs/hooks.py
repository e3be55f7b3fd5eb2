"""Takes files from outside `docs/` into the documentation site.

The README, the changelog and the model cards lie where people look for them in a repository. Links
to them, and their own links, are made to fit the site.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
PAGES = {
    "README.md": "readme.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "CITATIONS.md": "citations.md",
    "THIRD_PARTY.md": "third-party.md",
    "SECURITY.md": "reporting.md",
    "CODE_OF_CONDUCT.md": "conduct.md",
    "web/player/README.md": "player-sources.md",
    "web/studio/README.md": "studio-sources.md",
    **{
        str(card.relative_to(ROOT)): f"model-{card.parent.name}.md"
        for card in sorted((ROOT / "models").glob("**/README.md"))
    },
}
"""File of the repository → page of the site."""

_LINK = re.compile(r"(\[(?:[^\[\]]|\[[^\]]*\])*\])\((?!https?:|#|mailto:)([^)#\s]+)(#[^)\s]*)?\)")
_SOURCE = re.compile(r"((?:src|href)=\")(?!https?:|#)([^#\"]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of ``PAGES``."""
    for source, target in PAGES.items():
        if (ROOT / source).is_file():
            text = _fitting((ROOT / source).read_text("utf-8"), Path(source).parent, Path())
            files.append(File.generated(config, target, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the links of a page of `docs/` fit the site."""
    if page.file.src_uri in PAGES.values():
        return markdown
    folder = Path(page.file.src_uri).parent
    return _fitting(markdown, "docs" / folder, folder)


def _fitting(text: str, source: Path, page: Path) -> str:
    """A text with the links that the site needs.

    A link to what the site has not, such as an example, becomes its words.

    Args:
        source: folder of the repository in which the text lies.
        page: folder of the site in which its page lies.
    """

    def target(link: str) -> str | None:
        path = (ROOT / source / link).resolve()
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else link
        if name not in PAGES and not (name.startswith("docs/") and path.is_file()):
            return None
        return posixpath.relpath(PAGES.get(name, name.removeprefix("docs/")), page.as_posix())

    def fit(link: re.Match[str]) -> str:
        there = target(link[2])
        return link[1][1:-1] if there is None else f"{link[1]}({there}{link[3] or ''})"

    text = _LINK.sub(fit, text)
    return _SOURCE.sub(lambda link: link[1] + (target(link[2]) or link[2]), text)
