"""Opinions are taken as soon as the office is open; where it cannot be, the visitor is told."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kiosk.opinions.draft import Draft
from kiosk.opinions.outbox import look
from kiosk.opinions.refusal import Refusal, RefusedError
from kiosk.opinions.settings import outbox_file
from kiosk.reception import Reception
from layouts.kiosk import Desk, Kiosk, Standpoint
from tests.fakes.patience import until


def kiosk(store: Path) -> Kiosk:
    desk = Desk("http://127.0.0.1:9/opinions")
    return Kiosk("hongik-1", {"ko": "홍대입구"}, Standpoint(37.5, 126.9), store, opinions=desk)


def liked() -> Draft:
    draft = Draft("air", "ko")
    draft.rate(5)
    return draft


def taken(reception: Reception) -> bool:
    return reception.give(liked()).exception(30.0) is None


def test_an_opinion_is_kept_as_soon_as_the_office_is_open(tmp_path: Path) -> None:
    reception = Reception(kiosk(tmp_path))
    reception.open()
    until(lambda: taken(reception), 60.0, "the office opens")
    reception.stop()
    assert look(outbox_file(kiosk(tmp_path))).count == 1


def test_where_it_cannot_be_opened_the_visitor_is_told_and_it_is_tried_again(
    tmp_path: Path,
) -> None:
    store = tmp_path / "kept"
    store.write_text("a file where the folder should be")
    reception = Reception(kiosk(store))
    reception.open()
    with pytest.raises(RefusedError) as caught:
        reception.give(liked()).result(30.0)
    assert caught.value.why is Refusal.DISK
    store.unlink()
    until(lambda: taken(reception), 60.0, "the office opens")
    reception.stop()


def test_what_waits_for_the_city_goes_on_its_way_though_nobody_gives_more(tmp_path: Path) -> None:
    (tmp_path / "opinions.db").mkdir(parents=True)
    reception = Reception(kiosk(tmp_path), again_s=0.05)
    reception.open()
    reception.give(liked()).exception(30.0)
    (tmp_path / "opinions.db").rmdir()
    until(outbox_file(kiosk(tmp_path)).is_file, 60.0, "the office opens by itself")
    reception.stop()


class Slow(threading.Event):
    """An event whose thread is not quick."""

    def __init__(self) -> None:
        super().__init__()
        self.about = threading.Event()
        """Set when it is about to be cleared."""

    def clear(self) -> None:
        self.about.set()
        time.sleep(0.2)
        super().clear()


def test_one_that_is_closed_while_it_tries_waits_for_no_further_try(tmp_path: Path) -> None:
    store = tmp_path / "kept"
    store.write_text("a file where the folder should be")
    reception = Reception(kiosk(store), again_s=3600.0)
    reception._asked = asked = Slow()
    reception.open()
    assert asked.about.wait(60.0)
    reception.stop()


def test_one_that_was_never_opened_is_closed(tmp_path: Path) -> None:
    Reception(kiosk(tmp_path)).stop()
    assert list(tmp_path.iterdir()) == []
