"""How Qt is told to paint."""

from __future__ import annotations

from pathlib import Path

import pytest

from wall.glass.backend import NoDisplayError, has_card, painting


def test_without_a_card_qt_paints_in_memory() -> None:
    chosen = painting({"DISPLAY": ":0"}, card=False)
    assert chosen["QT_QUICK_BACKEND"] == "software"
    assert chosen["QSG_RENDER_LOOP"] == "basic"


def test_with_a_card_qt_chooses_and_keeps_to_one_thread() -> None:
    chosen = painting({"WAYLAND_DISPLAY": "w"}, card=True)
    assert "QT_QUICK_BACKEND" not in chosen
    assert chosen["QSG_RENDER_LOOP"] == "basic"


def test_a_frame_does_not_wait_for_more_to_paint() -> None:
    assert painting({"DISPLAY": ":0"}, card=False)["QT_QPA_UPDATE_IDLE_TIME"] == "1"
    chosen = painting({"DISPLAY": ":0", "QT_QPA_UPDATE_IDLE_TIME": "9"}, card=False)
    assert "QT_QPA_UPDATE_IDLE_TIME" not in chosen, "what the operator chose stays"


def test_what_the_operator_chose_stays() -> None:
    chosen = painting({"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "rhi"}, card=False)
    assert "QT_QUICK_BACKEND" not in chosen


def test_without_a_display_the_mend_is_told() -> None:
    with pytest.raises(NoDisplayError, match="QT_QPA_PLATFORM=offscreen"):
        painting({}, card=True)


def test_a_card_is_one_that_this_user_may_use(tmp_path: Path) -> None:
    assert not has_card(tmp_path)
    (tmp_path / "renderD128").touch(mode=0o600)
    assert has_card(tmp_path)
