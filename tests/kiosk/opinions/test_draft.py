"""A draft is one opinion however often it is sent, and is gone when it is wiped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.opinions.draft import Draft
from kiosk.opinions.text import MOST

NOW = datetime(2026, 11, 21, 8, 43, 17, 250_000, tzinfo=UTC)


def test_a_draft_becomes_the_same_opinion_each_time() -> None:
    draft = Draft("trains", "ko")
    draft.rate(4)
    draft.write("빨라서 좋아요  ")
    first, again = draft.finished("hongik", NOW), draft.finished("hongik", NOW)
    assert first == again
    assert (first.scale, first.text, first.page) == (4, "빨라서 좋아요", "trains")


def test_of_the_time_only_the_quarter_of_an_hour_is_kept() -> None:
    opinion = Draft("air", "en").finished("hongik", NOW)
    assert opinion.given == datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
    assert opinion.ready == datetime(2026, 11, 21, 8, 45, tzinfo=UTC)
    assert opinion.grain == timedelta(minutes=15)


def test_tapping_the_same_face_again_takes_it_back() -> None:
    draft = Draft("air", "en")
    draft.rate(2)
    draft.rate(5)
    assert draft.finished("hongik", NOW).scale == 5
    draft.rate(5)
    assert draft.is_empty
    with pytest.raises(ValueError, match="there is no 6"):
        draft.rate(6)


def test_a_text_stops_growing_at_its_end() -> None:
    draft = Draft("air", "ko")
    draft.write("가" * (MOST + 7))
    assert len(draft.text) == MOST
    assert draft.room == 0


def test_wiping_leaves_nothing_and_clears_the_voice_itself() -> None:
    draft = Draft("air", "ko")
    draft.rate(1)
    draft.write("내 이름은 홍길동")
    draft.speak(b"OggS a voice")
    code, voice = draft.code, memoryview(draft.voice)
    zeroed = voice.obj
    voice.release()
    draft.wipe()
    assert draft.is_empty
    assert (draft.text, draft.scale, bytes(draft.voice)) == ("", None, b"")
    assert zeroed is draft.voice
    assert draft.code != code


def test_only_blanks_are_no_opinion() -> None:
    draft = Draft("air", "ko")
    draft.write(" \n\u200b ")
    assert draft.is_empty
