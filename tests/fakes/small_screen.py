"""The smallest program that a kiosk's watchdog can look after: one window and a pulse.

A test makes it spin on Qt's thread (SIGUSR2) or crash at its start (while the file in HARM is
there).  The moment at which its first picture was drawn goes into the file in DRAWN, a line each.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.face.lifeline import Lifeline
from streams.floor.child import bind_to_watchdog
from streams.floor.watch.pulse import Pulse


def spin(*_: object) -> None:
    """Never give Qt's thread back."""
    while True:
        pass


def main() -> int:
    """Show the window until it is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pulse", type=int, required=True)
    parser.add_argument("--config")
    pulse = Pulse(parser.parse_args().pulse)
    if Path(os.environ["HARM"]).exists():
        return 3
    bind_to_watchdog()
    signal.signal(signal.SIGUSR2, spin)
    app = QGuiApplication(sys.argv[:1])
    signal.signal(signal.SIGTERM, lambda *_: QTimer.singleShot(0, app.quit))
    window = QQuickWindow()
    window.setColor(QColor("#204060"))
    window.resize(320, 180)
    drawn: list[float] = []

    def swapped() -> None:
        """The first picture is on the screen."""
        if not drawn:
            drawn.append(time.monotonic())
            with Path(os.environ["DRAWN"]).open("a", encoding="utf-8") as file:
                file.write(f"{drawn[0]}\n")

    window.frameSwapped.connect(swapped)
    window.show()
    lifeline = Lifeline(window, pulse)
    code = app.exec()
    lifeline.stop()
    return code


if __name__ == "__main__":
    sys.exit(main())
