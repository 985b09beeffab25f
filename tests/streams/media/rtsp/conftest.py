"""Plays the dialogues of tests/dialogues: server lines are fed, client lines must come back.

A dialogue is a text: ``url``, ``credential``, ``cnonce`` and ``lines lf`` set it up, then

    C> a line that the client must send      S> a line that the server sends
    S$ 0 80600001    the server sends a $ frame on channel 0
    ! keepalive      the client is asked for a keep-alive (or: teardown)
    X Refused 401 words     what the server sent must raise this
    = track.codec h264      what must be so now

``Content-Length: *`` is filled in.  A Digest is checked against a computation of its own here,
and then compared as ``Authorization: Digest *``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from layouts.credentials import Credential
from streams.media.rtsp.conversation import Conversation, ProtocolError, Refused, Stage

DIALOGUES = Path(__file__).parents[3] / "dialogues"


@dataclass
class Dialogue:
    """One text, taken apart into steps: (kind, text or bytes)."""

    path: Path
    settings: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[str, str | bytes]] = field(default_factory=list)

    @property
    def credential(self) -> Credential | None:
        words = self.settings.get("credential")
        if words is None:
            return None
        username, password = words.split(" ", 1)
        return Credential(username=username, password=password)

    def conversation(self) -> Conversation:
        cnonce = self.settings.get("cnonce", "0a4f113b")
        return Conversation(self.settings["url"], self.credential, cnonce=lambda: cnonce)

    def server_says(self) -> list[bytes]:
        """Everything the server sends, one piece for each turn."""
        return [data for kind, data in self.steps if kind == "S" and isinstance(data, bytes)]


def load(name: str) -> Dialogue:
    """Reads tests/dialogues/NAME.txt."""
    path = DIALOGUES / f"{name}.txt"
    dialogue = Dialogue(path)
    block: list[str] = []
    kind = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        mark, _, text = line.partition(" ")
        if mark in ("S>", "S$", "C>"):
            if kind and kind != mark[0]:
                _close(dialogue, kind, block)
            kind = mark[0]
            block.append(line)
            continue
        if kind:
            _close(dialogue, kind, block)
            kind = ""
        if mark in ("url", "credential", "cnonce", "lines"):
            dialogue.settings[mark] = text
        elif mark in ("!", "=", "X"):
            dialogue.steps.append((mark, text))
        else:
            assert not line or line.startswith("#"), f"{path.name}: what is {line!r}?"
    return dialogue


def _close(dialogue: Dialogue, kind: str, block: list[str]) -> None:
    if kind == "C":
        lines = [line[3:] for line in block]
        dialogue.steps.append(("C", "\r\n".join(lines) + "\r\n"))
    else:
        end = "\n" if dialogue.settings.get("lines") == "lf" else "\r\n"
        dialogue.steps.append(("S", _server_bytes(block, end)))
    block.clear()


def _server_bytes(block: list[str], end: str = "\r\n") -> bytes:
    out = b""
    text: list[str] = []
    for line in [*block, "S$"]:
        if line.startswith("S>"):
            text.append(line[3:])
            continue
        out += _message(text, end) if text else b""
        text.clear()
        if line != "S$":
            _, channel, payload = line.split()
            data = bytes.fromhex(payload)
            out += b"$" + bytes([int(channel)]) + len(data).to_bytes(2, "big") + data
    return out


def _message(lines: list[str], end: str) -> bytes:
    """Every header block ends in an empty line; a second message may follow the first."""
    empty = lines.index("")
    head, body = lines[:empty], lines[empty + 1 :]
    if body and body[0].startswith("RTSP/"):
        return _message([*head, ""], end) + _message(body, end)
    content = "".join(line + end for line in body).encode()
    head = [re.sub(r"(?i)^(content-length: ?)\*", rf"\g<1>{len(content)}", line) for line in head]
    return "".join(line + end for line in [*head, ""]).encode() + content


class Stagehand:
    """Plays one dialogue against a real conversation, ``cut`` bytes at a time."""

    def __init__(self, dialogue: Dialogue, cut: int) -> None:
        """Sets the client's side up and lets it begin."""
        self.dialogue = dialogue
        self.cut = cut
        self.client = dialogue.conversation()
        self.sent = self.client.begin()
        self.server = b""
        self.raised: Exception | None = None

    def play(self) -> Conversation:
        for kind, content in self.dialogue.steps:
            if isinstance(content, bytes):
                self.hear(content)
            elif kind == "C":
                self.expect_sent(content)
            elif kind == "!":
                self.sent = getattr(self.client, content)()
            elif kind == "X":
                self.expect_raised(content)
            else:
                self.expect(*content.split(" ", 1))
        if self.raised is not None:
            raise self.raised
        assert self.sent == b"", "the client sent more than the dialogue says"
        return self.client

    def hear(self, data: bytes) -> None:
        assert self.sent == b"", f"not in the dialogue: {self.sent!r}"
        self.server += data
        try:
            if self.client.stage is Stage.PLAYING:
                self.sent = self.client.reply(data)
                return
            for start in range(0, len(data), self.cut):
                self.hear_handshake(data[start : start + self.cut])
        except (Refused, ProtocolError) as raised:
            self.raised = raised

    def hear_handshake(self, piece: bytes) -> None:
        """A piece may end the handshake; what follows it is the stream's."""
        if self.client.stage is Stage.PLAYING:
            self.client.leftover += piece
        else:
            self.sent += self.client.receive(piece)

    def expect_sent(self, text: str) -> None:
        if self.raised is not None:
            raise self.raised
        sent = self.sent.decode("latin-1")
        if "Authorization: Digest " in sent:
            verify_digest(sent, self.server.decode("latin-1"), self.dialogue.credential)
            sent = re.sub(r"(Authorization: Digest ).*", r"\1*", sent)
            text = text.replace("*\r\n", "*\n")
        assert sent.replace("\r\n", "\n") == text.replace("\r\n", "\n")
        self.sent = b""

    def expect_raised(self, text: str) -> None:
        name, _, words = text.partition(" ")
        raised, self.raised = self.raised, None
        assert raised is not None, f"nothing was raised, expected {text}"
        assert type(raised).__name__ == name
        assert words in f"{getattr(raised, 'status', '')} {raised}".strip()
        self.sent = b""

    def expect(self, path: str, value: str) -> None:
        seen: object = self.client
        for name in path.split("."):
            seen = getattr(seen, name)
        if isinstance(seen, bytes):
            seen = seen.hex()
        elif isinstance(seen, tuple) and all(isinstance(item, bytes) for item in seen):
            seen = " ".join(item.hex() for item in seen)
        elif isinstance(seen, Stage):
            seen = seen.value
        assert str(seen) == value, path


def verify_digest(sent: str, server: str, credential: Credential | None) -> None:
    """Recomputes a response from RFC 7616's own formula and the server's newest challenge."""
    assert credential is not None
    request_line = sent.split("\r\n", 1)[0].split(" ")
    header = re.search(r"Authorization: Digest (.*)", sent)
    assert header
    said = {
        name: quoted or bare
        for name, quoted, bare in re.findall(
            r'([a-z]+)=(?:"((?:\\.|[^"\\])*)"|([^",\s]+))', header[1]
        )
    }
    said = {name: re.sub(r"\\(.)", r"\1", value) for name, value in said.items()}
    algorithm = said.get("algorithm", "MD5").lower()
    new = hashlib.sha256 if algorithm.startswith("sha-256") else hashlib.md5

    def h(text: str) -> str:
        return new(text.encode("latin-1")).hexdigest()

    user, password = (
        text.encode().decode("latin-1") for text in (credential.username, credential.password)
    )
    ha1 = h(f"{user}:{said['realm']}:{password}")
    if algorithm.endswith("-sess"):
        ha1 = h(f"{ha1}:{said['nonce']}:{said['cnonce']}")
    ha2 = h(f"{request_line[0]}:{said['uri']}")
    middle = said["nonce"]
    if "qop" in said:
        assert said["qop"] == "auth"
        middle += f":{said['nc']}:{said['cnonce']}:auth"
    assert said["username"] == user
    assert said["uri"] == request_line[1]
    assert said["nonce"] in re.findall(r'nonce="([^"]*)"', server)[-2:]
    assert said["response"] == h(f"{ha1}:{middle}:{ha2}")


class Theatre:
    """What the tests of this folder borrow from here."""

    names = sorted(path.stem for path in DIALOGUES.glob("*.txt"))
    load = staticmethod(load)

    def play(self, name: str, cut: int = 1 << 20) -> Conversation:
        """Plays a dialogue whole and returns the client's side of it."""
        return Stagehand(load(name), cut).play()


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return Theatre()
