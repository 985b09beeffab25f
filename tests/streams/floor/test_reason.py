"""A reason travels as a number and is said as a sentence."""

from __future__ import annotations

import numpy as np

from streams.floor.reason import ENGLISH, Reason
from streams.floor.truth import STATUS


def test_every_reason_has_a_code_and_a_sentence_of_its_own() -> None:
    assert [int(reason) for reason in Reason] == list(range(len(Reason)))
    assert list(ENGLISH) == list(Reason)
    assert len(set(ENGLISH.values())) == len(Reason)


def test_a_row_that_nobody_has_written_has_no_reason() -> None:
    assert Reason(int(np.zeros(1, STATUS)[0]["reason"])) is Reason.NONE


def test_a_reason_comes_whole_through_a_status_row() -> None:
    row = np.zeros(1, STATUS)[0]
    for reason in Reason:
        row["reason"] = reason
        assert Reason(int(row["reason"])) is reason


def test_a_sentence_counts_what_there_is_to_count() -> None:
    assert Reason.NO_ANSWER.say(10.0, "") == "no answer within 10 s"
    assert Reason.SILENT.say(2.5, "") == "nothing arrived for 2.5 s"
    assert "0 to 1048576 bytes" in Reason.BODY_LONG.say(1 << 20, "")


def test_the_cameras_own_words_stand_in_their_place_or_behind_the_sentence() -> None:
    assert Reason.SESSION_LOST.say(0, "454 Gone") == "the camera lost the session (454 Gone)"
    assert Reason.SCHEME.say(0, "NTLM").startswith("the camera asks to sign in by NTLM;")
    assert Reason.NONE.say(0, "200 OK") == "200 OK"
    assert Reason.NONE.say(0, "") == ""


def test_what_a_camera_says_is_never_taken_for_a_place_to_fill() -> None:
    assert Reason.REFUSED.say(0, "{n} {0}") == "the camera refused the stream ({n} {0})"
