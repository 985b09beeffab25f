"""Visitors at the wall: what they see, what they are told, and how its people come back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layouts.channels import Channel
from layouts.particles import particle
from streams.floor.truth import Tier
from tests.wall.city import flat
from tests.wall.face.conftest import NAMES, OpenWall, Wall, channels
from wall.documents import Documents
from wall.face.panorama import pixels_of
from wall.face.port import WallPort
from wall.face.still import Stills
from wall.face.witness import Witness
from wall.glass.textures import view_of
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door
from wall.trust.entry import Entry, Role
from wall.trust.ledger import read, reading
from wall.trust.people import People, Person
from wall.trust.people import Veil as Shown
from wall.trust.pin import hashed
from wall.trust.policy import DeniedError

PIN = "482913"
PEOPLE = People((Person("Kim", Role.OPERATOR, hashed(PIN)),))
PRIVATE, ASKED, OPEN = 1, 2, 3
BRIGHT = (250, 60, 200)


def marked() -> tuple[Channel, ...]:
    """Six channels: the second is private, the third is enlarged for a purpose alone."""
    every = list(channels())
    every[PRIVATE] = replace(every[PRIVATE], private=True)
    every[ASKED] = replace(every[ASKED], reason_required=True)
    return tuple(every)


class Guarded:
    """A wall with a door, or without one, and its log."""

    def __init__(self, wall: Wall, clerk: Clerk, log: Path) -> None:
        """Let everything be recorded."""
        self.wall = wall
        self.clerk = clerk
        self.log = log
        self.people: list[People | None] = []
        """The people document, as it was edited; the last counts."""
        documents = Documents(wall.city.channels, None, {}, (), {})
        self.witness = Witness(wall.face, clerk, documents, "sha256:00")
        wall.city.still(PRIVATE, BRIGHT)

    @property
    def question(self) -> str:
        """What the wall says or asks over the tiles; empty for nothing."""
        asked = self.wall.find("question")
        return str(asked.property("text")) if asked.isVisible() else ""

    def lit(self) -> int | None:
        """The channel in the spotlight."""
        return self.wall.face.stage_.lit

    def bright(self) -> bool:
        """Whether any pixel of the window is of the private picture."""
        self.wall.settle()
        apart = pixels_of(self.wall.window.grabWindow())[..., 2::-1].astype(int) - BRIGHT
        return bool((np.abs(apart).max(axis=2) < 24).any())

    def sign_in(self, pin: str = PIN) -> None:
        """Touch the pad."""
        self.wall.press("doorButton")
        for digit in pin:
            self.wall.press(f"digit_{digit}")
        self.wall.press("enterPin")

    def entries(self) -> list[Entry]:
        """What was recorded; nothing can be recorded after it."""
        self.clerk.stop()
        with reading(self.log) as database:
            return list(read(database, "ORDER BY sequence"))


OpenGuarded = Callable[..., Guarded]


@pytest.fixture
def guarded(open_wall: OpenWall, tmp_path: Path) -> Iterator[OpenGuarded]:
    """Opens a wall with marked channels."""
    made: list[Guarded] = []
    wanted: list[People | None] = []

    def make(people: People | None = PEOPLE, language: str = "en") -> Guarded:
        log = tmp_path / "audit.sqlite"
        clerk = Clerk(Archive(log))
        clerk.start()
        wanted.append(people)
        door = Door(lambda: wanted[-1] or PEOPLE, clerk) if people else None
        made.append(Guarded(open_wall(language=language, listed=marked(), door=door), clerk, log))
        made[0].people = wanted
        return made[0]

    yield make
    for one in made:
        one.witness.stop()
        one.clerk.stop()


def test_a_wall_without_people_shows_everything_and_has_no_door(guarded: OpenGuarded) -> None:
    it = guarded(None)
    assert not it.wall.find("doorButton").isVisible()
    assert it.bright()
    it.wall.face.spotlight(PRIVATE)
    assert it.lit() == PRIVATE


def test_visitors_do_not_see_a_private_channel_and_are_told_that_there_is_one(
    guarded: OpenGuarded,
) -> None:
    it = guarded()
    assert not it.bright()
    assert it.wall.find("doorButton").property("text") == "Guest mode: 1 hidden"
    it.wall.face.spotlight(PRIVATE)
    assert it.lit() is None
    it.wall.settle()
    assert it.question.startswith("'Mapo Bridge South' is private")
    it.wall.press("dismissQuestion")
    assert it.question == ""
    it.wall.face.spotlight(OPEN)
    assert it.lit() == OPEN


def test_lists_show_no_more_than_tiles(guarded: OpenGuarded) -> None:
    it = guarded()
    noise = np.random.default_rng(3).integers(0, 256, (54, 96, 4), np.uint8)
    it.wall.city.frames.write_still(PRIVATE, noise, 1.0, Tier.STILL)
    stills = Stills(it.wall.face.stage_)
    shown = pixels_of(stills.requestImage(f"{PRIVATE}/0", None, None))  # type: ignore[arg-type]
    assert shown[..., :3].max() < 60
    assert pixels_of(view_of(noise))[..., :3].max() > 200


def test_a_pin_opens_and_one_touch_brings_the_guest_mode_back(guarded: OpenGuarded) -> None:
    it = guarded()
    it.sign_in("000001")
    message = it.wall.find("padMessage")
    it.wall.bot.waitUntil(lambda: message.property("text") == "This PIN is not right.")
    assert not it.bright()
    it.wall.press("digit_1")
    assert message.property("text") == "Choose your name and type your PIN."
    it.wall.press("doorButton")
    it.sign_in()
    it.wall.bot.waitUntil(lambda: not it.wall.find("padMessage").isVisible())
    assert it.bright()
    assert it.wall.find("doorButton").property("text") == "Kim: to guest mode"
    it.wall.face.spotlight(PRIVATE)
    assert it.lit() == PRIVATE
    it.wall.press("doorButton")
    assert it.lit() is None, "the spotlight is not for visitors either"
    assert not it.bright()
    told = [(e.event, e.who, e.object) for e in it.entries()[4:]]
    assert told == [
        ("denied", "", "Kim"),
        ("signed in", "Kim", ""),
        ("spotlight", "Kim", "seoul-0001"),
        ("signed out", "Kim", ""),
        ("guest mode", "", ""),
        ("spotlight", "", ""),
    ]


def test_a_refusal_offers_the_pad(guarded: OpenGuarded) -> None:
    it = guarded()
    it.wall.face.spotlight(PRIVATE)
    it.wall.press("signInForIt")
    assert it.wall.find("padMessage").isVisible()
    assert it.question == ""


def test_a_purpose_is_asked_for_and_recorded(guarded: OpenGuarded) -> None:
    it = guarded(None)
    it.wall.face.spotlight(ASKED)
    assert it.lit() is None
    it.wall.settle()
    assert (
        it.question
        == "'Jongno 3-ga' may be enlarged only for a purpose. Choose one; it is recorded."
    )
    it.wall.press("purpose_1")
    assert it.lit() == ASKED
    assert it.question == ""
    it.wall.face.spotlight(OPEN)
    it.wall.face.spotlight(ASKED)
    it.wall.settle()
    assert it.lit() == OPEN, "a purpose holds for one look"
    it.wall.find("purposeField").setProperty("text", "실종자 수색")
    it.wall.face.guard_.give("실종자 수색")
    told = [(e.event, e.object, e.reason) for e in it.entries()[3:]]
    assert told == [
        ("spotlight", "seoul-0002", "Fire or rescue"),
        ("spotlight", "seoul-0003", ""),
        ("spotlight", "seoul-0002", "실종자 수색"),
    ]


def test_a_question_that_is_put_away_leaves_the_channel_in_its_tile(guarded: OpenGuarded) -> None:
    it = guarded(None)
    it.wall.face.spotlight(ASKED)
    it.wall.press("dismissQuestion")
    assert it.question == ""
    it.wall.face.guard_.give("too late")
    assert it.lit() is None


def test_the_remote_control_cannot_show_visitors_what_is_private(guarded: OpenGuarded) -> None:
    it = guarded()
    port = WallPort(it.wall.face, it.wall.windows.all, it.witness)
    with pytest.raises(DeniedError, match="guest mode"):
        port.spotlight("seoul-0001", "fire")
    port.pictured("seoul-0001")
    told = [(e.event, e.object, e.origin) for e in it.entries()[4:]]
    assert told == [("denied", "seoul-0001", "remote"), ("snapshot", "seoul-0001", "remote")]


def test_the_remote_control_gives_its_reason(guarded: OpenGuarded) -> None:
    it = guarded(None)
    port = WallPort(it.wall.face, it.wall.windows.all, it.witness)
    for ask in (port.spotlight, port.pictured):
        with pytest.raises(DeniedError, match=r"\?reason=TEXT"):
            ask("seoul-0002")
    port.pictured("seoul-0002", "화재")
    port.spotlight("seoul-0002", "화재")
    it.wall.bot.waitUntil(lambda: it.lit() == ASKED)
    last = it.entries()[-2:]
    assert [(e.event, e.origin, e.reason) for e in last] == [
        ("snapshot", "remote", "화재"),
        ("spotlight", "remote", "화재"),
    ]


def test_visitors_may_see_a_blur_where_the_people_say_so(guarded: OpenGuarded) -> None:
    it = guarded(replace(PEOPLE, veil=Shown.BLURRED))
    assert it.wall.find("doorButton").property("text") == "Guest mode: 1 blurred"
    half = flat(96, 54, (0, 0, 0))
    half[:, ::2] = 255
    it.wall.city.frames.write_still(PRIVATE, half, 1.0, Tier.STILL)
    it.wall.settle()
    assert it.wall.face.stage_.shade.veils[PRIVATE] == 1


def test_a_channel_that_an_edit_makes_private_is_gone_with_that_edit(guarded: OpenGuarded) -> None:
    it = guarded()
    edited = list(marked())
    edited[PRIVATE] = replace(edited[PRIVATE], private=False)
    it.wall.face.take(Documents(tuple(edited), None, {}, (), {}))
    assert it.bright()
    it.wall.face.take(Documents(marked(), None, {}, (), {}))
    assert not it.bright()


def test_whoever_is_gone_for_too_long_is_signed_out(guarded: OpenGuarded) -> None:
    it = guarded(replace(PEOPLE, minutes=1))
    it.sign_in()
    it.wall.bot.waitUntil(lambda: not it.wall.face.guard_.property("guest"))
    door = it.wall.face.guard_._door
    assert door is not None
    door._touched -= 61
    it.wall.second()
    assert it.wall.face.guard_.property("guest")
    assert not it.bright()


def test_korean_is_korean(guarded: OpenGuarded) -> None:
    it = guarded(language="ko")
    it.wall.face.spotlight(PRIVATE)
    it.wall.settle()
    assert it.question.startswith(
        f"'{NAMES[PRIVATE][0]}'{particle(NAMES[PRIVATE][0], '은', '는')} 비공개 채널"
    )
    it.wall.press("signInForIt")
    texts = it.wall.texts()
    assert {"방문자 모드: 1대 가림", "로그인", "입력", "이름을 고르고 PIN을 입력하십시오."} <= set(
        texts
    )


@pytest.mark.parametrize(
    ("language", "lead"), [("en", "Kim is signed out."), ("ko", "Kim 님을 로그아웃했습니다.")]
)
def test_whoever_is_removed_from_the_document_is_out_and_the_glass_says_so(
    guarded: OpenGuarded, language: str, lead: str
) -> None:
    it = guarded(language=language)
    it.sign_in()
    it.wall.bot.waitUntil(lambda: not it.wall.face.guard_.property("guest"))
    it.wall.face.spotlight(PRIVATE)
    it.people.append(replace(PEOPLE, all=()))
    door = it.wall.face.guard_._door
    assert door is not None
    door.renew()
    it.wall.bot.waitUntil(lambda: bool(it.wall.face.guard_.property("guest")))
    assert it.lit() is None
    assert not it.bright()
    assert lead in it.wall.texts()
