"""What was touched is painted with each picture of it; the rest does not cost a frame a picture."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from tests.wall.glass.conftest import Glass, MakeGlass
from wall.glass.beat import CALM_S, MOTION_S, Beat
from wall.glass.lookout import Changes
from wall.glass.theme import MOTIONS

RED, GREEN, BLUE = (200, 20, 20), (20, 200, 20), (20, 20, 200)
LOOKS = 40
SOON_S = MOTION_S / 4


class Asked:
    """Asks the beat of a window that was painted at second 100."""

    def __init__(self, glass: Glass, *, card: bool = False) -> None:
        """Nothing is new after the first painting."""
        self.glass, self.card = glass, card
        self.beat = Beat(glass.item)
        self.due(self.new(stills=[0]), 0.0)

    def new(
        self, stills: tuple[int, ...] | list[int] = (), motion: object = (), states: object = ()
    ) -> Changes:
        """What is new of these channels."""
        masks = []
        for channels in (stills, motion, states):
            mask = np.zeros(self.glass.city.frames.shape.capacity, bool)
            mask[list(channels)] = True  # type: ignore[call-overload]
            masks.append(mask)
        return Changes(*masks)

    def due(self, new: Changes, after: float) -> bool:
        """Whether the window is due so many seconds after its last painting."""
        stage = self.glass.stage
        return self.beat.due(stage, self.glass.item.laid(stage), new, 100.0 + after, card=self.card)


def opened(glass: Glass, bot: QtBot, channel: int) -> None:
    """Open a spotlight, and wait until it has grown."""
    glass.city.move(channel, GREEN)
    glass.stage.light(channel)
    bot.wait(round(MOTIONS.grow) + 50)
    glass.settle()


def test_the_spotlight_is_painted_with_each_of_its_pictures(
    make_glass: MakeGlass, qtbot: QtBot
) -> None:
    glass = make_glass(12)
    opened(glass, qtbot, 5)
    asked = Asked(glass)
    assert not asked.due(asked.new(), 1.0)
    assert asked.due(asked.new(motion=[5]), 1.0 + SOON_S)
    assert asked.due(asked.new(motion=[5]), 1.0 + 2 * SOON_S)


def test_a_tile_under_a_finger_is_painted_with_each_of_its_pictures(
    make_glass: MakeGlass,
) -> None:
    glass = make_glass(12)
    asked = Asked(glass)
    assert not asked.due(asked.new(motion=[5]), SOON_S)
    glass.stage.press(5)
    assert asked.due(asked.new(motion=[5]), SOON_S)
    assert asked.due(asked.new(stills=[5]), 2 * SOON_S)


def test_stills_wait_for_the_calm_beat(make_glass: MakeGlass) -> None:
    asked = Asked(make_glass(12))
    assert not asked.due(asked.new(stills=[1, 2]), CALM_S / 2)
    assert asked.due(asked.new(stills=[1, 2]), 1.01 * CALM_S)


def test_stills_wait_for_what_a_finger_waits_for(make_glass: MakeGlass, qtbot: QtBot) -> None:
    glass = make_glass(12)
    asked = Asked(glass)
    glass.stage.press(5)
    assert not asked.due(asked.new(stills=[1, 2]), 1.01 * CALM_S)
    assert asked.due(asked.new(motion=[5]), 1.02 * CALM_S)
    qtbot.waitUntil(lambda: not glass.stage.awaiting.under_way, timeout=20_000)
    assert asked.due(asked.new(stills=[1, 2]), 3 * CALM_S), "no longer than a moment"


def test_tiles_in_motion_share_frames_where_there_is_no_card(make_glass: MakeGlass) -> None:
    asked = Asked(make_glass(12))
    assert not asked.due(asked.new(motion=range(12)), SOON_S)
    assert asked.due(asked.new(motion=range(12)), 1.01 * MOTION_S)


def test_with_a_card_each_picture_in_motion_is_painted(make_glass: MakeGlass) -> None:
    asked = Asked(make_glass(12), card=True)
    assert asked.due(asked.new(motion=[3]), SOON_S)


def test_a_tile_that_is_no_longer_live_says_so_at_once(make_glass: MakeGlass) -> None:
    asked = Asked(make_glass(12))
    assert asked.due(asked.new(states=[7]), SOON_S)


def test_a_spotlight_that_opens_makes_room_or_closes_is_painted_at_once(
    make_glass: MakeGlass, qtbot: QtBot
) -> None:
    glass = make_glass(12)
    asked = Asked(glass)
    opened(glass, qtbot, 5)
    assert asked.due(asked.new(), SOON_S)
    glass.stage.keep_free(glass.stage.spotlights.all[0].bay, 300.0)
    assert asked.due(asked.new(), 2 * SOON_S)
    glass.stage.light(None)
    qtbot.waitUntil(lambda: not glass.stage.spotlights.all, timeout=20_000)
    assert asked.due(asked.new(), 3 * SOON_S)


def test_looks_at_pictures_beside_a_spotlight_cost_few_frames(
    make_glass: MakeGlass, qtbot: QtBot
) -> None:
    glass = make_glass(12)
    opened(glass, qtbot, 5)
    frames = []
    glass.window.frameSwapped.connect(lambda: frames.append(1))
    began = time.monotonic()
    for number in range(LOOKS):
        glass.city.still(1, RED if number % 2 else BLUE)
        glass.stage.tick()
        for _ in range(3):
            QCoreApplication.processEvents()
    seconds = time.monotonic() - began
    assert len(frames) <= round(seconds / CALM_S) + round(seconds) + 3


def test_what_waited_for_the_calm_beat_is_shown(make_glass: MakeGlass, qtbot: QtBot) -> None:
    glass = make_glass(12)
    glass.settle()
    glass.city.still(1, GREEN)
    glass.stage.tick()
    glass.city.still(1, RED)
    qtbot.waitUntil(
        lambda: max(abs(a - b) for a, b in zip(glass.colour_of(1), RED, strict=True)) < 20,
        timeout=20_000,
    )
