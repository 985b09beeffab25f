"""Each state's reason is a sentence a person can act on, and never holds a password."""

from __future__ import annotations

import numpy as np
import pytest

from streams.floor.truth import STATUS, Link, State, Tier, judge
from wall.remote.reason import duration, reasons

NOW = 1000.0
PLAYS = {
    "link": Link.PLAYING, "played_at": NOW - 60, "packet_at": NOW - 0.1, "key_at": NOW - 1,
    "captured": NOW - 1, "promise": 6.0, "gop": 2.0, "interval": 1 / 15,
}  # fmt: skip


def reason(state: State, credential: str | None = "office", /, **facts: object) -> str:
    """The reason of one channel, 12 s after it came into the state that its facts make."""
    row = np.zeros(1, STATUS)
    for name, value in facts.items():
        row[name] = value
    states = judge(row, NOW)
    assert State(states[0]) is state
    return reasons(row, states, np.array([NOW - 12.0]), [credential], NOW)[0]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"link": Link.IDLE}, "waiting for its turn to connect"),
        ({"link": Link.CONNECTING, "tries": 1}, "connecting, try 1"),
        (
            {"link": Link.WAITING, "tries": 3, "retry_at": NOW + 4, "words": b"connection refused"},
            "connecting, try 3, next in 4 s: connection refused",
        ),
        (
            {"link": Link.WAITING, "tries": 3, "retry_at": NOW - 0.1},
            "connecting, try 3, next at once",
        ),
        (
            {"link": Link.PLAYING, "played_at": NOW - 0.8, "packet_at": NOW},
            "connected, waiting for the first picture since 0.8 s",
        ),
    ],
)
def test_connecting(facts: dict[str, object], sentence: str) -> None:
    assert reason(State.CONNECTING, **facts) == sentence


def test_live() -> None:
    still = "a keyframe each 2.0 s, a picture within 6.0 s"
    assert reason(State.LIVE, **PLAYS) == still
    smooth = {**PLAYS, "tier": Tier.SMOOTH}
    assert reason(State.LIVE, **smooth) == "every frame of the sub stream, 15 a second"
    sharp = {**PLAYS, "tier": Tier.SHARP, "interval": 1 / 25}
    assert reason(State.LIVE, **sharp) == "every frame of the main stream, 25 a second"


def test_late() -> None:
    assert reason(State.LATE, **{**PLAYS, "packet_at": NOW - 3.2}) == "no packet for 3.2 s"
    assert reason(State.LATE, **{**PLAYS, "captured": NOW - 14}) == (
        "packets arrive but the picture is 14 s old; it was promised within 6.0 s"
    )
    assert reason(State.LATE, link=Link.PLAYING, played_at=NOW - 5) == (
        "no packet since it was connected 5.0 s ago"
    )


def test_content() -> None:
    frozen = {**PLAYS, "content": 1, "content_since": NOW - 42}
    assert reason(State.FROZEN, **frozen) == (
        "packets arrive but the picture has not changed for 42 s"
    )
    black = {**PLAYS, "content": 2, "content_since": NOW - 600}
    assert reason(State.BLACK, **black) == "the picture has been black for 10 min"


def test_no_keyframe() -> None:
    assert reason(State.NO_KEYFRAME, **{**PLAYS, "key_at": NOW - 12}) == (
        "packets arrive but no keyframe for 12 s"
    )


@pytest.mark.parametrize(
    ("status", "words", "credential", "sentence"),
    [
        (401, b"401 Unauthorized", "gate",
         "the camera refused: 401 Unauthorized; credential 'gate' was not accepted, next in 9 s"),
        (401, b"", None,
         "the camera refused: 401 Unauthorized; it asks for a password and the channel names no "
         "credential, next in 9 s"),
        (403, b"403 Forbidden", "gate",
         "the camera refused: 403 Forbidden; credential 'gate' may not see this stream, "
         "next in 9 s"),
        (404, b"Stream Not Found", None,
         "the camera refused: 404 Stream Not Found; it has no stream at the channel's URL, "
         "next in 9 s"),
        (453, b"", None, "the camera refused: 453, next in 9 s"),
        (415, b"The camera sends MP4V-ES; citywall decodes H.264 and H.265.", None,
         "The camera sends MP4V-ES; citywall decodes H.264 and H.265."),
    ],
)  # fmt: skip
def test_refused(status: int, words: bytes, credential: str | None, sentence: str) -> None:
    facts = {"link": Link.WAITING, "refused": status, "words": words, "retry_at": NOW + 9}
    assert reason(State.REFUSED, credential, **facts) == sentence


def test_lost() -> None:
    facts = {"link": Link.WAITING, "played_at": NOW - 60, "tries": 2, "retry_at": NOW + 1.6}
    assert reason(State.LOST, **facts, words=b"connection reset by peer") == (
        "lost for 12 s; connecting, try 2, next in 2 s: connection reset by peer"
    )


def test_the_cameras_words_are_printable_and_hold_no_password() -> None:
    words = b"no route to rtsp://u:planted@h/x\r\n\x1b[31m\xff\xea"
    sentence = reason(State.CONNECTING, link=Link.WAITING, tries=1, words=words)
    assert sentence.startswith("connecting, try 1: no route to rtsp://***@h/x")
    assert sentence.isprintable()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1, "0.0 s"), (3.21, "3.2 s"), (42, "42 s"), (600, "10 min"), (9000, "2.5 h")],
)
def test_duration(seconds: float, words: str) -> None:
    assert duration(seconds) == words
