"""The wall's composition root: documents, Qt, engine, faces, remote control, watch, in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QFont, QGuiApplication

from layouts.fleet_form import load_fleet
from layouts.geometry import mosaic_grid
from layouts.problem import DocumentError
from layouts.surface import Surface
from streams.floor.child import bind_to_watchdog
from streams.floor.clock import timing
from streams.floor.digest import digest
from streams.floor.keeper import Keeper
from streams.floor.ledger.retention import Retention
from streams.floor.log import logger, set_up
from streams.floor.watch.pulse import Pulse
from streams.media.engine import Engine, EngineSettings
from streams.onvif.ptz.pilot import Pilot
from wall.alerts.bridge import alerting, settings_in
from wall.care.bookmark import Bookmark, bookmark_beside, read_bookmark
from wall.documents import Documents, Paths, Watch, load
from wall.export.exporter import Exporter
from wall.export.shelf import Shelf
from wall.face.drawer import draft_beside
from wall.face.editing import Editing
from wall.face.face import Face
from wall.face.grip import Grip
from wall.face.hearing import Hearing
from wall.face.helm import Helm
from wall.face.hotplug import Hotplug
from wall.face.kiosks import Kiosks
from wall.face.lifeline import Lifeline, scene_to_resume, take_up
from wall.face.listening import Listening, hearing
from wall.face.lookback import Lookback
from wall.face.port import WallPort
from wall.face.program import first_scene
from wall.face.remembering import Remembering, events_beside
from wall.face.ruling import Ruling
from wall.face.translator import LearntWords
from wall.face.windows import Appearance, Windows
from wall.face.witness import Witness
from wall.feeds.bridge import FeedPaths, bulletin
from wall.fleet.poller import Poller
from wall.glass.backend import has_card, painting
from wall.glass.collector import Collector
from wall.glass.typeface import family
from wall.remote.server import RemoteControl
from wall.trust.archive import Archive
from wall.trust.clerk import Clerk
from wall.trust.door import Door
from wall.trust.entry import THE_WALL
from wall.trust.people import load_people
from wall.trust.peoplewatch import PeopleWatch
from wall.trust.words import say

TRANSLATIONS = Path(__file__).with_name("face") / "i18n"
ASPECT = 16 / 9
SWITCH_S = 0.001
"""For how long another thread of this process (the engine plans, the remote control answers) may
keep the interpreter from the glass; Python's own 5 ms are a third of a frame."""

log = logger(__name__)


@dataclass(frozen=True)
class Options:
    """What the wall was started with.

    Attributes:
        paths: The documents.
        scene: Id of the first scene; None: the layout's first.
        control: Host and port of the remote control; None: none.
        token_file: Its bearer token.
        audit: The audit log.
        people: Who may sign in; None: nobody is asked.
        appearance: Size and frame of the window.
        language: ``ko`` or ``en``.
        cores: Budget of the engine; None: all but what the glass needs.
        pulse: The descriptor of the pulse that a watchdog looks at; None: there is none.
        resume: Whether to begin with what stood on the glass last.
        audit_days: For how long the audit log keeps entries.
        exports: Where clips and stills are saved.
        export_days: For how long they are kept there.
        alerts: The alerts document; None: no alerts are heard.
        feeds: What the tiles of feeds are read from.
        kiosks: The kiosks document; None: no kiosk is looked at.
    """

    paths: Paths
    scene: str | None
    control: tuple[str, int] | None
    token_file: Path
    audit: Path
    people: Path | None
    appearance: Appearance
    language: str
    cores: float | None
    pulse: int | None = None
    resume: bool = False
    audit_days: int = 400
    exports: Path = Path(".run/exports")
    export_days: int = 30
    alerts: Path | None = None
    feeds: FeedPaths = field(default_factory=FeedPaths)
    kiosks: Path | None = None


def run(options: Options) -> int:
    """Run the wall until it is closed.

    Returns:
        The process's exit code.

    Raises:
        DocumentError: A document cannot be used.
        SceneUnknownError: The layout has no such scene.
        NoDisplayError: There is nothing to show windows on.
        ControlError: The remote control cannot listen.
        TokenError: Its token cannot be used.
        LedgerError: The audit log cannot be kept.
        FaceBrokenError: A QML file cannot be used.
        PulseError: The watchdog's pulse is none.
        BookError: The book of alerts cannot be kept.
        StoreError: The store of feeds cannot be opened.
    """
    set_up()
    bookmark_file = bookmark_beside(options.token_file)
    bookmark = read_bookmark(bookmark_file) if options.resume else Bookmark()
    documents = load(options.paths)
    alert_settings = settings_in(options.alerts)
    fleet = load_fleet(options.kiosks) if options.kiosks else None
    for problem in documents.problems:
        log.warning("left out: %s", problem)
    resumed = scene_to_resume(documents.layout, bookmark)
    scene = first_scene(documents.layout, resumed or options.scene)
    os.environ.update(painting(os.environ, card=has_card()))
    sys.setswitchinterval(SWITCH_S)
    with ExitStack() as stack:
        app = stack.enter_context(application(options.language))
        surface = documents.layout.surface if documents.layout else None
        archive = Archive(options.audit)
        retention = Retention(options.audit_days, synchronised)
        clerk = Clerk(archive, retention=retention)
        stack.callback(clerk.stop)
        clerk.start()
        door = Door(partial(load_people, options.people), clerk) if options.people else None
        feeds = stack.enter_context(bulletin(options.feeds))
        engine = Engine(
            documents.channels,
            documents.credentials,
            EngineSettings(cores=options.cores, columns=columns(documents)),
        )
        stack.callback(engine.stop)
        engine.start()
        face = Face(engine, documents, scene, shape(surface), options.language, door)
        stack.callback(face.guard_.pad_.close)
        face.stage_.feeds = feeds
        helm = stack.enter_context(piloted(face, documents))
        hotplug = Hotplug(face, surface)
        windows = Windows(face, hotplug.seats.windows, options.appearance, helm)
        stack.callback(windows.close)
        hotplug.follow(windows)
        stack.callback(hotplug.stop)
        witness = Witness(face, clerk, documents, print_of(options.paths, documents))
        stack.callback(witness.stop)
        helm.grip_.done.connect(witness.steered)
        windows.heed.noticed.connect(witness.noticed)
        stack.callback(partial(helm.grip_.let_go, "the wall ends"))
        if archive.broken:
            face.notice_.warn(say(options.language, "audit_broken"), archive.broken)
        exporter = Exporter(
            engine.replays.excerpt,
            Shelf(options.exports),
            archive,
            clerk,
            synchronised,
            Retention(options.export_days, synchronised),
        )
        stack.callback(exporter.stop)
        exporter.start()
        lookback = Lookback(face, engine.replays, exporter, witness)
        lookback.share(helm)
        lookback.show(windows.main)
        listening = stack.enter_context(hearing(face, documents.credentials, witness))
        lookback.replaying_.began.connect(listening.end)
        listening.show(windows.main)
        ruling = Ruling(face, documents, witness)
        port = WallPort(face, windows.all, witness, ruling)
        if door is not None and options.people is not None:
            people = PeopleWatch(options.people, door)
            stack.callback(people.stop)
            people.start()
        if options.paths.layout is not None:
            drafts = draft_beside(options.token_file)
            editing = Editing(face, options.paths.layout, witness, ruling, drafts)
            stack.callback(editing.close)
        take_up(face, witness, bookmark)
        stack.callback(Remembering(ruling, events_beside(options.token_file)).stop)
        desk = stack.enter_context(alerting(alert_settings, port, ruling.lasting))
        if desk is not None:
            stack.callback(Hearing(face.notice_, desk.silent, options.language).stop)
        if options.control is not None:
            remote = RemoteControl(engine, port, *options.control, options.token_file, alerts=desk)
            remote.start()
            stack.callback(remote.stop)
        if fleet is not None:
            poller = Poller(fleet)
            stack.callback(poller.stop)
            poller.start()
            kiosks = Kiosks(poller, options.language)
            stack.callback(kiosks.stop)
            kiosks.show_in(windows)
        if options.pulse is not None:
            pulse = Pulse(options.pulse)
            stack.enter_context(watched(face, engine, port, pulse, bookmark_file))
        watch = Watch(
            options.paths,
            documents,
            lambda edited: port.later(
                taking(ruling, helm, listening, witness, edited, print_of(options.paths, edited))
            ),
            lambda error: port.later(lambda: face.notice_.tell(_first(error, options.language))),
        )
        stack.callback(watch.stop)
        watch.start()
        collector = Collector()
        stack.callback(collector.stop)
        collector.start()
        end_on_signals(app)
        return app.exec()


def synchronised() -> bool:
    """Whether the machine's clock is kept right."""
    return timing().synchronised


@contextmanager
def watched(
    face: Face, engine: Engine, port: WallPort, pulse: Pulse, bookmark_file: Path
) -> Iterator[None]:
    """A watchdog looks at this wall, and starts it again where it stood."""
    bind_to_watchdog()
    keeper = Keeper(bookmark_file)
    keeper.start()
    lifeline = Lifeline(face, lambda: engine.turned, port.left, pulse, keeper)
    try:
        yield
    finally:
        lifeline.stop()
        keeper.stop()


def print_of(paths: Paths, documents: Documents) -> str:
    """The digest of the documents on the glass."""
    return digest(file for file in documents.files if file != paths.credentials)


@contextmanager
def piloted(face: Face, documents: Documents) -> Iterator[Helm]:
    """Cameras can be moved; what moves in the end is stopped."""
    pilot = Pilot()
    pilot.start()
    try:
        yield Helm(face, Grip(pilot, face.language), documents.credentials)
    finally:
        pilot.stop()


def taking(
    ruling: Ruling,
    helm: Helm,
    listening: Listening,
    witness: Witness,
    edited: Documents,
    print_: str,
) -> Callable[[], None]:
    """What puts edited documents onto the glass and into the audit log."""

    def take() -> None:
        witness.taken(edited, print_)
        with witness.by(THE_WALL):
            ruling.take(edited)
        helm.take(edited.credentials)
        listening.take(edited.credentials)

    return take


@contextmanager
def application(language: str) -> Iterator[QGuiApplication]:
    """Qt, with the wall's type and words."""
    app = QGuiApplication(["citywall"])
    app.setFont(QFont(family()))
    QLocale.setDefault(QLocale(language))
    learnt, built_in = LearntWords(language, app), QTranslator(app)
    if not learnt.isEmpty():
        app.installTranslator(learnt)
    elif built_in.load(str(TRANSLATIONS / f"{language}.qm")):
        app.installTranslator(built_in)
    yield app


def columns(documents: Documents) -> int:
    """Columns of the atlas: those of the whole city's mosaic, so that it can be drawn as one."""
    surface = documents.layout.surface if documents.layout else None
    return mosaic_grid(len(documents.channels), surface.aspect if surface else ASPECT)[0]


def shape(surface: Surface | None) -> Surface | None:
    """The surface whose true shape the glass keeps: a wall of several displays."""
    return None if surface is None or len(surface.displays) == 1 else surface


def end_on_signals(app: QGuiApplication) -> None:
    """End the wall on SIGINT and SIGTERM; the stage's ticks let Python see them.

    Python hears a signal in the middle of whatever it does, which may be a window's frame: to close
    the window there and then would take it from under Qt. The end waits for the event loop.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: QTimer.singleShot(0, app, app.quit))


def _first(error: DocumentError, language: str) -> str:
    more, first = len(error.problems) - 1, error.problems[0].said(language)
    return f"{first} (+{more})" if more else first
