"""A session is one client's connection, from its first request until either side closes it."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from streams.sample.camera import Camera, Stream
from streams.sample.dialogue import DialogueError, Request, Requests
from streams.sample.faults import Fault
from streams.sample.player import Player
from streams.sample.reception import Reception, Visit
from streams.sample.voice import Voice


class Stage(Protocol):
    """What a session needs of the server that it belongs to."""

    def start(self, connection: socket.socket, stream: Stream, channel: int) -> Player:
        """Begin to send a stream over a connection."""

    def stop(self, player: Player) -> None:
        """Send nothing more."""


class Session:
    """One connection: takes requests, has them answered, and has frames sent once it plays."""

    def __init__(
        self,
        connection: socket.socket,
        reception: Reception,
        stage: Stage,
        gone: Callable[["Session"], None],
    ) -> None:
        """Take a connection over, which is non-blocking.

        Args:
            connection: the client's connection.
            reception: answers its requests.
            stage: sends its frames.
            gone: told once the session is closed.
        """
        self._loop = asyncio.get_running_loop()
        self._connection = connection
        self._reception = reception
        self._stage = stage
        self._gone = gone
        self._requests = Requests()
        self._visit = Visit()
        self._watched: Camera | None = None
        self.player: Player | None = None
        self._voice: Voice | None = None
        self.heard = self._loop.time()
        self._loop.add_reader(connection, self._read)

    def take_fault(self, fault: Fault | None) -> None:
        """Meet a fault of the camera that this session has asked for, or its end."""
        stream = self._visit.stream
        if fault is not None and stream is not None and not fault.meets(stream.name):
            return
        if fault is not None and fault.kind in ("drop", "refuse"):
            self.close()
            return
        if fault is not None and fault.kind == "half_open":
            self._loop.remove_reader(self._connection)
        else:
            self._loop.add_reader(self._connection, self._read)
        if self.player is not None:
            self.player.take_fault(fault)

    def close(self) -> None:
        """Close the connection; closing it again does nothing."""
        if self._connection.fileno() < 0:
            return
        self._loop.remove_reader(self._connection)
        if self.player is not None:
            self._stage.stop(self.player)
        if self._voice is not None:
            self._voice.stop()
        if self._watched is not None:
            self._watched.watchers.discard(self)
        self._connection.close()
        self._gone(self)

    def _read(self) -> None:
        try:
            received = self._connection.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        if not received:
            self.close()
            return
        self.heard = self._loop.time()
        try:
            for request in self._requests.feed(received):
                self._answer(request)
        except DialogueError:
            self.close()

    def _answer(self, request: Request) -> None:
        if self._connection.fileno() < 0:
            return
        reply = self._reception.answer(request, self._visit, self._loop.time())
        self._watch()
        if reply is None:
            return
        text = reply.encoded(request)
        if self.player is not None:
            self.player.reply(text)
        else:
            with suppress(OSError):
                self._connection.send(text)
        if self._visit.over:
            self.close()
        elif self._visit.playing:
            self._begin()

    def _begin(self) -> None:
        """Send what was set up, unless it is sent already."""
        visit = self._visit
        if self.player is None and visit.stream is not None:
            self._play(visit.stream)
        tone = visit.camera.tone if visit.camera is not None else None
        if self._voice is None and visit.voice is not None and tone is not None:
            send = self.player.reply if self.player is not None else None
            self._voice = Voice(self._connection, tone, visit.voice, send)

    def _watch(self) -> None:
        camera = self._visit.camera
        if camera is not self._watched:
            if self._watched is not None:
                self._watched.watchers.discard(self)
            if camera is not None:
                camera.watchers.add(self)
            self._watched = camera

    def _play(self, stream: Stream) -> None:
        self.player = self._stage.start(self._connection, stream, self._visit.channel)
        fault = self._watched.fault if self._watched is not None else None
        if fault is not None and fault.meets(stream.name):
            self.take_fault(fault)
