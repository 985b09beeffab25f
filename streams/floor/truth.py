"""What a tile says of its own picture: the facts a worker writes, and the pure judgement on them.

A worker writes facts (when the newest packet was captured, what the camera answered); whoever
shows a tile judges them against the present moment.  A worker that dies or hangs thus turns its
tiles late by itself: nobody has to notice first.

All times are seconds on CLOCK_MONOTONIC, which every process of one machine shares; 0 is "never".
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt

PACKETS_LATE_S = 1.8
"""Silence after which a stream is late; under 2 s, so that the tile has said so by then."""
BEHIND_S = 1.0
"""From this age on motion says how old it is: a source that sends in segments is never of now."""
NO_KEYFRAME_S = 10.0
"""Packets without a keyframe for this long are told to the person in front of the tile."""
UNSEEN_S = 1.0
"""Ten times as long as the engine leaves between two looks."""
CAMERA_WORDS_BYTES = 120


class State(IntEnum):
    """How far a tile's picture can be believed."""

    CONNECTING = 0
    LIVE = 1
    LATE = 2
    FROZEN = 3
    BLACK = 4
    NO_KEYFRAME = 5
    REFUSED = 6
    LOST = 7

    @property
    def word(self) -> str:
        """The state's name in the control interface, for example ``no_keyframe``."""
        return self.name.lower()


class Link(IntEnum):
    """What a channel's connection is doing."""

    IDLE = 0
    CONNECTING = 1
    PLAYING = 2
    WAITING = 3


class Tier(IntEnum):
    """How much of a channel is decoded now."""

    STILL = 0
    SMOOTH = 1
    SHARP = 2

    @property
    def word(self) -> str:
        """The tier's name in the control interface."""
        return self.name.lower()


class Content(IntEnum):
    """What the decoded pictures themselves show."""

    MOVING = 0
    FROZEN = 1
    BLACK = 2


class Decoder(IntEnum):
    """What decoded the newest picture."""

    NONE = 0
    SOFTWARE = 1
    CUDA = 2
    QSV = 3
    VAAPI = 4

    @property
    def word(self) -> str:
        """The decoder's name in the control interface."""
        return self.name.lower()


STATUS = np.dtype(
    [
        ("link", "u1"),
        ("tier", "u1"),
        ("decoder", "u1"),
        ("content", "u1"),
        ("refused", "u2"),  # the camera's refusal (an RTSP or HTTP status), 0 when there is none
        ("canvas", "i2"),  # the canvas the tile is drawn from; -1: its still slot
        ("tries", "u4"),  # connection attempts since the channel last played
        ("sessions", "u4"),  # sub-stream sessions opened in all: 1 means never reconnected
        ("worker", "i2"),
        ("width", "u2"),  # the stream's own size, pixels
        ("height", "u2"),
        ("lost", "u4"),  # RTP packets missing in all
        ("corrupt", "u4"),  # pictures not shown because they were damaged
        ("decoded", "u4"),
        ("retry_at", "f8"),
        ("played_at", "f8"),  # start of the present session, or of the last one
        ("packet_at", "f8"),  # capture (or arrival) of the newest packet
        ("key_at", "f8"),  # capture of the newest keyframe received
        ("captured", "f8"),  # capture of the newest picture written
        ("content_since", "f8"),
        ("promise", "f8"),  # seconds of age that the tier promises now
        ("interval", "f4"),  # seconds between frames of the stream
        ("gop", "f4"),  # seconds between keyframes
        ("clock_off", "f4"),  # the camera's clock minus ours where that was corrected, s
        ("received", "u8"),  # bytes in all
        ("motion_ms", "f4"),  # CPU time of one frame in motion, decoded and scaled
        ("key_ms", "f4"),  # CPU time of one keyframe, decoded and scaled
        ("reason", "u1"),  # why there is no session, a `streams.floor.reason.Reason`
        ("number", "f4"),  # what the reason counts, for example seconds
        ("words", f"S{CAMERA_WORDS_BYTES}"),  # the camera's own last words, UTF-8
    ],
    align=True,
)
"""One row a channel, written by the worker that owns it, read by everyone."""

Rows = npt.NDArray[np.void]


def judge(rows: Rows, now: float) -> npt.NDArray[np.uint8]:
    """Judge every channel at one moment.

    Args:
        rows: Array of ``STATUS``, shape (n,).
        now: Seconds, monotonic.

    Returns:
        ``State`` values, uint8, shape (n,).
    """
    link, still = rows["link"], rows["tier"] == Tier.STILL
    age = now - rows["captured"]
    pictured = rows["captured"] > 0
    since_key = now - np.maximum(rows["key_at"], rows["played_at"])
    no_key = (since_key > NO_KEYFRAME_S) & (still | ~pictured)
    return np.select(
        [
            rows["refused"] > 0,
            (link != Link.PLAYING) & (rows["played_at"] > 0),
            link != Link.PLAYING,
            now - rows["packet_at"] > PACKETS_LATE_S,
            no_key,
            ~pictured,
            age > rows["promise"],
            rows["content"] == Content.BLACK,
            rows["content"] == Content.FROZEN,
        ],
        [
            State.REFUSED,
            State.LOST,
            State.CONNECTING,
            State.LATE,
            State.NO_KEYFRAME,
            State.CONNECTING,
            State.LATE,
            State.BLACK,
            State.FROZEN,
        ],
        State.LIVE,
    ).astype(np.uint8)


def ages_ms(rows: Rows, now: float) -> npt.NDArray[np.float64]:
    """Age of every channel's newest picture in milliseconds, NaN before the first; shape (n,)."""
    captured = rows["captured"]
    return np.where(captured > 0, np.maximum(now - captured, 0.0) * 1000.0, np.nan)


class Judge:
    """Remembers since when each channel has been in its state.

    Args:
        capacity: Number of channels.
        now: Seconds, monotonic.
    """

    def __init__(self, capacity: int, now: float) -> None:
        self.states = np.zeros(capacity, np.uint8)
        self.since = np.full(capacity, now)
        self._looked = now

    def look(self, rows: Rows, now: float) -> npt.NDArray[np.intp]:
        """Judge all rows again; returns the indices of the channels whose state changed."""
        self._looked = now
        states = judge(rows, now)
        changed = np.flatnonzero(states != self.states)
        self.states = states
        self.since[changed] = now
        return changed

    def present(self, rows: Rows, now: float) -> npt.NDArray[np.uint8]:
        """The states of this moment, for whoever shows them.

        They are judged anew where nobody has for a while: the thread that is to do so may hang, and
        what it called live last must not be called so ever after.
        """
        if now - self._looked > UNSEEN_S:
            self.look(rows, now)
        return self.states
