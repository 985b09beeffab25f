"""A program asks a running kiosk how it is, what it shows, and what it has shown."""

from __future__ import annotations

import json
import re
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from aiohttp import web
from PySide6.QtCore import QObject, QPointF

from kiosk.display import Connector
from kiosk.face.opining import Opining
from kiosk.face.speaking import Speaking
from kiosk.knowledge import Knowledge
from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.page.language import Language
from kiosk.proof.entry import PROOF
from kiosk.remote.health import SILENT_S
from kiosk.remote.openapi import description
from streams.alerts.rounds import Condition as Heard
from streams.floor.clock import Timing
from streams.floor.control.server import control_app
from streams.floor.ledger.verify import verify
from streams.voice.hearing import Absent
from tests.fakes.patience import until
from tests.kiosk.remote.conftest import NOW, Asked, fed


@pytest.fixture
def belongings() -> list[QObject]:
    """What QML is bound to, which outlives the window; asked for before it."""
    return []


def codes(asked: Asked) -> list[str]:
    """What has to be seen to."""
    return [trouble["code"] for trouble in asked.get("/state").json["troubles"]]


def test_a_kiosk_that_is_well_says_what_it_shows(asked: Asked) -> None:
    asked.tell()
    found = asked.get("/state").json
    assert (found["state"], found["troubles"]) == ("well", [])
    assert found["headset"] == {"why": ""}
    assert (found["kiosk"], found["page"]["id"]) == ("hongik-1", asked.kiosk.face.bill.shown.id)
    assert found["display"]["connected"] is True
    assert found["touched_s"] is None
    assert found["told_s"] < SILENT_S


def test_the_last_touch_is_known_and_nothing_of_whoever_touched(asked: Asked) -> None:
    asked.kiosk.touch("speak-en")
    asked.tell()
    found = asked.get("/state").json
    assert 0 <= found["touched_s"] < 20
    assert found["page"]["language"] == Language.EN.value


def test_a_screen_that_hangs_is_found_out_by_its_silence(asked: Asked) -> None:
    asked.late_s = SILENT_S + 60
    found = json.loads(asked.ask("/state").body)
    assert found["state"] == "unseen"
    assert found["troubles"][0]["code"] == "hangs"
    assert asked.ask("/health").status == 200


def test_each_trouble_is_said_in_a_sentence(asked: Asked) -> None:
    asked.timing = Timing(synchronised=False, error_s=16.0)
    asked.known = Knowledge(
        {"air": fed(None), "bikes": fed(5.0)}, troubles=("feeds.json: no such file",)
    )
    screen = asked.seat.display.name
    asked.connectors = {screen: Connector(plugged=False, modes=0)}
    asked.seat.look()
    asked.tell()
    found = asked.get("/state").json
    assert found["state"] == "unseen"
    details = {trouble["code"]: trouble["detail"] for trouble in found["troubles"]}
    assert list(details) == ["display", "documents", "feed", "clock"]
    assert details["display"] == f"nothing is plugged into {screen}"
    assert details["feed"].startswith("the feed 'air' has no data")
    assert [feed["state"] for feed in found["feeds"]] == ["no_data", "fresh"]
    asked.connectors = {screen: Connector(plugged=True, modes=3)}
    asked.seat.look()
    asked.tell()
    assert "display" not in codes(asked)


def test_a_part_of_the_screen_that_qml_does_not_see_is_named(asked: Asked) -> None:
    assert asked.kiosk.screen.missed == ()
    asked.kiosk.screen.missed = ("reading.open", "reading.text")
    asked.tell()
    (trouble,) = asked.get("/state").json["troubles"]
    assert trouble["code"] == "parts"
    assert trouble["detail"].startswith("the screen does not show reading.open, reading.text;")


def test_each_camera_says_how_live_it_is_and_one_without_a_picture_has_to_be_seen_to(
    asked: Asked,
) -> None:
    at, since = NOW - timedelta(seconds=2), NOW - timedelta(minutes=5)
    asked.known = Knowledge(
        cameras={
            "square": Outlook(liveness=Liveness.LIVE, at=at),
            "bridge": Outlook(liveness=Liveness.GONE, at=since, since=since),
            "market": Outlook(liveness=Liveness.GONE, since=NOW - timedelta(seconds=5)),
        }
    )
    found = asked.get("/state").json
    assert [(one["id"], one["state"], one["age_s"]) for one in found["cameras"]] == [
        ("square", "live", 2.0),
        ("bridge", "gone", 300.0),
        ("market", "gone", None),
    ]
    (trouble,) = [one for one in found["troubles"] if one["code"] == "camera"]
    assert trouble["detail"] == "the camera 'bridge' has had no picture for 300 s"
    metrics = asked.get("/metrics").body.decode()
    assert 'camera_state{camera="square",state="live"} 1.0' in metrics


def test_a_kiosk_that_hears_no_alerts_says_so_and_who_is_asked_instead(asked: Asked) -> None:
    gone = "http://10.0.0.1:8700 cannot be reached (Connection refused)"
    since = NOW - timedelta(minutes=2)
    silent = Heard("relay", since, gone, failures=4, failing_since=since)
    asked.known = Knowledge(hearing=(silent, Heard("kma", NOW)))
    found = asked.get("/state").json
    assert found["state"] == "troubled"
    (trouble,) = (one for one in found["troubles"] if one["code"] == "alerts")
    assert trouble["detail"] == f"the feed of alerts 'relay' has not answered for 120 s: {gone}"
    assert [(one["id"], one["failing_s"]) for one in found["alerts"]] == [
        ("relay", 120.0),
        ("kma", None),
    ]
    stumbled = Heard("relay", NOW, gone, failures=1, failing_since=NOW - timedelta(seconds=5))
    asked.known = Knowledge(hearing=(stumbled, Heard("kma", resting=True)))
    assert "alerts" not in codes(asked)
    assert asked.get("/state").json["alerts"][1]["resting"]


def test_a_disk_that_takes_nothing_more_is_said_and_the_screen_goes_on(asked: Asked) -> None:
    head = asked.folder / "proof.head"
    head.unlink()
    head.mkdir()  # no file can take a folder's place, as none can be written on a full disk
    asked.kiosk.touch("speak-ja")
    asked.witness.see(asked.kiosk.face.bill.shown)
    until(lambda: asked.witness.failure != "", 20, "nothing is said")
    asked.tell()
    assert "proof" in codes(asked)
    assert asked.get("/snapshot.png?width=320").status == 200
    head.rmdir()
    until(lambda: asked.witness.failure == "", 20, lambda: asked.witness.failure)
    assert "proof" not in codes(asked)


def test_the_picture_is_what_stands_on_the_screen(asked: Asked) -> None:
    answer = asked.get("/snapshot.png")
    picture = cv2.imdecode(np.frombuffer(answer.body, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape == (1080, 1920, 3)
    shown = asked.kiosk.picture().pixelColor(200, 300)
    assert tuple(picture[300, 200]) == (shown.blue(), shown.green(), shown.red())
    assert answer.headers["X-Page"] == asked.kiosk.face.bill.shown.id
    assert datetime.fromisoformat(answer.headers["X-Taken-At"]).tzinfo is not None
    small = asked.get("/snapshot.png?width=480").body
    found = cv2.imdecode(np.frombuffer(small, np.uint8), cv2.IMREAD_COLOR)
    assert found is not None
    assert found.shape == (270, 480, 3)


def test_what_a_visitor_writes_is_in_no_picture_that_leaves_the_kiosk(
    belongings: list[QObject], asked: Asked
) -> None:
    speaking = Speaking(lambda: Absent.NO_DEVICE)
    opining = Opining(asked.kiosk.face, lambda _draft: Future(), 15, speaking)
    belongings += [speaking, opining]
    asked.kiosk.window.setProperty("opining", opining)
    asked.kiosk.settle()
    before = shown(asked)
    for name in ("bar-opinion", "rate-2", "letter-ㅂ"):
        asked.kiosk.touch(name)
    text = asked.kiosk.find("opinion-words")
    corner = text.mapToScene(QPointF(0, 0)).toPoint()
    left, top = corner.x(), corner.y()
    right, bottom = left + int(text.width()), top + int(text.height())
    assert asked.kiosk.picture().copy(left, top, 300, 200).allGray() is False
    picture = shown(asked)
    assert not picture[top:bottom, left:right].any(), "it is black where somebody writes"
    assert (picture[: top // 2] == before[: top // 2]).mean() > 0.95, "all else is there"


def shown(asked: Asked) -> npt.NDArray[np.generic]:
    """The picture that the kiosk gives."""
    data = np.frombuffer(asked.get("/snapshot.png").body, np.uint8)
    picture = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert picture is not None
    return picture


def test_the_proof_is_given_with_its_signed_head(asked: Asked) -> None:
    asked.kiosk.touch("speak-zh")
    asked.witness.see(asked.kiosk.face.bill.shown)
    until(lambda: asked.ask("/proof").json["head"]["sequence"] == 3, 20, "it is not written")
    found = asked.get("/proof?count=2").json
    assert [entry["sequence"] for entry in found["entries"]] == [2, 3]
    assert [entry["language"] for entry in found["entries"]] == ["ko", "zh"]
    assert found["head"]["hash"] == found["entries"][-1]["hash"]
    earlier = asked.get("/proof?before=2").json["entries"]
    assert [entry["event"] for entry in earlier] == ["started"]
    assert verify(asked.folder / "proof.sqlite", PROOF, key=found["public_key"]).broken == ""


@pytest.mark.parametrize(
    "path",
    ["/proof?count=x", "/proof?count=0", "/snapshot.png?width=-1", f"/proof?before={'9' * 5000}"],
)
def test_what_is_no_number_is_refused_with_a_sentence(asked: Asked, path: str) -> None:
    answer = asked.get(path)
    assert answer.status == 400
    assert "expected a whole number" in answer.json["detail"]


@pytest.mark.parametrize("path", ["/state", "/snapshot.png", "/proof", "/metrics"])
def test_nobody_is_answered_without_the_token(asked: Asked, path: str) -> None:
    assert asked.get(path, token="").status == 401
    assert asked.get(path, token="wrong").status == 401


def test_its_figures_are_there_for_prometheus(asked: Asked) -> None:
    asked.known = Knowledge({"air": fed(None)})
    asked.tell()
    text = asked.get("/metrics").body.decode()
    assert 'citywall_kiosk_state{state="troubled"} 1.0' in text
    assert 'citywall_feed_state{feed="air",state="no_data"} 1.0' in text
    assert "citywall_process_resident_bytes" in text


def test_every_route_is_described_and_what_is_described_is_answered(asked: Asked) -> None:
    app: web.Application = control_app("t")
    asked.remote.add_routes(app)
    served = {
        (route.method.lower(), route.resource.canonical)
        for route in app.router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    whole = description()
    paths = whole["paths"]
    assert served == {(method, path) for path, methods in paths.items() for method in methods}
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(whole)):
        found: Any = whole
        for part in reference.split("/"):
            found = found[part]
    seen = {"square": Outlook(liveness=Liveness.LIVE, at=NOW)}
    asked.known = Knowledge({"air": fed(3.0)}, hearing=(Heard("kma"),), cameras=seen)
    state = asked.get("/state").json
    schemas = whole["components"]["schemas"]
    assert set(state) == set(schemas["State"]["required"])
    assert set(state["feeds"][0]) == set(schemas["Feed"]["required"])
    assert set(state["alerts"][0]) == set(schemas["AlertFeed"]["required"])
    assert set(state["cameras"][0]) == set(schemas["Camera"]["required"])
    for name in ("page", "display", "clock", "proof"):
        assert set(state[name]) == set(schemas["State"]["properties"][name]["required"])
    entry = asked.get("/proof").json["entries"][0]
    assert set(entry) == set(schemas["Entry"]["required"])
