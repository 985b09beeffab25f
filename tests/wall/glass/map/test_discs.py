"""A disc never looks more live than its cameras are: one lost of hundreds is seen in its ring."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QImage, QPainter

from streams.floor.truth import State
from wall.glass.map.discs import FULL, GAP_DEG, LEAST_DEG, Discs, arcs, radius
from wall.glass.map.spots import HIDDEN, Shares
from wall.glass.palette import COLOURS
from wall.glass.typeface import family

MONO = QImage.Format.Format_Mono

pytestmark = pytest.mark.usefixtures("qapp")


def test_all_live_is_a_whole_ring() -> None:
    assert [(arc.colour, arc.degrees) for arc in arcs(Shares(live=40))] == [(COLOURS.live, FULL)]


def test_one_lost_of_a_thousand_is_seen_and_drawn_otherwise() -> None:
    live, lost = arcs(Shares(live=999, lost=1))
    assert lost.degrees >= LEAST_DEG
    assert lost.width > live.width
    assert live.degrees + lost.degrees == pytest.approx(FULL - 2 * GAP_DEG)


def test_late_ones_are_told_by_dashes_too() -> None:
    _, late = arcs(Shares(live=3, doubtful=3))
    assert late.colour == COLOURS.late
    assert late.dashes


def test_every_share_has_its_part_of_the_ring() -> None:
    parts = arcs(Shares(live=10, doubtful=1, lost=1, waiting=1, hidden=1))
    assert len(parts) == 5
    assert sum(arc.degrees for arc in parts) == pytest.approx(FULL - 5 * GAP_DEG)
    assert len({(arc.width, arc.dashes) for arc in parts}) == 5


def test_more_cameras_make_a_larger_disc() -> None:
    assert radius(2) < radius(20) < radius(2800) < 2 * radius(2)


def painted(worth: int) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    Discs(2.0, QFont(family())).spot(painter, 32, 32, worth)
    painter.end()
    return image


def test_single_cameras_differ_by_shape_in_every_state() -> None:
    """In grey, so that colours do not help."""
    worths = (*map(int, State), HIDDEN)
    grey = {bytes(painted(worth).convertToFormat(MONO).constBits()) for worth in worths}
    assert len(grey) == len(worths)
