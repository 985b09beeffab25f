"""The process that hears one camera at a time: what its sound may break is not the wall."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import time
from typing import Any, Final

from layouts.credentials import Credential
from streams.floor.child import end_with_parent
from streams.floor.log import logger, register_secret, set_up
from streams.floor.readiness import ready
from streams.floor.reason import Reason
from streams.media.cause import Cause, cause_of
from streams.media.rtsp.refused import ProtocolError, Refused
from streams.media.sound.hearing import Hearing
from streams.media.sound.playout import Playout
from streams.media.sound.sink import Loudspeaker, NoDeviceError, OpenSink
from streams.media.sound.state import SoundState
from streams.media.wire import Message, Wire

AGAIN_S: Final = 3.0
"""A camera whose sound failed is asked again so soon, for as long as somebody wants to hear it."""
TELL_S: Final = 0.2
BEAT_S: Final = 1.0
"""So often it says that it does not hang, whatever it waits for."""

log = logger(__name__)


class Listener:
    """Does what the wall says, until the wall is gone.

    Args:
        wire: To the wall.
        open_sink: Opens what plays; only while something is heard.
    """

    def __init__(self, wire: Wire, open_sink: OpenSink = Loudspeaker) -> None:
        """Nothing is heard."""
        self._wire, self._open_sink = wire, open_sink
        self._wish: Message | None = None
        self._number = 0
        self._gone = False
        self._told_at = self._beaten_at = 0.0

    def run(self) -> None:
        """Serve until the wall is gone."""
        while not self._gone:
            if self._wish is None:
                self._wait(None)
            else:
                self._hear(self._wish)

    def _hear(self, wish: Message) -> None:
        """Hear one channel until something else is wished."""
        self._tell(SoundState.CONNECTING)
        try:
            playout = Playout(self._open_sink())
        except NoDeviceError as error:
            log.warning("no sound device", why=str(error))
            self._tell(SoundState.NO_DEVICE)
            self._sit_out(wish, float("inf"))
            return
        try:
            while self._stands(wish):
                cause = self._try(wish, playout)
                if playout.broken is not None:
                    self._tell(SoundState.NO_DEVICE)
                    self._sit_out(wish, float("inf"))
                elif cause is not None and self._stands(wish):
                    self._tell(SoundState.FAILED, cause)
                    lasting = cause.reason in (Reason.NO_AUDIO, Reason.AUDIO_CODEC)
                    self._sit_out(wish, float("inf") if lasting else AGAIN_S)
        finally:
            playout.close()

    def _try(self, wish: Message, playout: Playout) -> Cause | None:
        """Hear until it is not wanted, or fails; returns why it did."""
        credential = None
        if wish["username"] is not None:
            credential = Credential(wish["username"], wish["password"])

        def heard(samples: bytes) -> None:
            playout.add(samples)
            if samples:
                self._heard(playout)

        try:
            Hearing(wish["url"], credential, heard, lambda: self._goes_on(wish, playout)).run()
        except (Refused, ProtocolError) as error:
            return error.cause
        except OSError as error:
            return cause_of(error)
        except ValueError:
            return Cause(Reason.URL_UNUSABLE)
        return None

    def _goes_on(self, wish: Message, playout: Playout) -> bool:
        self._wait(0.0)
        return self._stands(wish) and playout.broken is None

    def _stands(self, wish: Message) -> bool:
        return self._wish is wish and not self._gone

    def _sit_out(self, wish: Message, seconds: float) -> None:
        until = time.monotonic() + seconds
        while self._stands(wish) and (left := until - time.monotonic()) > 0:
            self._wait(min(left, BEAT_S))

    def _wait(self, seconds: float | None) -> None:
        """Take in what the wall says within so many seconds."""
        self._beat()
        if not ready([self._wire.socket], seconds=seconds).reads:
            return
        messages = self._wire.receive()
        if messages is None:
            self._gone, self._wish = True, None
            return
        for message in messages:
            self._number = message["number"]
            self._wish = message if message["do"] == "hear" else None
            if self._wish is not None and message["username"] is not None:
                register_secret(message["password"])

    def _beat(self) -> None:
        now = time.monotonic()
        if now - self._beaten_at >= BEAT_S:
            self._beaten_at = now
            with contextlib.suppress(OSError):
                self._wire.send({"beat": True})

    def _heard(self, playout: Playout) -> None:
        now = time.monotonic()
        if now - self._told_at >= TELL_S:
            self._told_at = now
            self._tell(SoundState.HEARD, level=playout.peak(), dropped=playout.dropped)

    def _tell(self, state: SoundState, cause: Cause | None = None, **more: Any) -> None:
        reason, number, words = cause or Cause(Reason.NONE)
        told: Message = {"number": self._number, "state": state.value, "reason": int(reason)}
        told |= {"counts": number, "words": words, **more}
        with contextlib.suppress(OSError):
            self._wire.send(told)


def main() -> None:
    """Take the inherited wire and listen; the only argument is its descriptor."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    set_up()
    Listener(Wire(socket.socket(fileno=int(sys.argv[1])))).run()


if __name__ == "__main__":
    main()
