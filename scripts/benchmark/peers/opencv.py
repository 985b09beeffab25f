"""OpenCV as its tutorials have it: a VideoCapture in a thread for each camera."""

from __future__ import annotations

import os
import threading
import time

from scripts.benchmark.peers.task import Tally, Task, read, tell

OPENERS = 8
# OpenCV reads it when the first capture is opened.
os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = "rtsp_transport;tcp|threads;1"


class Captures:
    """One thread for each camera.

    Args:
        task: What is asked.
    """

    def __init__(self, task: Task) -> None:
        """Nothing is open yet."""
        self.frames = [0] * len(task.urls)
        self._task = task
        self._turn = threading.Semaphore(OPENERS)

    @property
    def opened(self) -> int:
        """How many have shown a first frame."""
        return sum(1 for count in self.frames if count)

    def open(self) -> None:
        """Start all threads, and wait until each camera shows something."""
        for place in range(len(self.frames)):
            threading.Thread(target=self._watch, args=(place,), daemon=True).start()
        until = time.monotonic() + self._task.opening_s
        while self.opened < len(self.frames) and time.monotonic() < until:
            time.sleep(0.1)

    def _watch(self, place: int) -> None:
        import cv2

        cv2.setNumThreads(1)
        with self._turn:
            capture = cv2.VideoCapture(self._task.urls[place], cv2.CAP_FFMPEG)
        while True:
            shown, frame = capture.read()
            if not shown:
                return  # it counts as a camera that shows nothing more
            self.frames[place] += 1
            if self._task.size is not None:
                small = cv2.resize(frame, self._task.size, interpolation=cv2.INTER_AREA)
                cv2.cvtColor(small, cv2.COLOR_BGR2BGRA)


def main() -> None:
    """Do what is asked, and tell."""
    task = read()
    tally = Tally(task)
    captures = Captures(task)
    captures.open()
    tally.measure(captures.opened, sum(captures.frames))
    time.sleep(task.seconds)
    tell(tally.told(sum(captures.frames)))
    # The threads stand inside FFmpeg: there is nothing to be put in order.
    os._exit(0)


if __name__ == "__main__":
    main()
