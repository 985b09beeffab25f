"""Goes through all screens of a running wall by touch, and keeps a picture of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem

from scripts.benchmark.hand.guest import Guest
from scripts.picturing.town import ASKED, FAULTS, PERSON, PIN
from streams.floor.truth import State
from wall.face.face import Face
from wall.face.ruling import Ruling
from wall.rules.happening import Happening, Kind

STEP_MS = 100
SETTLE_MS = 900
"""After a touch, until what it moves has come to rest."""
PATIENCE_S = 40.0
TYPED = {"ko": ("page_ㄱㄴㄷ", "key_ㄱ", "key_ㄴ"), "en": ("key_b", "key_r", "key_i")}
RAIN = Happening(
    "a1",
    Kind.ALERT,
    "호우경보",
    {
        "ko": "서울 전역에 호우경보가 발령되었습니다.",
        "en": "Heavy rain is expected in all of Seoul.",
    },
    severity="extreme",
)


RIVER = Happening(
    "a2",
    Kind.ALERT,
    "홍수경보",
    {
        "ko": "서울 호우경보: 3시간 강우량 90 mm 예상 · 기상청",
        "en": "Heavy rain in Seoul: 90 mm expected in 3 hours · the weather service",
    },
    advice={
        "ko": "· 하천변, 지하차도, 지하 공간에서 즉시 나와 높은 곳으로 가세요.\n"
        "· 물에 잠긴 도로는 걷지도 운전하지도 마세요.",
        "en": "· Leave river banks, underpasses and basements at once, and go up.\n"
        "· Neither walk nor drive through flooded roads.",
    },
)
QUAKE = Happening("a3", Kind.ALERT, "지진", drill="exercise")


@dataclass(frozen=True)
class Plan:
    """What is to be taken.

    Attributes:
        report: File descriptor for the reports.
        folder: Where the pictures go.
        mark: What stands before each name.
        language: Of the glass.
        layout: The layout document, which is spoilt for a moment.
        only: Beginnings of the names of pictures; with none, all are taken.
    """

    report: int
    folder: str
    mark: str
    language: str
    layout: str
    only: Sequence[str] = ()


class Photographer(Guest):
    """A finger, and a camera before the glass.

    Args:
        plan: What to do.
    """

    def __init__(self, plan: Plan) -> None:
        """Wait for the wall."""
        super().__init__(plan.report)
        self._plan = plan
        self._way: Iterator[int] = iter(())

    def met(self) -> None:
        """Go as soon as the window is there: with private cameras, never all are live."""
        self._way = self._round()
        self._go_on()

    def ready(self) -> None:
        """It is under way already."""

    @property
    def face(self) -> Face:
        """The wall's controller."""
        face = self.window.property("face")
        if not isinstance(face, Face):
            raise TypeError("the window has no face")
        return face

    def _go_on(self) -> None:
        pause = next(self._way, None)
        if pause is None:
            self.tell("end")
        else:
            self.later(pause, self._go_on)

    def _round(self) -> Iterator[int]:
        yield from self._until(self._most_live)
        self.tell("live")
        for part in (
            self._visitor, self._sign_in, self._overview, self._finding, self._large,
            self._mapped, self._scenes, self._editing, self._happening, self._spoilt,
        ):  # fmt: skip
            yield from part()

    def _visitor(self) -> Iterator[int]:
        yield 4000
        yield from self._take("guest")

    def _sign_in(self) -> Iterator[int]:
        yield from self._touch("doorButton")
        yield from self._touch(f"name_{PERSON[self._plan.language]}")
        for digit in "000000":
            yield from self._touch(f"digit_{digit}", 120)
        yield from self._touch("enterPin")
        yield 1500
        yield from self._take("pin-wrong")
        for digit in PIN:
            yield from self._touch(f"digit_{digit}", 120)
        yield from self._take("pin")
        yield from self._touch("enterPin")
        yield from self._until(lambda: not self.face.guard_.presence.guest)
        yield SETTLE_MS

    def _overview(self) -> Iterator[int]:
        yield from self._until(self._faults_told)
        yield from self._take("city")
        for state in ("lost", "refused", "late", "frozen"):
            if self._item_called(f"total_{state}"):
                yield from self._touch(f"total_{state}")
                yield from self._take(f"troubles-{state}")
                yield from self._touch("chip_all")
                break
        yield from self._take("troubles")
        yield from self._touch("closeTroubles")

    def _finding(self) -> Iterator[int]:
        yield from self._touch("searchButton")
        yield from self._take("search-empty")
        for key in TYPED[self._plan.language]:
            yield from self._touch(key, 200)
        yield from self._take("search")
        for _ in range(6):
            yield from self._touch(TYPED[self._plan.language][-1], 100)
        yield from self._take("search-nothing")
        yield from self._touch("closeSearch")

    def _large(self) -> Iterator[int]:
        yield from self._spot(0)
        yield 5000
        yield from self._take("spotlight")
        yield from self._touch("replay")
        yield 1500
        yield from self._take("replay")
        yield from self._touch("replayClose")
        yield from self._spot(-1)
        for number, (kind, _) in FAULTS.items():
            yield from self._spot(number)
            yield from self._take(f"spotlight-{kind.replace('_', '-')}")
            yield from self._spot(-1)
        yield from self._spot(ASKED)
        yield from self._take("purpose")
        yield from self._touch("dismissQuestion")

    def _mapped(self) -> Iterator[int]:
        yield from self._touch("scene_map")
        yield 1500
        yield from self._take("map")
        yield from self._tap(self._middle(self.item) + QPoint(140, 60))
        yield 2500
        yield from self._take("map-nearest")
        yield from self._touch("mapBack")

    def _scenes(self) -> Iterator[int]:
        for scene in ("figures", "desk", "bridges", "morning"):
            yield from self._touch(f"scene_{scene}")
            yield 2000
            yield from self._take(f"scene-{scene}")
        yield from self._touch("salvo_flood")
        yield 1500
        yield from self._take("salvo")
        yield from self._touch("salvo_flood")
        yield from self._touch("tour_day")
        yield 1500
        yield from self._take("tour")
        yield from self._touch("tourPause")
        yield from self._take("tour-paused")
        yield from self._touch("tourStop")
        yield from self._touch("scene_morning")

    def _editing(self) -> Iterator[int]:
        yield from self._touch("editButton")
        yield 1500
        yield from self._take("edit")
        yield from self._tap(self._on("editCanvas", 0.3, 0.3))
        yield from self._touch("result_6")
        yield from self._take("edit-chosen")
        yield from self._touch("editSaveAs")
        yield from self._take("edit-name")
        yield from self._touch("nameCancel")
        yield from self._touch("editRepertoire")
        yield from self._take("scenes")
        yield from self._touch("repertoireDelete_desk")
        yield from self._take("scenes-delete")
        yield from self._touch("repertoireDelete_bridges")
        yield from self._take("scenes-in-use")
        yield from self._touch("repertoireRename_morning")
        yield from self._take("scenes-rename")
        yield from self._touch("repertoireCancel")
        yield from self._touch("repertoireClose")
        yield from self._touch("editDone")
        yield from self._take("edit-leave")
        yield from self._touch("leaveDiscard")

    def _happening(self) -> Iterator[int]:
        ruling = self.face.property("ruling")
        if not isinstance(ruling, Ruling):
            return
        ruling.tell(RAIN)
        yield 3000
        yield from self._take("alert")
        yield from self._tap(self._on("mosaic", 0.8, 0.02))
        yield from self._take("alert-noticed")
        ruling.tell(Happening("s1", Kind.SITUATION, position=(37.5665, 126.978)))
        yield 2000
        yield from self._take("alert-two")
        ruling.end("a1")
        ruling.end("s1")
        yield SETTLE_MS
        for one in (QUAKE, RIVER):
            ruling.tell(one)
        yield 2500
        yield from self._tap(self._on("mosaic", 0.9, 0.02))
        yield 6000
        yield from self._take("alert-advised")
        for one in (QUAKE, RIVER):
            ruling.end(one.id)
        yield SETTLE_MS

    def _spoilt(self) -> Iterator[int]:
        path = Path(self._plan.layout)
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace('"bridges"', '"brigdes"', 1), encoding="utf-8")
        yield from self._until(lambda: bool(self.face.notice_.property("sentence")))
        yield from self._take("document-wrong")
        path.write_text(before, encoding="utf-8")
        yield STEP_MS

    def _most_live(self) -> bool:
        states = self.stage.source.judge.states[self.stage.arrangement.channels]
        return len(states) > 0 and bool((states == State.LIVE).mean() > 0.95)

    def _faults_told(self) -> bool:
        states = self.stage.source.judge.states
        return all(states[number] != State.LIVE for number in FAULTS)

    def _until(self, met: Callable[[], bool]) -> Iterator[int]:
        end = time.monotonic() + PATIENCE_S
        while not met() and time.monotonic() < end:
            yield STEP_MS

    def _take(self, name: str) -> Iterator[int]:
        if self._plan.only and not any(name.startswith(one) for one in self._plan.only):
            return
        file = Path(self._plan.folder) / f"{name}-{self._plan.mark}.png"
        if not self.window.grabWindow().save(str(file)):
            raise OSError(f"{file}: the picture cannot be written; check the folder.")
        self.tell("picture", name=name)
        yield STEP_MS

    def _spot(self, row: int) -> Iterator[int]:
        self.face.spotlight(row)
        yield 1600

    def _touch(self, name: str, settle: int = SETTLE_MS) -> Iterator[int]:
        """Tap what is called so; what is not there is told of, and passed over."""
        item = self._item_called(name)
        if item is None:
            self.tell("missing", name=name)
            return
        yield from self._tap(self._middle(item), settle)

    def _tap(self, at: QPoint, settle: int = SETTLE_MS) -> Iterator[int]:
        self.touches().press(0, at, self.window).commit(False)
        yield 60
        self.touches().release(0, at, self.window).commit(False)
        yield settle

    def _item_called(self, name: str) -> QQuickItem | None:
        items = [self.window.contentItem()]
        while items:
            item = items.pop()
            if item.objectName() == name and item.isVisible():
                return item
            items += item.childItems()
        return None

    def _on(self, name: str, x: float, y: float) -> QPoint:
        item = self._item_called(name) or self.item
        return item.mapToScene(QPointF(item.width() * x, item.height() * y)).toPoint()

    def _middle(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
