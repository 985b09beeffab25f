"""Measures how many streams a graphics card decodes, with software beside it."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import av
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext

from scripts.benchmark import floor
from scripts.benchmark.machine import Machine
from scripts.benchmark.outcome import Outcome
from scripts.benchmark.reels import Coded, coded
from scripts.bringup.speech import Progress
from streams.media.accelerator import Kind, NoAcceleratorError, accelerated, is_from_device
from streams.media.hardware import examine

LANES = (1, 4, 16, 48)
"""Decoders at work at the same time: one alone does not fill a card."""
KIND: Kind = "cuda"
COMMAND = "scripts/bench gpu"


@dataclass(frozen=True)
class Asked:
    """What is to be measured.

    Attributes:
        seconds: For how long each number of decoders is at work.
        clips: Which set of clips is decoded.
    """

    seconds: float = 5.0
    clips: str = "demo"


def measure(asked: Asked) -> Outcome:
    """Decodes every kind of stream in software, and on the card where there is one."""
    machine = Machine.here()
    works, reason = examine(KIND)
    figures: dict[str, Any] = {"device": reason}
    for name, clip in kinds(asked.clips).items():
        progress = Progress(name)
        one = floor.frames([clip])
        figures[name] = {
            "software_streams_per_core": round(one.per_s / clip.spec.fps, 1),
            "nvdec": _on_card(clip, asked.seconds) if works else NOT_HERE,
        }
        progress.done()
    file = "-".join(["gpu", *re.findall(r"[a-z0-9]+", _card(machine).lower())])
    return Outcome("gpu", file, asdict(asked), figures, NOTES, machine)


def kinds(clips: str) -> dict[str, Coded]:
    """One clip of each kind in a set, by codec, size and rate: `h264_640x360_15`."""
    found: dict[str, Coded] = {}
    for clip in (*coded(clips, "sub"), *coded(clips, "main")):
        spec = clip.spec
        found.setdefault(f"{spec.codec}_{spec.width}x{spec.height}_{spec.fps}", clip)
    return found


def _card(machine: Machine) -> str:
    return machine.gpu[0].partition(",")[0] if machine.gpu else "none"


def _on_card(clip: Coded, seconds: float) -> dict[str, Any]:
    """Streams that the card decodes, and what they take of the processor."""
    best: dict[str, Any] = {"streams": 0.0}
    for number in LANES:
        lanes = Lanes(clip, number, lambda: accelerated(clip.spec.codec, KIND, allow_software=True))
        frames, cores = lanes.run(seconds)
        streams = round(frames / seconds / clip.spec.fps, 1)
        if streams > best["streams"]:
            best = {
                "streams": streams,
                "decoders": number,
                "cores": round(cores, 2),
                "streams_per_core": round(streams / max(cores, 1e-9), 1),
                "really_on_the_card": "yes" if lanes.on_device else "no",
            }
        if lanes.failed:
            best["refused_beyond"] = number
            best["words"] = lanes.failed
            break
    return best


class Lanes:
    """Decoders at work side by side, each in a thread, each as fast as it can.

    Args:
        clip: What they decode, round and round.
        number: How many.
        make: Makes a decoder.
    """

    def __init__(self, clip: Coded, number: int, make: Callable[[], VideoCodecContext]) -> None:
        """Nothing runs yet."""
        self.failed = ""
        """What the driver said when a decoder could not be made, or broke off."""
        self.on_device = True
        """Whether every frame came from the card."""
        self._clip, self._make = clip, make
        self._frames = [0] * number
        self._over = threading.Event()

    def run(self, seconds: float) -> tuple[int, float]:
        """Frames decoded in so many seconds, and the cores that took; decoders are opened before.

        Args:
            seconds: How long is measured.
        """
        threads = [
            threading.Thread(target=self._work, args=(place,)) for place in range(len(self._frames))
        ]
        for thread in threads:
            thread.start()
        while not all(self._frames) and not self.failed:
            time.sleep(0.01)
        before, cpu = sum(self._frames), time.process_time()
        time.sleep(seconds)
        frames, spent = sum(self._frames) - before, time.process_time() - cpu
        self._over.set()
        for thread in threads:
            thread.join()
        return frames, spent / seconds

    def _work(self, place: int) -> None:
        try:
            context = self._make()
            while not self._over.is_set():
                self._once(context, place)
        except (av.FFmpegError, NoAcceleratorError, ValueError) as error:
            self.failed = str(error)

    def _once(self, context: VideoCodecContext, place: int) -> None:
        for unit in self._clip.units:
            packet: av.Packet[Stream] = av.Packet(unit.data)
            for frame in context.decode(packet):
                self._frames[place] += 1
                self.on_device &= is_from_device(frame)
            if self._over.is_set():
                return


NOT_HERE = {"streams": None, "why": f"no NVIDIA GPU on this machine; {COMMAND} on one that has it"}
NOTES = (
    "Decoders take packets from memory as fast as they can; frames arrive in main memory (NV12), "
    "for Python cannot use them on the card: the copy down is part of the figure.",
    "Streams are frames a second divided by the stream's rate.",
)
