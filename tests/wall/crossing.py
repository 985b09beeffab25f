"""Shows one line across all displays of a wall, in a process of its own (test_crossing.py)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QMetaObject, QPoint
from PySide6.QtQuick import QQuickItem

from streams.floor.frame import Pixels
from streams.floor.truth import Tier
from tests.wall.stand import Stand, stand
from wall.face.panorama import pixels_of
from wall.glass.view import View


def film(wall: Stand, channel: int, picture: Pixels) -> None:
    """A worker writes a camera's picture."""
    city, (height, width) = wall.city, picture.shape[:2]
    row = city.frames.canvases[channel]
    row["channel"], row["width"], row["height"], row["offset"] = channel, width, height, 0
    captured = float(city.frames.status["captured"][channel])
    city.frames.write_canvas(channel, picture, captured, Tier.SHARP)
    status = city.frames.status[channel]
    status["canvas"], status["tier"] = channel, Tier.SHARP
    status["width"], status["height"] = width, height
    city.look()


def inked(wall: Stand, display: str) -> bool:
    """Whether a display shows a line: its image has been read."""
    pixels = pixels_of(wall.window(display).grabWindow())[..., :3].astype(int)
    return bool((np.ptp(pixels, axis=2) > 150).any())


def show(wall: Stand, picture: Pixels, folder: Path) -> None:
    """Go through the steps, and keep what each display shows at each."""
    names = [plan.display or "" for plan in wall.hotplug.seats.windows]

    def keep(step: str) -> None:
        for name in names:
            wall.picture(name, folder / f"{step}-{name}.png")

    film(wall, 0, picture)
    aspect = picture.shape[1] / picture.shape[0]
    stage = wall.face.stage_
    wall.wait(lambda: abs(stage.aspects[0] - aspect) < 1e-6, "the shape of the picture")
    wall.rest()
    keep("strips")
    retreat = wall.windows.main.findChild(QQuickItem, "retreat")
    assert retreat is not None
    retreat.setProperty("after", 1)
    QMetaObject.invokeMethod(retreat, "stay")
    wall.wait(lambda: retreat.property("aside") == 1, "strips that step aside")
    wall.settle()
    keep("camera")
    middle = QPoint(wall.windows.main.width() - 200, 250)
    wall.pinch(names[0], middle, 60)
    keep("held")
    wall.lift(names[0])
    wall.rest()
    keep("zoomed")
    wall.face.stage_.show(View())
    wall.rest()
    last = wall.window(names[-1])
    wall.tap(names[-1], QPoint(last.width() // 2, last.height() // 2))
    wall.rest()
    keep("spotlight")
    wall.face.spotlight(-1)
    wall.rest()
    wall.face.showScene("image")
    wall.rest()
    wall.wait(lambda: all(inked(wall, name) for name in names), "the image")
    keep("image")


def main() -> None:
    """Show it, and tell which window stands where."""
    layout, folder = Path(sys.argv[1]), Path(sys.argv[2])
    drawn = cv2.imread(str(folder / "lines.png"))
    assert drawn is not None
    picture = cv2.cvtColor(drawn, cv2.COLOR_BGR2BGRA).astype(np.uint8)
    with stand(layout, ("long", "other")) as wall:
        show(wall, picture, folder)
        told = {
            "windows": wall.places(),
            "ratios": {
                plan.display: wall.window(plan.display or "").effectiveDevicePixelRatio()
                for plan in wall.hotplug.seats.windows
            },
        }
    sys.stdout.write(json.dumps(told))


main()
