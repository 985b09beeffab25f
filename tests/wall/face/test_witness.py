"""What comes onto the glass is recorded: by whom, and in the order in which it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.wall.face.conftest import OpenWall, Wall, channels
from tests.wall.face.test_program import LAYOUT
from wall.documents import Documents
from wall.face.port import WallPort
from wall.face.witness import Witness
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import THE_WALL, Entry
from wall.trust.ledger import read, reading


@dataclass(frozen=True)
class Watched:
    """A wall, and who watches it."""

    wall: Wall
    clerk: Clerk
    witness: Witness
    log: Path

    def entries(self) -> list[Entry]:
        """What was recorded; nothing can be recorded after it."""
        self.witness.stop()
        self.clerk.stop()
        with reading(self.log) as database:
            return list(read(database, "ORDER BY sequence"))

    def told(self) -> list[tuple[str, str, str]]:
        """Event, object and origin of all entries but those of the start and the end."""
        return [(e.event, e.object, e.origin) for e in self.entries()[3:-1]]


@pytest.fixture
def watched(open_wall: OpenWall, tmp_path: Path) -> Iterator[Watched]:
    """A wall with scenes and a witness."""
    wall = open_wall(LAYOUT)
    clerk = Clerk(Archive(tmp_path / "audit.sqlite"))
    clerk.start()
    documents = Documents(wall.city.channels, LAYOUT, {}, (), {})
    witness = Witness(wall.face, clerk, documents, "sha256:00")
    yield Watched(wall, clerk, witness, tmp_path / "audit.sqlite")
    witness.stop()
    clerk.stop()


def test_a_wall_begins_with_what_it_shows_and_ends_with_a_word(watched: Watched) -> None:
    entries = watched.entries()
    assert [(e.event, e.object, e.reason) for e in entries] == [
        ("started", "", ""),
        ("documents", "sha256:00", "6 channels, 3 scenes"),
        ("scene", "all", ""),
        ("stopped", "", ""),
    ]
    assert {(e.who, e.role, e.origin) for e in entries} == {("", "", "wall")}


def test_a_finger_and_the_remote_control_are_told_apart(watched: Watched) -> None:
    wall = watched.wall
    port = WallPort(wall.face, wall.windows.all, watched.witness)
    wall.press("scene_gangnam")
    wall.face.spotlight(5)
    port.spotlight("seoul-0000")
    wall.bot.waitUntil(lambda: wall.face.stage_.lit == 0)
    port.spotlight(None)
    wall.bot.waitUntil(lambda: wall.face.stage_.lit is None)
    wall.face.spotlight(0)
    assert watched.told() == [
        ("scene", "gangnam", "touch"),
        ("spotlight", "seoul-0005", "touch"),
        ("spotlight", "seoul-0000", "remote"),
        ("spotlight", "", "remote"),
        ("spotlight", "seoul-0000", "touch"),
    ]


def test_what_stays_is_not_recorded_again(watched: Watched) -> None:
    watched.wall.press("scene_all")
    watched.wall.face.spotlight(2)
    watched.wall.face.spotlight(2)
    assert watched.told() == [("spotlight", "seoul-0002", "touch")]


def test_edited_documents_are_recorded_with_what_they_change(watched: Watched) -> None:
    watched.wall.face.spotlight(5)
    edited = Documents(channels()[:5], None, {}, (), {})
    watched.witness.taken(edited, "sha256:01")
    with watched.witness.by(THE_WALL):
        watched.wall.face.take(edited)
    assert watched.told() == [
        ("spotlight", "seoul-0005", "touch"),
        ("documents", "sha256:01", "wall"),
        ("spotlight", "", "wall"),
        ("scene", "", "wall"),
    ]


def test_a_reason_goes_with_what_was_done_for_it(watched: Watched) -> None:
    with watched.witness.by(THE_WALL, "교통사고"):
        watched.wall.face.spotlight(1)
    watched.wall.face.spotlight(-1)
    reasons = [(entry.object, entry.reason) for entry in watched.entries()[3:-1]]
    assert reasons == [("seoul-0001", "교통사고"), ("", "")]
