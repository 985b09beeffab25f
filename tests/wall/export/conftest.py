"""Real coded pictures to be saved, and a wall's log and key to record and sign them with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from streams.media.nal import START_CODE
from streams.media.replay.excerpt import Excerpt, ExcerptError, Frame
from tests.fakes.film import film
from wall.export.exporter import Exporter
from wall.export.order import ExportOrder, Outcome
from wall.export.shelf import Shelf
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.entry import Actor, Origin, Role

FPS = 25
KIM = Actor(Origin.TOUCH, "김하나", Role.OPERATOR)


def excerpt(codec: str = "h264", frames: int = 60, gap_at: int | None = None) -> Excerpt:
    """So many pictures, the last one a second ago; with a gap of two seconds before one of them."""
    pictures = film(codec, frames=12, gop=6)
    data = [b"".join(START_CODE + nal for nal in pictures[n % 12].nals) for n in range(frames)]
    began = time.monotonic() - 3.0 - frames / FPS
    moments = [began + n / FPS + (2.0 if gap_at is not None and n >= gap_at else 0.0)
               for n in range(frames)]  # fmt: skip
    marks = tuple(
        Frame(moment, len(unit), n % 6 == 0, n == 7)
        for n, (moment, unit) in enumerate(zip(moments, data, strict=True))
    )
    return Excerpt(codec, b"", True, True, marks, b"".join(data))


def wanted(*, still: bool = False, purpose: str = "교통사고") -> ExportOrder:
    """Kim wants it."""
    now = time.monotonic()
    names = {"ko": "마포대교 남단", "en": "Mapo Bridge South"}
    return ExportOrder(3, "mapo-001", names, now - 10.0, now - 3.5, KIM, purpose, still)


def given(found: Excerpt) -> Future[Excerpt]:
    """An answer that is there at once."""
    future: Future[Excerpt] = Future()
    future.set_result(found)
    return future


def refused(why: str) -> Future[Excerpt]:
    """There is nothing."""
    future: Future[Excerpt] = Future()
    future.set_exception(ExcerptError(why))
    return future


class Office:
    """A wall's exporter, its log and its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "exports"
        self.log = folder / "audit.sqlite"
        self.archive = Archive(self.log)
        self.clerk = Clerk(self.archive)
        self.clerk.start()
        self.answer = given(excerpt())
        self.exporter = Exporter(
            lambda row, first, last: self.answer,
            Shelf(self.folder),
            self.archive,
            self.clerk,
            lambda: True,
        )
        self.exporter.start()

    def save(self, order: ExportOrder) -> Outcome:
        """Have something saved, and wait for how it ends."""
        ended: Future[Outcome] = Future()
        assert self.exporter.order(order, ended.set_result)
        return ended.result(30)

    def saved(self) -> Path:
        """The folder of a clip."""
        outcome = self.save(wanted())
        assert outcome.key == "saved", outcome
        return self.folder / outcome.name

    def close(self) -> None:
        """The wall ends."""
        self.exporter.stop()
        self.clerk.stop()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A wall that saves."""
    made = Office(tmp_path)
    yield made
    made.close()
