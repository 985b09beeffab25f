"""A playing session that changes its worker: the camera hears the same client go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from streams.floor.truth import Link
from streams.media.handover import unpacked
from streams.media.rtspsource import RtspSource
from tests.fakes.desk import LOGIN, Desk, kept_alive, pass_time, pictures
from tests.fakes.scripted import Call, description, play, scripted, wait_for_goodbye


@pytest.fixture
def desks() -> Iterator[tuple[Desk, Desk]]:
    """Two workers."""
    made = Desk(), Desk()
    yield made
    for desk in made:
        for source in desk.sources:
            source.close()
        desk.poller.close()


def moved(source: RtspSource, url: str, there: Desk) -> RtspSource:
    """The source of another worker that goes on with this one's session."""
    found = source.hand_over()
    assert found is not None
    handed, connection = found
    taker = RtspSource(url, LOGIN, there.station, 1 << 20, lambda _now: None)
    taker.cadence = source.cadence
    there.sources.append(taker)
    taker.adopt(unpacked(handed.packed()), connection, there.now)
    return taker


def test_the_kept_pictures_and_the_clock_come_along(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    with scripted(lambda call: kept_alive(call, "1")) as camera:
        source = here.open(camera.url, LOGIN)
        here.playing(source)
        here.until(lambda: source.keys > 2, "keyframes")
        before = source.group()
        captured = source.captured(before[-1].timestamp)
        taker = moved(source, camera.url, there)
        after = taker.group()
        assert after[: len(before)] == before
        assert taker.captured(before[-1].timestamp) == captured
        assert (here.station.account.used, there.station.account.used > 0) == (0, True)
        keys = taker.keys
        there.until(lambda: taker.keys > keys + 2, "more keyframes")
        assert (taker.facts.lost, taker.facts.sessions, len(camera.calls)) == (0, 1, 1)
        assert taker.facts.link == Link.PLAYING


def test_the_session_is_kept_alive_from_there(desks: tuple[Desk, Desk]) -> None:
    here, there = desks
    with scripted(lambda call: kept_alive(call, "1")) as camera:
        source = here.open(camera.url)
        here.playing(source)
        heard = camera.calls[0].heard
        taker = moved(source, camera.url, there)
        pass_time(there, taker, 30.0)
        there.until(lambda: len(heard) > 4, "a keep-alive")
        numbers = [int(request.headers["cseq"]) for request in heard]
        assert numbers == sorted(set(numbers)), "the count goes on"
        assert heard[4].headers["session"] == "1"


def test_requests_are_signed_from_there(desks: tuple[Desk, Desk]) -> None:
    shown = threading.Event()

    def strict(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        call.hear("DESCRIBE")
        call.answer("401 Unauthorized", WWW_Authenticate='Digest realm="cam", nonce="first"')
        call.hear("DESCRIBE")
        call.answer(body=description(), Content_Type="application/sdp")
        call.hear("SETUP")
        call.answer(Transport="RTP/AVP/TCP;unicast;interleaved=0-1", Session="1")
        call.hear("PLAY")
        call.answer()
        pictures(call)
        shown.set()
        wait_for_goodbye(call)

    here, there = desks
    with scripted(strict) as camera:
        source = here.open(camera.url, LOGIN)
        here.playing(source)
        # Whoever hangs up on a camera that still speaks is not listened to any more.
        here.until(shown.is_set, "pictures")
        taker = moved(source, camera.url, there)
        taker.close()
        heard = camera.calls[0].heard
        there.until(lambda: heard[-1].method == "TEARDOWN", "goodbye")
    goodbye = heard[-1]
    assert 'username="wall"' in goodbye.headers["authorization"]
    assert "planted-secret" not in goodbye.headers["authorization"]


def test_a_camera_that_hangs_up_afterwards_is_called_again_from_there(
    desks: tuple[Desk, Desk],
) -> None:
    def brief(call: Call) -> None:
        play(call)
        pictures(call)

    here, there = desks
    with scripted(brief, lambda call: kept_alive(call, "2")) as camera:
        source = here.open(camera.url)
        here.playing(source)
        taker = moved(source, camera.url, there)
        there.until(lambda: taker.facts.sessions == 2, "another session")
        assert len(camera.calls) == 2


def test_what_does_not_play_stays(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    with scripted(wait_for_goodbye) as camera:
        source = here.open(camera.url)
        assert source.hand_over() is None
