"""What is saved is whole, recorded and signed, or it is not there at all, and the glass is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import cv2
import pytest

from streams.floor.ledger.retention import Retention
from streams.media.replay.excerpt import Excerpt
from tests.fakes.patience import until
from tests.wall.export.conftest import Office, excerpt, given, refused, wanted
from wall.export.sidecar import read_sidecar
from wall.export.words import WORDS
from wall.trust.ledger import read, reading
from wall.trust.verify import verify as verified

ROOT = Path(__file__).parents[3]


def test_a_clip_is_a_folder_of_a_film_and_its_page(office: Office) -> None:
    folder = office.saved()
    assert sorted(path.suffix for path in folder.iterdir()) == [".json", ".mp4"]
    assert folder.name.startswith("mapo-001_2")
    page = read_sidecar(folder / f"{folder.name}.json")
    assert page.holds
    assert (page.kind, page.channel.id, page.pictures, page.damaged) == ("clip", "mapo-001", 60, 1)
    assert page.channel.names == {"ko": "마포대교 남단", "en": "Mapo Bridge South"}
    assert (page.who.name, page.who.role, page.purpose) == ("김하나", "operator", "교통사고")
    assert page.wall.key == office.archive.public
    # Each is rounded to a microsecond by itself.
    assert abs(page.last - page.first - timedelta(seconds=59 / 25)) <= timedelta(microseconds=2)
    with av.open(str(folder / page.file)) as film:
        assert len(list(film.decode(video=0))) == 60
        assert not film.streams.audio
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("codec", ["h264", "hevc"])
def test_its_pictures_are_not_coded_anew(office: Office, codec: str) -> None:
    found = excerpt(codec)
    office.answer = given(found)
    folder = office.saved()
    with av.open(str(next(folder.glob("*.mp4")))) as film:
        sizes = [packet.size for packet in film.demux(video=0) if packet.size]
    assert sizes == [frame.size for frame in found.frames], "byte for byte, but for the start codes"


def test_a_still_is_one_picture_in_full_size(office: Office) -> None:
    outcome = office.save(wanted(still=True))
    picture = cv2.imread(str(next((office.folder / outcome.name).glob("*.png"))))
    assert picture is not None
    assert picture.shape == (64, 96, 3)
    page = read_sidecar(next((office.folder / outcome.name).glob("*.json")))
    assert (page.kind, page.pictures, page.first) == ("still", 1, page.last)


def test_gaps_are_told(office: Office) -> None:
    office.answer = given(excerpt(gap_at=30))
    page = read_sidecar(next(office.saved().glob("*.json")))
    [(first, last)] = page.gaps
    assert (last - first).total_seconds() == pytest.approx(2.04, abs=0.001)


def test_two_of_the_same_moment_have_names_of_their_own(office: Office) -> None:
    assert office.saved() != office.saved()
    assert len(list(office.folder.iterdir())) == 2


def test_it_is_in_the_audit_log_before_it_is_given_out(office: Office) -> None:
    folder = office.saved()
    page = read_sidecar(next(folder.glob("*.json")))
    with reading(office.log) as database:
        [entry] = read(database, "WHERE event = 'exported'")
    assert (entry.sequence, entry.hash.hex()) == (page.record.entry, page.record.hash)
    assert (entry.who, entry.object) == ("김하나", "mapo-001")
    assert entry.reason == f"교통사고: {page.file} sha256 {page.sha256}"
    assert verified(office.log, None, None).broken == ""


def test_what_the_log_does_not_take_is_not_given_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.clerk.stop()
    monkeypatch.setattr("wall.export.exporter.RECORD_S", 0.2)
    outcome = office.save(wanted())
    assert (outcome.key, outcome.name) == ("unrecorded", "")
    assert list(office.folder.iterdir()) == []


@pytest.mark.parametrize("why", ["excerpt_empty", "excerpt_failed"])
def test_where_there_are_no_pictures_that_is_said(office: Office, why: str) -> None:
    office.answer = refused(why)
    assert office.save(wanted()).key == why
    assert not office.folder.exists()


def test_pictures_that_cannot_be_decoded_are_not_saved(office: Office) -> None:
    good = excerpt(frames=6)
    noise = bytes(len(good.data))
    office.answer = given(Excerpt("h264", b"", True, True, good.frames, noise))
    assert office.save(wanted()).key == "excerpt_failed"
    assert not office.folder.exists()


def test_a_worker_that_does_not_answer_is_not_waited_for_for_ever(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wall.export.exporter.EXCERPT_S", 0.1)
    office.answer = Future()
    assert office.save(wanted()).key == "late"


def test_a_full_disk_is_said_and_nothing_half_stays(tmp_path: Path) -> None:
    """A file as large as the clip cannot be written; the log, which is smaller, can."""
    code = """
import resource, signal, sys
from pathlib import Path
from tests.wall.export.conftest import Office, wanted, excerpt, given
office = Office(Path(sys.argv[1]))
office.answer = given(excerpt(frames=9000))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
outcome = office.save(wanted())
print(outcome.key, outcome.detail)
office.close()
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    assert ended.stdout.splitlines()[-1].startswith("full The disk of")
    assert "--exports FOLDER" in ended.stdout
    assert list((tmp_path / "exports").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said(office: Office) -> None:
    office.folder.write_text("a file stands where the folder is to be")
    outcome = office.save(wanted())
    assert outcome.key == "disk"
    assert str(office.folder) in outcome.detail


def test_a_wall_that_is_killed_while_it_saves_leaves_nothing_that_counts(tmp_path: Path) -> None:
    code = """
import os, sys
from pathlib import Path
from tests.wall.export.conftest import Office, wanted, excerpt, given
from wall.export import shelf
office = Office(Path(sys.argv[1]))
office.answer = given(excerpt(frames=600))
write, count = shelf._write, 0
def slowly(path, data):
    global count
    count += 1
    if count == int(sys.argv[2]):
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
            file.flush()
            print("half", flush=True)
            sys.stdin.read()
    write(path, data)
shelf._write = slowly
office.save(wanted())
"""
    for step in (1, 2):  # the film, then its page
        folder = tmp_path / str(step)
        folder.mkdir()
        with subprocess.Popen(
            [sys.executable, "-c", code, str(folder), str(step)], cwd=ROOT, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True,
        ) as wall:  # fmt: skip
            assert wall.stdout is not None
            while "half" not in wall.stdout.readline():
                assert wall.poll() is None
            os.kill(wall.pid, signal.SIGKILL)
            wall.wait(10)
        left = list((folder / "exports").iterdir())
        assert [path.name.startswith(".unfinished-") for path in left] == [True]
        again = Office(folder)
        try:
            until(lambda: not list((folder / "exports").iterdir()), 10, "the next wall sweeps it")  # noqa: B023
        finally:
            again.close()


def test_what_is_kept_for_too_long_is_deleted_and_that_is_recorded(office: Office) -> None:
    old, young = office.saved(), office.saved()
    then = (datetime.now(UTC) - timedelta(days=40)).timestamp()
    os.utime(old, (then, then))
    office.exporter._retention = Retention(30, lambda: True)
    office.save(wanted(still=True))  # whatever wakes it

    def recorded() -> bool:
        with reading(office.log) as database:
            return [entry.object for entry in read(database, "WHERE event = 'export deleted'")] == [
                old.name
            ]

    until(recorded, 10, "it is recorded")
    assert not old.exists()
    assert young.exists()


def test_too_many_at_once_are_refused(office: Office) -> None:
    office.answer = Future()
    taken = [office.exporter.order(wanted(), lambda outcome: None) for _ in range(8)]
    assert taken[0]
    assert not taken[-1]
    office.answer.set_result(excerpt())


def test_both_languages_say_the_same() -> None:
    assert WORDS["ko"].keys() == WORDS["en"].keys()


def test_a_page_is_json_that_people_can_read(office: Office) -> None:
    text = next(office.saved().glob("*.json")).read_text(encoding="utf-8")
    assert "마포대교 남단" in text
    assert json.loads(text)["clock"] == "rtcp"
