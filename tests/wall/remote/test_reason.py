"""Each state's reason is a sentence a person can act on, and never holds a password."""

from __future__ import annotations

import numpy as np
import pytest

from streams.floor.reason import Reason
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
            {"link": Link.WAITING, "tries": 3, "retry_at": NOW + 4, "reason": Reason.PORT_CLOSED},
            "connecting, try 3, next in 4 s: connection refused: nothing listens at this port",
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


def test_late_for_a_fault_of_our_own() -> None:
    """The channel's worker ended or hung: no camera is blamed for it."""
    renewed = {**PLAYS, "packet_at": NOW - 9, "reason": Reason.RENEWED, "retry_at": NOW + 20}
    assert reason(State.LATE, **renewed) == (
        "no packet for 9.0 s, next in 20 s: citywall starts its own process for this camera "
        "again; nothing is wrong with the camera"
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
    ("status", "why", "words", "credential", "sentence"),
    [
        (401, Reason.PASSWORD, b"401 Unauthorized", "gate",
         "the camera refused the user name or password: check the channel's credential "
         "(401 Unauthorized); its credential is 'gate', next in 9 s"),
        (401, Reason.NO_PASSWORD, b"401 Unauthorized", None,
         "the camera asks for a password: name a credential for the channel (401 Unauthorized), "
         "next in 9 s"),
        (403, Reason.RIGHTS, b"403 Forbidden", "gate",
         "the camera forbids this account to watch this stream: check the account's rights "
         "(403 Forbidden); its credential is 'gate', next in 9 s"),
        (404, Reason.NO_STREAM, b"404 Stream Not Found", "gate",
         "the camera has no stream at this path: check the channel's URL (404 Stream Not Found), "
         "next in 9 s"),
        (418, Reason.REFUSED, b"418 No Coffee", None,
         "the camera refused the stream (418 No Coffee), next in 9 s"),
        (453, Reason.NONE, b"", None, "the camera refused (453), next in 9 s"),
        (415, Reason.CODEC, b"MP4V-ES", None,
         "the camera sends MP4V-ES; citywall decodes H.264 and H.265 over RTSP: change the "
         "stream's codec in the camera, next in 9 s"),
    ],
)  # fmt: skip
def test_refused(
    status: int, why: Reason, words: bytes, credential: str | None, sentence: str
) -> None:
    facts = {"link": Link.WAITING, "refused": status, "reason": why, "retry_at": NOW + 9}
    assert reason(State.REFUSED, credential, **facts, words=words) == sentence


def test_lost() -> None:
    facts = {"link": Link.WAITING, "played_at": NOW - 60, "tries": 2, "retry_at": NOW + 1.6}
    assert reason(State.LOST, **facts, reason=Reason.SILENT, number=8) == (
        "lost for 12 s; connecting, try 2, next in 2 s: nothing arrived for 8 s"
    )
    assert reason(State.LOST, **facts, reason=Reason.UNREACHABLE, words=b"no route to host") == (
        "lost for 12 s; connecting, try 2, next in 2 s: the camera cannot be reached: check its "
        "power and its cable (no route to host)"
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
