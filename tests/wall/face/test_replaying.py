"""Looking back by hand before live cameras: what is seen is of its time, and never looks live."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from pytestqt.qtbot import QtBot

from streams.floor.truth import State, Tier
from streams.media.engine import EngineSettings
from streams.sample import framecode
from tests.fakes.hanging import Hung, hung, wall_clock
from tests.wall.city import colour_at
from tests.wall.face.live import LiveWall, live_wall
from wall.export.sidecar import read_sidecar
from wall.export.verify import verify
from wall.face.replaying import IDLE_S
from wall.glass.palette import COLOURS
from wall.trust.ledger import read, reading

pytestmark = pytest.mark.realtime
CAMERA = 1
HELD_S = 7.0
CLOSE_S = 0.1
WAIT_MS = 40_000


@pytest.fixture(scope="module")
def cameras() -> Iterator[Hung]:
    with hung(4, settings=EngineSettings(cores=1.6, workers=1)) as made:
        made.until_all(State.LIVE)
        yield made


@pytest.fixture
def wall(
    cameras: Hung, qtbot: QtBot, screen: QPointingDevice, tmp_path: Path
) -> Iterator[LiveWall]:
    """A wall on which one camera has been large for some seconds."""
    with live_wall(qtbot, cameras, tmp_path, screen) as made:
        made.face.spotlight(CAMERA)
        qtbot.waitUntil(lambda: held(made) > HELD_S, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: made.is_there("replay"), timeout=WAIT_MS)
        yield made
    # What pytest keeps of it must not keep the wall.
    vars(made).clear()


def held(wall: LiveWall) -> float:
    found = wall.lookback.replaying_.held
    return sum(last - first for first, last in found.spans) if found else 0.0


def seen(wall: LiveWall) -> tuple[float, float] | None:
    """Of what is seen of the past: when it was captured as is said, and by its frame code."""
    canvas = wall.face.stage_.spotlights.reels.get(CAMERA, -1)
    row = wall.cameras.engine.frames.canvases[canvas]
    front = int(row["front"])
    if canvas < 0 or front < 0:
        return None
    captured = float(row["pictures"]["captured"][front])
    code = framecode.read(wall.cameras.engine.frames.canvas(canvas, front))
    if code is None:
        return None
    channel = wall.cameras.engine.channels[CAMERA].id
    near = captured + wall_clock() + 2.0
    return captured, wall.cameras.cameras.captured_at(code, channel, near) - wall_clock()


def is_seen_between(wall: LiveWall, first: float, last: float) -> bool:
    found = seen(wall)
    return found is not None and first - CLOSE_S < found[0] < last


def texts(wall: LiveWall, name: str) -> str:
    return str(wall.find(name).property("text"))


def test_a_finger_on_the_bar_shows_what_was_then_and_says_that_it_is_not_live(
    wall: LiveWall,
) -> None:
    wall.tap("replay")
    wall.bot.waitUntil(lambda: wall.is_there("scrub"), timeout=WAIT_MS)
    wall.bot.waitUntil(lambda: texts(wall, "spotTruth") == "live", timeout=WAIT_MS)
    wall.press("scrub", 0.95)
    before = 0.0
    for x in (0.93, 0.9, 0.88, 0.85):
        before = wall.lookback.replaying_.bar.moment(x)
        wall.move("scrub", x)
        wall.painted()
        thumb = wall.find("thumb")
        middle = (thumb.x() + thumb.width() / 2) / wall.find("scrub").width()
        assert abs(middle - x) < 0.01, "the thumb is under the finger in every frame"
    after = wall.lookback.replaying_.bar.moment(0.85)
    wall.bot.waitUntil(lambda: is_seen_between(wall, before, after), timeout=WAIT_MS)
    found = seen(wall)
    assert found is not None
    assert abs(found[0] - found[1]) < CLOSE_S, "the picture is of the time that is told"
    wall.bot.waitUntil(lambda: texts(wall, "spotTruth").startswith("REPLAY"), timeout=WAIT_MS)
    assert texts(wall, "spotReason") == "not live"
    wall.lift("scrub", 0.85)
    wall.tap("replayLive")
    wall.bot.waitUntil(lambda: texts(wall, "spotTruth") == "live", timeout=WAIT_MS)
    assert wall.cameras.sessions() == [1] * 4


def test_the_past_stands_in_a_frame_of_its_colour_under_a_chip(wall: LiveWall) -> None:
    wall.lookback.replaying_.seek(0.9)
    wall.bot.waitUntil(lambda: seen(wall) is not None, timeout=WAIT_MS)
    item = wall.find("mosaic")
    box = wall.face.stage_.home.spotlight_place(CAMERA)  # type: ignore[attr-defined]
    top = item.mapToScene(item.position()).y() - item.y()
    corners = [
        (box[0] + 2, top + box[1] + 2),
        (box[0] + box[2] - 3, top + box[1] + box[3] / 2),
        (box[0] + box[2] / 2, top + box[1] + box[3] - 3),
        (box[0] + 8, top + box[1] + 9),
    ]
    pink = tuple(int(COLOURS.replay[n : n + 2], 16) for n in (1, 3, 5))

    def framed(wanted: bool) -> bool:
        image = wall.window.grabWindow()
        found = [colour_at(image, QPoint(round(x), round(y))) for x, y in corners]
        apart = [max(abs(a - b) for a, b in zip(c, pink, strict=True)) for c in found]
        return (max(apart) < 24) is wanted

    wall.bot.waitUntil(lambda: framed(True), timeout=WAIT_MS)
    wall.lookback.replaying_.hide()
    wall.bot.waitUntil(lambda: framed(False), timeout=WAIT_MS)


def test_the_tile_is_decoded_live_all_the_while(wall: LiveWall) -> None:
    wall.lookback.replaying_.seek(0.85)
    wall.bot.waitUntil(lambda: seen(wall) is not None, timeout=WAIT_MS)
    channel = wall.cameras.engine.channels[CAMERA].id

    def is_live() -> bool:
        picture = wall.cameras.picture(channel)
        now = time.monotonic()
        return picture is not None and now - picture.captured < 1.0 and picture.tier is Tier.SHARP

    wall.bot.waitUntil(is_live, timeout=WAIT_MS)
    wall.bot.waitUntil(lambda: wall.cameras.state(channel) is State.LIVE, timeout=WAIT_MS)


def test_it_plays_on_until_it_is_live_again(wall: LiveWall) -> None:
    replaying = wall.lookback.replaying_
    replaying.show()
    replaying.pace(2.0)
    x = replaying.bar.x(time.monotonic() - 3.0)
    replaying.seek(x)
    replaying.drop(x)
    assert replaying.on
    began = time.monotonic()
    moments: list[float] = []

    def caught_up() -> bool:
        found = seen(wall)
        if found is not None and (not moments or found[0] > moments[-1]):
            moments.append(found[0])
        return not replaying.on

    wall.bot.waitUntil(caught_up, timeout=WAIT_MS)
    assert time.monotonic() - began > 1.0, "two seconds a second, and no jump"
    assert len(moments) > 5, "picture after picture"
    assert not wall.face.stage_.spotlights.reels


def test_ten_seconds_back_and_pause_and_on(wall: LiveWall) -> None:
    replaying = wall.lookback.replaying_
    wall.tap("replay")
    wall.bot.waitUntil(lambda: wall.is_there("replayBack"), timeout=WAIT_MS)
    wall.tap("replayBack")
    wall.bot.waitUntil(lambda: seen(wall) is not None, timeout=WAIT_MS)
    wall.bot.waitUntil(lambda: wall.is_there("replayPause"), timeout=WAIT_MS)
    wall.tap("replayPause")
    assert replaying.property("state")["playing"] is False
    wall.tap("replayPause")
    assert replaying.property("state")["playing"] is True
    replaying.hide()


def test_whoever_leaves_it_is_live_again_and_so_is_another_channel(wall: LiveWall) -> None:
    replaying = wall.lookback.replaying_
    replaying.seek(0.9)
    replaying._touched -= IDLE_S
    wall.bot.waitUntil(lambda: not replaying.on, timeout=WAIT_MS)
    assert not replaying.property("open")
    replaying.seek(0.9)
    wall.face.spotlight(2)
    assert not replaying.on
    assert not wall.face.stage_.spotlights.reels
    assert replaying.row == 2


def test_a_clip_and_a_still_are_saved_signed_and_recorded(wall: LiveWall, tmp_path: Path) -> None:
    wall.tap("replay")
    wall.bot.waitUntil(lambda: wall.is_there("saveClip"), timeout=WAIT_MS)
    bar = wall.lookback.replaying_.bar
    first, last = bar.now - 4.0, bar.now - 1.0
    wall.lookback.exporting_.choose("first", bar.x(first))
    wall.lookback.exporting_.choose("last", bar.x(last))
    for count, button in enumerate(("saveClip", "saveStill"), 1):
        wall.painted()
        wall.tap(button)
        wall.bot.waitUntil(lambda: texts(wall, "replaySaid") != "", timeout=WAIT_MS)
        wall.bot.waitUntil(lambda: texts(wall, "replaySaid") != "Saving …", timeout=WAIT_MS)
        assert texts(wall, "replaySaid").startswith("Saved"), texts(wall, "replaySaid")
        assert saved(wall, count)
    pages = [read_sidecar(page) for page in sorted(wall.exports.glob("*/*.json"))]
    assert sorted(page.kind for page in pages) == ["clip", "still"]
    for page in pages:
        folder = next(wall.exports.glob(f"*/{page.file}")).parent
        assert verify(folder, page.wall.key).broken == ""
    [clip] = [page for page in pages if page.kind == "clip"]
    data = next(wall.exports.glob(f"*/{clip.file}")).read_bytes()
    begin = clip.first.timestamp()
    channel = wall.cameras.engine.channels[CAMERA].id
    with av.open(io.BytesIO(data), "r") as film:
        frames = [(f.time or 0.0, f.to_ndarray(format="bgr24")) for f in film.decode(video=0)]
        assert not film.streams.audio
    assert len(frames) == clip.pictures
    for at, pixels in frames:
        code = framecode.read(pixels)
        assert code is not None
        told = begin + at
        assert abs(wall.cameras.cameras.captured_at(code, channel, told + 2.0) - told) < CLOSE_S
    assert clip.clock == "rtcp"
    assert abs(clip.last.timestamp() - (last + wall_clock())) < CLOSE_S
    with reading(tmp_path / "audit.sqlite") as log:
        entries = {entry.sequence: entry for entry in read(log, "ORDER BY sequence")}
    entry = entries[clip.record.entry]
    assert (entry.event, entry.object, entry.hash.hex()) == ("exported", channel, clip.record.hash)
    assert clip.sha256 in entry.reason


def saved(wall: LiveWall, count: int) -> bool:
    return len(list(wall.exports.glob("*/*.json"))) == count if wall.exports.exists() else False


def test_that_somebody_looked_back_is_recorded(wall: LiveWall, tmp_path: Path) -> None:
    wall.lookback.replaying_.seek(0.9)
    channel = wall.cameras.engine.channels[CAMERA].id

    def recorded() -> bool:
        with reading(tmp_path / "audit.sqlite") as log:
            return [e.object for e in read(log, "WHERE event = 'replay'")] == [channel]

    wall.bot.waitUntil(recorded, timeout=WAIT_MS)


def test_a_mark_keeps_the_past_of_a_channel_that_is_not_large_any_more(wall: LiveWall) -> None:
    wall.tap("replay")
    wall.bot.waitUntil(lambda: wall.is_there("replayMark"), timeout=WAIT_MS)
    wall.tap("replayMark")
    assert CAMERA in wall.cameras.engine._planner.keeping.channels
    assert wall.lookback.replaying_.property("state")["marked"]
    wall.tap("replayMark")
    assert not wall.lookback.replaying_.property("state")["marked"]


def test_a_worker_that_dies_takes_the_past_along_and_what_is_live_comes_back(
    wall: LiveWall,
) -> None:
    wall.lookback.replaying_.seek(0.9)
    wall.bot.waitUntil(lambda: seen(wall) is not None, timeout=WAIT_MS)
    os.kill(wall.cameras.engine.processes()[0], signal.SIGKILL)
    wall.bot.waitUntil(lambda: not wall.lookback.replaying_.on, timeout=WAIT_MS)
    channel = wall.cameras.engine.channels[CAMERA].id
    wall.bot.waitUntil(lambda: wall.cameras.state(channel) is State.LIVE, timeout=WAIT_MS)
    assert not wall.face.stage_.spotlights.reels
