"""A kiosk's document: what it says, and what is answered where something in it is wrong."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from layouts.kiosk import LANGUAGES, PAGES, Kiosk
from layouts.kiosk_reader import load_kiosk
from layouts.problem import DocumentError
from layouts.report import check
from layouts.schema import FOLDER

EXAMPLES = FOLDER.parent / "examples"
SEOUL = timezone(timedelta(hours=9))

LEAST: dict[str, Any] = {
    "version": 1,
    "id": "k",
    "name": {"ko": "창동역", "en": "Changdong", "zh": "仓洞站", "ja": "倉洞駅"},
    "place": {"lat": 37.65, "lon": 127.05, "station": "창동역"},
    "store": "kept",
}


def write(folder: Path, **changes: Any) -> Path:
    path = folder / "kiosk.json"
    path.write_text(json.dumps(LEAST | changes, ensure_ascii=False), encoding="utf-8")
    return path


def load(folder: Path, **changes: Any) -> Kiosk:
    return load_kiosk(write(folder, **changes))


def refusal(folder: Path, **changes: Any) -> str:
    with pytest.raises(DocumentError) as refused:
        load(folder, **changes)
    return str(refused.value)


def test_the_least_that_a_kiosk_needs(tmp_path: Path) -> None:
    kiosk = load(tmp_path)
    assert kiosk.languages == LANGUAGES
    assert [turn.page for turn in kiosk.turns] == list(PAGES[1:])
    assert (kiosk.panel.width_mm, kiosk.panel.height_mm) == (2214, 1245)
    assert kiosk.place.station == "창동", "the subway calls a station without 역"
    assert kiosk.store == tmp_path / "kept"
    assert (kiosk.feeds, kiosk.alerts, kiosk.remote, kiosk.pin) == (None, None, None, "")


@pytest.mark.parametrize("name", ["hongik", "yeouido", "changdong"])
def test_the_examples_speak_four_languages_everywhere(name: str) -> None:
    file = EXAMPLES / f"kiosk-{name}.json"
    kiosk = load_kiosk(file)
    assert check(file).notes == ()
    assert kiosk.exits
    assert kiosk.feeds is not None
    assert all(set(names) == set(LANGUAGES) for gate in kiosk.exits for names in gate.leads_to)


def test_a_screen_is_dark_after_midnight_of_the_day_on_which_its_hours_begin(
    tmp_path: Path,
) -> None:
    hours = {"screen_off": [{"from": "23:30", "to": "04:50", "days": ["sat"]}]}
    off = load(tmp_path, hours=hours).screen_off[0]
    assert off.days == frozenset({5})
    assert off.hours.dark(datetime(2026, 11, 22, 3, 0, tzinfo=SEOUL))
    assert not off.hours.dark(datetime(2026, 11, 22, 12, 0, tzinfo=SEOUL))


def test_every_mistake_is_told_at_once_with_its_place_and_its_mend(tmp_path: Path) -> None:
    said = refusal(
        tmp_path,
        feeds="city/feeds.json",
        exits=[
            {"number": "1", "leads_to": [{"ko": "시청"}]},
            {"number": "1", "leads_to": [{"ko": "시장"}]},
        ],
        cameras=["bridge"],
    ).splitlines()
    assert [line.split(": ", 1)[1] for line in said] == [
        "found the exit '1' a second time, expected every exit once; "
        "give it another number, or delete it.",
        f"found 'city/feeds.json', which is no file, expected a file's path, "
        f"seen from {tmp_path}; "
        "put the file there, or mend the path.",
        "found cameras without a channel list, expected 'channels' beside 'cameras'; "
        'add "channels": "channels.json".',
    ]
    assert "$.exits[1].number" in said[0]


def test_a_slip_in_a_page_is_answered_with_what_was_meant(tmp_path: Path) -> None:
    assert 'write for example "bikes"' in refusal(tmp_path, pages=[{"id": "bike"}])


def test_a_pin_in_the_clear_is_refused_and_never_repeated(tmp_path: Path) -> None:
    said = refusal(tmp_path, service={"pin": "482913"})
    assert "write the hash, never the PIN itself" in said
    assert "482913" not in said


def test_a_password_in_an_address_is_refused_and_never_repeated(tmp_path: Path) -> None:
    said = refusal(tmp_path, opinions={"endpoint": "https://me:hush@city.example/"})
    assert "delete everything up to the '@'" in said
    assert "hush" not in said


def test_a_camera_that_visitors_may_not_see_is_refused(tmp_path: Path) -> None:
    rows = [
        {"id": "hall", "name": {"ko": "홀"}, "main": "rtsp://192.0.2.1/", "private": True},
        {"id": "square", "name": {"ko": "광장"}, "main": "rtsp://192.0.2.2/"},
    ]
    (tmp_path / "channels.json").write_text(json.dumps({"channels": rows}), encoding="utf-8")
    said = refusal(tmp_path, channels="channels.json", cameras=["square", "hall", "squre"])
    assert "the private channel 'hall'" in said
    assert "write 'square'" in said
    assert load(tmp_path, channels="channels.json", cameras=["square"]).cameras == ("square",)


def test_words_that_lack_a_language_are_noted_and_not_refused(tmp_path: Path) -> None:
    exits = [{"number": "2", "leads_to": [{"ko": "시장", "en": "Market"}]}]
    report = check(write(tmp_path, exits=exits))
    assert report.kind == "kiosk"
    assert report.notes == ("exit 2 has no words in zh, ja: others are shown there",)


def test_a_broken_channel_list_is_told_with_the_kiosk(tmp_path: Path) -> None:
    (tmp_path / "channels.json").write_text('{"channels": 7}', encoding="utf-8")
    said = refusal(tmp_path, channels="channels.json", cameras=["a"])
    assert "channels.json" in said


def test_a_kiosk_has_the_clock_of_its_city(tmp_path: Path) -> None:
    place = LEAST["place"]
    assert load(tmp_path).place.zone == "Asia/Seoul"
    assert load(tmp_path, place=place | {"zone": "Europe/Vienna"}).place.zone == "Europe/Vienna"
    told = refusal(tmp_path, place=place | {"zone": "Asia/Soul"})
    assert "place.zone" in told
    assert 'write "Asia/Seoul"' in told


def test_a_screen_that_is_to_stand_leaves_a_broken_channel_list_to_its_cameras(
    tmp_path: Path,
) -> None:
    (tmp_path / "channels.json").write_text('{"channels": 7}', encoding="utf-8")
    file = write(tmp_path, channels="channels.json", cameras=["a"])
    assert load_kiosk(file, listed=False).cameras == ("a",)


def test_cameras_are_few_and_have_a_part_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "channels.json").write_text('{"channels": 7}', encoding="utf-8")
    (tmp_path / "credentials.json").write_text("{}", encoding="utf-8")
    files = {"channels": "channels.json", "credentials": "credentials.json"}
    kiosk = load_kiosk(write(tmp_path, **files, cameras=["a"]), listed=False)
    assert kiosk.camera_cores == 0.5
    assert kiosk.credentials == tmp_path / "credentials.json"
    many = [f"c{number}" for number in range(25)]
    assert "24 at most" in refusal(tmp_path, **files, cameras=many)
    assert "from 0.1 to 16" in refusal(tmp_path, **files, cameras=["a"], camera_cores=0)


GROUND = {"map": {"layers": [{"file": "streets.geojson", "colour": "road", "width_m": 8}]}}
STREET = {"type": "LineString", "coordinates": [[127.05, 37.65], [127.06, 37.65]]}


def test_the_ground_is_named_and_read_only_when_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "streets.geojson").write_text("{", encoding="utf-8")
    kiosk = load(tmp_path, **GROUND)
    assert kiosk.map is not None
    with pytest.raises(DocumentError):
        kiosk.map.read()
    (tmp_path / "streets.geojson").write_text(json.dumps(STREET), encoding="utf-8")
    (layer,) = kiosk.map.read().layers
    assert (layer.colour, layer.width_m) == ("road", 8.0)
    assert layer.features[0].lines == (((127.05, 37.65), (127.06, 37.65)),)


def test_a_check_reads_the_ground_as_well(tmp_path: Path) -> None:
    (tmp_path / "streets.geojson").write_text('{"type": "Line"}', encoding="utf-8")
    (problem,) = check(write(tmp_path, exits=[], **GROUND)).problems
    assert problem.file.endswith("streets.geojson")
    (tmp_path / "streets.geojson").write_text(json.dumps(STREET), encoding="utf-8")
    assert not check(write(tmp_path, exits=[], **GROUND)).problems


def test_a_ground_that_is_no_file_is_told_with_its_place(tmp_path: Path) -> None:
    assert "$.map.layers[0].file" in refusal(tmp_path, **GROUND)


def test_an_exit_has_its_place_on_the_map(tmp_path: Path) -> None:
    here = {"lat": 37.651, "lon": 127.051}
    exits = [{"number": "1", "leads_to": [{"ko": "시장"}], "position": here}]
    (one,) = load(tmp_path, exits=exits).exits
    assert one.position == (37.651, 127.051)
