"""What QML sees of an opinion that is being given: scale, text, voice, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import asdict, dataclass
from enum import StrEnum

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.face.face import Face
from kiosk.face.qrurl import address
from kiosk.face.reading import RECEIPT
from kiosk.face.speaking import Speaking, Voice
from kiosk.opinions.draft import Draft
from kiosk.opinions.keyboard import BOARDS, board, first_board, marks, typed
from kiosk.opinions.opinion import SCALE
from kiosk.opinions.receipt import Receipt
from kiosk.opinions.refusal import Refusal, RefusedError
from kiosk.opinions.words import tell, words

UNFINISHED = frozenset({Voice.RECORDING, Voice.MAKING})
Give = Callable[[Draft], "Future[Receipt]"]


class State(StrEnum):
    """How far it is."""

    CLOSED = "closed"
    GIVING = "giving"
    SAVING = "saving"
    TAKEN = "taken"


@dataclass(frozen=True)
class Taken:
    """What is shown of a receipt.

    Attributes:
        code: As people read it.
        source: Where QML finds its QR symbol.
        side: How many modules wide that is.
    """

    code: str
    source: str
    side: int


class Opining(QObject):
    """The opinion of the visitor who is there; all of it is gone when the visit is over.

    Args:
        face: What stands, and the visit.
        give: Has an opinion kept; says what became of it from another thread.
        minutes: The span of time that is kept of an opinion, as the visitor is told.
        speaking: The voice note.
    """

    changed = Signal()
    boarded = Signal()
    """Another keyboard stands."""
    spoken = Signal()
    """The screen's language is another."""
    _settled = Signal(str, object)

    def __init__(self, face: Face, give: Give, minutes: int, speaking: Speaking) -> None:
        """Closed."""
        super().__init__()
        self._face, self._give, self._minutes = face, give, minutes
        self._speaking = speaking
        speaking.changed.connect(self.changed)
        speaking.made.connect(self._heard)
        self._draft = Draft(face.bill.shown.id, face.visit.language.value)
        self._state = State.CLOSED
        self._board, self._raised, self._note = "ko", False, ""
        self._told = self._language
        self._taken: Taken | None = None
        self._title = ""
        face.visited.connect(self._visited)
        face.changed.connect(self._alarmed)
        self._settled.connect(self._settle)

    def aloud(self) -> tuple[str, str]:
        """What is opened, and its words; never what was typed, which others would hear."""
        told = self._word()
        if self._state is State.CLOSED:
            return "", ""
        if self._state is State.SAVING:
            return "saving", told["saving"]
        if self._taken is not None:
            # Letter by letter: it is no word.
            code = ", ".join(letter for letter in self._taken.code if letter.isalnum())
            return RECEIPT, "\n".join((told["taken"], code, told["taken_why"], told["privacy"]))
        if self._note:
            return f"giving {self._note}", self._note
        faces = [told[f"scale{scale}"] for scale in SCALE]
        write = told["unwritten"] or told["hint"]
        words = (told["ask"], self._title, *faces, write, told["privacy"])
        return "giving", "\n".join(words)

    @property
    def draft(self) -> Draft:
        """What has been said and not been sent."""
        return self._draft

    @Slot()
    def toggle(self) -> None:
        """Ask for an opinion on the page that stands, or close."""
        if self._state is not State.CLOSED:
            self.close()
            return
        if self._taken is not None:
            self._to(State.TAKEN)  # it was taken while the panel was shut
            return
        page = self._face.bill.shown
        if self._draft.page != page.id:
            self._wipe()
            self._draft = Draft(page.id, self._language)
        # Another page may have its turn while somebody writes.
        self._title = page.title
        self._speaking.again()
        self.write_with(first_board(self._language))
        self._to(State.GIVING)

    @Slot()
    def close(self) -> None:
        """Close; what was said stays until the visit is over, unless it was taken."""
        if self._state is State.TAKEN:
            self._taken = None
        self._to(State.CLOSED)

    @Slot(int)
    def rate(self, scale: int) -> None:
        """Tap a face."""
        self._draft.rate(scale)
        self._said()

    @Slot(str)
    def strike(self, key: str) -> None:
        """Strike a key."""
        raised = board(self._board).raised if self._raised else {}
        self._draft.write(typed(self._draft.text, raised.get(key, key)))
        self._raised = False
        self._said()

    @Slot()
    def shift(self) -> None:
        """Strike the key that raises the next one."""
        self._raised = not self._raised
        self.changed.emit()

    @Slot(str)
    def write_with(self, name: str) -> None:
        """Call up another keyboard."""
        self._board, self._raised = board(name).id, False
        self.boarded.emit()
        self.changed.emit()

    @Slot()
    def speak(self) -> None:
        """Begin a voice note, end it, or forget it."""
        self._note = ""
        self._speaking.turn()

    @Slot()
    def send(self) -> None:
        """Have it kept; a second tap while it is being kept does nothing."""
        if self._state is not State.GIVING or self._speaking.state in UNFINISHED:
            return
        self._draft.language = self._language
        code = self._draft.code
        self._to(State.SAVING)
        self._give(self._draft).add_done_callback(lambda done: self._settled.emit(code, done))

    @Slot(str, object)
    def _settle(self, code: str, done: Future[Receipt]) -> None:
        """It is on the disk, or was refused; nobody may be there any more, or the panel is shut."""
        if code != self._draft.code:
            return
        saving, error = self._state is State.SAVING, done.exception()
        if error is None:
            receipt = done.result()
            symbol = receipt.symbol
            self._taken = Taken(receipt.code, address(symbol), symbol.side)
            # What is taken is never sent again: another word would be lost under the same code.
            self._wipe()
            self._to(State.CLOSED if self._state is State.CLOSED else State.TAKEN)
            return
        if not saving:
            return
        refused = error if isinstance(error, RefusedError) else RefusedError(Refusal.DISK)
        self._to(State.GIVING, refused.say(self._language))

    @Slot()
    def _visited(self) -> None:
        if self._face.visit.touched is None:
            self._wipe()
            self._taken = None
            self._to(State.CLOSED)
        if self._language != self._told:
            self._told = self._language
            self.spoken.emit()

    @Slot(bytes)
    def _heard(self, voice: bytes) -> None:
        self._draft.speak(voice)
        self._note = "" if voice or self._speaking.state is not Voice.READY else self._unheard()
        self.changed.emit()

    def _unheard(self) -> str:
        return words(self._language)["unheard"]

    def _wipe(self) -> None:
        self._draft.wipe()
        self._speaking.forget()

    @Slot()
    def _alarmed(self) -> None:
        """What an alert says to do is not to be covered; what was typed stays."""
        if self._face.bill.alarm and self._state is not State.CLOSED:
            self.close()

    @property
    def _language(self) -> str:
        return self._face.visit.language.value

    def _said(self) -> None:
        self._note = ""
        self.changed.emit()

    def _to(self, state: State, note: str = "") -> None:
        self._state, self._note, self._raised = state, note, False
        self.changed.emit()

    def _word(self) -> dict[str, str]:
        told = dict(words(self._language))
        told["privacy"] = tell(self._language, "privacy", minutes=self._minutes)
        return told

    def _rows(self) -> list[list[str]]:
        return [list(row) for row in board(self._board).rows]

    def _ready(self) -> bool:
        return not self._draft.is_empty and self._speaking.state not in UNFINISHED

    def _left(self) -> str:
        return tell(self._language, "left", count=self._draft.room)

    def _voice(self) -> dict[str, str]:
        state = self._speaking.state
        key = {Voice.ABSENT: "mute", Voice.READY: "speak", Voice.MAKING: "saving"}
        says = {Voice.RECORDING: "speaking", Voice.KEPT: "spoken"} | key
        told = tell(self._language, says[state], seconds=self._speaking.seconds)
        return {"state": state, "says": told}

    state = Property(str, lambda self: self._state.value, notify=changed)
    title = Property(str, lambda self: self._title, notify=changed)
    scale = Property(int, lambda self: self._draft.scale or 0, notify=changed)
    text = Property(str, lambda self: self._draft.text, notify=changed)
    left = Property(str, _left, notify=changed)
    note = Property(str, lambda self: self._note, notify=changed)
    ready = Property(bool, _ready, notify=changed)
    voice = Property(dict, _voice, notify=changed)
    raised = Property(bool, lambda self: self._raised, notify=changed)
    taken = Property(dict, lambda self: asdict(self._taken) if self._taken else {}, notify=changed)
    board = Property(str, lambda self: self._board, notify=boarded)
    rows = Property(list, _rows, notify=boarded)
    marks = Property(list, lambda self: list(marks(self._board)), notify=boarded)
    upper = Property(dict, lambda self: dict(board(self._board).raised), notify=boarded)
    boards = Property(
        list, lambda self: [{"id": one.id, "name": one.name} for one in BOARDS], constant=True
    )
    faces = Property(list, lambda self: list(SCALE), constant=True)
    word = Property(dict, _word, notify=spoken)
