"""Every fault is seen by a client as a real camera's fault would be, and ends when it is mended."""

import random
import socket
import struct
from collections.abc import Callable, Generator, Iterator
from typing import Any

import av
import pytest

from streams.sample import framecode
from streams.sample.desk import CityError
from streams.sample.faults import Fault, damage
from streams.sample.process import CityProcess

Visit = Callable[[str], Any]


@pytest.fixture
def camera(city: CityProcess) -> Iterator[str]:
    """The first camera, sound again after the test."""
    yield city.channels[0].id
    city.mend(city.channels[0].id)


@pytest.fixture
def client(city: CityProcess, visit: Visit) -> Any:
    """A client that plays the first camera's sub stream."""
    visitor = visit(city.channels[0].thumb)
    visitor.play()
    visitor.packets(3)
    return visitor


def packets_until_silence(client: Any) -> int:
    client.connection.settimeout(0.6)
    count = 0
    try:
        while client.connection.recv(65_536):
            count += 1
    except TimeoutError:
        return count
    raise EOFError("the city closed the connection")


def test_drop_closes_the_connection_once(
    city: CityProcess, camera: str, client: Any, visit: Visit
) -> None:
    city.fault(camera, "drop")
    with pytest.raises((EOFError, ConnectionError)):
        client.packets(1000)
    again = visit(client.url)
    again.play()
    assert again.packets(5)


def test_stall_sends_nothing_and_still_answers(city: CityProcess, camera: str, client: Any) -> None:
    city.fault(camera, "stall")
    assert client.ask("GET_PARAMETER").status == 200
    packets_until_silence(client)
    city.mend(camera)
    client.connection.settimeout(5)
    assert client.connection.recv(100)


def test_half_open_neither_sends_nor_answers(
    city: CityProcess, camera: str, client: Any, visit: Visit
) -> None:
    city.fault(camera, "half_open")
    packets_until_silence(client)
    client.connection.sendall(f"OPTIONS {client.url} RTSP/1.0\r\nCSeq: 9\r\n\r\n".encode())
    assert packets_until_silence(client) == 0
    other = visit(client.url)
    other.connection.sendall(f"OPTIONS {client.url} RTSP/1.0\r\nCSeq: 1\r\n\r\n".encode())
    assert packets_until_silence(other) == 0


@pytest.mark.parametrize("status", [401, 403, 404, 503])
def test_refuse_closes_and_answers_with_the_status(
    city: CityProcess, camera: str, client: Any, visit: Visit, status: int
) -> None:
    city.fault(camera, "refuse", status=status)
    with pytest.raises((EOFError, ConnectionError)):
        client.packets(1000)
    assert visit(client.url).ask("DESCRIBE").status == status
    city.mend(camera)
    assert visit(client.url).ask("DESCRIBE").status == 200


def test_loss_leaves_gaps(city: CityProcess, camera: str, client: Any) -> None:
    city.fault(camera, "loss", rate=0.3, seed=7)
    numbers = [packet.sequence for packet in client.packets(100)]
    missing = ((numbers[-1] - numbers[0]) & 0xFFFF) + 1 - len(numbers)
    assert 15 < missing < 100


def test_junk_lies_between_packets(city: CityProcess, camera: str, client: Any) -> None:
    city.fault(camera, "junk", rate=1.0)
    with pytest.raises(AssertionError, match="where a packet begins"):
        client.packets(20)


def test_flips_change_one_bit_of_the_payload() -> None:
    packet = struct.pack(">BBH", 0x24, 0, 32) + bytes(32)
    [wrong] = damage([packet], Fault("flips", rate=1.0), random.Random(3))
    changed = [at for at in range(len(packet)) if packet[at] != wrong[at]]
    assert len(changed) == 1
    assert changed[0] >= 16
    assert (packet[changed[0]] ^ wrong[changed[0]]).bit_count() == 1


def test_no_keyframe_withholds_them_and_numbers_on(
    city: CityProcess, camera: str, client: Any
) -> None:
    city.fault(camera, "no_keyframe")
    client.packets(20)
    packets = client.packets(45)
    assert not any(packet.begins_keyframe for packet in packets)
    numbers = [packet.sequence for packet in packets]
    assert numbers == [(numbers[0] + n) & 0xFFFF for n in range(45)]
    city.mend(camera)
    assert any(packet.begins_keyframe for packet in client.packets(90))


def test_a_fault_ends_by_itself_when_its_time_is_up(
    city: CityProcess, camera: str, client: Any
) -> None:
    city.fault(camera, "stall", seconds=0.3)
    assert client.packets(60)


def test_a_fault_of_one_stream_leaves_the_other_alone(
    city: CityProcess, camera: str, client: Any, visit: Visit
) -> None:
    city.fault(camera, Fault("stall", stream="main"))
    assert client.packets(60)
    main = visit(city.channels[0].main)
    main.play()
    assert packets_until_silence(main) == 0


def frames(city: CityProcess) -> Generator[Any]:
    options = {"rtsp_transport": "tcp"}
    with av.open(city.channels[0].thumb, options=options, timeout=(5, 5)) as source:
        yield from source.decode(video=0)


def first_where(pictures: Iterator[Any], true: Callable[[Any], bool]) -> Any:
    return next(p for p, _ in zip(pictures, range(200), strict=False) if true(p))


def test_switch_changes_the_size_in_the_same_session(city: CityProcess, camera: str) -> None:
    with CityProcess(cameras=1, clips="odd", digest_every=0) as odd:
        pictures = frames(odd)
        assert next(pictures).width == 320
        odd.fault(odd.channels[0].id, "switch", clip=33)
        small = first_where(pictures, lambda picture: picture.width == 352)
        code = framecode.read(small.to_ndarray(format="bgr24"))
        assert code is not None
        assert code.clip == 33
        pictures.close()


def test_freeze_repeats_the_picture_while_packets_arrive(city: CityProcess, camera: str) -> None:
    pictures = frames(city)
    next(pictures)
    city.fault(camera, "freeze")

    def code(picture: Any) -> Any:
        return framecode.read(picture.to_ndarray(format="bgr24"))

    seen = [code(next(pictures))]
    while len(seen) < 200 and seen[-1] not in seen[:-1]:
        seen.append(code(next(pictures)))
    frozen = seen[-1]
    assert {code(picture) for picture, _ in zip(pictures, range(20), strict=False)} == {frozen}
    city.mend(camera)
    first_where(pictures, lambda picture: code(picture) not in (None, frozen))
    pictures.close()


def test_black_is_black(city: CityProcess, camera: str) -> None:
    pictures = frames(city)
    next(pictures)
    city.fault(camera, "black")
    first_where(pictures, lambda picture: picture.to_ndarray(format="gray").mean() < 20)
    pictures.close()


def test_a_killed_city_returns_on_the_same_port(visit: Visit) -> None:
    with CityProcess(cameras=1, digest_every=0) as city:
        url = city.channels[0].thumb
        client = visit(url)
        client.play()
        city.kill()
        with pytest.raises((EOFError, ConnectionError)):
            client.packets(1000)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", city.port), timeout=5)
        city.revive()
        again = visit(url)
        again.play()
        assert again.packets(5)


def test_a_fault_that_makes_no_sense_is_refused_in_words(city: CityProcess) -> None:
    with pytest.raises(ValueError, match="no fault is called 'fire': expected one of drop, stall"):
        Fault("fire")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="rate is 2: expected a probability from 0 to 1"):
        Fault("loss", rate=2)
    with pytest.raises(CityError, match="no camera is called 'seoul-9999'"):
        city.fault("seoul-9999", "stall")
    with pytest.raises(CityError, match="cannot switch to clip 0: expected one of \\[1, 3, 5\\]"):
        city.fault(city.channels[0].id, Fault("switch", stream="sub", clip=0))
