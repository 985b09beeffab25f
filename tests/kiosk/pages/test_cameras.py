"""The page of cameras: the nearest first, each with its truth, and one of them enlarged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from kiosk.knowledge import Knowledge
from kiosk.knowledge.outlook import UNKNOWN, Liveness, Outlook
from kiosk.page import Camera, Language, Notice, Page
from kiosk.pages import Brief
from kiosk.pages.build import build, worth
from streams.feeds.snapshot import State
from tests.kiosk.pages.known import KIOSK, NOON, later, near, square

FAR = Outlook({"ko": "대교", "en": "Bridge"}, near(2900), Liveness.LIVE, NOON)
NOWHERE = Outlook({"ko": "어딘가", "en": "Somewhere"}, None, Liveness.STILL, NOON)


def page(
    cameras: Mapping[str, Outlook], language: Language = Language.EN, chosen: str = ""
) -> Page:
    kiosk = replace(KIOSK, cameras=tuple(cameras))
    return build("cameras", Brief(kiosk, Knowledge(cameras=cameras), language, NOON, chosen=chosen))


def one(outlook: Outlook, language: Language = Language.EN) -> Camera:
    (block,) = page({"square": outlook}, language).blocks
    assert isinstance(block, Camera)
    return block


def says(outlook: Outlook, language: Language = Language.EN) -> str:
    vouch = one(outlook, language).vouch
    assert vouch is not None
    return vouch.says


def test_the_nearest_camera_comes_first_and_one_that_is_nobody_knows_where_last() -> None:
    told = page({"somewhere": NOWHERE, "bridge": FAR, "square": square()}).blocks
    assert [block.title for block in told] == ["Square", "Bridge", "Somewhere"]
    details = [block.detail for block in told if isinstance(block, Camera)]
    assert details == ["350 m from here", "2.9 km from here", ""]


@pytest.mark.parametrize(
    ("language", "live", "late"),
    [
        (Language.KO, "실시간", "마지막 화면 11:59:30"),
        (Language.EN, "Live", "Last picture 11:59:30"),
        (Language.ZH, "实时", "最后画面 11:59:30"),
        (Language.JA, "ライブ", "最後の映像 11:59:30"),
    ],
)
def test_only_what_moves_is_called_live_in_every_language(
    language: Language, live: str, late: str
) -> None:
    assert says(square(), language) == live
    old = square(Liveness.LATE, at=later(seconds=-30))
    assert says(old, language) == late
    assert live not in one(old, language).spoken
    assert live not in one(square(Liveness.STILL), language).spoken


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.KO, "실시간보다 7초 늦음"),
        (Language.EN, "Live, 7 seconds behind"),
        (Language.ZH, "实时 · 延迟7秒"),
        (Language.JA, "ライブ・7秒遅れ"),
    ],
)
def test_motion_that_is_not_of_now_says_how_far_it_is_behind(language: Language, told: str) -> None:
    assert says(square(behind_s=7), language) == told
    assert told in one(square(behind_s=7), language).spoken


def test_every_other_picture_says_of_when_it_is() -> None:
    since, at = later(seconds=-95), later(seconds=-1)
    assert says(square(Liveness.STILL, at=at)) == "Picture of 11:59:59"
    frozen, black = square(Liveness.FROZEN, since=since), square(Liveness.BLACK, since=since)
    assert says(frozen) == "Picture has stood still since 11:58:25"
    assert says(black) == "Picture has been dark since 11:58:25"
    assert says(square(Liveness.GONE, since=since)) == "No picture since 11:58:25"
    assert says(square(Liveness.GONE, since=later(days=-2))) == "No picture since 19 Nov 12:00"
    assert says(UNKNOWN) == "No picture yet"


@pytest.mark.parametrize(
    ("liveness", "state"),
    [
        (Liveness.LIVE, State.FRESH),
        (Liveness.STILL, State.FRESH),
        (Liveness.FROZEN, State.STALE),
        (Liveness.BLACK, State.STALE),
        (Liveness.LATE, State.STALE),
        (Liveness.GONE, State.NO_DATA),
    ],
)
def test_its_vouch_is_what_is_proven_of_it(liveness: Liveness, state: State) -> None:
    block = one(square(liveness, since=NOON))
    assert block.vouch is not None
    assert block.vouch.state is state
    assert block.vouch.at == later(seconds=-1)
    assert block.pictured is (liveness is not Liveness.GONE)


def test_a_camera_is_read_aloud_with_its_name_its_place_and_since_when() -> None:
    assert one(square()).spoken == "Square, 350 metres from here: Live."
    gone = square(Liveness.GONE, since=later(minutes=-7))
    assert one(gone).spoken == "Square, 350 metres from here: No picture since 11:53."
    assert one(square(position=None)).spoken == "Square: Live."


def test_one_that_was_chosen_stands_alone_and_leads_back_and_to_those_beside_it() -> None:
    cameras = {"square": square(), "bridge": FAR, "somewhere": NOWHERE}
    told = page(cameras, chosen="square")
    assert told.part == "square"
    (block,) = told.blocks
    assert isinstance(block, Camera)
    assert (block.page, block.before, block.after) == (
        "cameras",
        "cameras/somewhere",
        "cameras/bridge",
    )
    assert [one.page for one in page(cameras).blocks if isinstance(one, Camera)] == [
        "cameras/square",
        "cameras/bridge",
        "cameras/somewhere",
    ]


def test_one_that_may_not_be_shown_any_more_leads_to_all_that_may() -> None:
    """It was chosen, and became private meanwhile."""
    told = page({"square": square()}, chosen="hall")
    assert told.part == ""
    assert [block.title for block in told.blocks] == ["Square"]


def test_the_page_has_its_turn_only_while_there_is_a_picture() -> None:
    gone = square(Liveness.GONE, since=NOON)
    assert worth(page({"square": gone, "bridge": FAR}))
    assert not worth(page({"square": gone}))
    assert not worth(page({}))
    (notice,) = page({}).blocks
    assert isinstance(notice, Notice)
