"""RTSP's requests and replies as texts, apart from any socket (RFC 2326)."""

from dataclasses import dataclass, field

_LONGEST_HEAD = 16_384
REASONS = {
    200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    454: "Session Not Found", 455: "Method Not Valid in This State", 461: "Unsupported Transport",
    501: "Not Implemented", 503: "Service Unavailable",
}  # fmt: skip


class DialogueError(Exception):
    """What the client sends is not RTSP."""


@dataclass(frozen=True)
class Request:
    """A request: method, URL and headers, whose names are in lower case."""

    method: str
    url: str
    headers: dict[str, str]

    @property
    def path(self) -> tuple[str, ...]:
        """The URL's path, split, without host and query."""
        rest = self.url.partition("://")[2]
        return tuple(part for part in rest.partition("?")[0].split("/")[1:] if part)


@dataclass(frozen=True)
class Reply:
    """A reply: status, headers in order, and body."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def encoded(self, request: Request) -> bytes:
        """Return the reply to a request as bytes."""
        lines = [f"RTSP/1.0 {self.status} {REASONS.get(self.status, 'Refused')}"]
        if "cseq" in request.headers:
            lines.append(f"CSeq: {request.headers['cseq']}")
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        body = self.body.encode()
        if body:
            lines.append(f"Content-Length: {len(body)}")
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


class Requests:
    """Takes a connection's bytes in any portions and gives out whole requests."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept = b""

    def feed(self, received: bytes) -> list[Request]:
        """Return the requests that are complete now; RTCP between them is left out.

        Raises:
            DialogueError: a request's head has no end or makes no sense.
        """
        self._kept += received
        requests = []
        while self._kept:
            if self._kept[0] == 0x24:
                end = 4 + int.from_bytes(self._kept[2:4], "big")
                if len(self._kept) < max(4, end):
                    break
                self._kept = self._kept[end:]
                continue
            request = self._take()
            if request is None:
                break
            requests.append(request)
        return requests

    def _take(self) -> Request | None:
        end = self._kept.find(b"\r\n\r\n")
        if end < 0:
            if len(self._kept) > _LONGEST_HEAD:
                raise DialogueError("a request's head does not end")
            return None
        lines = self._kept[:end].decode("utf-8", "replace").lstrip("\r\n").split("\r\n")
        words = lines[0].split()
        if len(words) != 3 or not words[2].startswith("RTSP/"):
            raise DialogueError(f"{lines[0][:60]!r} is no RTSP request")
        pairs = (line.partition(":") for line in lines[1:])
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        length = headers.get("content-length", "0")
        whole = end + 4 + (int(length) if length.isdecimal() else 0)
        if len(self._kept) < whole:
            return None
        self._kept = self._kept[whole:]
        return Request(words[0], words[1], headers)
