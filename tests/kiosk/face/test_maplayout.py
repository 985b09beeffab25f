"""A map is turned to whoever stands before it, and no word on it lies on another or is cut off."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.face.groundname import Placename
from kiosk.face.maplayout import Room, laid
from kiosk.face.mapview import MapView
from kiosk.page import Chart, Gate, Language, Marker, Pace, StationChart, Way
from tests.kiosk.face.sample import vouch

HERE = (37.5571, 126.9245)
NORTH = (37.5571 + 300 / 111_195, 126.9245)
PACES = tuple(Pace(67.0 * n, f"{n} min", f"{n} min = {67 * n} m") for n in (1, 2, 3, 5, 10))
ROOM = Room(1.0, "Noto Sans CJK KR", "ko")
Box = tuple[float, float, float, float]


def chart(*markers: Marker, **fields: Any) -> dict[str, Any]:
    whole = {"facing": None, "paces": PACES, "you": "현 위치", **fields}
    return Chart(
        title="지도",
        spoken="지도",
        vouch=vouch(Language.KO),
        here=HERE,
        span_m=1200.0,
        markers=markers,
        **whole,
    ).as_map()


def view(facing: float = 0.0, width: int = 1200, height: int = 1200) -> MapView:
    return MapView(width, height, HERE, 1200.0, facing)


def boxes(plan: dict[str, Any]) -> list[Box]:
    written = [plan["you"], *plan["rings"], *plan["pins"], *plan["names"]]
    return [
        (one["x"], one["y"], one["x"] + one["wide"], one["y"] + one["high"])
        for one in written
        if one["text"]
    ]


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(
    ("facing", "x", "y"),
    [(0.0, 600, 300), (90.0, 300, 600), (180.0, 600, 900), (270.0, 900, 600)],
)
def test_what_lies_ahead_is_above(qtbot: QtBot, facing: float, x: float, y: float) -> None:
    (pin,) = laid(chart(Marker(NORTH, "북쪽")), view(facing), ROOM)["pins"]
    assert (pin["px"], pin["py"]) == pytest.approx((x, y), abs=1)
    assert laid(chart(Marker(NORTH, "북쪽")), view(facing), ROOM)["north"] == -facing


def test_the_scale_is_as_long_as_what_it_tells(qtbot: QtBot) -> None:
    bar = laid(chart(), view(), ROOM)["bar"]
    assert bar == {"px": pytest.approx(335), "text": "5 min = 335 m"}
    assert laid(chart(paces=()), view(), ROOM)["bar"] is None


def test_rings_lie_on_the_map(qtbot: QtBot) -> None:
    rings = laid(chart(), view(width=1600), ROOM)["rings"]
    assert [one["text"] for one in rings] == ["2 min", "3 min"] or len(rings) == 2
    assert all(one["reach"] < 600 for one in rings)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("mm", [0.7, 1.4, 2.8])
def test_words_never_lie_on_one_another_and_are_never_cut_off(
    qtbot: QtBot, language: Language, mm: float
) -> None:
    dice = random.Random(f"{language}{mm}")
    names = {
        Language.KO: "홍대입구역 2번 출구 앞",
        Language.EN: "Hongik Univ. Station, Exit 2",
        Language.ZH: "弘益大学站2号出口前",
        Language.JA: "弘大入口駅2番出口前",
    }
    for _ in range(12):
        scattered = [
            (HERE[0] + dice.uniform(-0.005, 0.005), HERE[1] + dice.uniform(-0.005, 0.005))
            for _ in range(18)
        ]
        markers = [Marker(at, names[language], f"{n}", "bike") for n, at in enumerate(scattered)]
        gates = tuple(Gate(str(n), at, None, names[language]) for n, at in enumerate(scattered[:6]))
        ground = [
            Placename({language.value: f"{names[language]} {n}"}, "road", ((0.0, 40.0 * n),))
            for n in range(12)
        ]
        room = replace(ROOM, mm=mm, language=language.value)
        plan = laid(chart(*markers, gates=gates), view(), room, ground)
        found = boxes(plan)
        for at, one in enumerate(found):
            assert one[0] >= 0
            assert one[1] >= 0
            assert one[2] <= 1200
            assert one[3] <= 1200
            assert not any(meet(one, other) for other in found[:at])


def test_exits_side_by_side_are_moved_apart_and_keep_their_true_place(qtbot: QtBot) -> None:
    near = [(HERE[0] + 0.0004, HERE[1] + 0.00002 * n) for n in range(3)]
    gates = tuple(Gate(str(n), at, None, "") for n, at in enumerate(near))
    station = StationChart(title="역", spoken="역", here=HERE, span_m=1200.0, gates=gates)
    pins = laid(station.as_map(), view(), ROOM)["pins"]
    assert len(pins) == 3
    for at, one in enumerate(pins):
        assert one["py"] == pytest.approx(600 - 44, abs=60)
        assert one["ty"] == pytest.approx(600 - 44, abs=1)
        for other in pins[:at]:
            apart = max(abs(one["px"] - other["px"]), abs(one["py"] - other["py"]))
            assert apart >= one["side"] * 0.99


def test_an_exit_of_which_only_the_direction_is_known_stands_in_that_direction(
    qtbot: QtBot,
) -> None:
    gates = (Gate("3", None, 90.0, "숲길"), Gate("4", None, None, "광장"))
    station = StationChart(title="역", spoken="역", here=HERE, span_m=1200.0, gates=gates)
    (pin,) = laid(station.as_map(), view(facing=210.0), ROOM)["pins"]
    assert pin["px"] > 600
    assert pin["py"] == pytest.approx(600, abs=1)
    assert not pin["sure"]


def test_the_way_to_what_is_pointed_at_is_drawn_and_a_straight_one_is_another_line(
    qtbot: QtBot,
) -> None:
    straight = Way(points=(HERE, NORTH), straight=True)
    around = Way(points=(HERE, (HERE[0], HERE[1] + 0.001), NORTH), inside=(HERE, HERE))
    block = chart(Marker(NORTH, "북쪽", way=straight), Marker(NORTH, "둘러", way=around))
    assert laid(block, view(), ROOM)["lines"] == []
    (line,) = laid(block, view(), ROOM, pin="place-0")["lines"]
    assert line["kind"] == "straight"
    assert line["points"][-1] == {"x": pytest.approx(600), "y": pytest.approx(300, abs=1)}
    kinds = [one["kind"] for one in laid(block, view(), ROOM, pin="place-1")["lines"]]
    assert kinds == ["inside", "way"]


def test_a_name_is_in_the_readers_language_and_never_hangul_where_there_is_english() -> None:
    name = Placename({"ko": "견본길", "en": "Sample St"}, "road", ())
    assert [name.name(one) for one in ("ko", "en", "zh", "ja")] == [
        "견본길",
        "Sample St",
        "Sample St",
        "Sample St",
    ]
    assert Placename({"ko": "마포구", "en": "Mapo-gu"}, "land", ()).name("ja") == "麻浦区"


def test_no_way_strikes_out_the_name_of_where_it_leads(qtbot: QtBot) -> None:
    west = (HERE[0], HERE[1] - 0.003)
    plan = laid(chart(Marker(west, "공덕역"), route=(HERE, west)), view(), ROOM)
    (pin,) = plan["pins"]
    (line,) = plan["lines"]
    assert pin["text"] == "공덕역"
    assert {round(one["y"]) for one in line["points"]} == {600}
    end = min(one["x"] for one in line["points"])
    beyond = pin["x"] + pin["wide"] <= end
    assert beyond or not pin["y"] < 600 < pin["y"] + pin["high"]


@pytest.mark.parametrize("mm", [0.7, 1.4])
def test_no_words_lie_under_a_pin_that_is_pointed_at_nor_under_the_sign_of_a_lift(
    qtbot: QtBot, mm: float
) -> None:
    names = "AK Plaza Hongdae"
    places = [(HERE[0] + 0.0012 * y, HERE[1] + 0.0016 * x) for x in (-1, 1) for y in (-1, 0, 1)]
    gates = tuple(Gate(str(n), at, None, names, lift=True) for n, at in enumerate(places, 1))
    station = StationChart(title="역", spoken="역", here=HERE, span_m=1200.0, gates=gates)
    room = replace(ROOM, mm=mm, language="en")
    for pin in ("", *(f"exit-{one.number}" for one in gates)):
        plan = laid(station.as_map(), view(), room, pin=pin)
        written = boxes(plan)
        assert len(written) >= 6
        assert [one["id"] for one in plan["pins"] if one["chosen"]] == ([pin] if pin else [])
        for one in plan["pins"]:
            assert one["sign"] == "lift"
            assert one["drawn"] == pytest.approx(one["side"] * (1.15 if one["chosen"] else 1))
            half, side = one["drawn"] / 2, one["side"]
            square = (one["px"] - half, one["py"] - half, one["px"] + half, one["py"] + half)
            left, top = one["px"] + 0.28 * side, one["py"] - 0.92 * side
            sign = (left, top, left + 26 * mm, top + 26 * mm)
            assert not any(meet(box, square) or meet(box, sign) for box in written)


def test_the_sign_of_a_lift_leaves_the_name_its_place_at_the_right(qtbot: QtBot) -> None:
    gate = Gate("3", NORTH, None, "Gyeongui Line Forest Park", lift=True)
    station = StationChart(title="역", spoken="역", here=HERE, span_m=1200.0, gates=(gate,))
    (pin,) = laid(station.as_map(), view(), ROOM)["pins"]
    assert pin["x"] > pin["px"]
    assert pin["y"] + pin["high"] / 2 == pytest.approx(pin["py"])
