"""Kiosks that answer, and the document that names them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.kiosk_door import Door

COLOURS = {"hongik": (40, 80, 160), "yeouido": (60, 140, 60), "changdong": (150, 60, 60)}
NAMES = {
    "hongik": {"ko": "홍대입구역", "en": "Hongik Univ."},
    "yeouido": {"ko": "여의도역", "en": "Yeouido"},
    "changdong": {"ko": "창동역", "en": "Changdong"},
}


def written(folder: Path, doors: dict[str, Door], every_s: float = 1.0) -> Path:
    """The document of these kiosks."""
    file = folder / "kiosks.json"
    kiosks = [
        {"id": name, "name": NAMES[name], "url": door.url, "token": door.token.name}
        for name, door in doors.items()
    ]
    document = {"version": 1, "kiosks": kiosks, "every_s": every_s}
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[dict[str, Door]]:
    """Three kiosks."""
    found = {name: Door(tmp_path, name, colour) for name, colour in COLOURS.items()}
    yield found
    for door in found.values():
        door.close()
