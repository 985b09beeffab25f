"""Whoever is to mend a kiosk reads on it how it is, what to see to first, in their language."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import pytest

import kiosk
from kiosk.display import Display
from kiosk.healthsheet import health_sheet, span
from kiosk.knowledge.intake import Intake
from kiosk.knowledge.outlook import Liveness, Outlook
from kiosk.page import Language
from kiosk.remote.health import Disk, Look, Moment, troubles
from kiosk.remote.port import Facts
from layouts.kiosk_reader import load_kiosk
from layouts.phrase import languages
from streams.alerts.rounds import Condition as Hearing
from streams.feeds.reason import Reason
from streams.feeds.snapshot import Failure, Snapshot, State
from streams.floor.clock import Timing
from tests.kiosk.pages.known import train
from tests.kiosk.remote.conftest import NOW, fed
from tests.layouts.spoken import templates, wordless

TITLE = {"ko": "홍대입구역 열차", "en": "Trains at Hongik Univ."}
SCREEN = Display(connected=True, name="HDMI-1", size=(3840, 2160))
FACTS = Facts(99.0, "home", "", "ko", 0.0, False, None, SCREEN, False)
WELL = Look(
    facts=FACTS,
    snapshots=(replace(fed(12.0), names=TITLE, records=(train(at=NOW - timedelta(seconds=12)),)),),
    hearing=(Hearing("kma", NOW - timedelta(seconds=8)),),
    cameras={"seoul-0003": Outlook({"ko": "2번 출구"}, None, Liveness.LIVE, NOW)},
    unread=(),
    proof_failure="",
    disk=Disk(31 << 30, 64 << 30),
    moment=Moment(100.0, NOW, Timing(synchronised=True, error_s=0.01)),
)
OWN = "ERROR-500: server fault"


def failed(seconds: float) -> Snapshot:
    since = NOW - timedelta(seconds=seconds)
    failure = Failure(since, Reason.NO_ANSWER, 10.0, OWN)
    return replace(fed(seconds + 5), names=TITLE, failed_since=since, failure=failure)


ILL = replace(
    WELL,
    facts=replace(
        FACTS,
        told=10.0,
        display=Display(False, "HDMI-1"),
        deaf="no headset is seen",
        missed=("reading",),
    ),
    snapshots=(failed(20.0), failed(7300.0)),
    hearing=(Hearing("relay", None, "refused", 4, NOW - timedelta(minutes=2)),),
    cameras={
        "one": Outlook(liveness=Liveness.GONE, since=NOW - timedelta(minutes=5)),
        "two": Outlook(liveness=Liveness.BLACK, at=NOW, since=NOW),
    },
    unread=("feeds.json: no such file",),
    proof_failure="the disk is full",
    disk=Disk(100 << 20, 64 << 30),
    moment=replace(WELL.moment, timing=Timing(synchronised=False, error_s=16.0)),
)


def told(look: Look, language: Language) -> dict[str, str]:
    return {row.what: row.how for row in health_sheet(look, "hongik-1", language)}


def test_a_korean_kiosk_tells_in_korean_that_all_is_well() -> None:
    assert told(WELL, Language.KO) == {
        "키오스크": "hongik-1 · 이상 없음",
        "화면": "HDMI-1 · 3840 x 2160",
        "긴급 알림 · kma": "8초 전에 응답",
        "홍대입구역 열차": "최신 · 12초 전 자료",
        "카메라 · 2번 출구": "실시간 · 방금",
        "저장 공간": "31,744 MiB 남음",
    }


def test_others_read_it_in_their_own_words_and_a_title_in_english_rather_than_korean() -> None:
    assert told(WELL, Language.EN)["Kiosk"] == "hongik-1 · All is well"
    assert told(WELL, Language.JA)["Trains at Hongik Univ."] == "最新 · 12秒前のデータ"
    untitled = replace(WELL, snapshots=(fed(1.0),))
    assert "City of Seoul · air" in told(untitled, Language.EN)


@pytest.mark.parametrize("language", Language)
def test_what_has_to_be_seen_to_comes_first_and_is_what_programs_are_told(
    language: Language,
) -> None:
    whole, *rows = health_sheet(ILL, "hongik-1", language)
    wrong = [row.wrong for row in rows]
    assert wrong == sorted(wrong, reverse=True)
    assert sum(wrong) == len(list(troubles(ILL)))
    assert whole.wrong
    assert not any(row.wrong for row in health_sheet(WELL, "hongik-1", language))
    assert [row.state for row in rows if not row.wrong] == [State.STALE] * 3


@pytest.mark.parametrize("language", [Language.EN, Language.ZH, Language.JA])
def test_no_korean_stands_in_another_language_and_no_english_of_ours_in_korean(
    language: Language,
) -> None:
    hangul = re.compile("[\uac00-\ud7a3]")
    rows = health_sheet(ILL, "hongik-1", language)
    assert not [row for row in rows if hangul.search(row.what + row.how)]
    korean = " ".join(row.how for row in health_sheet(ILL, "hongik-1", Language.KO))
    ours = (OWN, "refused", "feeds.json: no such file", "the disk is full", "hongik-1")
    names = (
        "HDMI",
        "MiB",
        "PipeWire",
        "PulseAudio",
        "pulseaudio-utils",
        "audio",
        "input",
        "reading",
    )
    for one in (*ours, *names):
        korean = korean.replace(one, "")
    assert not re.findall("[A-Za-z]{2,}", korean)


def test_a_mistake_in_a_document_is_told_in_korean_and_to_programs_as_before(
    tmp_path: Path,
) -> None:
    feeds = tmp_path / "feeds.json"
    feeds.write_text('{"version": 1, "services": {"seoul": {}}, "feeds": [{"kind": "trains"}]}')
    station = Path("layouts/examples/kiosk-hongik.json")
    document = replace(load_kiosk(station, listed=False), store=tmp_path, feeds=feeds, alerts=None)
    look = replace(WELL, unread=Intake(document).knowledge.troubles)
    told_in = {language: told(look, language) for language in (Language.KO, Language.EN)}
    assert "알 수 없는 종류 'trains'" in told_in[Language.KO]["설정 문서"]
    assert "the unknown kind 'trains'" in told_in[Language.EN]["Documents"]
    (one,) = json.loads(json.dumps([asdict(trouble) for trouble in troubles(look)]))
    assert one["code"] == "documents"
    assert "the unknown kind 'trains'" in one["detail"]


@pytest.mark.parametrize("language", languages()[1:])
def test_what_a_kiosk_says_of_its_documents_has_its_words(language: str) -> None:
    missing = wordless(templates(Path(str(kiosk.__file__)).parent), language)
    assert not missing, f"write these into layouts/i18n/{language}.json:\n" + "\n".join(missing)


def test_what_a_server_said_stays_as_it_said_it() -> None:
    found = told(replace(WELL, snapshots=(failed(7300.0),)), Language.KO)
    assert found["키오스크"] == "hongik-1 · 확인할 것 1가지"
    assert found["홍대입구역 열차"] == (
        f"자료 없음 · 2시간 동안 · 제공처가 10초 안에 답하지 않았습니다 · “{OWN}”"
    )


@pytest.mark.parametrize("language", Language)
def test_a_camera_is_told_of_in_words_however_live_it_is(language: Language) -> None:
    cameras = {str(one): Outlook(liveness=one, at=NOW) for one in Liveness}
    rows = health_sheet(replace(WELL, cameras=cameras), "hongik-1", language)
    assert len({row.how for row in rows if row.what.rpartition(" ")[2] in cameras}) == len(Liveness)


def test_motion_that_is_not_of_now_is_not_called_live() -> None:
    behind = {"hls": Outlook(liveness=Liveness.LIVE, at=NOW, behind_s=3)}
    found = told(replace(WELL, cameras=behind), Language.KO)
    assert found["카메라 · hls"] == "실시간보다 3초 늦음"


def test_what_is_told_of_the_future_is_not_new() -> None:
    fresh = replace(WELL.snapshots[0].freshness, old_s=60.0)
    records = (train(at=NOW + timedelta(hours=1)),)
    ahead = replace(WELL.snapshots[0], freshness=fresh, records=records)
    how = told(replace(WELL, snapshots=(ahead,)), Language.EN)["Trains at Hongik Univ."]
    assert how.startswith("Not updated · A clock is wrong")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-3, "0 s"),
        (119, "119 s"),
        (120, "2 min"),
        (7200, "2 h"),
        (172_800, "2 days"),
    ],
)
def test_a_span_is_told_in_the_unit_that_is_easiest_to_read(seconds: float, said: str) -> None:
    assert span(Language.EN, seconds) == said
