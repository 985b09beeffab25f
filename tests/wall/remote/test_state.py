"""The state document says of every picture what stands on the glass, at this very moment."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import aiohttp
import numpy as np

from layouts.channels import Channel
from streams.floor.clock import Timing
from streams.floor.truth import Link, State, Tier
from streams.media.engine import Engine
from wall.remote.state import Moment, document, look

if TYPE_CHECKING:
    from wall.remote.port import Ingest

WALL = 1_795_262_400.0  # 2026-11-21T12:00:00Z
SHOWN = {"scene": "overview", "spotlight": None}


def state(source: Ingest, now: float) -> Any:
    """The document at one moment."""
    seen = look(source, Moment(now, WALL))
    return json.loads(document(seen, source.budget(), SHOWN))


def test_a_clock_that_is_not_synchronised_is_said(source: Any) -> None:
    for error_s, told in ((16.0, 16.0), (float("inf"), None)):
        at = Moment(time.monotonic(), WALL, Timing(synchronised=False, error_s=error_s))
        found = json.loads(document(look(source, at), source.budget(), SHOWN))
        assert found["clock"] == {"synchronised": False, "error_s": told}


def by_id(found: Any) -> dict[str, Any]:
    """Its channels by their ids."""
    return {row["id"]: row for row in found["channels"]}


def test_every_channel_is_there_in_wall_order_with_all_its_fields(source: Any) -> None:
    found = state(source, time.monotonic())
    assert [row["id"] for row in found["channels"]] == [c.id for c in source.channels]
    first = found["channels"][0]
    first.pop("since")
    assert first == {
        "id": "gangnam-001",
        "state": "connecting",
        "reason": "waiting for its turn to connect",
        "tier": "still",
        "decoder": "none",
        "age_ms": None,
        "size": [0, 0],
    }
    assert found["totals"] == {s.word: 6 if s is State.CONNECTING else 0 for s in State}
    assert found["at"] == "2026-11-21T12:00:00.000Z"
    assert found["clock"] == {"synchronised": True, "error_s": 0.0}
    assert found["scene"] == "overview"
    assert found["spotlight"] is None
    assert found["budget"] == {
        "cores": 1.6,
        "used": 0.75,
        "still_every": None,
        "workers": [0.5, 0.25],
        "hardware": "software: no NVIDIA driver on this machine",
    }


def test_a_still_has_the_age_and_size_of_its_slot(source: Any) -> None:
    now = time.monotonic()
    source.plays("mapo/002", now)
    row = source.index("mapo/002")
    source.frames.write_still(row, np.zeros((54, 96, 4), np.uint8), now - 0.75, Tier.STILL)
    found = by_id(state(source, now))["mapo/002"]
    assert (found["state"], found["tier"], found["decoder"]) == ("live", "still", "software")
    assert found["age_ms"] == 750.0
    assert found["size"] == [96, 54]


def test_a_lent_canvas_counts_only_once_the_tile_is_drawn_from_it(source: Any) -> None:
    now = time.monotonic()
    row = source.index("dobong-005")
    source.plays("dobong-005", now, tier=Tier.SMOOTH)
    frames = source.frames
    frames.write_still(row, np.zeros((54, 96, 4), np.uint8), now - 2.0, Tier.STILL)
    frames.canvases[7] = (row, -1, 640, 360, 0, [(0, 0, 0, 0, 0.0)] * 2)
    frames.write_canvas(7, np.zeros((270, 480, 4), np.uint8), now - 0.04, Tier.SMOOTH)
    assert by_id(state(source, now))["dobong-005"]["age_ms"] == 2000.0
    frames.status["canvas"][row] = 7
    found = by_id(state(source, now))["dobong-005"]
    assert (found["age_ms"], found["size"], found["tier"]) == (40.0, [480, 270], "smooth")
    frames.write_canvas(7, np.zeros((360, 640, 4), np.uint8), now - 0.01, Tier.SMOOTH)
    found = by_id(state(source, now))["dobong-005"]
    assert (found["age_ms"], found["size"]) == (10.0, [640, 360])


def test_nothing_stays_live_because_nobody_looked_again(source: Any) -> None:
    now = time.monotonic()
    source.plays("mapo/002", now)
    source.judge.look(source.frames.status, now)
    assert by_id(state(source, now))["mapo/002"]["state"] == "live"
    later = by_id(state(source, now + 2.0))["mapo/002"]  # the judge's thread hangs since then
    assert (later["state"], later["since"]) == ("late", "2026-11-21T12:00:00.000Z")


def test_since_is_when_the_state_began(source: Any) -> None:
    now = time.monotonic()
    source.plays("mapo/002", now)
    source.judge.look(source.frames.status, now - 0.05)
    source.plays("mapo/002", now + 90.5)
    found = by_id(state(source, now - 0.05 + 90.5))
    assert found["mapo/002"]["since"] == "2026-11-21T11:58:29.500Z"


def test_totals_add_up_and_agree_with_the_channels(source: Any) -> None:
    now = time.monotonic()
    source.plays("gangnam-001", now)
    source.plays("mapo/002", now, packet_at=now - 3)
    source.plays("dobong-005", now, link=Link.WAITING, refused=401, words=b"401 Unauthorized")
    source.plays("spare-006", now, link=Link.CONNECTING)
    found = state(source, now)
    states = [row["state"] for row in found["channels"]]
    assert states == ["live", "late", "connecting", "connecting", "refused", "lost"]
    assert found["totals"] == {s.word: states.count(s.word) for s in State}


def test_the_engine_itself_can_be_asked() -> None:
    channel = Channel("gate", {"en": "Gate"}, "rtsp://192.0.2.1/main")
    found = state(Engine([channel], {}), time.monotonic())
    assert [(row["id"], row["state"]) for row in found["channels"]] == [("gate", "connecting")]
    assert found["budget"]["cores"] > 0


async def test_it_is_served(client: aiohttp.ClientSession, source: Any) -> None:
    now = time.monotonic()
    source.plays("mapo/002", now)
    async with client.get("/state") as answer:
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("application/json")
        assert answer.headers["Cache-Control"] == "no-store"
        found = await answer.json()
    assert found["totals"]["live"] == 1
    assert by_id(found)["mapo/002"]["state"] == "live"
