"""The process that is killed: a kiosk's desk and courier, with citizens on its standard input.

A line of JSON is a citizen who presses "send"; a line of the code is what the citizen is told.
"""

from __future__ import annotations

import base64
import json
import random
import signal
import sys
import threading
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from kiosk.opinions.courier import Courier
from kiosk.opinions.desk import Desk
from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import Outbox
from kiosk.opinions.receipt import Receipt
from kiosk.opinions.settings import OpinionSettings
from streams.feeds.line import utc_now
from streams.floor.child import end_with_parent
from streams.floor.log import LogSettings, set_up

NO_FLOOD = 1_000_000_000
ANSWER_S = 0.5
SLOWEST_S = 0.05
PLACE = "hongik-1"


def later() -> datetime:
    """The present moment for the courier: every opinion's span of time is over."""
    return utc_now() + timedelta(hours=1)


def main(store: Path, endpoint: str) -> None:
    """Serve citizens until there are no more; in this trial nobody lets it come to that."""
    end_with_parent(signal.SIGKILL)
    set_up(LogSettings(level="CRITICAL"))
    settings = OpinionSettings(PLACE, endpoint, in_a_row=NO_FLOOD)
    outbox = Outbox(store)
    courier = Courier(outbox, settings, later, random.Random(), ANSWER_S, SLOWEST_S)
    desk = Desk(outbox, settings, courier.wake)
    courier.start()
    lock = threading.Lock()

    def told(code: str, future: Future[Receipt]) -> None:
        if future.exception() is None:
            with lock:
                sys.stdout.write(f"{code}\n")
                sys.stdout.flush()

    for line in sys.stdin:
        said = json.loads(line)
        draft = Draft("trains", "ko")
        draft.code = said["code"]
        draft.rate(said["scale"])
        draft.write(said["text"])
        draft.speak(base64.b64decode(said["voice"]))
        desk.give(draft).add_done_callback(partial(told, draft.code))
    desk.stop()
    courier.stop()
    outbox.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
