"""How the RTSP source comes to cameras, loses them and gives up, on a clock that can be moved."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from streams.floor.reason import Reason
from streams.floor.truth import Link
from streams.media.backoff import STEPS_S
from streams.media.cause import Cause
from streams.media.limiter import Limiter
from streams.media.rtspsource import HANDSHAKE_S, HOLDS_PERMIT_S, SILENCE_S
from tests.fakes.desk import LOGIN, Desk, pictures, showing
from tests.fakes.scripted import Call, Script, play, scripted, wait_for_goodbye


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    for source in made.sources:
        source.close()
    made.poller.close()


def test_a_camera_plays_and_its_pictures_are_kept(desk: Desk) -> None:
    with scripted(showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        assert source.codec == "h264"
        assert source.facts.sessions == 1
        assert source.facts.tries == 0
        assert [unit.key for unit in source.group()] == [True, False, False]
        source.close()
        desk.until(lambda: camera.calls[0].heard[-1].method == "TEARDOWN", "a goodbye")


def test_a_turn_that_is_a_second_late_makes_no_picture_older_than_it_is(desk: Desk) -> None:
    """A busy worker reads what has come since its turn began."""
    sent_at: list[float] = []

    def late(call: Call) -> None:
        play(call)
        sent_at.append(time.monotonic())
        pictures(call)
        wait_for_goodbye(call)

    desk.ahead = -1.0
    with scripted(late) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        newest = source.group()[-1]
        assert source.captured(newest.timestamp) >= sent_at[0]
        assert source.facts.packet_at >= sent_at[0]


def test_nobody_listens(desk: Desk) -> None:
    with scripted(showing) as camera:
        url = camera.url
    source = desk.open(url)
    assert desk.failed(source) == "connection refused: nothing listens at this port"
    assert 0.8 <= source.facts.retry_at - desk.now + 0.1 <= 1.2
    pauses = []
    for _ in range(6):
        pauses.append(source.facts.retry_at - desk.now)
        tries, desk.ahead = source.facts.tries, desk.ahead + pauses[-1]
        desk.until(lambda tries=tries: source.facts.tries > tries, "another try")  # type: ignore[misc]
        desk.failed(source)
    assert pauses == sorted(pauses)
    assert max(pauses) <= 10.0
    assert source.facts.sessions == 0


def test_a_camera_that_hangs_up_during_the_handshake_is_tried_again(desk: Desk) -> None:
    with scripted(lambda call: call.hear("OPTIONS"), showing) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera hung up during the handshake"
        desk.ahead += 1.0
        desk.playing(source)
        assert source.facts.cause == Cause(Reason.NONE, words="200 OK")


def test_a_camera_that_never_answers_is_given_up_in_time(desk: Desk) -> None:
    with scripted(wait_for_goodbye) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: camera.calls and camera.calls[0].heard, "the first request")
        assert source.facts.link == Link.CONNECTING
        desk.ahead += HANDSHAKE_S
        assert desk.failed(source) == "no answer within 9 s"


def test_the_time_that_a_try_took_in_vain_is_part_of_the_pause(desk: Desk) -> None:
    """Tried again within ten seconds, whether a camera refuses at once or never answers."""
    with scripted(wait_for_goodbye, wait_for_goodbye, wait_for_goodbye, showing) as camera:
        source = desk.open(camera.url)
        for tries in (1, 2, 3):
            desk.until(lambda tries=tries: len(camera.calls) == tries, "a try")  # type: ignore[misc]
            desk.ahead += HANDSHAKE_S
            desk.failed(source)
            wait = source.facts.retry_at - desk.now
            assert HANDSHAKE_S + wait <= STEPS_S[-1], "from one try to the next"
            desk.ahead += wait
        desk.playing(source)


def test_cameras_that_never_answer_do_not_keep_the_others_out() -> None:
    desk = Desk(permits=1)
    with scripted(wait_for_goodbye) as dead, scripted(showing) as sound:
        hanging = desk.open(dead.url)
        desk.until(lambda: dead.calls and dead.calls[0].heard, "the first request")
        waiting = desk.open(sound.url)
        assert waiting.due == 0.0, "it waits for the only permit"
        desk.ahead += HOLDS_PERMIT_S[0]
        desk.playing(waiting)
        assert hanging.facts.link == Link.CONNECTING, "it may still answer"
        desk.ahead += HANDSHAKE_S
        assert desk.failed(hanging) == "no answer within 9 s"
        hanging.close()
        waiting.close()
    desk.poller.close()


def test_a_half_open_connection_is_opened_afresh(desk: Desk) -> None:
    """Nothing arrives, and nothing closes."""
    with scripted(showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: source.keys == 2, "two keyframes")
        desk.ahead += SILENCE_S + 1
        assert desk.failed(source) == "nothing arrived for 8 s"
        desk.ahead += 1.0
        desk.until(lambda: source.facts.sessions == 2, "a second session")
        assert len(camera.calls) == 2


def test_a_camera_that_closes_is_lost_and_found(desk: Desk) -> None:
    def brief(call: Call) -> None:
        play(call)
        pictures(call)

    with scripted(brief, showing) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera closed the connection"
        desk.ahead += 1.0
        desk.until(lambda: source.facts.sessions == 2 and source.keys == 2, "its return")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("401 Unauthorized", "the camera refused the user name or password"),
        ("403 Forbidden", "the camera forbids this account to watch this stream"),
        ("404 Not Found", "the camera has no stream at this path"),
        ("503 Service Unavailable", "the camera is busy"),
    ],
)
def test_a_refusal_is_told_in_words_with_its_status(desk: Desk, status: str, sentence: str) -> None:
    def refusing(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        while True:
            call.hear("DESCRIBE")
            call.answer(status, WWW_Authenticate='Digest realm="cam", nonce="abc"')

    with scripted(refusing) as camera:
        source = desk.open(camera.url, LOGIN)
        words = desk.failed(source)
        assert sentence in words
        assert source.facts.refused == int(status[:3])
        assert LOGIN.password not in words


def test_a_redirect_is_followed(desk: Desk) -> None:
    with scripted(showing) as there:

        def elsewhere(call: Call) -> None:
            call.hear("OPTIONS")
            call.answer()
            call.hear("DESCRIBE")
            call.answer("302 Moved Temporarily", Location=there.url)

        with scripted(elsewhere) as here:
            source = desk.open(here.url)
            desk.until(lambda: source.keys == 2, "two keyframes from the other camera")
            assert source.facts.tries == 0


def test_a_password_is_not_taken_along_to_another_host(desk: Desk) -> None:
    def asking(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer()
        call.hear("DESCRIBE")
        call.answer("401 Unauthorized", WWW_Authenticate='Basic realm="elsewhere"')
        wait_for_goodbye(call)

    with scripted(asking, address="127.0.0.2") as there:

        def elsewhere(call: Call) -> None:
            call.hear("OPTIONS")
            call.answer("302 Moved Temporarily", Location=there.url)

        with scripted(elsewhere) as here:
            source = desk.open(here.url, LOGIN)
            desk.failed(source)
            assert source.facts.refused == 401
            assert not any("authorization" in request.headers for request in there.calls[0].heard)


def test_a_camera_that_sends_us_on_while_it_plays_is_followed(desk: Desk) -> None:
    with scripted(showing) as there:

        def leaving(call: Call) -> None:
            play(call)
            pictures(call)
            request = f"REDIRECT {call.url} RTSP/1.0\r\nCSeq: 1\r\nLocation: {there.url}\r\n\r\n"
            call.send(request.encode())
            wait_for_goodbye(call)

        with scripted(leaving) as here:
            source = desk.open(here.url)
            desk.until(lambda: there.calls and source.facts.sessions == 2, "the second session")
            desk.until(lambda: len(source.group()) == 3, "its pictures")
            assert len(here.calls) == 1


def test_redirects_in_a_circle_come_to_an_end(desk: Desk) -> None:
    def circle(call: Call) -> None:
        call.hear("OPTIONS")
        call.answer("302 Moved Temporarily", Location=call.url)

    with scripted(circle) as camera:
        source = desk.open(camera.url)
        assert desk.failed(source) == "the camera sent us on more than 3 times"
        assert len(camera.calls) == 4


def test_only_so_many_handshakes_are_under_way(desk: Desk) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(wait_for_goodbye) as slow, scripted(showing) as camera:
        first, second = desk.open(slow.url), desk.open(camera.url)
        desk.until(lambda: slow.calls and slow.calls[0].heard, "the first request")
        assert camera.calls == []
        desk.ahead += HANDSHAKE_S
        desk.failed(first)
        desk.until(lambda: second.keys == 2, "the second camera's turn")


def test_who_is_closed_while_it_queues_leaves_the_queue(desk: Desk) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(showing) as camera:
        first, second, third = (desk.open(camera.url) for _ in range(3))
        second.close()
        desk.playing(first)
        desk.playing(third)
        assert second.facts.link == Link.IDLE
        assert len(camera.calls) == 2


def test_a_name_that_nobody_knows_is_told(desk: Desk) -> None:
    source = desk.open("rtsp://no-such-camera.invalid/video")
    words = desk.failed(source)
    assert words.startswith("the name no-such-camera.invalid ")
    # A machine without a name server says the latter.
    assert source.facts.reason in (Reason.NAME_UNKNOWN, Reason.NAME_UNANSWERED)


SCRIPTS: tuple[Script, ...] = (showing, wait_for_goodbye)


@pytest.mark.parametrize("script", SCRIPTS, ids=["playing", "shaking hands"])
def test_closing_gives_socket_and_permit_back(desk: Desk, script: Script) -> None:
    desk.station.limiter = Limiter(1)
    with scripted(script, showing) as camera:
        source = desk.open(camera.url)
        desk.until(lambda: camera.calls and camera.calls[0].heard, "a request")
        source.close()
        assert source.facts.link == Link.IDLE
        desk.playing(desk.open(camera.url))
