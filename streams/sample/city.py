"""The sample city: as many real RTSP cameras as asked for, with faults on request."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from layouts.channels import Channel
from streams.sample import library
from streams.sample.camera import Camera, Show, Stream, StreamName, slots_in_frame
from streams.sample.clip import ClipSpec
from streams.sample.clipset import SETS, Pair
from streams.sample.digest import Login
from streams.sample.faults import Fault, Kind
from streams.sample.framecode import FrameCode
from streams.sample.library import Library
from streams.sample.roster import Roster
from streams.sample.server import Manners, Server
from streams.sample.voice import tone_of

_PHASES = 0.6180339887498949
"""Multiples of it, less their whole part, are spread evenly: so are the cameras' phases."""


@dataclass(frozen=True)
class Counts:
    """What the city's server has to tell.

    Attributes:
        playing: Sessions.
        dropped: Frames that nobody read.
        skipped: Slots that were left out, for want of time.
        late: Slots that were served, but long after their instant.
        turned: All slots that were served.
    """

    playing: int
    dropped: int
    skipped: int
    late: int
    turned: int

    def late_share(self, before: "Counts") -> float:
        """Which share of the slots since then was served late."""
        return (self.late - before.late) / max(self.turned - before.turned, 1)


class SampleCity:
    """Cameras over real RTSP. Camera i shows clip i modulo their number, at a phase of its own."""

    def __init__(
        self,
        cameras: int,
        clips: str | Sequence[Pair] = "demo",
        port: int = 0,
        digest_every: int = 4,
        manners: Manners | None = None,
        cache: Path | None = None,
    ) -> None:
        """Plan a city; nothing is made or opened before `start`.

        Args:
            cameras: how many cameras.
            clips: `demo`, `subs`, `tiny`, `odd`, or pairs of clips of one's own.
            port: the TCP port on 127.0.0.1; 0 lets the system choose.
            digest_every: every so many-th camera asks for a login; 0 for none.
            manners: how the cameras behave.
            cache: where clips are kept; the user's cache folder by default.

        Raises:
            ValueError: there is no set of clips of that name.
        """
        if isinstance(clips, str) and clips not in SETS:
            raise ValueError(f"no clips are called {clips!r}: expected one of {', '.join(SETS)}")
        self._pairs = SETS[clips]() if isinstance(clips, str) else tuple(clips)
        self.roster = Roster(cameras, [pair.sub.place for pair in self._pairs], digest_every)
        self._library = Library(cache)
        self._port = port
        self._manners = manners or Manners()
        self._cameras: dict[str, Camera] = {}
        self._shows: dict[int, Show] = {}
        self._server: Server | None = None
        self._mending: dict[str, asyncio.TimerHandle] = {}

    @property
    def port(self) -> int:
        """The port; chosen once the city has started where 0 was asked for."""
        return self._server.port if self._server else self._port

    @property
    def counts(self) -> Counts:
        """What the server has to tell."""
        server = self._running()
        return Counts(server.playing, server.dropped, server.skipped, *server.late)

    def prepare(self, progress: library.Progress = library.quiet) -> None:
        """Make the clips that are missing and load all; may take a minute, the first time."""
        specs = {spec.number: spec for pair in self._pairs for spec in (pair.main, pair.sub)}
        clips = self._library.clips(list(specs.values()), progress)
        self._shows = {clip.spec.number: Show.of(clip) for clip in clips}
        self._cameras = {
            self.roster.id(number): self._camera(number) for number in range(self.roster.cameras)
        }

    async def start(self) -> None:
        """Open the cameras.

        Raises:
            OSError: the port is in use.
        """
        if not self._shows:
            self.prepare()
        self._server = Server(self._cameras, self._shows, self._port, self._manners)
        self._server.open()

    async def stop(self) -> None:
        """Close everything."""
        self._running().close()

    def kill(self) -> None:
        """Close the port and every connection; `revive` opens the same port again."""
        self._running().close()

    def revive(self) -> None:
        """Open the port again after `kill`."""
        self._running().open()

    def channels(self) -> tuple[Channel, ...]:
        """Return the cameras as a wall's channels."""
        return self.roster.channels(self.port)

    def credentials(self) -> dict[str, Login]:
        """Return the logins by the name that channels call them by."""
        return self.roster.credentials()

    def write(self, folder: Path) -> tuple[Path, Path]:
        """Write channels.csv and credentials.json into a folder; return both paths."""
        return self.roster.write(folder, self.port)

    def fault(self, camera: str, fault: Fault | Kind, **details: float | str) -> None:
        """Let something go wrong with a camera, in place of what is wrong with it already.

        Args:
            camera: its id.
            fault: a Fault, or its kind.
            details: the Fault's other attributes, where only a kind is given.

        Raises:
            KeyError: there is no such camera.
            ValueError: the fault makes no sense for this camera.
        """
        if not isinstance(fault, Fault):
            fault = Fault(fault, **details)  # type: ignore[arg-type]
        self.mend(camera)
        found = self._find(camera)
        if fault.kind == "switch":
            self._check_switch(found, fault)
        found.take(fault)
        if fault.seconds is not None:
            loop = asyncio.get_running_loop()
            self._mending[camera] = loop.call_later(fault.seconds, self.mend, camera)

    def mend(self, camera: str) -> None:
        """End whatever is wrong with a camera."""
        timer = self._mending.pop(camera, None)
        if timer is not None:
            timer.cancel()
        found = self._find(camera)
        if found.fault is not None:
            found.take(None)

    def epoch(self, camera: str, stream: StreamName = "sub") -> float:
        """Return when frame 0 of a stream's first loop was captured, seconds since 1970."""
        return self._running().origin - self._find(camera).streams[stream].lead_seconds

    def captured_at(self, code: FrameCode, camera: str, now: float | None = None) -> float:
        """Return when a picture was captured: the latest instant up to `now` that fits its code.

        Args:
            code: what the picture says of itself.
            camera: the camera that it came from.
            now: seconds since 1970; the present by default.

        Raises:
            ValueError: the city has no such clip.
        """
        return self._capture(code, camera, time.time() if now is None else now)

    def _capture(self, code: FrameCode, camera: str, now: float) -> float:
        show = self._shows.get(code.clip)
        if show is None:
            raise ValueError(f"no clip of this city has the number {code.clip}")
        spec = show.clip.spec
        streams = self._find(camera).streams
        like = streams["main"] if streams["main"].fps == spec.fps else streams["sub"]
        first = self._running().origin - like.lead_seconds + code.number / spec.fps
        return first + (now - first) // spec.seconds * spec.seconds

    def _camera(self, number: int) -> Camera:
        pair = self._pairs[number % len(self._pairs)]
        phase = number * _PHASES % 1
        streams = {
            "main": Stream("main", self._shows[pair.main.number], _lead(pair.main, phase)),
            "sub": Stream("sub", self._shows[pair.sub.number], _lead(pair.sub, phase)),
        }
        login = self.roster.login_of(number)
        return Camera(self.roster.id(number), streams, login, tone=tone_of(number))

    def _check_switch(self, camera: Camera, fault: Fault) -> None:
        show = self._shows.get(fault.clip) if fault.clip is not None else None
        rates = {s.fps for s in camera.streams.values() if fault.meets(s.name)}
        if show is None or rates != {show.clip.spec.fps}:
            fitting = [n for n, s in self._shows.items() if rates == {s.clip.spec.fps}]
            raise ValueError(
                f"camera {camera.id} cannot switch to clip {fault.clip}: expected one of {fitting}"
                " (clips of the same frame rate; name the stream where main and sub differ)"
            )

    def _find(self, camera: str) -> Camera:
        if camera not in self._cameras:
            last = self.roster.id(self.roster.cameras - 1)
            raise KeyError(f"no camera is called {camera!r}: {self.roster.id(0)} to {last} are")
        return self._cameras[camera]

    def _running(self) -> Server:
        if self._server is None:
            raise RuntimeError("the sample city has not started: await its start() first")
        return self._server


def _lead(spec: ClipSpec, phase: float) -> int:
    """Return how many slots a stream's time runs ahead at a phase from 0 to 1 of its clip."""
    return int(phase * spec.frames * slots_in_frame(spec.fps))
