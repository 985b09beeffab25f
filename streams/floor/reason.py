"""Why a channel has no session, as a code: so that every language can say it in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final


class Reason(IntEnum):
    """What citywall itself has to say of a channel without a session, beside the camera's words."""

    NONE = 0
    # On the way to the camera
    URL_UNUSABLE = auto()
    NAME_UNKNOWN = auto()
    NAME_UNANSWERED = auto()
    NAME_LATE = auto()
    PORT_CLOSED = auto()
    UNREACHABLE = auto()
    NO_NETWORK = auto()
    NO_ANSWER = auto()
    BROKEN_OFF = auto()
    NO_DESCRIPTOR = auto()
    SYSTEM = auto()
    # Instead of a handshake
    HUNG_UP = auto()
    SENT_ON = auto()
    HTTP = auto()
    NOT_RTSP = auto()
    HEADERS_LONG = auto()
    HEADERS_ENDLESS = auto()
    BODY_LONG = auto()
    NO_MESSAGE = auto()
    NEVER_PLAYS = auto()
    NO_MEDIA = auto()
    CHANNELS = auto()
    # Refusals; their own words are the camera's status line
    BAD_REQUEST = auto()
    PASSWORD = auto()
    NO_PASSWORD = auto()
    SCHEME = auto()
    RIGHTS = auto()
    NO_STREAM = auto()
    NO_SDP = auto()
    TOO_OFTEN = auto()
    PARAMETER = auto()
    BANDWIDTH = auto()
    SESSION_LOST = auto()
    NOT_TCP = auto()
    ONLY_UDP = auto()
    FAILED = auto()
    BUSY = auto()
    REFUSED = auto()
    CODEC = auto()
    NO_VIDEO = auto()
    # In the middle of a session
    CLOSED = auto()
    SILENT = auto()
    NONSENSE = auto()
    STUMBLED = auto()
    # From files, pages and relays, through FFmpeg
    ENDED = auto()
    FILE_MISSING = auto()
    FOLDER = auto()
    FILE_CLOSED = auto()
    NOT_VIDEO = auto()
    PROTOCOL_UNKNOWN = auto()
    FORMAT_UNKNOWN = auto()
    READERS_FULL = auto()
    FFMPEG = auto()
    # Of a camera's sound, where somebody wants to hear it
    NO_AUDIO = auto()
    AUDIO_CODEC = auto()
    # Of citywall itself, in the middle of a session
    RENEWED = auto()

    def say(self, number: float, own: str, template: str | None = None) -> str:
        """The sentence.

        Args:
            number: What ``{n}`` in it stands for.
            own: The camera's own words: what ``{own}`` stands for; in brackets behind a sentence
                that has no place for them.
            template: The sentence in another language; English without one.
        """
        said = ENGLISH[self] if template is None else template
        filled = said.format(n=f"{number:.7g}", own=own)
        if not own or "{own}" in said:
            return filled
        return f"{filled} ({own})" if filled else own


ENGLISH: Final[Mapping[Reason, str]] = {
    Reason.NONE: "",
    Reason.URL_UNUSABLE: "the channel's URL cannot be used: write rtsp://HOST[:PORT]/PATH",
    Reason.NAME_UNKNOWN: "the name {own} is not known here: check the channel's URL",
    Reason.NAME_UNANSWERED: "the name {own} cannot be looked up: the name server does not answer",
    Reason.NAME_LATE: "the name {own} was not found in time",
    Reason.PORT_CLOSED: "connection refused: nothing listens at this port",
    Reason.UNREACHABLE: "the camera cannot be reached: check its power and its cable",
    Reason.NO_NETWORK: "this machine has no way into the camera's network",
    Reason.NO_ANSWER: "no answer within {n} s",
    Reason.BROKEN_OFF: "the camera broke the connection off",
    Reason.NO_DESCRIPTOR: "this machine may open no more connections: raise the limit (ulimit -n)",
    Reason.SYSTEM: "this machine could not connect",
    Reason.HUNG_UP: "the camera hung up during the handshake",
    Reason.SENT_ON: "the camera sent us on more than {n} times",
    Reason.HTTP: "the port answers in HTTP, not RTSP: check the port in the URL",
    Reason.NOT_RTSP: "the port sent bytes that are not RTSP: check the port in the URL",
    Reason.HEADERS_LONG: "the camera sent RTSP headers of more than {n} bytes",
    Reason.HEADERS_ENDLESS: "the camera's RTSP message has no end of its headers",
    Reason.BODY_LONG: "the camera announced a body that is not 0 to {n} bytes long",
    Reason.NO_MESSAGE: "the camera's RTSP message begins with neither a status nor a request",
    Reason.NEVER_PLAYS: "the camera keeps answering and never plays",
    Reason.NO_MEDIA: "the camera described no media at all",
    Reason.CHANNELS: "the camera answered interleaved channels {own}: at most {n}",
    Reason.BAD_REQUEST: "the camera did not understand the request",
    Reason.PASSWORD: "the camera refused the user name or password: check the channel's credential",
    Reason.NO_PASSWORD: "the camera asks for a password: name a credential for the channel",
    Reason.SCHEME: "the camera asks to sign in by {own}; citywall knows Digest and Basic",
    Reason.RIGHTS: "the camera forbids this account to watch this stream: "
    "check the account's rights",
    Reason.NO_STREAM: "the camera has no stream at this path: check the channel's URL",
    Reason.NO_SDP: "the camera cannot describe this stream in SDP",
    Reason.TOO_OFTEN: "the camera is asked too often",
    Reason.PARAMETER: "the camera refused a parameter of the request",
    Reason.BANDWIDTH: "the camera has no bandwidth left for another viewer",
    Reason.SESSION_LOST: "the camera lost the session",
    Reason.NOT_TCP: "the camera does not send over TCP: "
    "write the URL with rtspu:// to receive over UDP",
    Reason.ONLY_UDP: "the camera answers with UDP where TCP was asked for: "
    "write the URL with rtspu://",
    Reason.FAILED: "the camera failed while it prepared the stream",
    Reason.BUSY: "the camera is busy: it serves as many viewers as it can",
    Reason.REFUSED: "the camera refused the stream",
    Reason.CODEC: "the camera sends {own}; citywall decodes H.264 and H.265 over RTSP: "
    "change the stream's codec in the camera",
    Reason.NO_VIDEO: "there is no video in this stream: check its URL",
    Reason.CLOSED: "the camera closed the connection",
    Reason.SILENT: "nothing arrived for {n} s",
    Reason.NONSENSE: "what the camera sends makes no sense; connecting afresh",
    Reason.STUMBLED: "citywall stumbled over this stream",
    Reason.ENDED: "the stream ended",
    Reason.FILE_MISSING: "the file is not there: check the path",
    Reason.FOLDER: "the path is a folder: name a file in it",
    Reason.FILE_CLOSED: "the file may not be read: check its permissions",
    Reason.NOT_VIDEO: "what came is not video that FFmpeg knows",
    Reason.PROTOCOL_UNKNOWN: "this FFmpeg does not speak the URL's protocol",
    Reason.FORMAT_UNKNOWN: "this FFmpeg does not know the stream's format",
    Reason.READERS_FULL: "this process reads {n} streams through FFmpeg already: "
    "use plain rtsp:// URLs where the cameras have them",
    Reason.FFMPEG: "FFmpeg could not read the source",
    Reason.NO_AUDIO: "the camera sends no sound: switch its microphone on in the camera",
    Reason.AUDIO_CODEC: "the camera's sound is {own}; citywall plays G.711 and AAC: "
    "change the sound's codec in the camera",
    Reason.RENEWED: "citywall starts its own process for this camera again; "
    "nothing is wrong with the camera",
}
"""For every reason; other languages say the same with the same values."""
