"""RTSP messages as bytes and back, tolerant of vendor dialects and bounded against hostile ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from streams.floor.reason import Reason
from streams.media.rtsp.refused import ProtocolError

HEADER_LIMIT = 64 << 10
"""Longest header block accepted, in bytes."""
BODY_LIMIT = 256 << 10
"""Longest body accepted, in bytes."""

_METHOD_LIMIT = 20
_BLANK_LINE = re.compile(rb"\n\r?\n")
_CONTENT_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE | re.M)
_STATUS_LINE = re.compile(r"RTSP/\d+\.\d+[ \t]+(\d{3})(?:[ \t]+(.*))?$")
_REQUEST_LINE = re.compile(r"([A-Z_]+)[ \t]+(\S+)(?:[ \t]+RTSP/\d+\.\d+)?[ \t]*$")

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What replies and requests share.

    Header text is Latin-1, one character a byte, so that a realm in any encoding survives the
    way into a digest unharmed.
    """

    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """Returns the first header called ``name`` (lower case), or None."""
        return next((value for key, value in self.headers if key == name), None)

    def every(self, name: str) -> tuple[str, ...]:
        """Returns all headers called ``name`` (lower case), in the order they came."""
        return tuple(value for key, value in self.headers if key == name)


@dataclass(frozen=True, slots=True)
class Reply(Message):
    """An answer: status code, the camera's reason phrase, headers (names lower case), body."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Request(Message):
    """A question, ours or (OPTIONS, ANNOUNCE, REDIRECT …) the server's."""

    method: str
    url: str


def message_length(buffer: bytes | bytearray | memoryview, start: int = 0) -> int | None:
    """Measures the RTSP message that begins at ``start``.

    Args:
        buffer: Received bytes; what follows the message is not looked at.
        start: Offset of the first byte of a status line or a request method.

    Returns:
        The message's length in bytes with its body, or None while it is incomplete.

    Raises:
        ProtocolError: These bytes can never become a message, or only one that is too long.
    """
    with memoryview(buffer) as view:
        head = bytes(view[start : start + HEADER_LIMIT + 1])
        available = len(view) - start
    _check_beginning(head)
    blank = _BLANK_LINE.search(head)
    if blank is None:
        if len(head) > HEADER_LIMIT:
            raise ProtocolError(Reason.HEADERS_LONG, HEADER_LIMIT)
        return None
    length = blank.end() + _content_length(head[: blank.end()])
    return length if length <= available else None


def _check_beginning(head: bytes) -> None:
    status_line = b"RTSP/"
    if head[: len(status_line)] == status_line[: len(head)]:
        return
    if head.startswith(b"HTTP/"):
        raise ProtocolError(Reason.HTTP)
    word, blank, _ = head[: _METHOD_LIMIT + 1].partition(b" ")
    if word.replace(b"_", b"").isalpha() and word.isupper() and (blank or word == head):
        return
    raise ProtocolError(Reason.NOT_RTSP)


def _content_length(head: bytes) -> int:
    found = _CONTENT_LENGTH.search(head)
    if found is None or not found[1].strip():
        return 0
    digits = re.match(rb"\d{1,9}(?!\d)", found[1])
    if digits is None or int(digits[0]) > BODY_LIMIT:
        raise ProtocolError(Reason.BODY_LONG, BODY_LIMIT)
    return int(digits[0])


def parse_message(data: bytes) -> Reply | Request:
    """Reads one complete message, as measured by ``message_length``.

    Raises:
        ProtocolError: The first line is neither a status line nor a request.
    """
    blank = _BLANK_LINE.search(data)
    if blank is None:
        raise ProtocolError(Reason.HEADERS_ENDLESS)
    first, *rest = data[: blank.start()].decode("latin-1").split("\n")
    headers = tuple(_headers(line.rstrip("\r") for line in rest))
    body = data[blank.end() :]
    first = first.rstrip("\r")
    status = _STATUS_LINE.match(first)
    if status:
        return Reply(headers, body, int(status[1]), (status[2] or "").strip())
    request = _REQUEST_LINE.match(first)
    if request:
        return Request(headers, body, request[1], request[2])
    raise ProtocolError(Reason.NO_MESSAGE)


def _headers(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Folds continuation lines and leaves out lines without a colon."""
    headers: list[tuple[str, str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and headers:
            name, value = headers[-1]
            headers[-1] = (name, f"{value} {line.strip()}")
            continue
        name, colon, value = line.partition(":")
        if colon and name.strip():
            headers.append((name.strip().lower(), value.strip()))
    return headers


def build_request(method: str, url: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """Returns the bytes of a request without a body.

    Args:
        method: RTSP method.
        url: Absolute URL without userinfo, as ``streams.media.rtsp.url`` makes it.
        headers: Names as they are to be written, values in Latin-1.
    """
    return _build(f"{method} {url} RTSP/1.0", headers)


def build_reply(status: int, reason: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """Returns the bytes of an answer, without a body, to a request of the server."""
    return _build(f"RTSP/1.0 {status} {reason}", headers)


def _build(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    lines = [first, *(f"{name}: {value}" for name, value in headers)]
    # A line break inside a value would let whoever wrote it add headers of his own.
    kept = ("".join(c for c in line if c >= " " and c != "\x7f") for line in lines)
    return ("\r\n".join(kept) + "\r\n\r\n").encode("latin-1", "replace")
