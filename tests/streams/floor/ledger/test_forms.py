"""Two kinds of ledger are alike in everything but what they hold, and never taken for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from streams.floor.ledger.archive import Archive
from streams.floor.ledger.chain import chained, stamp
from streams.floor.ledger.clerk import Clerk
from streams.floor.ledger.form import Form
from streams.floor.ledger.head import Places
from streams.floor.ledger.ledger import LedgerError, read, reading
from streams.floor.ledger.retention import Retention, cut_object, cut_reason
from streams.floor.ledger.verify import verify
from tests.fakes.patience import until

BEGUN = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
TEXTS = ("event", "object")


@dataclass(frozen=True)
class Ship:
    """A ship that was seen: what a log of a lighthouse holds."""

    at: datetime
    event: str
    object: str


@dataclass(frozen=True)
class Line:
    """A ship in the log."""

    sequence: int
    at: str
    event: str
    object: str
    hash: bytes

    @property
    def content(self) -> tuple[int, str, str, str]:
        """Everything but the hash."""
        return self.sequence, self.at, self.event, self.object

    def follows(self, before: bytes) -> bool:
        """Whether it follows the one with that hash."""
        return self.hash == link(before, self.content)


def link(before: bytes, content: tuple[int, str, str, str]) -> bytes:
    """The hash of a line."""
    return chained(before, dict(zip(("sequence", "at", *TEXTS), content, strict=True)))


def line(ship: Ship, sequence: int, before: bytes) -> Line:
    """The line of a ship."""
    content = sequence, stamp(ship.at), ship.event, ship.object
    return Line(*content, link(before, content))


def row(found: Sequence[Any]) -> Line:
    """The line of a row."""
    return Line(*found)


LIGHT: Form[Ship, Line] = Form(
    "lighthouse log", "keeper", "with --log FILE", 0x6C6F6731, b"ships 1\n", TEXTS, line, row
)
OTHER: Form[Ship, Line] = Form(
    "harbour log", "pilot", "with --log FILE", 0x6C6F6732, b"boats 1\n", TEXTS, line, row
)


class Logs(Archive[Ship, Line]):
    """A lighthouse's log and its head."""

    def continuing(self, now: datetime, aside: str, _why: str) -> Ship:
        """The first line of a new one."""
        return Ship(now, "continued", aside)

    def cutting(self, last: Line, before: datetime, now: datetime) -> Sequence[Ship]:
        """The cut, and why."""
        return [Ship(now, "cut", cut_object(last)), Ship(now, "why", cut_reason(before))]


class Keeper(Clerk[Ship, Line]):
    """Writes the log."""

    def missing(self, now: datetime, count: int) -> Ship:
        """Ships that nobody wrote down."""
        return Ship(now, "missed", str(count))


def logged(path: Path, count: int) -> Path:
    """A log of so many ships, one an hour."""
    logs = Logs(path, LIGHT)
    logs.append([Ship(BEGUN + timedelta(hours=hour), "ship", f"#{hour}") for hour in range(count)])
    logs.seal()
    logs.close()
    return path


def test_a_ledger_of_another_kind_is_proven_by_the_same_means(tmp_path: Path) -> None:
    log = logged(tmp_path / "light.sqlite", 5)
    assert (verify(log, LIGHT).entries, verify(log, LIGHT).broken) == (5, "")
    content = log.read_bytes()
    place = content.rindex(b"#3")
    log.write_bytes(content[:place] + b"#9" + content[place + 2 :])
    assert verify(log, LIGHT).broken.startswith("Entry 4 is broken")


def test_one_kind_is_never_taken_for_another(tmp_path: Path) -> None:
    log = logged(tmp_path / "light.sqlite", 2)
    assert "was changed, or signed with another key" in verify(log, OTHER).broken
    Places(log).key.unlink()
    Places(log).head.unlink()
    with pytest.raises(LedgerError, match=r"no harbour log of this program: .* --log FILE"):
        Logs(log, OTHER)


def test_it_is_cut_by_days_and_proven_from_there_on(tmp_path: Path) -> None:
    log = logged(tmp_path / "light.sqlite", 24 * 9)
    now = BEGUN + timedelta(days=9)
    keeper = Keeper(Logs(log, LIGHT), lambda: now, retention=Retention(3, lambda: True))
    keeper.start()
    keeper.take(lambda at: Ship(at, "ship", "late")).result(20)
    keeper.stop()
    verdict = verify(log, LIGHT)
    assert (verdict.broken, verdict.unsealed) == ("", 0)
    assert verdict.cut.through >= 24 * 5
    with reading(log, LIGHT) as database:
        first = next(read(database, LIGHT, "ORDER BY sequence LIMIT 1"))
    assert first.sequence == verdict.cut.through + 1


def test_what_cannot_be_written_for_a_reason_that_nobody_thought_of_is_said(
    tmp_path: Path,
) -> None:
    keeper = Keeper(Logs(tmp_path / "light.sqlite", LIGHT))
    keeper.start()
    keeper.take(lambda at: Ship(at, "ship", "half of a letter: \ud83d"))
    until(lambda: keeper.failure != "", 20, "it says that all is well")
    assert "surrogates" in keeper.failure
    keeper.stop()


def test_a_damaged_public_key_is_written_anew(tmp_path: Path) -> None:
    log = logged(tmp_path / "light.sqlite", 2)
    public = Places(log).public
    whole = public.read_bytes()
    public.write_bytes(b"\xff\xfe nothing that is text")
    Logs(log, LIGHT).close()
    assert public.read_bytes() == whole


def test_what_is_missing_is_said_in_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"There is no lighthouse log .* that the keeper writes"):
        verify(tmp_path / "none.sqlite", LIGHT)
