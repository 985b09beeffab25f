"""One spotlight in every bay; each opens, gives way and returns for itself."""

from __future__ import annotations

from wall.glass.spotlights import Bay, Spotlights, bay_boxes

LEFT, RIGHT = Bay("window", 0), Bay("window", 1)


def test_a_wide_window_has_two_bays_and_others_have_one() -> None:
    assert len(bay_boxes(1920, 1080)) == 1
    assert bay_boxes(3840, 1080) == ((0, 0, 1920, 1080), (1920, 0, 1920, 1080))


def test_two_bays_hold_a_channel_each_and_the_newest_is_told_of() -> None:
    lights = Spotlights()
    lights.open(3, LEFT, 10.0)
    lights.open(8, RIGHT, 11.0)
    assert list(lights.channels) == [3, 8]
    assert lights.newest is not None
    assert lights.newest.spot.channel == 8
    lights.close(12.0, RIGHT)
    assert list(lights.channels) == [3]
    assert lights.newest.spot.channel == 3
    assert lights.at(RIGHT) is None


def test_a_channel_stands_in_one_bay_at_a_time() -> None:
    lights = Spotlights()
    lights.open(3, LEFT, 10.0)
    lights.open(3, RIGHT, 11.0)
    assert [lit.bay for lit in lights.all] == [RIGHT]


def test_another_channel_takes_an_open_bay_at_once() -> None:
    lights = Spotlights()
    lights.open(3, LEFT, 10.0)
    lights.open(4, LEFT, 12.0)
    (lit,) = lights.all
    assert (lit.spot.channel, lit.spot.openness(12.0)) == (4, 1.0)


def test_what_is_back_in_its_tile_is_forgotten() -> None:
    lights = Spotlights()
    lights.open(3, LEFT, 10.0)
    lights.open(8, RIGHT, 10.0)
    lights.close(12.0)
    assert not lights.channels
    assert not lights.sweep(12.0)
    assert lights.sweep(13.0)
    assert lights.all == ()
    assert lights.newest is None


def test_one_that_is_called_back_on_its_way_turns_round() -> None:
    lights = Spotlights()
    lights.open(3, LEFT, 10.0)
    lights.close(12.0, LEFT)
    halfway = lights.all[0].spot.openness(12.05)
    lights.open(3, LEFT, 12.05)
    assert lights.all[0].spot.openness(12.05) == halfway
    assert list(lights.channels) == [3]
