"""The kiosk's composition root: document, what is kept, Qt, the screen, and only then the rest."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFont, QGuiApplication

from kiosk.again import AGAIN, to_end
from kiosk.cameras.cameras import Cameras
from kiosk.checkup import checkup
from kiosk.face.bell import Bell
from kiosk.face.counter import Counter
from kiosk.face.face import Face
from kiosk.face.guide import Guide
from kiosk.face.pictures.gallery import Gallery
from kiosk.face.reading import Reading
from kiosk.face.service import Service
from kiosk.face.setting import Setting
from kiosk.face.window import KioskWindow, Look
from kiosk.keeping import kept
from kiosk.knowledge.intake import Intake
from kiosk.lastdocument import LastDocument
from kiosk.page import Language
from kiosk.playbill import Playbill
from kiosk.reception import Reception
from kiosk.stationclock import station_clock
from kiosk.voice.plugs import Plugs
from kiosk.wording.say import words
from layouts.kiosk import Kiosk
from layouts.kiosk_reader import load_kiosk
from streams.floor.log import set_up
from wall.glass.backend import has_card, painting
from wall.glass.collector import Collector
from wall.glass.typeface import family

RENEWED = 4
"""The exit code of a kiosk that its watchdog is to start with its mended document."""
MEND_MS = 2000
SWITCH_S = 0.001
"""For how long a thread that reads feeds may keep the interpreter from the screen."""
SETTLES_S = 20.0
"""By then all is loaded that is loaded behind the first picture."""


@dataclass(frozen=True)
class Options:
    """What the kiosk was started with.

    Attributes:
        config: Its document.
        size: Pixels of the window; None: the whole screen.
        windowed: Whether it stands in a window that can be closed, with a cursor.
        pulse: The descriptor of the pulse that a watchdog looks at; None: there is none.
        first_picture: A descriptor that is told of the first picture; None: nobody waits for it.
    """

    config: Path
    size: tuple[int, int] | None = None
    windowed: bool = False
    pulse: int | None = None
    first_picture: int | None = None


def run(options: Options) -> int:
    """Run the kiosk until it is ended.

    Returns:
        The process's exit code.

    Raises:
        DocumentError: The document cannot be used.
        NoDisplayError: There is nothing to show a window on.
        FaceBrokenError: A QML file cannot be used.
        PulseError: The watchdog's pulse is none.
    """
    set_up()
    last = LastDocument(options.config)
    found = last.begin(watched=options.pulse is not None)
    kiosk = found.kiosk
    os.environ.update(painting(os.environ, card=has_card()))
    sys.setswitchinterval(SWITCH_S)
    with ExitStack() as stack:
        begun = begin(kiosk, stack, found.trouble)
        app, intake, face = begun.app, begun.intake, begun.face
        service = Service(kiosk.pin, app.exit)
        reception = Reception(kiosk)
        stack.callback(reception.stop)
        clock = station_clock(kiosk.place.zone)
        reading = begun.reading
        reading.beside(lambda: service.aloud(face.visit.language), service.changed)
        counter = Counter(kiosk, face, reception.give, clock, reading)
        look = Look(kiosk.panel.screen, options.size, shut=not options.windowed)
        guide = Guide(face, reading)
        parts = {**begun.parts, "service": service, "guide": guide, **counter.parts}
        screen = KioskWindow(face, look, parts)
        stack.callback(screen.close)
        if to_end(screen.missed, kiosk.store, watched=options.pulse is not None):
            return AGAIN
        guide.watch(screen.window)
        stack.callback(guide.stop)
        plugs = Plugs(guide.headset)
        stack.callback(plugs.stop)
        grounded(face, screen, intake)
        port = stack.enter_context(
            kept(
                face,
                screen,
                kiosk,
                lambda: intake.knowledge,
                clock,
                options.pulse,
                lambda: plugs.why,
            )
        )
        look_at = checkup(kiosk.id, port, kiosk.store)
        service.ask(lambda: look_at(face.visit.language))
        # Who looks after it chooses a language as everybody does.
        face.visited.connect(service.changed)
        told: list[Callable[[], None]] = []
        if options.first_picture is not None:
            told.append(partial(tell, options.first_picture))
        asked = [reception.open] if kiosk.opinions else []
        collector = Collector(settles_s=SETTLES_S)
        stack.callback(collector.stop)
        later = (
            intake.start,
            counter.begin,
            *asked,
            begun.cameras.start,
            plugs.start,
            collector.start,
        )
        if found.trouble:
            stack.callback(renew(last, app).stop)
        else:
            told.append(Thread(target=last.keep, name="document", daemon=True).start)
        # What is kept is shown first; the feeds are asked behind it.
        screen.first.then(*told, *later)
        end_on_signals(app)
        return app.exec()


def take_pictures(
    config: Path, folder: Path, seconds: float, width: int, pages: Sequence[str]
) -> Iterator[Path]:
    """Take pictures of a kiosk's pages in every language and mode; yields their files.

    Args:
        config: The kiosk's document.
        folder: Where the pictures go; made where it is not there.
        seconds: How long the city is asked before.
        width: Of the pictures, pixels.
        pages: The pages' ids; all of them where there are none.

    Raises:
        DocumentError: The document cannot be used.
        FaceBrokenError: A QML file cannot be used.
    """
    from kiosk.face.album import photographs, save, wait

    kiosk = load_kiosk(config)
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        begun = begin(kiosk, stack)
        face = begun.face
        screen = KioskWindow(face, Look(shut=False), begun.parts)
        stack.callback(screen.close)
        grounded(face, screen, begun.intake)
        begun.intake.start()
        begun.cameras.start()
        wait(seconds)
        wanted = tuple(pages) or tuple(way.id for way in face.bill.ways)
        for photograph in photographs(face, screen, wanted, face.setting.languages):
            yield save(photograph, folder, width)


@dataclass(frozen=True)
class Begun:
    """What a kiosk has before it has a window, which it outlives."""

    app: QGuiApplication
    intake: Intake
    cameras: Cameras
    face: Face
    reading: Reading
    gallery: Gallery

    @property
    def parts(self) -> dict[str, QObject]:
        """Those that the window is handed, by name."""
        return {"reading": self.reading, "gallery": self.gallery}


def begin(kiosk: Kiosk, stack: ExitStack, trouble: str = "") -> Begun:
    """Make what a kiosk has before its window, all of which the stack ends.

    Args:
        kiosk: The document.
        stack: Ends it.
        trouble: What is wrong with a newer document, a sentence; or empty.
    """
    app = QGuiApplication(["citywall-kiosk"])
    app.setFont(QFont(family()))
    bell = Bell()
    cameras = Cameras(kiosk)
    stack.callback(cameras.stop)
    intake = Intake(kiosk, cameras, heard=bell.ring, trouble=trouble)
    stack.callback(intake.stop)
    face = Face(
        setting(kiosk), Playbill(kiosk, lambda: intake.knowledge), station_clock(kiosk.place.zone)
    )
    bell.rang.connect(face.refresh)
    reading = Reading(face, kiosk.voices)
    stack.callback(reading.stop)
    gallery = Gallery(cameras)
    gallery.changed.connect(face.refresh)
    stack.callback(gallery.stop)
    return Begun(app, intake, cameras, face, reading, gallery)


def grounded(face: Face, screen: KioskWindow, intake: Intake) -> None:
    """Have maps stand on the ground as soon as it is read, and on another as soon as that is."""
    face.second.connect(lambda: screen.maps.take(intake.knowledge.ground))


def setting(kiosk: Kiosk) -> Setting:
    """What does not change while the kiosk runs."""
    return Setting(
        names={one: kiosk.names[one.value] for one in Language if one.value in kiosk.names},
        languages=tuple(Language(one) for one in kiosk.languages),
        panel_mm=(kiosk.panel.width_mm, kiosk.panel.height_mm),
        lower_edge_mm=kiosk.panel.lower_edge_mm,
        words=words,
    )


def renew(last: LastDocument, app: QGuiApplication) -> QTimer:
    """End a kiosk that stands with its last document as soon as its own can be used again."""

    def look() -> None:
        if last.mended():
            app.exit(RENEWED)

    looks = QTimer(app)
    looks.timeout.connect(look)
    looks.start(MEND_MS)
    return looks


def tell(descriptor: int) -> None:
    """Let whoever waits for the first picture know that it stands."""
    os.write(descriptor, b"1")
    os.close(descriptor)


def end_on_signals(app: QGuiApplication) -> None:
    """End the kiosk on SIGINT and SIGTERM; the face's ticks let Python see them.

    To quit would ask the window first, which lets nobody out: the loop is left without a word.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, lambda: app.exit(0)))
