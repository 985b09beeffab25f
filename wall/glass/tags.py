"""Puts names and truth onto tiles as they become legible, and changes only those that say anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Mapping, Sequence

import numpy as np

from streams.floor.frame import Frames
from streams.floor.truth import Judge, State
from wall.glass.arrangement import Indices
from wall.glass.facts import facts_of
from wall.glass.labels import Label, Labels, strip_height, type_size
from wall.glass.laying import Laid
from wall.glass.legibility import Grade, Grades, Legibility
from wall.glass.painter import Images, Painter
from wall.glass.runs import Box
from wall.glass.strips import AT_ONCE, Strips
from wall.glass.textures import Textures
from wall.glass.theme import MOTIONS
from wall.glass.veil import Veil, Veils
from wall.glass.words import Facts, brief, truth

WORDED = 90
"""Narrower tiles (px at 1080 lines) of what may not be seen bear a lock and no word."""

CROWD = 200
"""Where more small tiles than that are in trouble, they are grey without their marks while the
canvas moves: with a mark on each of a city's a frame took a third of a second."""


class Tags:
    """The labels of one window's tiles.

    Args:
        painter: The window's nodes.
        textures: The window's textures.
        labels: Painted labels, shared by all windows.
    """

    def __init__(self, painter: Painter, textures: Textures, labels: Labels) -> None:
        """No tile bears a label yet."""
        self._painter = painter
        self._textures = textures
        self._labels = labels
        self._laid: Laid | None = None
        self._unit = 1.0
        self._names: Sequence[str] = ()
        self._veils: Veils = np.zeros(0, np.uint8)
        self._kinds: Veils = np.zeros(0, np.uint8)
        self._words: Mapping[int, str] = {}
        self._language = "ko"
        self._legibility = Legibility(MOTIONS.fade / 1000)
        self._grades: Grades = np.zeros(0, np.int8)
        self._worded: Indices = np.zeros(0, np.intp)
        """Places that bear a name."""
        self._plate_of: dict[int, int] = {}
        self._free_plates: list[int] = []
        self._plates = 0
        self._strips = Strips(painter, textures, labels)
        self._due: deque[int] = deque()
        """Places that have something else to say, the most urgent first."""
        self._bare: list[int] = []
        """Places without words that have another state."""
        self._said: dict[tuple[str, int], Hashable] = {}
        self._renumbered = False
        self._crowded = False

    def veil(self, veils: Veils, words: Mapping[int, str]) -> None:
        """Have what may not be seen say these words, by its veil; before `lay`."""
        self._veils, self._words = veils, words

    def lay(self, laid: Laid, names: Sequence[str], language: str, unit: float) -> None:
        """Take other tiles, or the same elsewhere; their labels follow with `say`."""
        self._kinds = self._veils[laid.channels]
        self._laid, self._names, self._language, self._unit = laid, names, language, unit
        self._grades = self._legibility.grade(laid.channels, laid.cells[:, 2], unit)
        self._worded = np.flatnonzero(self._grades > Grade.BARE)
        self._renumbered = True
        self._due.clear()
        self._bare.clear()
        self._said.clear()
        self._plate_of.clear()
        self._free_plates.clear()
        self._plates = 0
        self._painter.plates.keep(0)
        self._strips.lay(laid, self._worded, names, language, unit)

    def paint(self, frames: Frames, judge: Judge, now: float) -> None:
        """Let some of those that wait say what they have to.

        Args:
            frames: The shared memory.
            judge: States and since when.
            now: Seconds, monotonic.
        """
        turn = [*self._bare, *self._strips.turn().tolist()]
        room = len(self._bare) + AT_ONCE
        self._bare = []
        while self._due and len(turn) < room:
            turn.append(self._due.popleft())
        if turn:
            self.say(frames, judge, now, np.unique(turn))

    def renew(self, places: Indices) -> None:
        """These tiles have something else to say, when their turn comes.

        Args:
            places: Among the tiles laid out, the most urgent first.
        """
        if len(places):
            # A small tile's mark is one image for all of its kind: it need not wait.
            bare = self._grades[places] == Grade.BARE
            self._bare += places[bare].tolist()
            self._due = deque(dict.fromkeys([*places[~bare].tolist(), *self._due]))

    def renew_all(self) -> None:
        """A second has passed: what bears words has another age."""
        if self._laid is not None:
            self.renew(self._worded)

    @property
    def fading(self) -> bool:
        """Whether words are on their way in or out."""
        return self._strips.waiting or bool(self._due) or self._legibility.fading

    def fade(self, now: float, scale: float) -> None:
        """Let words that have become legible fade in, and those that no longer are fade out.

        Args:
            now: Seconds, monotonic.
            scale: By how much the tiles are larger now than they were laid out.
        """
        if self._laid is None:
            return
        changed = self._legibility.fade(now, scale, self._strips.unnamed())
        if not (changed or self._renumbered):
            return
        self._renumbered = False
        channels = self._laid.channels
        self._strips.fade(self._legibility.opacities(channels[self._worded]))
        plates = self._legibility.plates(channels)
        for place, number in self._plate_of.items():
            self._painter.plates.fade(number, float(plates[place]))

    def say(self, frames: Frames, judge: Judge, now: float, places: Indices | None = None) -> None:
        """Let tiles say what they are worth now.

        Args:
            frames: The shared memory.
            judge: States and since when.
            now: Seconds, monotonic.
            places: Only these tiles, by their place in what was laid; None for all.
        """
        laid = self._laid
        if laid is None or len(laid.channels) == 0:
            return
        everywhere = np.arange(len(laid.channels)) if places is None else places
        bad = (judge.states[laid.channels[everywhere]] != State.LIVE) | (
            self._kinds[everywhere] != Veil.NONE
        )
        worded = np.isin(everywhere, self._worded)
        for place in everywhere[~bad].tolist():
            self._take_plate(place)
        if places is None:
            self._crowded = not laid.resting and int((bad & ~worded).sum()) > CROWD
        if self._crowded:
            bad &= worded
        chosen = everywhere[bad | worded]
        facts = facts_of(frames, judge, laid.channels[chosen], now)
        bears_words = worded[bad | worded].tolist()
        for place, fact, words in zip(chosen.tolist(), facts, bears_words, strict=True):
            box = tuple(laid.cells[place].tolist())
            if words:
                badged = fact.state is State.LIVE and self._kinds[place] != Veil.HIDDEN
                self._strips.put(place, fact, self._grades[place], badged=badged)
            if fact.state is not State.LIVE or self._kinds[place] != Veil.NONE:
                self._plate(place, fact, box)

    def _plate(self, place: int, fact: Facts, box: Box) -> None:
        label, room = (
            self._veil_label(box, int(self._kinds[place]))
            if self._is_private(place, fact)
            else self._plate_label(fact, box, self._grades[place])
        )
        if self._said.get(("plate", place)) == label.key:
            return
        self._said["plate", place] = label.key
        if place not in self._plate_of:
            if self._free_plates:
                self._plate_of[place] = self._free_plates.pop()
            else:
                self._plate_of[place] = self._plates
                self._plates += 1
        x = round(box[0] + (box[2] - label.width) / 2)
        y = round(box[1] + (room - label.height) / 2)
        self._put(self._painter.plates, self._plate_of[place], label, x, y)
        # Whoever had this node before may not have been faded in.
        self._renumbered = True

    def _plate_label(self, fact: Facts, box: Box, grade: int) -> tuple[Label, float]:
        """The plate, and the height of the picture above the name, in whose middle it stands."""
        width, height = box[2], box[3]
        if grade == Grade.BARE:
            return self._labels.frame(fact.state, round(width), round(height)), height
        size = type_size(width, self._unit)
        roomy = grade >= Grade.ROOMY
        words = truth(fact, self._language) if roomy else brief(fact, self._language)
        strong = round(size * 1.1)
        label = self._labels.plate(fact.state, words, strong, round(width * 0.96))
        return label, height - strip_height(size)

    def _is_private(self, place: int, fact: Facts) -> bool:
        """Whether that is what a tile says first: a blur is a picture, and its trouble matters."""
        kind = self._kinds[place]
        return bool(kind == Veil.HIDDEN or (kind != Veil.NONE and fact.state is State.LIVE))

    def _veil_label(self, box: Box, kind: int) -> tuple[Label, float]:
        """The plate of what may not be seen, and the height of its room."""
        width, height = box[2], box[3]
        if width < WORDED * self._unit:
            return self._labels.frame(None, round(width), round(height)), height
        size = type_size(width, self._unit)
        label = self._labels.plate(None, self._words.get(kind, ""), size, round(width * 0.96))
        return label, height - strip_height(size)

    def _take_plate(self, place: int) -> None:
        number = self._plate_of.pop(place, None)
        if number is None:
            return
        self._painter.plates.hide(number)
        self._free_plates.append(number)
        self._said.pop(("plate", place), None)

    def _put(self, images: Images, number: int, label: Label, x: float, y: float) -> None:
        texture = self._textures.label(label.key, label.image)
        images.put(number, texture, (x, y, float(label.width), float(label.height)), None)
