"""Carries what is seen inside the wall to the benchmark outside of it, one JSON object a line."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from typing import Any

from scripts.benchmark.problem import BenchError
from scripts.benchmark.product import Product
from streams.floor.readiness import ready

SILENCE_S = 120.0


def tell(report: int, what: str, **facts: Any) -> None:
    """Write one report; blocks while the reader is behind.

    Args:
        report: File descriptor of the pipe.
        what: Kind of report; `end` is the last.
        facts: Whatever JSON can hold.
    """
    data = (json.dumps({"what": what, **facts}) + "\n").encode()
    while data:
        data = data[os.write(report, data) :]


def lines(reports: int, wall: Product) -> Iterator[dict[str, Any]]:
    """What is reported, until its end.

    Raises:
        BenchError: The wall has ended, or nothing was said for long.
    """
    rest = b""
    heard = time.monotonic()
    while True:
        wall.check()
        if not ready([reports], seconds=0.5).reads:
            if time.monotonic() - heard > SILENCE_S:
                raise BenchError(
                    f"The hand on the wall said nothing for {SILENCE_S:.0f} s; "
                    "expected a report of everything that it does."
                )
            continue
        heard = time.monotonic()
        data = os.read(reports, 1 << 16)
        if not data:
            raise BenchError("The wall ended before all was done that was to be measured.")
        *done, rest = (rest + data).split(b"\n")
        for line in done:
            said: dict[str, Any] = json.loads(line)
            if said["what"] == "end":
                return
            yield said
