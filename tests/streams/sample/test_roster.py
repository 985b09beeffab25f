"""The city's documents are a wall's documents: they load, and say where every camera is."""

from pathlib import Path

from layouts.channels import load_channels
from layouts.credentials import load_credentials
from streams.sample.places import PLACES
from streams.sample.roster import Roster


def test_what_is_written_is_what_a_wall_loads(tmp_path: Path) -> None:
    roster = Roster(2_800, range(len(PLACES)))
    channels, credentials = roster.write(tmp_path, 8554)
    loaded = load_channels(channels)
    assert not loaded.problems
    assert loaded.channels == roster.channels(8554)
    assert credentials.stat().st_mode & 0o777 == 0o600
    assert load_credentials(credentials)["sample-city"].username == "wall"
    assert "sample-city-pass" not in channels.read_text("utf-8")


def test_names_are_unique_and_every_fourth_camera_asks_for_a_login() -> None:
    channels = Roster(2_800, range(len(PLACES)), digest_every=4).channels(8554)
    assert len({channel.name("ko") for channel in channels}) == 2_800
    assert len({channel.name("en") for channel in channels}) == 2_800
    assert sum(channel.credential is not None for channel in channels) == 700
    assert channels[0].name("ko") == "강남대로 강남역 · 1"


def test_a_number_stands_where_a_spot_has_several_cameras_and_apart_from_its_name() -> None:
    few = Roster(12, range(len(PLACES))).channels(8554)
    assert few[2].names == {"ko": "홍대입구역 2번 출구", "en": "Hongik Univ. Station Exit 2"}
    assert not [one for one in few if "·" in one.name("ko")]
    more = Roster(12 * 4 + 3, range(len(PLACES))).channels(8554)
    assert few[2].name("en") + " · 1" == more[2].name("en")
    assert few[2].name("en") + " · 2" == more[50].name("en")
    assert more[3].name("en") == few[3].name("en")


def test_places_that_are_shown_twice_have_no_name_twice() -> None:
    channels = Roster(9, [0, 0, 1]).channels(8554)
    assert len({channel.name("en") for channel in channels}) == 9


def test_cameras_stand_near_their_place_and_not_on_one_another() -> None:
    channels = Roster(2_800, range(len(PLACES))).channels(8554)
    assert len({channel.position for channel in channels}) == 2_800
    for number, channel in enumerate(channels):
        assert channel.position is not None
        latitude, longitude = PLACES[number % len(PLACES)].position
        assert abs(channel.position[0] - latitude) < 0.02
        assert abs(channel.position[1] - longitude) < 0.02
