"""How a kiosk is, judged from facts at one moment: pure, so that a screen that hangs is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.remote.port import Facts
from streams.feeds.snapshot import Snapshot, State, judge
from streams.floor.clock import Timing
from streams.floor.ledger.chain import stamp

if TYPE_CHECKING:
    # What asks feeds of alerts costs a second to import, and the service page must not wait for it.
    from streams.alerts.rounds import Condition as Hearing

SILENT_S = 3.0
"""The screen tells of itself once a second; silent for longer, it hangs."""
DEAF_S = 30.0
"""A feed of alerts may stumble; one that does not answer for longer is said."""
DARK_S = 60.0
"""For so long a camera may be without a picture before somebody has to see to it."""
LITTLE_BYTES = 200 << 20
"""Less than this is little: a day of proof, and a city's answers kept."""


class Condition(StrEnum):
    """How a kiosk is, the worst last."""

    WELL = "well"
    TROUBLED = "troubled"
    """It shows its pages, and something has to be seen to."""
    UNSEEN = "unseen"
    """Citizens see nothing: the screen hangs, or no panel is there."""


@dataclass(frozen=True)
class Disk:
    """Room for what is kept.

    Attributes:
        free_bytes: How much is left.
        total_bytes: Of so much.
    """

    free_bytes: int
    total_bytes: int

    @property
    def little(self) -> bool:
        """Whether what is kept may soon find no room."""
        return self.free_bytes < LITTLE_BYTES


@dataclass(frozen=True)
class Moment:
    """The present, by all clocks.

    Attributes:
        monotonic: Seconds that never jump.
        now: The time, aware.
        timing: How the machine's clock is kept.
    """

    monotonic: float
    now: datetime
    timing: Timing


@dataclass(frozen=True)
class Trouble:
    """Something that has to be seen to.

    Attributes:
        code: ``hangs``, ``display``, ``parts``, ``documents``, ``alerts``, ``feed``, ``camera``,
            ``disk``, ``proof`` or ``clock``.
        detail: A sentence, in English.
    """

    code: str
    detail: str


@dataclass(frozen=True)
class Look:
    """Everything that is judged.

    Attributes:
        facts: What the screen last told.
        snapshots: The feeds.
        hearing: The feeds of alerts.
        cameras: The public cameras, by channel.
        unread: What keeps feeds, alerts or cameras from being read at all, a sentence each.
        proof_failure: Why nothing can be proven now, or empty.
        disk: Room for what is kept; None where it cannot be told.
        moment: The present.
    """

    facts: Facts
    snapshots: Sequence[Snapshot]
    hearing: Sequence[Hearing]
    cameras: Mapping[str, Outlook]
    unread: Sequence[str]
    proof_failure: str
    disk: Disk | None
    moment: Moment


def troubles(look: Look) -> Iterator[Trouble]:
    """Yield what has to be seen to, the worst first."""
    silent_s = look.moment.monotonic - look.facts.told
    if silent_s > SILENT_S:
        yield Trouble("hangs", f"the screen has told nothing of itself for {silent_s:.0f} s")
    if not look.facts.display.connected:
        yield Trouble("display", look.facts.display.why)
    if look.facts.missed:
        missed = ", ".join(look.facts.missed)
        yield Trouble("parts", f"the screen does not show {missed}; start the kiosk again")
    for sentence in look.unread:
        yield Trouble("documents", sentence)
    yield from _deaf(look)
    for snapshot in look.snapshots:
        verdict = judge(snapshot, look.moment.now)
        if verdict.state is State.NO_DATA:
            yield Trouble("feed", f"the feed '{snapshot.id}' has no data: {verdict.words}")
    yield from _dark(look)
    yield from _full(look.disk)
    if look.proof_failure:
        yield Trouble("proof", f"what is shown cannot be proven now: {look.proof_failure}")
    if not look.moment.timing.synchronised:
        yield Trouble("clock", "nothing keeps the machine's clock right")


def _deaf(look: Look) -> Iterator[Trouble]:
    """Yield which feeds of alerts do not answer: a kiosk that hears none must not seem calm."""
    for one in look.hearing:
        since, words = one.failing_since, f"the feed of alerts '{one.source}'"
        if not unheard(one, look.moment.now):
            continue
        if since is None:
            yield Trouble("alerts", f"{words}: {one.error}")
        else:
            lasted = (look.moment.now - since).total_seconds()
            yield Trouble("alerts", f"{words} has not answered for {lasted:.0f} s: {one.error}")


def unheard(one: Hearing, now: datetime) -> bool:
    """Whether a feed of alerts has not answered for longer than it may stumble."""
    return one.silent(now, DEAF_S) if one.failing_since is not None else bool(one.error)


def unlit(one: Outlook, now: datetime) -> bool:
    """Whether a camera has had no picture for longer than it may."""
    if one.liveness is not Liveness.GONE or one.since is None:
        return False
    return (now - one.since).total_seconds() > DARK_S


def _dark(look: Look) -> Iterator[Trouble]:
    """Yield the cameras that have no picture; one that was just looked at first gets its time."""
    for name, one in look.cameras.items():
        if one.since is not None and unlit(one, look.moment.now):
            seconds = (look.moment.now - one.since).total_seconds()
            yield Trouble("camera", f"the camera '{name}' has had no picture for {seconds:.0f} s")


def _full(disk: Disk | None) -> Iterator[Trouble]:
    """Yield that there is no room for what is to be kept."""
    if disk is None:
        yield Trouble("disk", "the folder for all that is kept cannot be looked at")
    elif disk.little:
        free = disk.free_bytes >> 20
        yield Trouble("disk", f"{free} MiB are left on the disk, of {LITTLE_BYTES >> 20} needed")


def condition(found: Sequence[Trouble]) -> Condition:
    """How a kiosk with these troubles is."""
    if any(trouble.code in ("hangs", "display") for trouble in found):
        return Condition.UNSEEN
    return Condition.TROUBLED if found else Condition.WELL


def document(look: Look) -> dict[str, Any]:
    """What ``GET /state`` says; ages in seconds, by the clock that fits each of them."""
    found = tuple(troubles(look))
    facts, moment = look.facts, look.moment
    touched = facts.touched
    return {
        "state": condition(found).value,
        "troubles": [asdict(trouble) for trouble in found],
        "now": stamp(moment.now),
        "page": {
            "id": facts.page,
            "title": facts.title,
            "language": facts.language,
            "since_s": _since(moment, facts.since),
            "alarm": facts.alarm,
        },
        "told_s": _since(moment, facts.told),
        "touched_s": None if touched is None else _since(moment, touched),
        "display": {**asdict(facts.display), "dark": facts.dark},
        "feeds": [_feed(snapshot, moment.now) for snapshot in look.snapshots],
        "alerts": [_heard(one, moment.now) for one in look.hearing],
        "cameras": [_camera(name, one, moment.now) for name, one in look.cameras.items()],
        "disk": None if look.disk is None else asdict(look.disk),
        "proof": {"failure": look.proof_failure},
        "headset": {"why": facts.deaf},
        "clock": asdict(moment.timing),
    }


def _camera(name: str, outlook: Outlook, now: datetime) -> dict[str, Any]:
    at = outlook.at
    return {
        "id": name,
        "state": outlook.liveness.value,
        "picture": None if at is None else stamp(at),
        "age_s": None if at is None else round((now - at).total_seconds(), 1),
    }


def _since(moment: Moment, then: float) -> float:
    return round(max(moment.monotonic - then, 0.0), 1)


def _feed(snapshot: Snapshot, now: datetime) -> dict[str, Any]:
    verdict = judge(snapshot, now)
    newest = snapshot.newest
    return {
        "id": snapshot.id,
        "kind": snapshot.kind,
        "state": verdict.state.value,
        "record": None if newest is None else stamp(newest),
        "age_s": None if newest is None else round((now - newest).total_seconds(), 1),
        "why": verdict.words,
    }


def _heard(one: Hearing, now: datetime) -> dict[str, Any]:
    fetched, failing = one.fetched, one.failing_since
    return {
        "id": one.source,
        "answered_s": None if fetched is None else round((now - fetched).total_seconds(), 1),
        "failing_s": None if failing is None else round((now - failing).total_seconds(), 1),
        "resting": one.resting,
        "why": one.error,
    }
