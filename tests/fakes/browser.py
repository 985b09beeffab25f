"""A browser that draws what the address says, for walls that have no QtWebEngine.

    python -m tests.fakes.browser DESCRIPTOR

`/red` and such is a picture of that colour; `/fails` fails; `/red-then-fails` does so afterwards;
`/dies` ends the process.
"""

from __future__ import annotations

import os
import socket
import sys

from PySide6.QtGui import QColor

from streams.floor.readiness import ready
from streams.media.wire import Message, Wire


def answer(wire: Wire, wish: Message) -> None:
    """Draw a page, as its address says."""
    name, _, then = wish["url"].rpartition("/")[2].partition("-then-")
    if name == "dies":
        os._exit(1)
    if name != "fails":
        width, height = wish["width"], wish["height"]
        colour = QColor(name).rgb().to_bytes(4, "little")
        memory = os.memfd_create("page")
        os.write(memory, colour * (width * height))
        told = {"key": wish["key"], "state": "shown", "width": width, "height": height}
        wire.send(told, [memory])
        os.close(memory)
    if "fails" in (name, then):
        wire.send({"key": wish["key"], "state": "failed"})


def main() -> None:
    """Serve until the wall is gone."""
    wire = Wire(socket.socket(fileno=int(sys.argv[1])))
    drawn: set[int] = set()
    while True:
        ready([wire.socket])
        messages = wire.receive()
        if messages is None:
            return
        for wish in (wish for message in messages for wish in message["pages"]):
            if wish["key"] not in drawn:
                drawn.add(wish["key"])
                answer(wire, wish)


if __name__ == "__main__":
    main()
