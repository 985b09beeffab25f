"""What was shown is proven when it changes and once a minute, and the screen never waits for it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.page.language import Language
from kiosk.proof.entry import PROOF, Event
from kiosk.proof.witness import AGAIN_S, Witness
from streams.feeds.snapshot import State
from streams.floor.ledger.verify import verify
from tests.fakes.patience import until
from tests.kiosk.proof.conftest import BEGUN, Time, air, entries, home

ROOT = Path(__file__).parents[3]
SHOWER = """
import sys
from pathlib import Path
from kiosk.page.language import Language
from kiosk.proof.witness import Witness
from streams.floor.log import set_up
from tests.kiosk.proof.conftest import home

set_up()
witness = Witness(Path(sys.argv[1]), "1")
witness.start()
for _ in range(1_000_000):
    for language in Language:
        witness.see(home(language))
    if witness._clerk is not None and witness._clerk.archive.sequence > 40:
        print("shown", flush=True)
"""


def witness(file: Path, clock: Time) -> Witness:
    """One that has begun."""
    found = Witness(file, "1.0", clock.now, clock.elapsed, reopen_s=0.01)
    found.start()
    return found


def told(file: Path) -> list[tuple[str, str, str]]:
    """Event, object and language of each entry."""
    return [(entry.event, entry.object, entry.language) for entry in entries(file)]


def test_each_change_of_page_is_proven_with_sources_and_ages(file: Path, clock: Time) -> None:
    seen = witness(file, clock)
    seen.see(home())
    seen.see(air(age_s=90))
    seen.see(home(Language.JA))
    seen.stop()
    assert told(file) == [
        ("started", "1.0", ""),
        ("shown", "home", "ko"),
        ("shown", "air", "ko"),
        ("shown", "home", "ja"),
        ("stopped", "", ""),
    ]
    [gauge, notice] = json.loads(entries(file)[2].tiles)
    assert gauge == {
        "title": "미세먼지",
        "source": "서울시 대기환경정보",
        "state": "fresh",
        "record": "2026-11-21T04:58:30.000000Z",
        "age_s": 90.0,
    }
    assert notice == {"title": "안내"}
    assert verify(file, PROOF).broken == ""


def test_what_stands_beside_a_page_is_proven_with_it(file: Path, clock: Time) -> None:
    seen = witness(file, clock)
    seen.see(air(), [home()])
    seen.see(air(), [home(Language.EN)])
    seen.stop()
    [shown] = [entry for entry in entries(file) if entry.object == "air"]
    assert json.loads(shown.tiles)[-1] == {"title": "Exits", "page": "home"}


def test_a_page_that_stands_is_said_again_once_a_minute_with_its_age_then(
    file: Path, clock: Time
) -> None:
    seen = witness(file, clock)
    for second in range(130):
        clock.passed = second
        seen.see(air(age_s=90))
    seen.stop()
    found = [entry for entry in entries(file) if entry.object == "air"]
    assert [entry.event for entry in found] == ["shown", "still", "still"]
    assert [json.loads(entry.tiles)[0]["age_s"] for entry in found] == [90, 90 + AGAIN_S, 210]


def test_a_newer_record_is_no_change_and_another_state_is(file: Path, clock: Time) -> None:
    seen = witness(file, clock)
    seen.see(air(number=0))
    seen.see(air(number=30))
    seen.see(air(State.STALE))
    seen.see(air(State.NO_DATA))
    seen.stop()
    states = [json.loads(entry.tiles)[0]["state"] for entry in entries(file)[1:-1]]
    assert states == ["fresh", "stale", "no_data"]


def test_a_clock_that_jumps_neither_floods_the_proof_nor_silences_it(
    file: Path, clock: Time
) -> None:
    seen = witness(file, clock)
    for second in range(61):
        clock.passed = second
        clock.jumped = timedelta(days=400 if second % 2 else -400)
        seen.see(home())
    seen.stop()
    assert [event for event, *_ in told(file)] == ["started", "shown", "still", "stopped"]


def test_a_dark_screen_is_proven_once(file: Path, clock: Time) -> None:
    seen = witness(file, clock)
    seen.see(home())
    for _ in range(3):
        seen.dark()
    seen.see(home())
    seen.stop()
    assert [event for event, *_ in told(file)][1:-1] == ["shown", "dark", "shown"]


def test_a_place_that_cannot_be_written_is_said_and_costs_the_screen_nothing(
    tmp_path: Path, clock: Time
) -> None:
    blocked = tmp_path / "store"
    blocked.touch()  # a file where a folder should be
    seen = witness(blocked / "proof.sqlite", clock)
    until(lambda: "cannot be" in seen.failure, 20, "nothing is said")
    assert '"store": "FOLDER"' in seen.failure
    for language in (*Language, *Language):
        seen.see(home(language))
    blocked.unlink()
    until(lambda: not seen.failure and (blocked / "proof.head").exists(), 20, lambda: seen.failure)
    seen.stop()
    shown = [event for event, *_ in told(blocked / "proof.sqlite")]
    assert shown == ["started", *["shown"] * 8, "stopped"], "all that was seen meanwhile is there"


@pytest.mark.parametrize("again", [False, True])
def test_a_disk_that_fills_up_is_said_and_what_was_seen_comes_later(
    file: Path, clock: Time, again: bool
) -> None:
    seen = witness(file, clock)
    until(file.with_suffix(".head").exists, 20, "it is not begun")
    until(lambda: len(entries(file)) == 1, 20, "it does not start")
    head = file.with_suffix(".head")
    until(lambda: '"sequence": 1' in head.read_text(), 20, head.read_text)
    head.unlink()
    head.mkdir()  # no file can take a folder's place, as none can be written on a full disk
    seen.see(home())
    until(lambda: seen.failure != "", 20, "nothing is said")
    if again:
        head.rmdir()
        until(lambda: seen.failure == "", 20, lambda: seen.failure)
        seen.see(air())
        seen.stop()
        assert [object_ for _, object_, _ in told(file)] == ["1.0", "home", "air", ""]
        assert verify(file, PROOF).broken == ""
    else:
        seen.stop()


def test_a_kiosk_that_is_killed_goes_on_with_the_same_proof(file: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SHOWER, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as shower:
        assert shower.stdout is not None
        assert shower.stdout.readline() == "shown\n"
        shower.send_signal(signal.SIGKILL)
    assert verify(file, PROOF).broken == ""
    clock = Time()
    seen = witness(file, clock)
    seen.see(home())
    seen.stop()
    words = [event for event, *_ in told(file)]
    assert words[-3:] == ["started", "shown", "stopped"]
    assert Event.CONTINUED not in words
    assert entries(file)[-1].moment == BEGUN
