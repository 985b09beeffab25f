"""What the outbox took is there until it is delivered; what it cannot take it refuses aloud."""

from __future__ import annotations

import sqlite3
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.opinions.outbox import ROW_BYTES, Outbox, OutboxFullError, look
from streams.feeds.reason import FeedError, Reason
from tests.kiosk.opinions.given import LATER, NOW, opinion


def test_what_was_kept_is_there_after_the_file_was_closed(tmp_path: Path) -> None:
    said = opinion("8번 출구 승강기가 고장났어요", voice=b"OggS" + bytes(900))
    outbox = Outbox(tmp_path / "kiosk" / "opinions.db")
    outbox.keep(said)
    outbox.close()
    again = Outbox(tmp_path / "kiosk" / "opinions.db")
    assert again.next(LATER) == said
    again.close()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db")
    outbox.keep(opinion())
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}
    outbox.close()


def test_the_same_draft_sent_twice_is_one_opinion(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), opinion()
    outbox.keep(said)
    outbox.keep(said)
    assert outbox.standing().count == 1
    outbox.close()


def test_none_is_sent_before_its_span_of_time_is_over(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), opinion()
    assert outbox.wait_s(NOW) is None
    outbox.keep(said)
    assert outbox.next(NOW) is None
    assert outbox.wait_s(NOW) == pytest.approx(900.0)
    assert outbox.next(NOW + timedelta(minutes=15)) == said
    outbox.close()


def test_a_clock_that_was_years_ahead_keeps_no_opinion_back(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), opinion(given=NOW + timedelta(days=4000))
    outbox.keep(said)
    assert outbox.next(NOW) == said
    outbox.close()


def test_opinions_go_by_chance_and_not_in_the_order_they_were_given(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), [opinion(str(n)) for n in range(30)]
    for one in said:
        outbox.keep(one)
    left = []
    while (turn := outbox.next(LATER)) is not None:
        left.append(turn.code)
        outbox.forget(turn.code, LATER)
    assert left == sorted(one.code for one in said)
    with sqlite3.connect(tmp_path / "opinions.db") as base, pytest.raises(sqlite3.Error):
        base.execute("SELECT rowid FROM opinions")
    base.close()
    outbox.close()


def test_one_that_fails_lets_others_go_first(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), [opinion("a"), opinion("b")]
    for one in said:
        outbox.keep(one)
    first = outbox.next(LATER)
    assert first is not None
    outbox.postpone(first.code, FeedError(Reason.HTTP, 500), LATER)
    second = outbox.next(LATER)
    assert second is not None
    assert second.code != first.code
    outbox.forget(second.code, LATER)
    assert outbox.next(LATER) == first
    outbox.close()


def test_one_that_the_city_refuses_is_kept_and_goes_again_after_a_day(tmp_path: Path) -> None:
    outbox, said = Outbox(tmp_path / "opinions.db"), opinion()
    outbox.keep(said)
    outbox.postpone(said.code, FeedError(Reason.HTTP, 422), LATER, held=True)
    assert outbox.next(LATER) is None
    assert outbox.standing().held == 1
    assert outbox.next(LATER + timedelta(days=1)) == said
    outbox.close()


def test_a_full_outbox_refuses_and_loses_none(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db", most=4 * (ROW_BYTES + 100))
    kept = [opinion("x" * 100) for _ in range(4)]
    for one in kept:
        outbox.keep(one)
    with pytest.raises(OutboxFullError):
        outbox.keep(opinion("x"))
    outbox.keep(kept[0])  # it is there already
    assert outbox.standing().count == 4
    outbox.forget(kept[0].code, LATER)
    outbox.keep(opinion("x"))
    assert outbox.standing().size == 3 * (ROW_BYTES + 100) + ROW_BYTES + 1
    outbox.close()


def test_voices_leave_room_for_words(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db", most=40_000)
    outbox.keep(opinion("", voice=bytes(25_000)))
    with pytest.raises(OutboxFullError):
        outbox.keep(opinion("", voice=bytes(6_000)))
    outbox.keep(opinion("words"))
    outbox.close()


def test_a_disk_that_is_full_is_an_error_and_no_acceptance(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db")
    outbox.keep(opinion("first"))
    # SQLite's own bound gives the very error that a full disk does.
    pages = outbox._base.execute("PRAGMA page_count").fetchone()[0]
    outbox._base.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(OSError, match="full"):
        outbox.keep(opinion("", voice=bytes(200_000)))
    assert outbox.standing().count == 1
    outbox._base.execute("PRAGMA max_page_count = 100000").fetchall()
    outbox.keep(opinion("second"))
    assert outbox.standing().count == 2
    outbox.close()


def test_what_was_delivered_cannot_be_read_from_the_disk(tmp_path: Path) -> None:
    secret = "내 전화번호는 010-0000-0000"
    outbox = Outbox(tmp_path / "opinions.db")
    said = opinion(secret)
    outbox.keep(said)
    assert any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())
    outbox.forget(said.code, LATER)
    assert not any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())
    outbox.close()


def test_a_file_that_cannot_be_read_is_put_aside_and_not_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "opinions.db").write_bytes(b"no database at all" * 100)
    outbox = Outbox(tmp_path / "opinions.db")
    outbox.keep(opinion())
    outbox.close()
    aside = list(tmp_path.glob("opinions.db.broken-*"))
    assert [file.read_bytes()[:18] for file in aside] == [b"no database at all"]


def test_one_can_look_while_the_kiosk_runs(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "opinions.db", most=1_000_000)
    outbox.keep(opinion(voice=b"OggS"))
    outbox.keep(said := opinion())
    outbox.postpone(said.code, FeedError(Reason.PORT_CLOSED), LATER)
    seen = look(tmp_path / "opinions.db")
    assert (seen.count, seen.voices, seen.failures, seen.most) == (2, 1, 1, 1_000_000)
    assert seen.failure is not None
    assert seen.failure.reason is Reason.PORT_CLOSED
    assert seen == outbox.standing()
    outbox.close()
    with pytest.raises(OSError, match="there is no outbox"):
        look(tmp_path / "none.db")
    (tmp_path / "other.db").write_bytes(b"x" * 500)
    with pytest.raises(OSError, match="it is no outbox"):
        look(tmp_path / "other.db")
