"""Frozen and black cameras told from quiet nights, on samples of luma as a decoder gives them."""

from __future__ import annotations

import numpy as np
import pytest

from streams.floor.truth import Content
from streams.media.content import APART_S, ContentWatch, Luma

SHAPE = (22, 40)
"""A 320x180 picture, sampled every eight pixels."""


def street(seed: int = 1) -> Luma:
    """A picture by day, with things in it."""
    return np.random.default_rng(seed).integers(30, 220, SHAPE).astype(np.uint8)


def night(seed: int = 1) -> Luma:
    """A picture by night: dark, with a few lamps."""
    picture = np.full(SHAPE, 22, np.uint8)
    picture[np.random.default_rng(seed).random(SHAPE) < 0.03] = 200
    return picture


def noisy(picture: Luma, second: int, sigma: float = 0.7) -> Luma:
    """What a sensor's noise leaves of a picture behind an encoder."""
    noise = np.random.default_rng(1000 + second).normal(0, sigma, picture.shape)
    return np.clip(picture + np.rint(noise), 0, 255).astype(np.uint8)


def clocked(picture: Luma, second: int) -> Luma:
    """A clock burnt into the picture's corner: a few samples that change every second."""
    made = picture.copy()
    made[1:3, 26:38] = np.random.default_rng(second).choice([40, 235], (2, 12))
    return made


def watched(*pictures: Luma, start: float = 100.0) -> ContentWatch:
    watch = ContentWatch()
    for second, picture in enumerate(pictures):
        watch.look(picture, start + second)
    return watch


def test_a_street_with_traffic_moves() -> None:
    assert watched(*(street(second) for second in range(30))).content is Content.MOVING


def test_a_picture_that_never_changes_is_frozen_from_where_it_stopped() -> None:
    moving, still = [street(second) for second in range(5)], [street(4)] * 20
    watch = watched(*moving, *still)
    assert watch.content is Content.FROZEN
    assert watch.since == 104.0


def test_it_is_not_called_frozen_before_it_has_stood_for_a_while() -> None:
    assert watched(*[street()] * 10).content is Content.MOVING
    assert watched(*[street()] * 15).content is Content.FROZEN


def test_a_burnt_in_clock_does_not_bring_a_frozen_picture_to_life() -> None:
    watch = watched(*(clocked(street(), second) for second in range(40)))
    assert watch.content is Content.FROZEN


def test_a_coder_that_refreshes_a_block_now_and_then_does_not_either() -> None:
    pictures = []
    for second in range(60):
        picture = street().copy()
        picture[second % 22, :2] += 1
        pictures.append(picture)
    assert watched(*pictures).content is Content.FROZEN


def test_a_night_whose_sensor_is_noisy_is_live() -> None:
    watch = watched(*(noisy(night(), second, sigma=2.0) for second in range(90)))
    assert watch.content is Content.MOVING


@pytest.mark.parametrize("sigma", [0.4, 0.7])
def test_a_night_so_quiet_that_it_might_be_coding_noise_has_longer(sigma: float) -> None:
    watch = watched(*(noisy(night(), second, sigma) for second in range(30)))
    assert watch.content is Content.MOVING


def test_a_lone_car_is_life() -> None:
    pictures = []
    for second in range(40):
        picture = street().copy()
        picture[15:18, second : second + 3] = 250
        pictures.append(picture)
    assert watched(*pictures).content is Content.MOVING


def test_a_picture_that_moves_again_is_live_at_once() -> None:
    watch = watched(*[street()] * 20, street(2))
    assert (watch.content, watch.since) == (Content.MOVING, 120.0)


def test_a_black_picture_is_black_at_once_and_since_when() -> None:
    watch = watched(street(), np.full(SHAPE, 16, np.uint8), np.full(SHAPE, 17, np.uint8))
    assert (watch.content, watch.since) == (Content.BLACK, 101.0)


def test_a_covered_lens_with_its_noise_is_black() -> None:
    cover = np.full(SHAPE, 25, np.uint8)
    assert watched(*(noisy(cover, second, 2.0) for second in range(5))).content is Content.BLACK


def test_a_night_with_a_few_lamps_is_not_black() -> None:
    assert watched(noisy(night(), 0), noisy(night(), 1)).content is Content.MOVING


def test_light_again_is_seen_at_once() -> None:
    dark = [np.full(SHAPE, 16, np.uint8)] * 20
    assert watched(street(), *dark, street(3)).content is Content.MOVING


def test_a_light_picture_without_anything_in_it_is_not_black() -> None:
    fog = np.full(SHAPE, 150, np.uint8)
    assert watched(*(noisy(fog, second) for second in range(20))).content is Content.MOVING


def unfiltered(picture: Luma) -> Luma:
    """The same picture as a decoder gives it that leaves the loop filter out."""
    rough = np.random.default_rng(5).integers(-6, 7, picture.shape)
    made: Luma = np.clip(picture.astype(np.int16) + rough, 0, 255).astype(np.uint8)
    return made


@pytest.mark.parametrize("every", [3, 9])
def test_a_finger_on_a_frozen_tile_does_not_bring_it_to_life(every: int) -> None:
    """Decoded in another way its samples differ all over, and nothing has moved."""
    watch = ContentWatch()
    for second in range(60):
        touched = second // every % 2 == 1
        picture = unfiltered(street()) if touched else street()
        watch.look(picture, 100.0 + second, "smooth" if touched else "small")
        assert second < 20 or watch.content is Content.FROZEN
    assert watch.since == 100.0


def test_a_picture_that_moves_again_while_it_is_touched_is_live_at_the_second_look() -> None:
    watch = watched(*[street()] * 20)
    watch.look(street(7), 120.0, "smooth")
    assert watch.content is Content.FROZEN, "nothing to compare with yet"
    watch.look(street(8), 121.0, "smooth")
    assert (watch.content, watch.since) == (Content.MOVING, 121.0)


def test_a_main_stream_last_seen_before_the_freeze_does_not_bring_the_camera_to_life() -> None:
    watch = watched(*(street(second) for second in range(10)), start=91.0)
    watch.look(street(70), 95.5, "main")
    for second in range(101, 140):
        watch.look(street(9), float(second))
    assert watch.content is Content.FROZEN
    watch.look(street(3), 140.0, "main")
    assert watch.content is Content.FROZEN, "it has changed since 95 s, not since the freeze"
    watch.look(street(3), 142.0, "main")
    assert (watch.content, watch.since) == (Content.FROZEN, 100.0)
    watch.look(street(4), 144.0, "main")
    assert (watch.content, watch.since) == (Content.MOVING, 144.0)


def test_in_the_middle_of_a_group_only_light_and_darkness_are_told() -> None:
    watch = watched(*[street()] * 20)
    assert not watch.wants(119.5, key=False)
    assert watch.wants(120.0, key=False)
    watch.glance(unfiltered(street(4)), 120.0)
    assert watch.content is Content.FROZEN
    assert watch.wants(120.1), "a keyframe is looked at however lately something else was"
    watch.glance(np.full(SHAPE, 16, np.uint8), 121.0)
    assert (watch.content, watch.since) == (Content.BLACK, 121.0)
    watch.glance(street(), 122.0)
    assert (watch.content, watch.since) == (Content.MOVING, 122.0)


def test_light_again_is_seen_at_once_however_it_is_decoded() -> None:
    watch = watched(street(), np.full(SHAPE, 16, np.uint8))
    watch.look(street(3), 102.0, "sharp")
    assert watch.content is Content.MOVING


def test_another_size_is_another_picture() -> None:
    watch = watched(*[street()] * 20, np.full((54, 96), 120, np.uint8))
    assert watch.content is Content.MOVING


def test_pictures_closer_together_than_a_second_or_so_are_not_worth_a_look() -> None:
    watch = ContentWatch()
    assert watch.wants(5.0)
    watch.look(street(), 5.0)
    assert not watch.wants(5.0 + APART_S / 2)
    assert watch.wants(5.0 + APART_S)


def test_an_outage_does_not_bring_a_frozen_camera_to_life_and_a_new_picture_does() -> None:
    watch = watched(*[street()] * 20)
    said = [(watch.content, watch.since)]
    for second in (50, 51, 52):
        watch.look(street(), 100.0 + second)
        said.append((watch.content, watch.since))
    assert said == [(Content.FROZEN, 100.0)] * 4
    watch.look(street(9), 190.0)
    assert watch.content is Content.MOVING


def test_what_stood_still_for_a_moment_before_an_outage_is_watched_anew() -> None:
    watch = watched(*[street()] * 5)
    said = set()
    for second in range(40, 50):
        watch.look(street(), 100.0 + second)
        said.add(watch.content)
    assert said == {Content.MOVING}
    watch.look(street(), 154.0)
    assert (watch.content, watch.since) == (Content.FROZEN, 140.0)
