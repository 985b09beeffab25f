"""Sees to it that what the project shows and promises in documents is there and valid."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.parse

import pytest

from tests.house.tree import ROOT, tracked

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
REFERENCE = re.compile(r"^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The anchors that a Markdown page gives its headings."""
    titles = (title.lower() for title in HEADING.findall(text))
    return {re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles}


def test_every_relative_link_leads_somewhere() -> None:
    dead = []
    for page in tracked("*.md"):
        text = CODE.sub("", page.read_text())
        for link in LINK.findall(text) + REFERENCE.findall(text):
            target, _, anchor = urllib.parse.unquote(link).partition("#")
            if re.match(r"[a-z][a-z0-9+.-]*:", target):
                continue
            file = (page.parent / target).resolve() if target else page
            if not file.exists() or (
                anchor and file.suffix == ".md" and anchor not in anchors(file.read_text())
            ):
                dead.append(f"{page.relative_to(ROOT)}: {link}")
    assert not dead, "these links lead nowhere:\n" + "\n".join(dead)


def test_a_dead_link_would_be_seen() -> None:
    assert LINK.findall("see [the plan](docs/plan.md) and ![wall](a.png)") == [
        "docs/plan.md",
        "a.png",
    ]
    assert anchors("# Who may import whom?\n") == {"who-may-import-whom"}


def test_every_example_document_is_valid() -> None:
    examples = [str(file) for file in tracked("layouts/examples/*")]
    assert examples, "layouts/examples has no document to learn from"
    said = subprocess.run(
        [sys.executable, "-m", "layouts", "check", *examples],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_changelog_has_a_place_for_what_comes() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("script", ["demo", "test", "check", "lock", "bench"])
def test_what_a_person_types_can_be_typed(script: str) -> None:
    file = ROOT / "scripts" / script
    assert file.stat().st_mode & 0o111, f"chmod +x {file.relative_to(ROOT)}"
    assert file.read_text().startswith("#!/usr/bin/env ")
