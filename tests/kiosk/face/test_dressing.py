"""Lines' numbers get an ink that is read on their colour."""

from __future__ import annotations

from kiosk.face.dressing import dressed
from kiosk.page import Language
from tests.kiosk.face.sample import home


def test_a_trains_number_has_an_ink_of_its_own() -> None:
    board = home(Language.KO).blocks[1]
    assert dressed(board)["rows"][0]["ink"] == "#000000"
