"""A wall whose scenes are edited by real fingers, and the document on the disk that they change."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from layouts.layout import Layout, load_layout
from tests.wall.face.conftest import Wall, channels
from wall.documents import Documents, Paths, load
from wall.face.drafting import Drafting
from wall.face.editing import Editing
from wall.face.ruling import Ruling
from wall.face.witness import Witness

BY_HAND = """\
{
  "version": 1,   "channels": "channels.csv",
  "surface": {"displays": [
    {"id": "main", "x_mm": 0, "y_mm": 0, "width_mm": 1600, "height_mm": 900,
     "pixels": [1920, 1080], "screen": {"index": 0}}
  ]},
  "scenes": [
    {"id": "all",     "name": {"ko": "전체", "en": "Everything"}, "mosaic": "all"},
    {"id": "morning", "name": {"ko": "출근길", "en": "Morning"},
      "grid": {"columns": 3, "rows": 2, "cells": [
        {"channel": "seoul-0000", "span": [2, 2]},  "seoul-0001"
      ]}}
  ]%s
}
"""
STEPS = 4


def written(folder: Path, more: str = "") -> Path:
    """Write the layout and its channels, and return the layout's path."""
    with (folder / "channels.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "name_ko", "name_en", "groups", "main"])
        for channel in channels():
            names = channel.names
            out.writerow([channel.id, names["ko"], names["en"], channel.groups[0], channel.main])
    path = folder / "wall.json"
    path.write_text(BY_HAND % more, encoding="utf-8")
    return path


def read(path: Path) -> Layout:
    """The layout in a file."""
    return load_layout(path, [channel.id for channel in channels()])


class Desk:
    """The wall, its document, and the fingers before it."""

    def __init__(
        self,
        wall: Wall,
        path: Path,
        screen: QPointingDevice,
        witness: Witness | None = None,
        drafts: Path | None = None,
    ) -> None:
        """Show the scene of the morning; nobody edits yet."""
        self.wall, self.path, self._screen = wall, path, screen
        self.ruling = Ruling(wall.face, self.documents(), witness)
        self.editing = Editing(wall.face, path, witness, self.ruling, drafts)
        wall.face.showScene("morning")
        wall.settle()

    @property
    def desk(self) -> Drafting:
        """What holds the draft."""
        return self.editing.drafting_

    def documents(self) -> Documents:
        """The documents as they are on the disk."""
        return load(Paths(None, self.path))

    def reload(self) -> None:
        """The wall has noticed that the documents are others now."""
        self.ruling.take(self.documents())
        self.wall.settle()

    def scene(self, name: str = "morning") -> Any:
        """A scene as the file has it."""
        scenes = json.loads(self.path.read_text(encoding="utf-8"))["scenes"]
        return next((scene for scene in scenes if scene["id"] == name), None)

    def enter(self) -> None:
        """Touch the button on the strip."""
        self.touch("editButton")
        self.wall.bot.waitUntil(lambda: self.desk.open)
        self.wall.settle()

    def touch(self, name: str) -> None:
        """Tap a button."""
        self.wall.touch(self._screen, name)

    def written(self, name: str) -> None:
        """Tap a button that has a document written, and wait until it is."""
        self.touch(name)
        self.wall.bot.waitUntil(lambda: not self.bar("busy"))
        self.wall.settle()

    def bar(self, key: str) -> Any:
        """What stands beside the canvas."""
        return self.editing.property("bar").get(key)

    def at(self, x: float, y: float) -> QPoint:
        """A point of the canvas, in fractions of it."""
        sheet = self.wall.find("editCanvas")
        return sheet.mapToScene(QPointF(sheet.width() * x, sheet.height() * y)).toPoint()

    def press(self, at: QPoint, finger: int = 0) -> None:
        """A finger comes down."""
        QTest.touchEvent(self.wall.window, self._screen).press(
            finger, at, self.wall.window
        ).commit()

    def move(self, to: QPoint, finger: int = 0) -> None:
        """A finger moves at once; Qt tells of it with the next frame."""
        QTest.touchEvent(self.wall.window, self._screen).move(finger, to, self.wall.window).commit()
        self.wall.settle()

    def lift(self, at: QPoint, finger: int = 0) -> None:
        """A finger lifts."""
        QTest.touchEvent(self.wall.window, self._screen).release(
            finger, at, self.wall.window
        ).commit()
        self.wall.settle()

    def joined(self, held: QPoint, start: QPoint, end: QPoint) -> None:
        """While the first finger holds still, a second one drags something."""
        window, screen = self.wall.window, self._screen
        QTest.touchEvent(window, screen).stationary(0).press(1, start, window).commit()
        for step in range(1, STEPS + 1):
            to = (QPointF(start) + (QPointF(end) - QPointF(start)) * (step / STEPS)).toPoint()
            QTest.touchEvent(window, screen).move(0, held, window).move(1, to, window).commit()
            self.wall.settle()

    def both_lift(self, one: QPoint, other: QPoint) -> None:
        """Two fingers lift together."""
        window = self.wall.window
        event = QTest.touchEvent(window, self._screen)
        event.release(0, one, window).release(1, other, window).commit()
        self.wall.settle()

    def carry(self, start: QPoint, end: QPoint, finger: int = 0) -> None:
        """A finger drags from one point to another, and does not lift yet."""
        self.press(start, finger)
        for step in range(1, STEPS + 1):
            part = step / STEPS
            along = QPointF(start) + (QPointF(end) - QPointF(start)) * part
            self.move(along.toPoint(), finger)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """A finger drags something from one point to another."""
        self.wall.settle()
        self.carry(start, end)
        self.lift(end)

    def result(self, row: int) -> QPoint:
        """Where a channel of the list is."""
        return self.wall.middle(f"result_{row}")

    def verb(self) -> str:
        """What would be done if the first finger lifted now."""
        return str(self.desk.carrying_.property("ghosts")[0].get("verb", ""))

    def shown(self) -> list[str]:
        """The channels on the glass, in the order of their tiles."""
        rows = self.wall.face.rows.by_row
        return [rows[row].id for row in self.wall.face.stage_.arrangement.channels.tolist()]

    def close(self) -> None:
        """The wall ends."""
        self.editing.close()
