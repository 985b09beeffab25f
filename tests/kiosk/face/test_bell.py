"""Whatever thread rings, Qt's hears it, at once and not more often than it can answer."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from kiosk.face.bell import Bell


def test_a_bell_that_another_thread_rings_is_heard_on_qts(qtbot: QtBot) -> None:
    bell, heard = Bell(), list[str]()
    bell.rang.connect(lambda: heard.append(threading.current_thread().name))
    ringing = threading.Thread(target=bell.ring, name="alerts")
    with qtbot.waitSignal(bell.rang, timeout=20_000):
        ringing.start()
    assert heard == ["MainThread"]


def test_who_rings_a_hundred_times_before_it_is_heard_is_heard_once(qtbot: QtBot) -> None:
    bell, heard = Bell(), list[int]()
    bell.rang.connect(lambda: heard.append(len(heard)))

    def ring_and_ring() -> None:
        for _ in range(100):
            bell.ring()

    ringing = threading.Thread(target=ring_and_ring)
    ringing.start()
    ringing.join()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    bell.ring()
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    assert heard == [0, 1]
