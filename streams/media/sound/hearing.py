"""One RTSP session for the sound of one camera: its sound is set up, and nothing else."""

from __future__ import annotations

import secrets
import socket
import time
from collections.abc import Callable
from typing import Final

from layouts.credentials import Credential
from streams.floor.reason import Reason
from streams.media.cause import Cause
from streams.media.rtp import receiver_report
from streams.media.rtsp.conversation import Conversation, Stage, Track
from streams.media.rtsp.refused import ProtocolError, Refused
from streams.media.rtsp.url import parse_url
from streams.media.sound.decoding import SoundDecoder
from streams.media.sound.unpacking import Interleaved, Packet, Said, Unpacker
from streams.media.sound.voice import choose_sound, voice_of

HANDSHAKE_S: Final = 10.0
SILENCE_S: Final = 10.0
LOOK_S: Final = 0.1
"""How long a wish to hear no more may wait."""
REDIRECTS: Final = 4
PIECE: Final = 1 << 16

Wanted = Callable[[], bool]


class Hearing:
    """A session that lasts as long as it is wanted.

    Args:
        url: The channel's main stream, ``rtsp://``.
        credential: For the camera, or None.
        heard: Called with samples as they come (16 bit, one channel).
        wanted: Whether it is to go on; asked several times a second.
    """

    def __init__(
        self,
        url: str,
        credential: Credential | None,
        heard: Callable[[bytes], None],
        wanted: Wanted,
    ) -> None:
        """Nothing is asked before `run`."""
        self._url, self._credential = url, credential
        self._heard, self._wanted = heard, wanted

    def run(self) -> None:
        """Hear until it is not wanted any more.

        Raises:
            Refused: The camera said no, or has no sound that can be decoded.
            ProtocolError: It does not speak RTSP as it must, or is silent.
            OSError: It cannot be reached, or is gone.
        """
        target = self._url
        for _ in range(REDIRECTS + 1):
            further = self._visit(target)
            if further is None:
                return
            target = further
        raise ProtocolError(Reason.SENT_ON, REDIRECTS)

    def _visit(self, target: str) -> str | None:
        """Hear one server; returns where it sends us instead."""
        place = parse_url(target)
        # Who is sent to another host does not take the camera's password along.
        at_home = place.host == parse_url(self._url).host
        conversation = Conversation(
            target, self._credential if at_home else None, choose=choose_sound
        )
        with socket.create_connection((place.host, place.port), HANDSHAKE_S) as connection:
            connection.settimeout(LOOK_S)
            try:
                self._shake(connection, conversation)
                if conversation.stage is Stage.PLAYING and conversation.track is not None:
                    self._play(connection, conversation, conversation.track)
            finally:
                _send(connection, conversation.teardown())
        return conversation.redirect

    def _shake(self, connection: socket.socket, conversation: Conversation) -> None:
        until = time.monotonic() + HANDSHAKE_S
        connection.sendall(conversation.begin())
        while conversation.stage not in (Stage.PLAYING, Stage.CLOSED) and self._wanted():
            data = _received(connection)
            if data:
                connection.sendall(conversation.receive(data))
            elif data is not None:
                raise ProtocolError(Reason.HUNG_UP)
            elif time.monotonic() > until:
                raise ProtocolError(Reason.NO_ANSWER, HANDSHAKE_S)

    def _play(self, connection: socket.socket, conversation: Conversation, track: Track) -> None:
        voice = voice_of(conversation.media) if conversation.media else None
        if voice is None:
            raise Refused(415, Cause(Reason.NO_AUDIO))
        decoder, unpacker = SoundDecoder(voice), Unpacker(voice, track.payload_type)
        stream, data = Interleaved(), conversation.leftover or None
        ours, newest = secrets.randbits(32), (0, 0)
        alive = heard = time.monotonic()
        while self._wanted() and conversation.redirect is None:
            now = time.monotonic()
            for met in stream.feed(data or b""):
                if isinstance(met, Said):
                    connection.sendall(conversation.reply(met.message))
                elif met.channel == track.rtp and (numbers := _numbers(met)):
                    heard, newest = now, numbers
                    for frame in unpacker.frames(met.data):
                        self._heard(decoder.samples(frame))
            if now - heard > SILENCE_S:
                raise ProtocolError(Reason.SILENT, SILENCE_S)
            if now - alive > conversation.keepalive_interval:
                alive = now
                connection.sendall(conversation.keepalive())
                connection.sendall(receiver_report(ours, *newest, track.rtcp))
            data = _received(connection)
            if data == b"":
                raise ProtocolError(Reason.CLOSED)


def _numbers(packet: Packet) -> tuple[int, int] | None:
    """The source and the sequence number of an RTP packet; None where it is none."""
    data = packet.data
    if len(data) < 12:
        return None
    return int.from_bytes(data[8:12], "big"), int.from_bytes(data[2:4], "big")


def _received(connection: socket.socket) -> bytes | None:
    """What has come; nothing at all where the other side has closed, None where it says nothing."""
    try:
        return connection.recv(PIECE)
    except TimeoutError:
        return None


def _send(connection: socket.socket, data: bytes) -> None:
    """Say goodbye if the camera still listens."""
    try:
        connection.sendall(data)
    except OSError:
        return
