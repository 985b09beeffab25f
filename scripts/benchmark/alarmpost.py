"""Writes alerts as a city does, and publishes them through a relay that all kiosks ask."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import PYTHON
from scripts.bringup.part import Part
from streams.alerts.alert import (
    Alert,
    Area,
    Category,
    Certainty,
    Circle,
    Info,
    MessageKind,
    Point,
    Severity,
    Status,
    Urgency,
)
from streams.alerts.capwriter import write_alert

HERE: Final = Point(37.5563, 126.9236)
START_S: Final = 120.0
ANSWER_S: Final = 30.0
MEND: Final = "The log says why; `python -m streams relay FOLDER` starts one by hand."


@dataclass(frozen=True)
class Relay:
    """A running relay.

    Attributes:
        part: Its process.
        folder: Where messages are put.
        url: The address of its feed.
    """

    part: Part
    folder: Path
    url: str

    def publish(self, alert: Alert) -> float:
        """Put a message into the folder, whole at once; return when, by the clock."""
        scratch = self.folder / f".{alert.identifier}.cap"
        scratch.write_bytes(write_alert(alert))
        at = time.time()
        scratch.rename(self.folder / f"{alert.identifier}.cap")
        return at

    def answered(self) -> int:
        """How many requests it has answered.

        Raises:
            BenchError: It does not say.
        """
        try:
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            address = self.url.rpartition("/")[0] + "/health"
            with opener.open(address, timeout=ANSWER_S) as answer:
                return int(json.loads(answer.read())["answered"])
        except (OSError, ValueError, KeyError) as error:
            raise BenchError(f"The relay does not say how it is: {error}.") from error


@contextmanager
def relayed(folder: Path) -> Iterator[Relay]:
    """A relay for a while; its files are in a folder."""
    post, output = folder / "post", folder / "relay.out"
    post.mkdir()
    command = [str(PYTHON), "-m", "streams", "relay", str(post), "--listen", "127.0.0.1:0"]
    part = Part("Relay", command, folder / "relay.log", output=output)
    try:
        part.wait_until(lambda: output.read_text().endswith("\n"), START_S, MEND)
        yield Relay(part, post, json.loads(output.read_text())["url"])
    finally:
        part.stop()


def write_alerts(folder: Path, url: str) -> Path:
    """The alerts document of one kiosk, which hears that feed; returns its file."""
    folder.mkdir(exist_ok=True)
    file = folder / "alerts.json"
    document: dict[str, Any] = {
        "version": 1,
        "place": {"lat": HERE.lat, "lon": HERE.lon},
        "sources": [{"id": "city", "url": url}],
        "book": "alerts.sqlite",
    }
    file.write_text(json.dumps(document), encoding="utf-8")
    return file


def alert_of(number: int) -> Alert:
    """An earthquake at the kiosks' place, in two languages; a new one for each number."""
    sent = datetime.now(UTC).replace(microsecond=0)
    texts = (
        ("ko-KR", "지진", "지진이 났습니다. 머리를 보호하고 넓은 곳으로 대피하십시오."),
        ("en-US", "Earthquake", "An earthquake. Protect your head; go to an open place."),
    )
    infos = tuple(
        Info(
            event=event,
            language=language,
            categories=(Category.GEO,),
            severity=Severity.EXTREME,
            urgency=Urgency.IMMEDIATE,
            certainty=Certainty.OBSERVED,
            headline=words,
            expires=sent + timedelta(hours=1),
            areas=(Area("Mapo-gu", circles=(Circle(HERE, 5.0),)),),
        )
        for language, event, words in texts
    )
    name, sender = f"bench-{number:04}", "bench@citywall.example"
    return Alert(sender, name, sent, Status.ACTUAL, MessageKind.ALERT, infos=infos)


def cancel_of(alert: Alert) -> Alert:
    """What ends an alert."""
    sent = max(datetime.now(UTC).replace(microsecond=0), alert.sent)
    name, kind = f"{alert.identifier}-end", MessageKind.CANCEL
    return Alert(alert.sender, name, sent, Status.ACTUAL, kind, references=(alert.key,))
