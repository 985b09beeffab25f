"""A clip is one camera's moving picture as packets ready to send, made once and kept in a file."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from streams.sample import framecode, rtp
from streams.sample.places import PLACES, Place

Codec = Literal["h264", "hevc"]
TRACKS = ("moving", "still", "black")
"""A clip's tracks: the scene, the same scene with nothing moving, and no light at all."""


@dataclass(frozen=True)
class ClipSpec:
    """What a clip is to be.

    Attributes:
        number: its number in the frame code, 0 to 63; each clip of a city has its own.
        place: which place it shows, an index into `PLACES`.
        gop: frames from one keyframe to the next.
        kilobits: bit rate in kb/s.
        b_frames: B-frames between two others, 0 as most cameras have it.
        full_range: 4:2:0 with levels 0 to 255 (yuvj420p), as many cameras have it.
        parameter_sets: whether they are sent with the pictures, in the SDP only, or both.

    Raises:
        ValueError: the clip cannot be made like this.
    """

    number: int
    place: int
    width: int
    height: int
    fps: int
    seconds: int
    gop: int
    kilobits: int
    codec: Codec = "h264"
    b_frames: int = 0
    full_range: bool = False
    parameter_sets: Literal["both", "inband", "sdp"] = "both"

    def __post_init__(self) -> None:
        """Refuse what cannot be made."""
        if rtp.CLOCK % self.fps:
            raise ValueError(f"clip {self.number}: {self.fps} frames a second do not divide 90000")
        if not (self.frames <= framecode.NUMBERS and 0 <= self.number < framecode.CLIPS):
            raise ValueError(
                f"clip {self.number} with {self.frames} frames: the frame code tells "
                f"{framecode.CLIPS} clips of at most {framecode.NUMBERS} frames apart"
            )

    @property
    def frames(self) -> int:
        """How many frames the clip has before it begins again."""
        return self.fps * self.seconds

    @property
    def scenery(self) -> Place:
        """The place that it shows."""
        return PLACES[self.place % len(PLACES)]

    def __str__(self) -> str:
        """Say it in a few words."""
        return f"{self.scenery.en} {self.width}x{self.height}@{self.fps} {self.codec}"


@dataclass(frozen=True)
class Track:
    """Frames as interleaved RTP packets, in decode order.

    Attributes:
        packets: all packets one after another, uint8 of shape (bytes,).
        starts: where each packet starts, and the end; int64 of shape (packets + 1,).
        frames: the first packet of each frame, and the end; int64 of shape (frames + 1,).
        shown: the frame number that each frame shows, its place in time; int64, (frames,).
        keys: whether a frame is a keyframe; bool, (frames,).
    """

    packets: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    frames: npt.NDArray[np.int64]
    shown: npt.NDArray[np.int64]
    keys: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Clip:
    """A clip: what it is, its parameter sets as NAL units, and its tracks by name."""

    spec: ClipSpec
    parameter_sets: tuple[bytes, ...]
    tracks: dict[str, Track]

    def save(self, path: Path) -> None:
        """Write the clip to a file; a reader sees the whole file or none."""
        path.parent.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, npt.NDArray[np.generic]] = {}
        for name, track in self.tracks.items():
            for part in Track.__annotations__:
                arrays[f"{name}.{part}"] = getattr(track, part)
        head = {"spec": asdict(self.spec), "sets": [unit.hex() for unit in self.parameter_sets]}
        arrays["head"] = np.frombuffer(json.dumps(head).encode(), np.uint8)
        scratch = path.with_name(f"{path.name}.{os.getpid()}.part")
        with scratch.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        scratch.replace(path)

    @classmethod
    def load(cls, path: Path) -> "Clip":
        """Read a clip from a file that `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            head = json.loads(arrays["head"].tobytes())
            tracks = {
                name: Track(**{part: arrays[f"{name}.{part}"] for part in Track.__annotations__})
                for name in TRACKS
            }
        sets = tuple(bytes.fromhex(unit) for unit in head["sets"])
        return cls(ClipSpec(**head["spec"]), sets, tracks)
