"""What the panel of a camera says, whatever is wrong with it, in both languages."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from layouts.channels import Channel
from streams.onvif.answer import AnswerError, FaultError, RefusedError
from streams.onvif.ptz.account import Account, Trouble, trouble_of
from streams.onvif.ptz.head import Missing, UnmovableError
from streams.onvif.ptz.node import Node, Range, Space
from wall.face.gripstate import state_of
from wall.face.helmwords import TROUBLES, WORDS
from wall.face.holding import Holding
from wall.glass.spotlights import Bay
from wall.trust.door import NOBODY_ASKED, Presence
from wall.trust.entry import Role

TURNS = Space("", Range(), Range())
KIM = Presence(guest=False, name="김하나", role=Role.OPERATOR)
HOLDING = Holding(0, Channel("a", {"ko": "가"}, "rtsp://h/"), Bay(None), KIM, "화재")
READY = Account(Node(TURNS, TURNS, centres=True))


def told(account: Account, language: str = "ko", holding: Holding = HOLDING) -> dict[str, object]:
    return state_of(holding, account, language, crowded=False, seconds=0, keeps=False)


def hangul(text: object) -> bool:
    return any("가" <= letter <= "힣" for letter in str(text))


def test_both_languages_say_everything() -> None:
    assert WORDS["ko"].keys() == WORDS["en"].keys()
    assert set(TROUBLES) == set(Trouble)
    missing = {f"missing_{one.name.lower()}" for one in Missing}
    assert missing <= WORDS["ko"].keys()


@pytest.mark.parametrize(
    ("error", "trouble", "words"),
    [
        (AnswerError("does not answer Stop within 2 s"), Trouble.SILENT, ""),
        (RefusedError("Sender not Authorized", "Sender not Authorized"), Trouble.REFUSED,
         "카메라의 말: Sender not Authorized"),
        (FaultError("answers Stop with HTTP 500"), Trouble.FAULT, ""),
        (UnmovableError("…", Missing.PROFILE, "p9", ["p1", "p2"]), Trouble.UNMOVABLE,
         "프로필 'p9'가 없습니다. 있는 것: p1, p2"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_the_language_of_the_glass(
    error: AnswerError, trouble: Trouble, words: str
) -> None:
    account = replace(READY, trouble=trouble_of(error), cause=error)
    assert account.trouble is trouble
    state = told(account)
    assert state["trouble"]
    assert hangul(state["line"])
    assert state["words"] == words
    assert not hangul(told(account, "en")["line"])


def test_nothing_that_our_side_says_is_english_on_a_korean_glass() -> None:
    for missing in Missing:
        cause = UnmovableError("in English", missing, "p")
        assert "English" not in str(told(replace(READY, trouble=Trouble.UNMOVABLE, cause=cause)))


def test_what_a_hand_can_do_is_what_the_camera_can() -> None:
    assert told(READY, "en")["hint"] == (
        "Drag to move, lift to stop  ·  two fingers zoom  ·  a tap centres"
    )
    assert told(Account(Node(TURNS, None)), "en")["hint"] == "Drag to move, lift to stop"
    assert told(Account(Node(None, TURNS)), "en")["hint"] == "two fingers zoom"
    assert told(Account(), "en")["hint"] == ""


def test_the_most_urgent_is_said() -> None:
    lines = [
        told(account, "en")["line"]
        for account in (
            Account(),
            READY,
            replace(READY, busy=True),
            replace(READY, busy=True, trouble=Trouble.UNSTOPPED),
        )
    ]
    assert lines[0] == "Asking the camera …"
    assert lines[1] == ""
    assert str(lines[2]).startswith("It was moving already")
    assert str(lines[3]).startswith("The camera has not confirmed its stop")


def test_who_holds_it_is_told_where_there_are_names() -> None:
    nobody = replace(HOLDING, presence=NOBODY_ASKED)
    titles = [
        told(READY, language, holding)["title"]
        for language, holding in product(("en", "ko"), (HOLDING, nobody))
    ]
    assert titles == [
        "김하나 moves this camera",
        "Pan, tilt, zoom",
        "김하나 님이 조작하고 있습니다",
        "회전·확대 조작",
    ]
