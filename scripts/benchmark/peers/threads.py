"""PyAV as its examples have it: one thread a camera, which opens, demuxes and decodes it."""

from __future__ import annotations

import os
import threading
import time

import av
from av.video.reformatter import Interpolation, VideoReformatter

from scripts.benchmark.peers.task import Tally, Task, read, tell

OPENERS = 16
"""Cameras opened at a time: all at once, they would time one another out."""
OPTIONS = {"rtsp_transport": "tcp", "fflags": "nobuffer"}
PATIENCE_S = (20.0, 20.0)


class Cameras:
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
        try:
            with self._turn:
                source = av.open(self._task.urls[place], options=OPTIONS, timeout=PATIENCE_S)
            stream = source.streams.video[0]
            stream.thread_count = 1
            if self._task.keys_only:
                stream.codec_context.skip_frame = "NONKEY"
            scaler = VideoReformatter()
            for packet in source.demux(stream):
                for frame in packet.decode():
                    self.frames[place] += 1
                    if self._task.size is not None:
                        scaler.reformat(
                            frame,
                            *self._task.size,
                            "bgra",
                            interpolation=Interpolation.AREA,
                            threads=1,
                        )
        except av.FFmpegError:
            return  # it counts as a camera that shows nothing more


def main() -> None:
    """Do what is asked, and tell."""
    task = read()
    tally = Tally(task)
    cameras = Cameras(task)
    cameras.open()
    tally.measure(cameras.opened, sum(cameras.frames))
    time.sleep(task.seconds)
    tell(tally.told(sum(cameras.frames)))
    # Hundreds of threads stand inside FFmpeg: there is nothing to be put in order.
    os._exit(0)


if __name__ == "__main__":
    main()
