"""A tour before live cameras: nothing reconnects, nothing is black, and the next step is ready."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from layouts.geometry import Rect
from layouts.layout import Layout
from layouts.mosaic import Mosaic
from layouts.pane import Clock, Pane
from layouts.salvo import Part, Salvo
from layouts.scene import Cell, Placed, Scene
from layouts.surface import Display, Screen, Surface
from layouts.tour import Step, Tour
from streams.floor.truth import State, Tier
from streams.media.engine import EngineSettings
from tests.fakes.hanging import Hung, hung, is_black
from wall.documents import Documents
from wall.face.displays import WindowPlan
from wall.face.face import Face
from wall.face.windows import Appearance, Windows

pytestmark = pytest.mark.realtime
CAMERAS = 8
SURFACE = Surface((Display("a", Rect(0, 0, 1600, 900), (1920, 1080), Screen(index=0)),))


@pytest.fixture(scope="module")
def cameras() -> Iterator[Hung]:
    with hung(CAMERAS, settings=EngineSettings(cores=1.6, workers=1)) as made:
        made.until_all(State.LIVE)
        yield made


def layout(ids: list[str]) -> Layout:
    large = (Cell(ids[0], Rect(0, 0, 0.75, 1)), Cell(ids[1], Rect(0.75, 0, 0.25, 0.5)))
    clock = Pane(Clock(seconds=True), Rect(0.75, 0.5, 0.25, 0.5))
    scenes = (Scene("all", {}, Mosaic()), Scene("large", {}, Placed((*large, clock))))
    salvo = Salvo("four", {}, (Part(("a",), channels=tuple(ids[:4])),))
    steps = (
        Step(scene="all", dwell_s=2), Step(scene="large", dwell_s=2), Step(salvo="four", dwell_s=2),
    )  # fmt: skip
    return Layout(SURFACE, scenes, salvos=(salvo,), tours=(Tour("round", {}, steps),))


def test_two_rounds_through_shared_cameras(cameras: Hung, qtbot: QtBot) -> None:
    engine = cameras.engine
    ids = [channel.id for channel in engine.channels]
    document = layout(ids)
    documents = Documents(engine.channels, document, {}, (), {})
    face = Face(engine, documents, document.scenes[0], None, "en")
    windows = Windows(
        face, (WindowPlan(None, None, None),), Appearance((1280, 720), fullscreen=False)
    )
    steps: list[tuple[int, Tier]] = []
    black: list[str] = []

    def stepped() -> None:
        playback = face.touring_.playback
        assert playback is not None
        steps.append((playback.number, engine.decision(engine.index(ids[0])).tier))

    def look() -> None:
        for row in set(face.stage_.arrangement.channels.tolist()):
            picture = engine.frames.read(row)
            if picture is None or is_black(picture):
                black.append(face.rows.by_row[row].id)

    face.touring_.changed.connect(stepped)
    face.stage_.said.connect(look)
    try:
        face.touring_.start("round")
        qtbot.waitUntil(lambda: len(steps) > 6, timeout=60_000)
    finally:
        face.touring_.changed.disconnect(stepped)
        windows.close()
    assert [number for number, _ in steps[:7]] == [0, 1, 2, 0, 1, 2, 0]
    assert [tier for number, tier in steps[:6] if number == 1] == [Tier.SHARP] * 2, (
        "its main stream is wanted before the step that shows it large"
    )
    assert cameras.sessions() == [1] * CAMERAS
    assert black == []
