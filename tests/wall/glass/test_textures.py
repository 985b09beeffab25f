"""A wall stands for months: what is not shown any more leaves nothing behind."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtQuick import QSGTexture

from tests.wall.glass.conftest import MakeGlass
from wall.glass.textures import Textures

LONG_S = 1e6


def handles() -> int:
    """How many textures Python has a handle of, those that Qt has deleted included."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(isinstance(one, QSGTexture) for one in gc.get_objects())


def test_a_label_that_is_not_shown_any_more_leaves_no_handle(make_glass: MakeGlass) -> None:
    textures = Textures(make_glass(2).window)
    before = handles()
    for number in range(100):
        textures.label(number, QImage(20, 10, QImage.Format.Format_ARGB32_Premultiplied))
    assert handles() == before + 100
    textures.sweep((), time.monotonic() + LONG_S)
    assert len(textures) == 0
    assert handles() == before
