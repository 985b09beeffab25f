"""Hears alerts as many kiosks do, each by its own document, and tells when each knows of what."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from streams.alerts.alerts_form import load_alert_settings
from streams.alerts.desk import AlertDesk
from streams.alerts.stand import Stand
from streams.floor import log


def teller(number: str) -> Callable[[tuple[Stand, ...]], None]:
    """Return what a desk tells when something else stands: a line of JSON."""

    def tell(stands: tuple[Stand, ...]) -> None:
        names = [stand.alert.identifier for stand in stands]
        line = json.dumps({"desk": number, "standing": names, "at": time.time()})
        # In one piece: a hundred threads write.
        sys.stdout.write(line + "\n")

    return tell


def main(documents: list[Path]) -> None:
    """Hear by these documents until standard input ends."""
    log.set_up()  # or its lines stand between those of the desks
    desks = [AlertDesk(load_alert_settings(document)) for document in documents]
    for desk, document in zip(desks, documents, strict=True):
        desk.start()
        desk.listen(teller(document.parent.name))
    while any(desk.conditions[0].fetched is None for desk in desks):
        time.sleep(0.1)
    sys.stdout.write(json.dumps({"ready": len(desks)}) + "\n")
    sys.stdin.read()
    for desk in desks:
        desk.stop()


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    main([Path(argument) for argument in sys.argv[1:]])
