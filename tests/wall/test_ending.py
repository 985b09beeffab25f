"""A signal that comes in the middle of a window's frame."""

from __future__ import annotations

import signal
import subprocess
import sys

IN_A_FRAME = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from wall.app import end_on_signals

os.environ["QT_QUICK_BACKEND"] = "software"
app = QGuiApplication(["citywall"])
end_on_signals(app)
frames = []

def frame():
    frames.append(None)
    if len(frames) > 2:
        os.kill(os.getpid(), int(sys.argv[1]))
    window.update()

window = QQuickWindow()
window.afterRendering.connect(frame)
window.show()
sys.exit(app.exec())
"""


def ended_in_a_frame(number: signal.Signals) -> int:
    command = [sys.executable, "-c", IN_A_FRAME, str(int(number))]
    return subprocess.run(command, timeout=60).returncode


def test_it_does_not_take_the_window_from_under_qt() -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        assert ended_in_a_frame(number) == 0
