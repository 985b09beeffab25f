"""What the mayor's screen shows and obeys around the mosaic: totals, scenes, problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from layouts.layout import Layout
from layouts.scene import Scene
from layouts.surface import Surface
from layouts.tour import Step, Tour
from wall.documents import Documents
from wall.face.calls import calls_of
from wall.face.comfort import Comfort
from wall.face.delivery import Delivery
from wall.face.finder import Finder
from wall.face.guard import Guard
from wall.face.mapcalls import MapCalls
from wall.face.notice import Notice
from wall.face.problem import problem_of
from wall.face.program import Called, Rows, arranged
from wall.face.showing import Showing
from wall.face.spot import spot_of
from wall.face.tally import Tally
from wall.face.timekeeping import Timekeeping
from wall.face.touring import Touring
from wall.face.troubles import Troubles
from wall.glass.arrangement import Arrangement
from wall.glass.stage import Stage
from wall.glass.words import say
from wall.trust.door import Door

SPOT_MS = 200


class Face(QObject):
    """The controller of the wall's windows.

    Args:
        engine: Pictures, judgement, decisions.
        documents: Channels and layout.
        scene: What stands on the glass first; None: a mosaic of every channel.
        shape: The wall, if its true shape is to be kept; None to fill the window.
        language: ``ko`` or ``en``.
        door: Who is at the wall; None where nobody is asked.
    """

    renewed = Signal()
    beaten = Signal()
    spot_changed = Signal()
    scenes_changed = Signal()
    ruled = Signal()

    def __init__(
        self,
        engine: Delivery,
        documents: Documents,
        scene: Scene | None,
        shape: Surface | None,
        language: str,
        door: Door | None = None,
    ) -> None:
        """Put the first scene onto a stage."""
        super().__init__()
        self.engine = engine
        self.language = language
        self.layout: Layout | None = documents.layout
        self.tours: Mapping[str, Tour] = self.layout.tours_by_id if self.layout else {}
        """The tours of the layout by id."""
        self.showing = Showing(scene)
        """What was called up."""
        self.cover: Scene | None = None
        """What is edited: it stands over all that was called up; None for nothing."""
        self._shape = shape
        self._size = (1.0, 1.0)
        self.notice_ = Notice(language)
        self._ruling: QObject | None = None
        self._editing: QObject | None = None
        self._beat = 0
        self.rows = Rows(engine.channels, engine.rows.tolist())
        self.stage_ = Stage(
            engine, self.rows.names(engine.frames.shape.capacity, language), language
        )
        self.touring_ = Touring(self, self.stage_, language)
        self.touring_.played.connect(self.scenes_changed)
        self.comfort_ = Comfort(self.stage_, documents.layout)
        self.guard_ = Guard(self.stage_, self.rows, door)
        self.guard_.told.connect(self.notice_.warn)
        self.mapcalls_ = MapCalls(self, self.stage_, language)
        self.mapcalls_.replace(self.rows, self.layout)
        self.scenes_changed.connect(self.mapcalls_.changed)
        self.finder_ = Finder(self.stage_, self.rows)
        self.tally_ = Tally(engine, self.stage_)
        self.troubles_ = Troubles(engine, self.stage_, self.rows)
        self.clock_ = Timekeeping(language)
        self.clock_.explained.connect(self.notice_.warn)
        self.stage_.spotlighted.connect(self._renew_spot)
        self.stage_.said.connect(self._renew)
        self._spot: dict[str, Any] = {"open": False}
        self._spot_timer = QTimer(self)
        self._spot_timer.timeout.connect(self._renew_spot)
        self._spot_timer.start(SPOT_MS)

    def stop(self) -> None:
        """The windows are about to go: nothing is turned or told any more."""
        self._spot_timer.stop()
        self.comfort_.stop()
        self.clock_.stop()
        self.touring_.rest()
        self.stage_.stop()

    @property
    def scene_id(self) -> str | None:
        """The scene on the glass."""
        return self.showing.scene.id if self.showing.scene else None

    @property
    def scene_ids(self) -> tuple[str, ...]:
        """All scenes of the layout."""
        return tuple(scene.id for scene in self.layout.scenes) if self.layout else ()

    @property
    def salvo_ids(self) -> tuple[str, ...]:
        """All salvos of the layout."""
        return tuple(salvo.id for salvo in self.layout.salvos) if self.layout else ()

    @Slot(float, float)
    def fit(self, width: float, height: float) -> None:
        """The main window has so many pixels for tiles."""
        if width < 1 or height < 1 or (width, height) == self._size:
            return
        self._size = (width, height)
        self._arrange(keep_view=self._shape is not None)

    @Slot(str)
    def showScene(self, scene_id: str) -> None:  # noqa: N802 - called from QML
        """Change the scene; unknown ones are none."""
        self.touring_.overruled()
        self.call(Step(scene=scene_id))

    @Slot(str)
    def callSalvo(self, salvo_id: str) -> None:  # noqa: N802 - called from QML
        """Put a salvo onto its displays; unknown ones are none."""
        self.touring_.overruled()
        self.call(Step(salvo=salvo_id))

    @Slot(str)
    def dropSalvo(self, salvo_id: str) -> None:  # noqa: N802 - called from QML
        """Give the displays of a salvo back to what stood there."""
        if salvo_id in self.showing.salvo_ids:
            self.put(self.showing.without(salvo_id))

    def call(self, step: Step) -> None:
        """Put the scene or the salvo of a step onto the glass; unknown ones are none."""
        after = self.showing.after(step, self.layout)
        if after is not None:
            self.put(after)

    def preview(self, step: Step) -> Arrangement | None:
        """What would stand on the glass after a step; None if it is unknown."""
        after = self.showing.after(step, self.layout)
        return None if after is None else self._arranged(after)

    def put(self, showing: Showing) -> None:
        """Have this on the glass."""
        self.showing = showing
        self.stage_.light(None)
        self._arrange()
        self.scenes_changed.emit()

    @Slot(int)
    def spotlight(self, row: int) -> None:
        """Enlarge a channel; -1: none."""
        if row < 0:
            self.stage_.light(None)
        elif row in self.rows.by_row:
            self.stage_.press(row)
            self.stage_.light(row)

    def rule(self, ruling: QObject) -> None:
        """Rules show their cards from now on."""
        self._ruling = ruling
        self.ruled.emit()

    def edit(self, editing: QObject) -> None:
        """Scenes can be edited from now on."""
        self._editing = editing
        self.ruled.emit()

    def cover_with(self, scene: Scene | None) -> None:
        """Have a scene that is edited over all that was called up; None: no longer."""
        self.cover = scene
        self._arrange()

    def take(self, documents: Documents) -> None:
        """Put edited documents onto the glass."""
        left_out = self.engine.replace(documents.channels, documents.credentials)
        self.rows = Rows(self.engine.channels, self.engine.rows.tolist())
        self.guard_.replace(self.rows)
        self.layout = documents.layout
        self.tours = documents.layout.tours_by_id if documents.layout else {}
        self.showing = self.showing.edited(documents.layout)
        self.stage_.names = self.rows.names(self.engine.frames.shape.capacity, self.language)
        self._arrange(keep_view=True)
        self.touring_.replace()
        self.comfort_.replace(documents.layout)
        self.mapcalls_.replace(self.rows, self.layout)
        self.finder_.replace(self.rows)
        self.tally_.renew()
        self.troubles_.replace(self.rows)
        self.notice_.put(problem_of(documents, left_out, self.language))
        self.scenes_changed.emit()
        self.renewed.emit()

    @Slot()
    def _renew(self) -> None:
        """A second has passed: pictures in lists are due."""
        self._beat += 1
        self.beaten.emit()

    def _arrange(self, *, keep_view: bool = False) -> None:
        edited = self.cover is not None
        self.stage_.arrange(self._arranged(self._standing), keep_view=keep_view or edited)
        self.renewed.emit()

    @property
    def _standing(self) -> Showing:
        return self.showing if self.cover is None else Showing(self.cover)

    def _arranged(self, showing: Showing) -> Arrangement:
        called = Called(self.layout, showing.salvos) if self.layout else None
        return arranged(showing.scene, self._shape, self.rows, *self._size, called)

    stage = Property(QObject, lambda self: self.stage_, constant=True)
    touring = Property(QObject, lambda self: self.touring_, constant=True)
    ruling = Property(QObject, lambda self: self._ruling, notify=ruled)
    editing = Property(QObject, lambda self: self._editing, notify=ruled)
    guard = Property(QObject, lambda self: self.guard_, constant=True)
    mapcalls = Property(QObject, lambda self: self.mapcalls_, constant=True)
    finder = Property(QObject, lambda self: self.finder_, constant=True)
    tally = Property(QObject, lambda self: self.tally_, constant=True)
    troubles = Property(QObject, lambda self: self.troubles_, constant=True)
    clock = Property(QObject, lambda self: self.clock_, constant=True)

    def _get_beat(self) -> int:
        return self._beat

    beat = Property(int, _get_beat, notify=beaten)
    """Counts seconds, so that pictures in lists are asked for anew."""

    def _get_title(self) -> str:
        return self._standing.title(self.language) or say(self.language, "all")

    title = Property(str, _get_title, notify=renewed)

    def _get_count(self) -> str:
        count = len(self.stage_.arrangement.channels)
        words = say(self.language, "camera" if count == 1 else "cameras", count=count)
        return words if count and words not in self._get_title() else ""

    count = Property(str, _get_count, notify=renewed)

    def _get_empty(self) -> str:
        if len(self.stage_.arrangement.channels) or self.stage_.arrangement.boards:
            return ""
        return say(self.language, "empty_scene" if self.rows.by_id else "no_channels")

    empty = Property(str, _get_empty, notify=renewed)

    def _get_calls(self) -> list[dict[str, Any]]:
        return calls_of(self.layout, self.showing, self.touring_.playing, self.language)

    calls = Property(list, _get_calls, notify=scenes_changed)
    """What one touch calls up."""

    notice = Property(QObject, lambda self: self.notice_, constant=True)

    def _get_spot(self) -> dict[str, Any]:
        return self._spot

    spot = Property(dict, _get_spot, notify=spot_changed)

    @Slot()
    def _renew_spot(self) -> None:
        """Tiers and states change at their own time, and the panel is read at once."""
        spot = spot_of(self.engine, self.rows, self.stage_.lit, self.language)
        if spot != self._spot:
            self._spot = spot
            self.spot_changed.emit()
