"""Every word of the windows is translated, and the compiled words are those of the source."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

FACE = Path(__file__).parents[3] / "wall" / "face"
I18N = FACE / "i18n"
TOOLS = Path(sys.executable).parent


def messages(path: Path) -> dict[tuple[str, str], str]:
    """Translations by context and source."""
    said: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            said[name, message.findtext("source", "")] = message.findtext("translation", "")
    return said


def test_every_text_of_the_windows_is_in_the_catalogue(tmp_path: Path) -> None:
    scanned = tmp_path / "ko.ts"
    sources = [str(path) for path in sorted(FACE.glob("*.qml"))]
    command = [str(TOOLS / "pyside6-lupdate"), *sources, "-ts", str(scanned)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert messages(scanned).keys() == messages(I18N / "ko.ts").keys()


def test_nothing_is_left_untranslated() -> None:
    assert all(messages(I18N / "ko.ts").values())


def test_the_compiled_catalogue_is_that_of_the_source(tmp_path: Path) -> None:
    shutil.copy(I18N / "ko.ts", tmp_path)
    command = [str(TOOLS / "pyside6-lrelease"), str(tmp_path / "ko.ts")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert (tmp_path / "ko.qm").read_bytes() == (I18N / "ko.qm").read_bytes()
